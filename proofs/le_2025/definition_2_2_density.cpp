#include "claim/check.hpp"
#include "claim/cited_steps.hpp"
#include "claim/decided_steps.hpp"
#include "claim/generators.hpp"
#include "rigor/number/ball_functions.hpp"
#include "rigor/proof/integral.hpp"

#include <fmt/format.h>

namespace proofs::le_2025::definition_2_2_density {
namespace {

using claim::RationalVector, claim::Relation;
using rigor::Ball, rigor::ComplexBall, rigor::Rational, rigor::Truth;

/// (2 pi)^-(pi_power d) (det Sigma)^-(det_slope d + det_constant) exp(-exponent (x - mu)^T Sigma^-1 (x - mu)); the
/// witness has Sigma = variance I in this dimension.
struct Reading {
    Rational pi_power{1, 2}, det_slope{1, 2}, det_constant = 0, exponent{1, 2};
    long dimension = 2;
    Rational variance = 4;  // free: any but 1
};
Reading corrected() {
    Reading reading;
    reading.det_slope = 0;
    reading.det_constant = Rational(1, 2);
    return reading;
}

Ball factor(long d, const Rational& determinant, const Reading& reading) {
    return rigor::power(Ball(2) * Ball::pi(), Rational(-reading.pi_power * d)) *
           rigor::power(Ball(determinant), Rational(-(reading.det_slope * d + reading.det_constant)));
}
/// int exp(-exponent x^2/variance) dx by certified quadrature over 14 standard deviations to each side. For exponents
/// from 1/2 on the rest is at most sqrt(variance) e^-98/7 < 1e-40 sqrt(variance), which widens the ball.
Ball line(const Rational& variance, const Rational& exponent) {
    const Ball deviation = rigor::sqrt(Ball(variance)), end = Ball(14) * deviation;
    const ComplexBall rate{Ball(Rational(-exponent / variance))};
    return rigor::integral([&](const ComplexBall& x) { return exp(rate * x * x); }, -end, end)
        .widened(deviation * Ball(rigor::parse_rational("1e-40")));
}
/// The total mass for Sigma = diag(variances).
Ball mass(const RationalVector& variances, const Reading& reading) {
    const rigor::Precision precision(160);
    Rational determinant = 1;
    Ball product(1);
    for (const Rational& v : variances) {
        determinant *= v;
        product *= line(v, reading.exponent);
    }
    return product * factor(static_cast<long>(variances.size()), determinant, reading);
}
/// The same for Sigma = [2, 1; 1, 2], an integral over y of integrals over x; det Sigma = 3 and
/// (x, y) Sigma^-1 (x, y)^T = 2 (x^2 - x y + y^2)/3 >= (x^2 + y^2)/3, so beyond |x|, |y| <= 14 are at most
/// 6 pi e^(-196/6) < 1e-12.
Ball correlated_mass(const Reading& reading) {
    const rigor::Precision precision(64);
    const rigor::IntegralGoal goal{.bits = 32};
    const ComplexBall rate{Ball(Rational(-2 * reading.exponent / 3))};
    const Ball inside = rigor::integral(
        [&](const ComplexBall& y) {
            return rigor::complex_integral([&](const ComplexBall& x) { return exp(rate * (x * x - x * y + y * y)); },
                                           Ball(-14), Ball(14), goal);
        },
        Ball(-14), Ball(14), goal);
    return inside.widened(Ball(rigor::parse_rational("1e-12"))) * factor(2, 3, reading);
}

claim::Result check(const claim::Context&, const Reading& reading) {
    claim::Result result;
    result.aim = claim::Result::Aim::refute;
    result.scope = "an example; all d >= 2 and Sigma with det Sigma != 1, by the mass that the page computes";
    const RationalVector variances(static_cast<std::size_t>(reading.dimension), reading.variance);
    result.steps.carries(claim::witness<RationalVector>(
        fmt::format("d = {}, Sigma = {} I", reading.dimension, rigor::to_string(reading.variance)), variances,
        {"the integral of the density over R^d, by quadrature",
         [&](const RationalVector& v) { return mass(v, reading); }},
        Relation::equal, {"1", [](const RationalVector&) { return 1; }}, {64, 64}));
    return result;
}

const std::vector<RationalVector>& diagonals() {
    static const std::vector<RationalVector> list{
        {Rational(1, 9)}, {Rational(7, 2)}, {4, 4}, {Rational(1, 2), 3}, {Rational(1, 4), 2, 5}};
    return list;
}

claim::Result check_correction(const claim::Context& context, const Reading& reading) {
    claim::Result result;
    result.scope = "all d and positive definite Sigma";
    result.steps.carries(claim::written(context, "law"))
        .carries(claim::identity<5>(
            "d = 2, Sigma = S S^T, S = [a, 0; b, c]: x^T Sigma^-1 x by cofactors",
            [](const auto& a, const auto& b, const auto& c, const auto& x, const auto& y) {
                const auto s11 = a * a, s12 = a * b, s22 = b * b + c * c;
                return (s22 * x * x - 2 * s12 * x * y + s11 * y * y) / (s11 * s22 - s12 * s12);
            },
            "|S^-1 x|^2",
            [](const auto& a, const auto& b, const auto& c, const auto& x, const auto& y) {
                const auto u = x / a, v = (y - b * u) / c;
                return u * u + v * v;
            }))
        .carries(claim::identity<3>(
            "det(S S^T)",
            [](const auto& a, const auto& b, const auto& c) { return a * a * (b * b + c * c) - a * b * (a * b); },
            "(det S)^2", [](const auto& a, const auto&, const auto& c) { return a * c * (a * c); }))
        .carries(claim::written(context, "substitution"))
        .carries(claim::exact_for_each<RationalVector>(
            "Sigma = (1/9), (7/2), diag(4, 4), diag(1/2, 3), diag(1/4, 2, 5)", diagonals(),
            {"|the integral of the density - 1|, by quadrature",
             [&](const RationalVector& v) { return rigor::abs(mass(v, reading) - Ball(1)); }},
            Relation::less, {"1e-25", [](const RationalVector&) { return rigor::parse_rational("1e-25"); }}));
    if (context.verdict_only) return result;
    result.steps.supports(claim::exact({"|the same for Sigma = [2, 1; 1, 2] - 1|, an integral of integrals",
                                        rigor::abs(correlated_mass(reading) - Ball(1))},
                                       Relation::less, {"1e-8", rigor::parse_rational("1e-8")}));
    return result;
}

const claim::Registered registered{[]() -> claim::Check {
    return claim::checked("le-2025/definition-2.2-density", check)
        .control("d = 1", [](Reading& r) { r.dimension = 1; })
        .control("det Sigma = 1", [](Reading& r) { r.variance = 1; })
        .corrected(check_correction, corrected())
        .correction_control("(det Sigma)^-1/2 (1 + 1e-20)-fold in the exponent",
                            [](Reading& r) { r.det_constant += rigor::parse_rational("1e-20"); })
        .correction_control("(2 pi)^-d", [](Reading& r) { r.pi_power = 1; })
        .correction_control("exp(-q) in place of exp(-q/2)", [](Reading& r) { r.exponent = 1; })
        .property(claim::property(
            "Sigma = diag(u, v): the corrected density has mass 1 to 1e-25, the printed one (u v)^(-1/2)",
            [](const Rational& u, const Rational& v) {
                const rigor::Precision precision(160);
                const Ball error(rigor::parse_rational("1e-25"));
                const Ball printed = mass({u, v}, Reading{}) * rigor::sqrt(Ball(Rational(u * v)));
                return rigor::certainly_less(rigor::abs(mass({u, v}, corrected()) - Ball(1)), error) &&
                       rigor::certainly_less(rigor::abs(printed - Ball(1)), error);
            },
            claim::Input{"u", claim::positive_rationals()}, claim::Input{"v", claim::positive_rationals()}));
}};

}  // namespace
}  // namespace proofs::le_2025::definition_2_2_density
