// Lemma 1: "If rho^(1)(x, x') in ]-1, 1[, then rho^(L)(x, x') -> 1 as L -> infinity."
// h is continuous and increasing with h(z) > z on [-1, 1): rho^(L) increases, is bounded by 1, and its limit is a fixed point of h, hence 1.
// With U = 3 pi/(2 sin(theta/2)) there is more: U_(L+1) > U_L + 1 (lemma A of ntk/depth/depth_asymptotics.hpp), so
//   1 - rho^(L) = 9 pi^2/(2 U_L^2) <= 9 pi^2/(2 (U_1 + L - 1)^2),   uniformly on [-1, 1] with U_1 >= 3 pi/2.
#include "claim/generators.hpp"
#include "ntk/depth/depth_limit.hpp"
#include "proofs/st_arnaud_2026/claims.hpp"

namespace proofs::st_arnaud_2026 {
namespace {

using rigor::Ball, rigor::Point, rigor::Rational;

/// The argument with (sin theta - theta cos theta)/theta^3 lowered by a constant; 0 is h itself.
claim::Argument argue(const Rational& lowered_by) {
    const Ball drop(lowered_by);
    claim::Argument argument;
    argument
        .step("h(z) > z on [-1, 1): (sin theta - theta cos theta)/theta^3 > 0 on [0, pi]",
              rigor::prove_on({{Rational(0), Rational(22, 7)}}, [&](const Point& x) { return ntk::sine_remainder(x[0]) - drop; }).verdict)
        .step("second route, with a rate: U' > U + 1 on (0, pi] (lemma A)", ntk::prove_depth_constants().proved);
    return argument;
}

}  // namespace

claim::Claim lemma_1() {
    return {
        .id = "st-arnaud-2026/lemma-1",
        .where = "section 6.1, lemma 1; proof in appendix C",
        .title = "The correlation tends to 1",
        .statement = R"(If $\rho^{(1)}(x,x')\in\left]-1,1\right[$, then $\rho^{(L)}(x,x')\to1$ as $L\to\infty$.)",
        .reading = "",
        .method = "Monotone convergence to the only fixed point; h above the identity by bisection in ball arithmetic on the whole interval. Second route: a proved lower bound for the growth of 1/sin(theta/2) a layer.",
        .attack = "Tried: a map lowered so that it meets the identity, and one below it next to 1 (controls); z = -1; a second route with a rate.",
        .uses = {"st-arnaud-2026/definition-5", "st-arnaud-2026/figure-3-increasing", "st-arnaud-2026/appendix-c-above-identity"},
        .check =
            [](const claim::Context& context) {
                claim::Finding finding = conclude(argue(0), claim::Evidence::proved, "all rho^(1) in [-1, 1], the ends included");
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

}  // namespace proofs::st_arnaud_2026
