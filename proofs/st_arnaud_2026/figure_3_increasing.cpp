#include "claim/generators.hpp"
#include "ntk/kernel/depth_map.hpp"
#include "claim/legacy.hpp"
#include "rigor/series/power_series.hpp"
#include "rigor/proof/prove_on.hpp"

namespace proofs::st_arnaud_2026 {
namespace {

using rigor::Ball, rigor::Point, rigor::PowerSeries, rigor::Rational, rigor::Truth;

/// d/ds (sin s - factor · s cos s) = s sin s, as exact series?
bool derivative_is_s_sin_s(const Rational& factor) {
    const PowerSeries s = PowerSeries::variable(40);
    const PowerSeries derivative = (sin(s) - factor * (s * cos(s))).derivative();
    return derivative == (s * sin(s)) * PowerSeries::constant(1, derivative.order());
}

/// s sin s > 0 on (0, pi): sinc(s) sinc(pi - s) > 0 where each factor stays away from its zero.
claim::legacy::Argument argue(const Rational& factor, int orientation) {
    claim::legacy::Argument argument;
    argument
        .step("d/ds (sin s - s cos s) = s sin s (both sides in the span of sin, cos, s sin, s cos; exact series to order 39)",
              rigor::truth(derivative_is_s_sin_s(factor)))
        .step("sinc(s) > 0 on [0, 2] and sinc(pi - s) > 0 for pi - s in [0, 2]: with sin s = sin(pi - s), s sin s > 0 on (0, pi)",
              rigor::prove_on({{Rational(0), Rational(2)}}, [&](const Point& s) { return Ball(orientation) * rigor::sinc(s[0]); }).verdict);
    return argument;
}

}  // namespace

claim::legacy::Check figure_3_increasing() {
    return {
        .id = "st-arnaud-2026/figure-3-increasing",
        .check =
            [](const claim::Context&) {
                claim::legacy::Finding finding = conclude(argue(1, 1), claim::Evidence::proved, "all z in [-1, 1]");
                finding.remark = "h'(z) = 1 - arccos(z)/pi vanishes at z = -1 only.";
                return finding;
            },
        .controls = {{"strictly decreasing", [](const claim::Context&) { return claim::verdict_of(argue(1, -1).conclusion()); }},
                     {"s cos s multiplied by 1 + 1e-20", [](const claim::Context&) { return claim::verdict_of(argue(1 + rigor::parse_rational("1e-20"), 1).conclusion()); }}},
        .property = claim::property(
            "h(a) < h(b) for a < b in [-1, 1]",
            [](const std::pair<Rational, Rational>& p) {
                const rigor::Precision precision(1024);
                return rigor::certainly_less(ntk::depth_map(Ball(p.first)), ntk::depth_map(Ball(p.second)));
            },
            claim::Input{"(a, b)", claim::correlation_pairs()}),
    };
}
const claim::legacy::Registered registered_figure_3_increasing{figure_3_increasing};

}  // namespace proofs::st_arnaud_2026
