#include "claim/check.hpp"
#include "claim/cited_steps.hpp"
#include "claim/decided_steps.hpp"
#include "claim/generators.hpp"
#include "claim/sampler.hpp"
#include "proofs/yu_2025/common/training_sample.hpp"

#include <fmt/format.h>

namespace proofs::yu_2025 {
namespace {

using claim::Relation;
using rigor::Rational, rigor::Truth;

/// u_i' = -u_i (1 - u_i) [K_i^r] u: [K_i^r] is a column of n numbers, or it is laid as a row; K^r is made with the
/// labels or is K_t(X, X); the power of 1 - u_i; n samples.
struct Reading {
    bool row = false, with_labels = true;
    unsigned long power = 1;
    long samples = 2;
};
const Reading corrected{.row = true};

/// [K_i^r] u, times -u_i (1 - u_i)^power.
Rational right_side(const TrainingSample& sample, const Reading& reading, long i) {
    const ExactMatrix k =
        reading.with_labels ? signed_kernel(sample) : ntk::empirical_kernel(sample.network, sample.points);
    const Rational& u = sample.errors(i);
    return -u * rigor::power(Rational(1 - u), reading.power) * (k.col(i).transpose() * sample.errors).value();
}
/// u_i' = -u_i (1 - u_i) (2 y_i - 1) d/dt f(x_i), the last through the forward pass; K^r is symmetric.
Truth column_form(const TrainingSample& sample, const Reading& reading) {
    const auto velocity = flow_velocity(sample.network, sample.points, sample.coefficients());
    const ExactMatrix k = signed_kernel(sample);
    bool equal = k == k.transpose();
    for (long i = 0; i < sample.points.cols(); ++i) {
        const Rational& u = sample.errors(i);
        const Rational moved = (2 * sample.labels[static_cast<std::size_t>(i)] - 1) *
                               derivative_along(sample.network, velocity, ExactVector(sample.points.col(i)));
        equal = equal && right_side(sample, reading, i) == -u * (1 - u) * moved;
    }
    return rigor::truth(equal);
}

claim::Result check(const claim::Context&, const Reading& reading) {
    claim::Result result;
    result.aim = claim::Result::Aim::refute;
    result.scope = "false for all n >= 2: the product is not defined";
    // A column of n numbers has one column, a row n.
    result.steps.carries(
        claim::witness<long>(fmt::format("n = {}", reading.samples), reading.samples,
                             {"columns of K_i^r of (C.2)", [=](long n) { return reading.row ? n : 1; }},
                             Relation::equal, {"rows of u", [](long n) { return n; }}));
    return result;
}

claim::Result check_correction(const claim::Context& context, const Reading& reading) {
    claim::Result result;
    result.scope = "both networks, along every absolutely continuous solution of (2.7), for almost every t; all n";
    const auto agrees = [=](claim::Sampler& sampler) {
        return column_form(training_sample(sampler.integer(1, 1'000'000'000)), reading);
    };
    result.steps.carries(claim::cites(context, "yu-2025/eq-c.1"))
        .carries(claim::written(context, "row"))
        .supports(claim::instances(
            "the equation with u_i' = -u_i (1 - u_i) (2 y_i - 1) d/dt f(x_i), d/dt f through the forward pass alone, and "
            "K^r symmetric, exactly",
            context.seed, 120, agrees));
    return result;
}

const claim::Registered registered{[]() -> claim::Check {
    return claim::checked("yu-2025/eq-c.3", check)
        .control("n = 1", [](Reading& r) { r.samples = 1; })
        .corrected(check_correction, corrected)
        .correction_control("columns of K_t(X, X), without the labels", [](Reading& r) { r.with_labels = false; })
        .correction_control("without the factor 1 - u_i", [](Reading& r) { r.power = 0; })
        .correction_control("(1 - u_i)^2", [](Reading& r) { r.power = 2; })
        .property(claim::property(
            "the equation for the network of a random seed, exactly",
            [](long seed) { return column_form(training_sample(seed), corrected); },
            claim::Input{"seed", claim::integers(1000, 1'000'000)}));
}};

}  // namespace
}  // namespace proofs::yu_2025
