#include "claim/generators.hpp"
#include "ntk/kernel/depth_map.hpp"
#include "claim/legacy.hpp"
#include "rigor/proof/prove_on.hpp"

namespace proofs::st_arnaud_2026 {
namespace {

using rigor::Ball, rigor::Point, rigor::Rational, rigor::Truth;

/// A(theta) > shift on [0, 22/7], which contains [0, pi].
claim::legacy::Argument argue(const Rational& shift) {
    claim::legacy::Argument argument;
    argument.step("(sin theta - theta cos theta)/theta^3 > 0 on [0, pi], its value 1/3 at 0 included",
                  rigor::prove_on({{Rational(0), Rational(22, 7)}}, [&](const Point& theta) { return ntk::sine_remainder(theta[0]) - Ball(shift); }).verdict);
    return argument;
}

}  // namespace

claim::legacy::Check appendix_c_above_identity() {
    return {
        .id = "st-arnaud-2026/appendix-c-above-identity",
        .check =
            [](const claim::Context& context) {
                claim::legacy::Finding finding = conclude(argue(0), claim::Evidence::proved, "all z in [-1, 1]");
                const rigor::Precision precision(rigor::bits_for_digits(context.digits) + 32);
                finding.values = {{"h(0) - 0 = 1/pi", ntk::depth_map(Ball(0)).enclosure(context.digits)}};
                finding.remark = "The property tests more than is proved: the excess is at least (arccos(z)/pi)^3.";
                return finding;
            },
        .controls = {{"A > 1/9 on [0, pi] (false at pi, where A = 1/pi^2)", [](const claim::Context&) { return claim::verdict_of(argue(Rational(1, 9)).conclusion()); }},
                     {"A > 1/3 (false for every theta > 0)", [](const claim::Context&) { return claim::verdict_of(argue(Rational(1, 3)).conclusion()); }}},
        .property = claim::property(
            "h(z) > z for z in [-1, 1), and the excess is at least (arccos z)^3/pi^3 up to rounding",
            [](const Rational& z) {
                const rigor::Precision precision(700);
                const Ball theta = ntk::angle_of<Ball>(z), excess = ntk::depth_map_as_printed(Ball(z)) - Ball(z);
                const Ball least = rigor::power(theta / Ball::pi(), 3) * (Ball(1) - Ball::dyadic(1, -100));
                return rigor::certainly_positive(excess) && rigor::certainly_less(least, excess);
            },
            claim::Input{"z", claim::correlations_below_one()}),
    };
}
const claim::legacy::Registered registered_appendix_c_above_identity{appendix_c_above_identity};

}  // namespace proofs::st_arnaud_2026
