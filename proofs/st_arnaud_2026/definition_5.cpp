// Definition 5: h: [-1, 1] -> R, h(z) = z arcsin(z)/pi + sqrt(1 - z^2)/pi + z/2; with appendix C: rho^(L+1) = h(rho^(L)).
// What can be true or false in it: that h is the map of one layer, E[relu relu']/E[relu^2] as a function of the correlation. With s = pi - theta,
//   E[relu relu'] = (1/pi) int_0^s sin(t) sin(s - t) dt,   h(cos theta) = (sin s - s cos s)/pi,   E[relu^2] = 1/2,
// and 2 int_0^s sin(t) sin(s - t) dt = sin s - s cos s: both sides solve y'''' + 2 y'' + y = 0 (they lie in the span of sin, cos, s sin, s cos),
// so the equality of their first four Taylor coefficients at 0 proves it for all s.
#include "claim/generators.hpp"
#include "ntk/kernel/depth_map.hpp"
#include "ntk/kernel/relu_expectation.hpp"
#include "proofs/st_arnaud_2026/claims.hpp"

namespace proofs::st_arnaud_2026 {
namespace {

using rigor::Ball, rigor::PowerSeries, rigor::Rational, rigor::Truth;

/// sin s - factor · s cos s, to order 60.
PowerSeries closed_form(const Rational& factor) {
    const PowerSeries s = PowerSeries::variable(60);
    return sin(s) - factor * (s * cos(s));
}

/// Does f solve f'''' + 2 f'' + f = 0 to the order known?
bool solves_the_equation(const PowerSeries& f) {
    const PowerSeries second = f.derivative().derivative(), fourth = second.derivative().derivative();
    return fourth + Rational(2) * second + f == PowerSeries(fourth.order());
}

claim::Argument argue(const Rational& factor) {
    const PowerSeries printed = closed_form(factor), expectation = Rational(2) * ntk::relu_expectation_series(60);
    bool four = true;
    for (long k = 0; k < 4; ++k) four = four && printed[k] == expectation[k];
    claim::Argument argument;
    argument.step("2 int_0^s sin(t) sin(s - t) dt and sin s - s cos s solve y'''' + 2y'' + y = 0 (series to order 56; both lie in the span of sin, cos, s sin, s cos)",
                  rigor::truth(solves_the_equation(printed) && solves_the_equation(expectation)))
        .step("their Taylor coefficients of order 0 to 3 agree, hence the functions", rigor::truth(four))
        .step("second route: all coefficients to order 60 agree", rigor::truth(printed == expectation));
    return argument;
}

/// Third route: the printed formula with arcsin against certified quadrature of the expectation.
Truth agrees_with_quadrature(const Rational& z) {
    const rigor::Precision precision(448);
    const Ball printed = ntk::depth_map_as_printed(Ball(z));
    const Ball expectation = Ball(2) * ntk::relu_expectation_by_quadrature(ntk::angle_of<Ball>(z));
    if (!printed.is_finite() || rigor::certainly_less(rigor::abs(printed - expectation), Ball::dyadic(1, -90)) != Truth::yes)
        return printed.is_finite() && !printed.overlaps(expectation) ? Truth::no : Truth::unknown;
    return rigor::truth(printed.overlaps(expectation));
}

claim::Finding check(const claim::Context& context) {
    const rigor::Precision precision(rigor::bits_for_digits(context.digits) + 32);
    claim::Argument argument = argue(1);
    argument.step("h(0) as printed contains 1/pi, h(1) contains 1 and h(-1) contains 0",
                  rigor::truth(ntk::depth_map_as_printed(Ball(0)).overlaps(Ball(1) / Ball::pi()) &&
                               ntk::depth_map_as_printed(Ball(1)).contains(Rational(1)) &&
                               ntk::depth_map_as_printed(Ball(-1)).contains(Rational(0))));
    claim::Finding finding = conclude(argument, claim::Evidence::proved, "all z in [-1, 1]");
    finding.values = {{"h(0) = 1/pi", ntk::depth_map(Ball(0)).enclosure(context.digits)},
                      {"h(1/2)", ntk::depth_map(Ball(Rational(1, 2))).enclosure(context.digits)}};
    finding.remark = "h is kappa_1 of Yu, Tian and Chen, and maps [-1, 1] onto [0, 1].";
    return finding;
}

}  // namespace

claim::Claim definition_5() {
    return {
        .id = "st-arnaud-2026/definition-5",
        .where = "definition 5 and the first line of the proof of lemma 1 (appendix C)",
        .title = "h is the map of the correlation through one ReLU layer",
        .statement = R"($h:[-1,1]\to\mathbb R$, $h(z)=\frac{z\arcsin z}{\pi}+\frac{\sqrt{1-z^2}}{\pi}+\frac z2$, and $\rho^{(L+1)}(x,x')=h(\rho^{(L)}(x,x'))$.)",
        .reading = "x and x' are not zero (rho is not defined otherwise).",
        .method = "The expectation of two rectified Gaussians in polar coordinates is a convolution of two sines; equality of two solutions of one linear differential equation by exact rational Taylor coefficients; certified quadrature as a second route.",
        .attack = "Tried: a factor off by 1e-20, the other sign (controls); three routes: one differential equation, the series to order 60, certified quadrature of the expectation.",
        .uses = {},
        .check = check,
        .controls = {{"s cos s multiplied by 1 + 1e-20", [](const claim::Context&) { return claim::verdict_of(argue(1 + rigor::parse_rational("1e-20")).conclusion()); }},
                     {"sign of s cos s changed", [](const claim::Context&) { return claim::verdict_of(argue(-1).conclusion()); }}},
        .property = claim::property("the printed h(z) equals 2 E[relu relu'] by certified quadrature to 2^-90", agrees_with_quadrature,
                                    claim::Input{"z", claim::correlations()}),
    };
}

}  // namespace proofs::st_arnaud_2026
