#include "claim/generators.hpp"
#include "ntk/kernel/depth_map.hpp"
#include "ntk/kernel/relu_expectation.hpp"
#include "claim/legacy.hpp"

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

claim::legacy::Argument argue(const Rational& factor) {
    const PowerSeries printed = closed_form(factor), expectation = Rational(2) * ntk::relu_expectation_series(60);
    bool four = true;
    for (long k = 0; k < 4; ++k) four = four && printed[k] == expectation[k];
    claim::legacy::Argument argument;
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

claim::legacy::Finding check(const claim::Context& context) {
    const rigor::Precision precision(rigor::bits_for_digits(context.digits) + 32);
    claim::legacy::Argument argument = argue(1);
    argument.step("h(0) as printed contains 1/pi, h(1) contains 1 and h(-1) contains 0",
                  rigor::truth(ntk::depth_map_as_printed(Ball(0)).overlaps(Ball(1) / Ball::pi()) &&
                               ntk::depth_map_as_printed(Ball(1)).contains(Rational(1)) &&
                               ntk::depth_map_as_printed(Ball(-1)).contains(Rational(0))));
    claim::legacy::Finding finding = conclude(argument, claim::Evidence::proved, "all z in [-1, 1]");
    finding.values = {{"h(0) = 1/pi", ntk::depth_map(Ball(0)).enclosure(context.digits)},
                      {"h(1/2)", ntk::depth_map(Ball(Rational(1, 2))).enclosure(context.digits)}};
    finding.remark = "h is kappa_1 of Yu, Tian and Chen, and maps [-1, 1] onto [0, 1].";
    return finding;
}

}  // namespace

claim::legacy::Check definition_5() {
    return {
        .id = "st-arnaud-2026/definition-5",
        .check = check,
        .controls = {{"s cos s multiplied by 1 + 1e-20", [](const claim::Context&) { return claim::verdict_of(argue(1 + rigor::parse_rational("1e-20")).conclusion()); }},
                     {"sign of s cos s changed", [](const claim::Context&) { return claim::verdict_of(argue(-1).conclusion()); }}},
        .property = claim::property("the printed h(z) equals 2 E[relu relu'] by certified quadrature to 2^-90", agrees_with_quadrature,
                                    claim::Input{"z", claim::correlations()}),
    };
}
const claim::legacy::Registered registered_definition_5{definition_5};

}  // namespace proofs::st_arnaud_2026
