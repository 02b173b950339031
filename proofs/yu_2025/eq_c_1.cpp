#include "claim/check.hpp"
#include "claim/cited_steps.hpp"
#include "claim/decided_steps.hpp"
#include "claim/generators.hpp"
#include "claim/sampler.hpp"
#include "proofs/yu_2025/common/training_sample.hpp"
#include "rigor/number/dual_number.hpp"

#include <fmt/format.h>

namespace proofs::yu_2025::eq_c_1 {
namespace {

using rigor::Rational, rigor::Truth;

/// u_i' = -E/(1 + E)^first (2 y_i - 1) d/dt f_t(x_i) = -u_i (1 - u_i)^second sum_j (2 y_i - 1) K_ij (2 y_j - 1) u_j.
struct Reading {
    long first = 2, second = 1;
    bool with_label = true;  ///< 2 y_i - 1 in the sum
};

template <class T>
T power(const T& base, long exponent) {
    T product(1);
    for (long k = 0; k < exponent; ++k) product = product * base;
    return product;
}

claim::Steps error_differentiated(const Reading& reading) {
    const std::string printed = fmt::format("-E/(1 + E)^{}", reading.first);
    const auto first_line = [=](const auto& E) { return -E / power(1 + E, reading.first); };
    claim::Steps steps;
    steps
        .carries(claim::identity<1>(
            "du/dz of u = 1/(1 + E), E = e^z, by a dual number",
            [](const auto& E) {
                using T = std::decay_t<decltype(E)>;
                const rigor::Dual<T> e(E, E);
                return (rigor::Dual<T>(1) / (rigor::Dual<T>(1) + e)).derivative;
            },
            printed, first_line))
        .carries(
            claim::identity<1>(printed, first_line, fmt::format("-u (1 - u)^{}", reading.second), [=](const auto& E) {
                const auto u = 1 / (1 + E);
                return -u * power(1 - u, reading.second);
            }));
    return steps;
}

/// The second line for the network of a seed, with d/dt f through the forward pass alone.
Truth second_line(long seed, const Reading& reading) {
    const TrainingSample sample = training_sample(seed);
    const auto velocity = flow_velocity(sample.network, sample.points, sample.coefficients());
    const ExactMatrix k = ntk::empirical_kernel(sample.network, sample.points);
    const auto sign = [&](long i) { return 2 * sample.labels[static_cast<std::size_t>(i)] - 1; };
    bool equal = true;
    for (long i = 0; i < k.rows(); ++i) {
        const Rational& u = sample.errors(i);
        const Rational moved =
            -u * (1 - u) * sign(i) * derivative_along(sample.network, velocity, ExactVector(sample.points.col(i)));
        Rational sum = 0;
        for (long j = 0; j < k.rows(); ++j)
            sum += (reading.with_label ? sign(i) : 1) * k(i, j) * sign(j) * sample.errors(j);
        equal = equal && moved == -u * power(Rational(1 - u), reading.second) * sum;
    }
    return rigor::truth(equal);
}

claim::Result check(const claim::Context& context, const Reading& reading) {
    claim::Result result;
    result.scope =
        "both networks, along every absolutely continuous solution of (2.7), for almost every t; all n, both labels";
    result.steps.carries(claim::cites(context, "yu-2025/eq-2.6"))
        .carries(claim::cites(context, "yu-2025/eq-3.2"))
        .append(error_differentiated(reading))
        .carries(claim::written(context, "chain"))
        .carries(claim::written(context, "kernel"))
        .supports(claim::instances(
            "the second line with d/dt f_t(x_i) through the forward pass, exactly, networks of both kinds",
            context.seed, 120,
            [&](claim::Sampler& sampler) { return second_line(sampler.integer(1, 1'000'000'000), reading); }));
    return result;
}

const claim::Registered registered{[]() -> claim::Check {
    return claim::checked("yu-2025/eq-c.1", check)
        .control("1 + e^z without the square", [](Reading& r) { r.first = 1; })
        .control("without the factor 1 - u_i", [](Reading& r) { r.second = 0; })
        .control("(1 - u_i)^2", [](Reading& r) { r.second = 2; })
        .control("without 2 y_i - 1 in the sum", [](Reading& r) { r.with_label = false; })
        .property(claim::property(
            "the second line for the network of a random seed, exactly",
            [](long seed) { return second_line(seed, {}); }, claim::Input{"seed", claim::integers(1000, 1'000'000)}));
}};

}  // namespace
}  // namespace proofs::yu_2025::eq_c_1
