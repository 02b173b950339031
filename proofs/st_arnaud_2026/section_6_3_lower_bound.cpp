#include "claim/check.hpp"
#include "claim/cited_steps.hpp"
#include "claim/decided_steps.hpp"
#include "claim/generators.hpp"
#include "ntk/kernel/normalized_kernel.hpp"

#include <fmt/format.h>

namespace proofs::st_arnaud_2026 {
namespace {

using claim::Relation;
using rigor::Ball, rigor::Rational, rigor::Truth;

/// A term of the sum is Omega(1/l^order); the smallest eigenvalue of A_l is of the order 1/l, as the angle is.
struct Reading {
    Rational order = 2;
    Rational rate = 3;  ///< lim l theta_l/pi
};

/// theta_l/pi for an inner product z.
Ball angle_share(const Rational& z, long l) {
    ntk::NormalizedKernelIteration<Ball> walk(z);
    while (walk.layer() < l) walk.advance();
    return walk.angle() / Ball::pi();
}

claim::Result check(const claim::Context& context, const Reading& reading) {
    claim::Result result;
    result.scope = "all L >= 1, all X with x_i^T x_j <= 1 - delta; the constant depends on delta and n0";
    const rigor::Precision precision(192);
    result.steps.carries(claim::cites(context, "st-arnaud-2026/section-6.3-lambda-n"))
        .carries(claim::cites_correction(context, "st-arnaud-2026/section-4-case-a"))
        .carries(claim::cites_correction(context, "st-arnaud-2026/theorem-3-scenarios"))
        .carries(claim::written(context, "each"))
        .carries(claim::cites(context, "st-arnaud-2026/theorem-2-limit"))
        .carries(claim::exact({"(2/pi) (3 pi/2), the coefficient of 1/U in w", Rational(2) * Rational(3, 2)},
                              Relation::equal, {"the rate", reading.rate}))
        .carries(claim::written(context, "deep"))
        .carries(claim::exact({"the order of 1/l in the eigenvalue", 1}, Relation::at_most,
                              {"that of the printed bound", reading.order}))
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
        .control("Omega(1/l^(1/2))", [](Reading& r) { r.order = Rational(1, 2); })
        .control("Omega(1)", [](Reading& r) { r.order = 0; })
        .control("l theta_l/pi -> 2", [](Reading& r) { r.rate = 2; })
        .property(claim::property_where(
            "two points with x_1^T x_2 <= 1/2: the smallest eigenvalue of h'(rho^(l)) is more than 1/(4 l), l <= 300",
            [](const Rational& z, long) { return rigor::truth(z <= Rational(1, 2)); }, two_points,
            claim::Input{"z", claim::correlations()}, claim::Input{"l", claim::integers(2, 300)}));
}};

}  // namespace
}  // namespace proofs::st_arnaud_2026
