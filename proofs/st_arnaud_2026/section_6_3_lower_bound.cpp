#include "claim/check.hpp"
#include "claim/cited_steps.hpp"
#include "claim/decided_steps.hpp"
#include "claim/generators.hpp"
#include "ntk/kernel/normalized_kernel.hpp"

#include <fmt/format.h>

namespace proofs::st_arnaud_2026::section_6_3_lower_bound {
namespace {

using claim::Relation;
using rigor::Ball, rigor::Rational, rigor::Truth;

/// The printed factor to the power -power; 4^-j binom(2 j, j) >= 1/(tail sqrt j).
struct Reading {
    Rational power = 3;  // free: any above 1/2, of which there is a control
    Rational tail = 2;
};

/// theta_l/pi for an inner product z.
Ball angle_share(const Rational& z, long l) {
    ntk::NormalizedKernelIteration<Ball> walk(z);
    while (walk.layer() < l) walk.advance();
    return walk.angle() / Ball::pi();
}

claim::Result check(const claim::Context& context, const Reading& reading) {
    claim::Result result;
    result.scope = "all L >= 1, n, n0 >= 2, all X with x_i^T x_j <= 1 - delta; the constant depends on delta only";
    const rigor::Precision precision(192);
    const Rational left = reading.power - Rational(1, 2);  // of n0 beside the root
    result.steps.carries(claim::cites(context, "st-arnaud-2026/section-6.3-lambda-n"))
        .carries(claim::cites(context, "yu-2025/eq-b.6"))
        .carries(claim::exact({"(1/4 binom(2, 1) tail)^2", Rational(reading.tail / 2 * reading.tail / 2)},
                              Relation::at_least, {"1", 1}))
        .carries(claim::identity<1>(
            "((2 j + 1)/(2 j + 2))^2 (j + 1)/j",
            [](const auto& j) { return (2 * j + 1) / (2 * j + 2) * ((2 * j + 1) / (2 * j + 2)) * (j + 1) / j; },
            "1 + 1/(4 j (j + 1))", [](const auto& j) { return 1 + 1 / (4 * j * (j + 1)); }))
        .carries(claim::written(context, "tail"))
        .carries(claim::written(context, "each"))
        .carries(claim::cites(context, "st-arnaud-2026/theorem-2-limit"))
        .carries(claim::cites_correction(context, "st-arnaud-2026/theorem-3-scenarios"))
        .carries(claim::written(context, "depth"))
        .carries(claim::exact({"the power of n0 that is left beside the root", left}, Relation::greater, {"0", 0}))
        .carries(claim::exact(
            {"(6/5)^3 e^(-3), the maximum of (ln x)^3/x^(5/2)", Ball(Rational(216, 125)) * rigor::exp(Ball(-3))},
            Relation::less, {"1", 1}))
        .carries(claim::written(context, "together"));
    if (context.verdict_only) return result;
    for (const long l : {10L, 100L, 1000L})
        result.values.push_back({fmt::format("l lambda_2(h'(rho^(l))) for two orthogonal points, l = {}", l),
                                 (Ball(l) * angle_share(0, l)).enclosure(context.digits)});
    return result;
}

/// Two points: lambda_2(A_l) = theta_l/pi >= 1/(4 l) for x_1^T x_2 <= 1/2.
Truth two_points(const Rational& z, long l) {
    const rigor::Precision precision(400);
    return rigor::certainly_less(Ball(Rational(1, 4 * l)), angle_share(z, l));
}

const claim::Registered registered{[]() -> claim::Check {
    return claim::checked("st-arnaud-2026/section-6.3-lower-bound", check)
        .control("1.9 for 2 in the bound of the coefficients", [](Reading& r) { r.tail = Rational(19, 10); })
        .control("the factor to the power -1/2", [](Reading& r) { r.power = Rational(1, 2); })
        .property(claim::property_where(
            "two points with x_1^T x_2 <= 1/2: the smallest eigenvalue of h'(rho^(l)) is more than 1/(4 l), l <= 300",
            [](const Rational& z, long) { return rigor::truth(z <= Rational(1, 2)); }, two_points,
            claim::Input{"z", claim::correlations()}, claim::Input{"l", claim::integers(2, 300)}));
}};

}  // namespace
}  // namespace proofs::st_arnaud_2026::section_6_3_lower_bound
