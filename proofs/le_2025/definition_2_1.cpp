#include "claim/check.hpp"
#include "claim/cited_steps.hpp"
#include "claim/decided_steps.hpp"
#include "claim/generators.hpp"
#include "rigor/number/ball_functions.hpp"
#include "rigor/proof/integral.hpp"

#include <fmt/format.h>

namespace proofs::le_2025::definition_2_1 {
namespace {

using claim::Relation;
using rigor::Ball, rigor::ComplexBall, rigor::Rational;

/// The density (factor pi Sigma)^(-1/2) exp(-exponent (x - mu)^2/Sigma).
struct Reading {
    Rational factor = 2, exponent{1, 2};
};

/// int (x - mu)^k f(x) dx by certified quadrature over 14 standard deviations to each side. The rest of the integral is
/// below 1e-38 Sigma^(k/2) for k <= 2 and exponents from 1/2 on, which widens the ball.
Ball moment(const Rational& variance, unsigned long k, const Reading& reading) {
    const rigor::Precision precision(160);
    const Ball deviation = rigor::sqrt(Ball(variance)), end = Ball(14) * deviation;
    const ComplexBall rate{Ball(Rational(-reading.exponent / variance))};
    const Ball inside = rigor::integral(
        [&](const ComplexBall& x) {
            ComplexBall power(1);
            for (unsigned long i = 0; i < k; ++i) power = power * x;
            return power * exp(rate * x * x);
        },
        -end, end);
    const Ball scale = rigor::sqrt(Ball(Rational(reading.factor * variance)) * Ball::pi());
    return (inside / scale).widened(rigor::power(deviation, k) * Ball(rigor::parse_rational("1e-38")));
}
claim::Side<Rational> error_of_moment(unsigned long k, const Reading& reading) {
    return {k == 0 ? "|int f - 1|" : "|int (x - mu)^2 f - Sigma|/Sigma", [=](const Rational& v) {
                const Ball error = rigor::abs(moment(v, k, reading) - (k == 0 ? Ball(1) : Ball(v)));
                return claim::Quantity(k == 0 ? error : error / Ball(v));
            }};
}

claim::Result check(const claim::Context& context, const Reading& reading) {
    claim::Result result;
    result.aim = claim::Result::Aim::nothing;
    result.scope =
        "the definition asserts nothing; that the formula is a density of mean mu and variance Sigma is argued";
    const std::vector<Rational> variances{Rational(1, 9), 1, Rational(7, 2)};
    const claim::Side<Rational> small{"1e-25", [](const Rational&) { return rigor::parse_rational("1e-25"); }};
    result.steps.carries(claim::written(context, "density"))
        .carries(claim::exact_for_each("Sigma = 1/9, 1, 7/2", variances, error_of_moment(0, reading), Relation::at_most,
                                       small))
        .carries(claim::exact_for_each("Sigma = 1/9, 1, 7/2", variances, error_of_moment(2, reading), Relation::at_most,
                                       small));
    return result;
}

const claim::Registered registered{[]() -> claim::Check {
    return claim::checked("le-2025/definition-2.1", check)
        .control("exponent -(x - mu)^2/Sigma", [](Reading& r) { r.exponent = 1; })
        .control("exponent -(1/2 + 1e-20) (x - mu)^2/Sigma",
                 [](Reading& r) { r.exponent += rigor::parse_rational("1e-20"); })
        .control("1/sqrt(pi Sigma)", [](Reading& r) { r.factor = 1; })
        .property(claim::property(
            "mass 1 to 1e-25 for random variances",
            [](const Rational& v) {
                return rigor::certainly_less(rigor::abs(moment(v, 0, {}) - Ball(1)),
                                             Ball(rigor::parse_rational("1e-25")));
            },
            claim::Input{"Sigma", claim::positive_rationals()}));
}};

}  // namespace
}  // namespace proofs::le_2025::definition_2_1
