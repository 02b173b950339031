#include "claim/generators.hpp"
#include "ntk/depth/depth_limit.hpp"
#include "claim/legacy.hpp"

namespace proofs::st_arnaud_2026 {
namespace {

using rigor::Ball, rigor::Point, rigor::Rational;

/// The argument with (sin theta - theta cos theta)/theta^3 lowered by a constant; 0 is h itself.
claim::legacy::Argument argue(const Rational& lowered_by) {
    const Ball drop(lowered_by);
    claim::legacy::Argument argument;
    argument
        .step("h(z) > z on [-1, 1): (sin theta - theta cos theta)/theta^3 > 0 on [0, pi]",
              rigor::prove_on({{Rational(0), Rational(22, 7)}}, [&](const Point& x) { return ntk::sine_remainder(x[0]) - drop; }).verdict)
        .step("second route, with a rate: U' > U + 1 on (0, pi] (lemma A)", ntk::prove_depth_constants().proved);
    return argument;
}

}  // namespace

claim::legacy::Check lemma_1() {
    return {
        .id = "st-arnaud-2026/lemma-1",
        .check =
            [](const claim::Context& context) {
                claim::legacy::Finding finding = conclude(argue(0), claim::Evidence::proved, "all rho^(1) in [-1, 1], the ends included");
                const rigor::Precision precision(rigor::bits_for_digits(context.digits) + 64);
                finding.values = {{"1 - rho^(1000) at z = 0", (Ball(1) - ntk::correlation<Ball>(0, 1000)).enclosure(context.digits)},
                                  {"its bound 9 pi^2/(2 (U_1 + 999)^2)",
                                   (Ball(Rational(9, 2)) * rigor::square(Ball::pi() / (ntk::depth_coordinate(ntk::angle_of<Ball>(0)) + Ball(999)))).enclosure(context.digits)}};
                finding.stronger = "It holds at rho^(1) = -1 and 1 too, uniformly, with 1 - rho^(L) <= 9 pi^2/(2 (U_1 + L - 1)^2), U_1 >= 3 pi/2.";
                return finding;
            },
        .controls = {{"h lowered so that it meets the identity (sine remainder minus 1/9)", [](const claim::Context&) { return claim::verdict_of(argue(Rational(1, 9)).conclusion()); }},
                     {"h lowered below the identity next to 1 (sine remainder minus 1/3)", [](const claim::Context&) { return claim::verdict_of(argue(Rational(1, 3)).conclusion()); }}},
        .property = claim::property(
            "1 - rho^(L) <= 9 pi^2/(2 (U_1 + L - 1)^2) for z in [-1, 1), 2 <= L <= 400",
            [](const Rational& z, long L) {
                const rigor::Precision precision(600);
                const Ball U = ntk::depth_coordinate(ntk::angle_of<Ball>(z)) + Ball(L - 1);
                return rigor::certainly_at_most(Ball(1) - ntk::correlation<Ball>(z, L), Ball(Rational(9, 2)) * rigor::square(Ball::pi() / U));
            },
            claim::Input{"z", claim::correlations_below_one()}, claim::Input{"L", claim::integers(2, 400)}),
    };
}
const claim::legacy::Registered registered_lemma_1{lemma_1};

}  // namespace proofs::st_arnaud_2026
