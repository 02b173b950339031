#include "claim/generators.hpp"
#include "ntk/kernel/depth_map.hpp"
#include "claim/legacy.hpp"
#include "rigor/series/power_series.hpp"

namespace proofs::st_arnaud_2026 {
namespace {

using rigor::Ball, rigor::PowerSeries, rigor::Rational, rigor::Truth;

/// dh/dz = slope_factor · s/pi as a quotient of exact series in s.
bool derivative_is(const Rational& slope_factor) {
    const PowerSeries s = PowerSeries::variable(60);
    const PowerSeries dh = (sin(s) - s * cos(s)).derivative(), dz = (Rational(-1) * cos(s)).derivative();
    const PowerSeries slope = dh.shifted_down(1) / dz.shifted_down(1);
    return slope == slope_factor * s * PowerSeries::constant(1, slope.order());
}

/// Is h' < 1 on [-1, b]? h' increases, so its value at b decides.
Truth below_one(const Rational& slope_factor, const Rational& b) {
    claim::legacy::Argument argument;
    const rigor::Precision precision(512);
    const Ball at_b = Ball(slope_factor) * ntk::kappa_0_of_angle(ntk::angle_of<Ball>(b));
    argument.step("dh/dz = s/pi", rigor::truth(derivative_is(slope_factor))).step("h'(b) < 1", rigor::certainly_less(at_b, Ball(1)));
    return argument.conclusion();
}

}  // namespace

claim::legacy::Check appendix_c_slope() {
    return {
        .id = "st-arnaud-2026/appendix-c-slope",
        .check =
            [](const claim::Context& context) {
                claim::legacy::Argument argument;
                argument.step("dh/dz = s/pi with s = pi - arccos z (both sides odd analytic in s; exact series to order 58, and by the quotient rule for all s)",
                              rigor::truth(derivative_is(1)))
                    .step("arccos b > 0 for every b < 1: sin^2(arccos(b)/2) = (1 - b)/2 > 0, checked at b = 1 - 2^-k, k <= 100", [] {
                        Truth all = Truth::yes;
                        for (long k = 0; k <= 100; ++k) all = all && below_one(1, 1 - rigor::power_of_two(-k));
                        return all;
                    }());
                claim::legacy::Finding finding = conclude(argument, claim::Evidence::proved, "all [a, b] with -1 <= a <= b < 1");
                const rigor::Precision precision(rigor::bits_for_digits(context.digits) + 32);
                finding.values = {{"h'(9/10)", ntk::depth_map_derivative(Ball(Rational(9, 10))).enclosure(context.digits)}};
                finding.remark = "b != 1 is needed: h'(1) = 1, so h is not a contraction on [-1, 1].";
                return finding;
            },
        .controls = {{"b = 1 allowed", [](const claim::Context&) { return claim::verdict_of(below_one(1, 1)); }},
                     {"h' = (1 + 1e-20) s/pi", [](const claim::Context&) { return claim::verdict_of(below_one(1 + rigor::parse_rational("1e-20"), 0)); }}},
        .property = claim::property(
            "h'(a) < (h(b) - h(a))/(b - a) < h'(b) < 1 for a < b < 1 (h is strictly convex)",
            [](const std::pair<Rational, Rational>& p) {
                const auto& [a, b] = p;
                const rigor::Precision precision(1500);
                const auto slope = [](const Rational& z) { return ntk::kappa_0_of_angle(ntk::angle_of<Ball>(z)); };
                const Ball quotient = (ntk::depth_map_as_printed(Ball(b)) - ntk::depth_map_as_printed(Ball(a))) / Ball(Rational(b - a));
                const Truth convex = rigor::certainly_less(slope(a), quotient) && rigor::certainly_less(quotient, slope(b));
                return b == 1 ? convex : convex && rigor::certainly_less(slope(b), Ball(1));
            },
            claim::Input{"(a, b)", claim::correlation_pairs()}),
    };
}
const claim::legacy::Registered registered_appendix_c_slope{appendix_c_slope};

}  // namespace proofs::st_arnaud_2026
