#include "claim/check.hpp"
#include "claim/cited_steps.hpp"
#include "claim/decided_steps.hpp"
#include "claim/generators.hpp"
#include "rigor/number/ball_functions.hpp"
#include "rigor/proof/integral.hpp"

#include <fmt/format.h>

namespace proofs::st_arnaud_2026::theorem_1 {
namespace {

using claim::Relation;
using rigor::Ball, rigor::ComplexBall, rigor::Rational, rigor::Truth;

/// What the theorem asks of sigma, and the example sigma(z) = e^(exponent z^2) at an input with |x|^2 = square n0.
struct Reading {
    enum class Activation { non_linear, lipschitz } activation = Activation::non_linear;
    Rational exponent{1, 4}, square{1};
};

Reading example(long a, long q) { return {{}, Rational(a, 100), Rational(q, 10)}; }

/// Of z^2 in the exponent of sigma(z)^2 times the density of N(0, square).
Rational growth(const Reading& reading) { return 2 * reading.exponent - 1 / (2 * reading.square); }

/// The part of E sigma(z)^2 that comes from |z| <= end, by certified quadrature.
Ball part_of_moment(const Reading& reading, long end) {
    const ComplexBall twice{Ball(Rational(2 * reading.exponent))}, rate{Ball(Rational(-1 / (2 * reading.square)))};
    const Ball sum = rigor::integral([&](const ComplexBall& z) { return exp(twice * z * z) * exp(rate * z * z); },
                                     Ball(-end), Ball(end));
    return sum / rigor::sqrt(Ball(2) * Ball::pi() * Ball(reading.square));
}
/// 2 end (2 pi square)^(-1/2), up to the rounding of a case of equality.
Ball bound_of_part(const Reading& reading, long end) {
    return Ball(2 * end) / rigor::sqrt(Ball(2) * Ball::pi() * Ball(reading.square)) - Ball::dyadic(1, -60);
}

claim::Result check(const claim::Context& context, const Reading& reading) {
    const rigor::Precision precision(128);
    claim::Result result;
    result.aim = claim::Result::Aim::refute;
    result.scope = "L = 2, sigma(z) = e^(z^2/4), every x with |x|^2 >= n0";
    if (reading.activation == Reading::Activation::lipschitz) return result;  // the example is not Lipschitz
    result.steps
        .carries(claim::exact({fmt::format("2 a - 1/(2 q), a = {}, q = {}", rigor::to_string(reading.exponent),
                                           rigor::to_string(reading.square)),
                               growth(reading)},
                              Relation::at_least, {"0", 0}))
        .carries(claim::written(context, "moment"))
        .carries(claim::written(context, "diverges"));
    if (context.verdict_only) return result;
    result.steps.supports(claim::range(
        "R", 1, 4, {"E[sigma(z)^2; |z| <= R], by quadrature", [&](long end) { return part_of_moment(reading, end); }},
        Relation::at_least, {"2 R (2 pi q)^(-1/2) - 2^-60", [&](long end) { return bound_of_part(reading, end); }}));
    return result;
}

claim::Result check_correction(const claim::Context& context, const Reading& reading) {
    claim::Result result;
    result.scope = "as jacot-2018/theorem-1";
    if (reading.activation != Reading::Activation::lipschitz) return result;  // the theorem cited says nothing
    result.steps.carries(claim::cites(context, "jacot-2018/theorem-1"));
    return result;
}

const claim::Registered registered{[]() -> claim::Check {
    return claim::checked("st-arnaud-2026/theorem-1", check)
        .control("sigma = e^(z^2/8)", [](Reading& r) { r.exponent = Rational(1, 8); })
        .control("sigma = e^((1/4 - 1e-20) z^2)", [](Reading& r) { r.exponent -= rigor::parse_rational("1e-20"); })
        .control("|x|^2 = (1 - 1e-20) n0", [](Reading& r) { r.square -= rigor::parse_rational("1e-20"); })
        .corrected(check_correction, Reading{.activation = Reading::Activation::lipschitz})
        .correction_control("no Lipschitz condition",
                            [](Reading& r) { r.activation = Reading::Activation::non_linear; })
        .property(claim::property_where(
            "where 2 a >= 1/(2 q), E[sigma(z)^2; |z| <= R] exceeds 2 R (2 pi q)^(-1/2) - 2^-60, in balls",
            [](long a, long q, long) { return rigor::truth(growth(example(a, q)) >= 0); },
            [](long a, long q, long end) {
                const rigor::Precision precision(128);
                const Reading reading = example(a, q);
                return rigor::certainly_at_most(bound_of_part(reading, end), part_of_moment(reading, end));
            },
            claim::Input{"100 a", claim::integers(25, 100)}, claim::Input{"10 q", claim::integers(10, 20)},
            claim::Input{"R", claim::integers(1, 3)}));
}};

}  // namespace
}  // namespace proofs::st_arnaud_2026::theorem_1
