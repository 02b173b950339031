#include "claim/check.hpp"
#include "claim/cited_steps.hpp"
#include "claim/decided_steps.hpp"
#include "claim/generators.hpp"
#include "claim/sampler.hpp"
#include "ntk/kernel/polynomial_dual.hpp"

#include <fmt/format.h>

namespace proofs::jacot_2018::a_2_row_norm {
namespace {

using claim::Relation;
using rigor::Rational, rigor::RationalMatrix, rigor::Truth;

/// The norm of a row of W/n^(width_power/2) is bounded.
struct Reading {
    unsigned long width_power = 0;
    Rational limit = 1;  // of the correction: the square of the norm tends to it
};

/// E z^2 and E z^4 of a standard Gaussian.
const Rational& second_moment() {
    static const Rational m = ntk::gaussian_mean({0, 0, 1}, 1);
    return m;
}
const Rational& fourth_moment() {
    static const Rational m = ntk::gaussian_mean({0, 0, 0, 0, 1}, 1);
    return m;
}
/// Mean and variance of the squared norm of n independent standard Gaussians over n^(power/2).
template <class T>
T mean_square_norm(const T& n, unsigned long power) {
    T mean = n * second_moment();
    for (unsigned long k = 0; k < power; ++k) mean = mean / n;
    return mean;
}
template <class T>
T variance(const T& n, unsigned long power) {
    T v = n * Rational(fourth_moment() - second_moment() * second_moment());
    for (unsigned long k = 0; k < 2 * power; ++k) v = v / n;
    return v;
}
std::string row(unsigned long power) {
    return power == 0 ? "|row|^2" : power == 1 ? "|row|^2/n" : fmt::format("|row|^2/n^{}", power);
}

claim::Result check(const claim::Context& context, const Reading& reading) {
    claim::Result result;
    result.aim = claim::Result::Aim::refute;
    result.scope = "every row, as n = n_L grows";
    const unsigned long p = reading.width_power;
    result.steps
        .carries(claim::identity<1>(
            fmt::format("Var X/(E X/2)^2, X = {}, from the Gaussian moments", row(p)),
            [p](const auto& n) {
                const auto half = mean_square_norm(n, p) / 2;
                return variance(n, p) / (half * half);
            },
            "8/n", [](const auto& n) { return 8 / n; }))
        .carries(claim::identity<1>(
            fmt::format("E X/2, X = {}", row(p)), [p](const auto& n) { return mean_square_norm(n, p) / 2; }, "n/2",
            [](const auto& n) { return n / 2; }))
        .carries(claim::written(context, "unbounded"));
    if (context.verdict_only) return result;
    result.values.push_back({"E |row|^2 for n_L = 10^6", rigor::to_string(mean_square_norm(Rational(1'000'000), p))});
    return result;
}

/// lambda_max(W W^T) <= the sum of the squares of the rows.
Truth frobenius(const RationalMatrix& w) {
    Rational sum = 0;
    for (long i = 0; i < w.rows(); ++i)
        for (long j = 0; j < w.columns(); ++j) sum += w(i, j) * w(i, j);
    return rigor::truth(rigor::inertia(rigor::row_products(w).shifted(sum)).positive == 0);
}

claim::Result check_correction(const claim::Context& context, const Reading& reading) {
    claim::Result result;
    result.scope = "in probability, n_(L+1) fixed, n = n_L -> infinity";
    const unsigned long p = reading.width_power;
    result.steps
        .carries(claim::identity<1>(
            fmt::format("E ({} - {})^2, from the Gaussian moments", row(p), rigor::to_string(reading.limit)),
            [&](const auto& n) {
                const auto off = mean_square_norm(n, p) - reading.limit;
                return variance(n, p) + off * off;
            },
            "2/n", [](const auto& n) { return 2 / n; }))
        .carries(claim::written(context, "chebyshev"))
        .carries(claim::written(context, "frobenius"));
    if (context.verdict_only) return result;
    result.steps.supports(claim::instances(
        "lambda_max(W W^T) <= sum of the squares of the rows, by exact inertia: up to 3 rows of up to 6 entries",
        context.seed, 40, [](claim::Sampler& sampler) {
            const long rows = sampler.integer(1, 3), columns = sampler.integer(1, 6);
            return frobenius(sampler.matrix(rows, columns));
        }));
    return result;
}

const claim::Registered registered{[]() -> claim::Check {
    return claim::checked("jacot-2018/a.2-row-norm", check)
        .control("the rows of W/sqrt(n)", [](Reading& r) { r.width_power = 1; })
        .control("the rows of W/n", [](Reading& r) { r.width_power = 2; })
        .corrected(check_correction, {.width_power = 1})
        .correction_control("W/n in place of W/sqrt(n)", [](Reading& r) { r.width_power = 2; })
        .correction_control("limit 1 + 1e-20", [](Reading& r) { r.limit += rigor::parse_rational("1e-20"); })
        .property(claim::property_where(
            "W != 0: lambda_max(W W^T) <= sum of the squares of the rows, by exact inertia",
            [](long rows, long number) {
                claim::Sampler sampler(rows, static_cast<std::uint64_t>(number));
                return rigor::truth(rigor::rank(sampler.matrix(rows, 4)) > 0);
            },
            [](long rows, long number) {
                claim::Sampler sampler(rows, static_cast<std::uint64_t>(number));
                return frobenius(sampler.matrix(rows, 4));
            },
            claim::Input{"rows", claim::integers(1, 4)}, claim::Input{"sample", claim::integers(0, 1'000'000)}));
}};

}  // namespace
}  // namespace proofs::jacot_2018::a_2_row_norm
