#include "claim/check.hpp"
#include "claim/cited_steps.hpp"
#include "claim/decided_steps.hpp"
#include "claim/generators.hpp"
#include "claim/sampler.hpp"
#include "ntk/kernel/sine_remainder.hpp"
#include "proofs/st_arnaud_2026/common/angle_distribution.hpp"

#include <fmt/format.h>

namespace proofs::st_arnaud_2026::proposition_7_gamma {
namespace {

using claim::Relation;
using rigor::Ball, rigor::Point, rigor::Rational, rigor::Truth;

/// Gamma(x+1)/Gamma(x+1/2) <= sqrt(x + shift); sin theta <= slope theta; the integral of theta^(n0-2) is
/// delta^(n0-raised)/(n0-divided).
struct Reading {
    Rational shift = 1, slope = 1;
    long raised = 1, divided = 1;
};

/// d/d delta of delta^(n0-raised)/(n0-divided) is delta^(n0-2): with P = delta^(n0-2) and the power rule.
claim::Step derivative_of_the_power(const Reading& reading) {
    return claim::identity<3>(
        fmt::format("the derivative of delta^(n0-{})/(n0-{}), P = delta^(n0-2)", reading.raised, reading.divided),
        [&](const auto& n, const auto& delta, const auto& P) {
            auto power = P / delta;  // delta^(n0-3), and up to delta^(n0-raised-1)
            for (long k = reading.raised; k < 2; ++k) power = power * delta;
            return (n - reading.raised) * power / (n - reading.divided);
        },
        "delta^(n0-2)", [](const auto&, const auto&, const auto& P) { return P; });
}

claim::Result check(const claim::Context& context, const Reading& reading) {
    claim::Result result;
    result.scope = "all x > 0; all theta in [0, 1]; all n0 >= 3, delta >= 0";
    result.steps
        .carries(claim::identity<1>(
            "half the sum of the exponents x - 1/2 and x + 1/2",
            [](const auto& x) { return (x - Rational(1, 2) + x + Rational(1, 2)) / 2; }, "x",
            [](const auto& x) { return x; }))
        .carries(claim::exact({"1/2", Rational(1, 2)}, Relation::at_most, {"the printed shift", reading.shift}))
        .carries(claim::written(context, "gamma"))
        .carries(claim::everywhere({{{"theta", {Rational(0), Rational(1)}}}},
                                   {"(1 - sin(theta)/theta)/theta^2",
                                    [](const Point& theta) { return claim::Quantity(ntk::sinc_remainder(theta[0])); }},
                                   Relation::greater, claim::constant(0)))
        .carries(claim::exact({"1", 1}, Relation::at_most, {"the printed factor of theta", reading.slope}))
        .carries(claim::written(context, "sine"))
        .carries(derivative_of_the_power(reading))
        .carries(claim::written(context, "power"))
        .supports(claim::range("n0", 3, 200, "Gamma(n0/2)/Gamma((n0-1)/2) < sqrt(n0/2 - 1 + shift)", [&](long n0) {
            const rigor::Precision precision(300);
            return rigor::certainly_less(gamma_ratio(n0),
                                         rigor::sqrt(Ball(Rational(Rational(n0, 2) - 1 + reading.shift))));
        }));
    if (context.verdict_only) return result;
    const rigor::Precision precision(rigor::bits_for_digits(context.digits) + 64);
    result.values = {{"Gamma(64)/Gamma(127/2)", gamma_ratio(128).enclosure(context.digits)},
                     {"sqrt(64)", Ball(8).enclosure(context.digits)}};
    return result;
}

Ball gamma(const Ball& x) {
    Ball y;
    arb_gamma(y.raw(), x.raw(), rigor::Precision::bits());
    return y;
}
/// Gamma(x+1)/Gamma(x+1/2) < sqrt(x + 1/2), by Arb's Gamma; sin y < y and its integral for y <= 1.
Truth lines_hold(const Rational& x, long n0) {
    const rigor::Precision precision(400);
    const Ball quotient = gamma(Ball(Rational(x + 1))) / gamma(Ball(Rational(x + Rational(1, 2))));
    const Ball theta(x > 1 ? Rational(1 / x) : x);
    const Ball integral = angle_probability_by_quadrature(n0, theta) * rigor::sqrt(Ball::pi()) / gamma_ratio(n0);
    return rigor::certainly_less(quotient, rigor::sqrt(Ball(Rational(x + Rational(1, 2))))) &&
           rigor::certainly_less(rigor::sin(theta), theta) &&
           rigor::certainly_less(integral, rigor::power(theta, static_cast<unsigned long>(n0 - 1)) / Ball(n0 - 1));
}

const claim::Registered registered{[]() -> claim::Check {
    const Rational small = rigor::parse_rational("1e-20");
    return claim::checked("st-arnaud-2026/proposition-7-gamma", check)
        .control("sqrt(x + 1/4)", [](Reading& r) { r.shift = Rational(1, 4); })
        .control("sin theta <= (1 - 1e-20) theta", [=](Reading& r) { r.slope -= small; })
        .control("delta^(n0-2)/(n0-1)", [](Reading& r) { r.raised = 2; })
        .control("delta^n0/(n0-1)", [](Reading& r) { r.raised = 0; })
        .control("delta^(n0-1)/(n0-2)", [](Reading& r) { r.divided = 2; })
        .property(claim::property(
            "x in [1/1000, 1000]: Gamma(x+1)/Gamma(x+1/2) < sqrt(x + 1/2); with theta = min(x, 1/x) sin theta < theta, "
            "and the integral of sin^(n0-2) is below theta^(n0-1)/(n0-1), n0 <= 12",
            lines_hold, claim::Input{"x", claim::positive_rationals()}, claim::Input{"n0", claim::integers(3, 12)}));
}};

}  // namespace
}  // namespace proofs::st_arnaud_2026::proposition_7_gamma
