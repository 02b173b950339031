#include "claim/generators.hpp"
#include "ntk/depth/depth_limit.hpp"
#include "proofs/common/finding_parts.hpp"
#include "claim/legacy.hpp"

namespace proofs::st_arnaud_2026 {
namespace {

using rigor::Ball, rigor::Rational;

/// Convergence to `limit`: the fixed point must be `limit`, h(1) = 1 exactly, and U must grow.
claim::legacy::Argument argue(const Rational& limit) {
    claim::legacy::Argument argument;
    argument.step("h(1) = 1 exactly: the angle 0 maps to the angle 0",
                  rigor::certainly_equal(ntk::kappa_1_of_angle(Ball(0)), Ball(1)) && rigor::truth(limit == 1))
        .step("U' > U + 1 for every angle in (0, pi] (lemma A), so sin(theta_L/2) -> 0", ntk::prove_depth_constants().proved);
    return argument;
}

}  // namespace

claim::legacy::Check figure_3_limit() {
    return {
        .id = "st-arnaud-2026/figure-3-limit",
        .check =
            with_misprint([](const claim::Context& context) {
                claim::legacy::Finding finding = conclude(argue(1), claim::Evidence::proved, "all z in [-1, 1], uniformly");
                const rigor::Precision precision(rigor::bits_for_digits(context.digits) + 64);
                finding.values = {{"h^100(-1), the minimum of h^100", ntk::correlation<Ball>(-1, 101).enclosure(context.digits)}};
                return finding;
            }, R"($\lim_{L\to\infty}h^L(z)=1$, $h^L$ the $L$-fold composition.)"),
        .controls = {{"limit 1 - 1e-30", [](const claim::Context&) { return claim::verdict_of(argue(1 - rigor::parse_rational("1e-30")).conclusion()); }}},
        .property = claim::property(
            "h^L(-1) <= h^L(z) <= 1 and 1 - h^L(z) <= 9 pi^2/(2 (3 pi/2 + L)^2) for z in [-1, 1], 1 <= L <= 300",
            [](const Rational& z, long L) {
                const rigor::Precision precision(600);
                const Ball gap = Ball(1) - ntk::correlation<Ball>(z, L + 1);
                const Ball U = Ball(Rational(3, 2)) * Ball::pi() + Ball(L);
                const Ball slack = Ball::dyadic(1, -300);
                return rigor::certainly_less(-slack, gap) && rigor::certainly_less(gap, Ball(Rational(9, 2)) * rigor::square(Ball::pi() / U) + slack) &&
                       rigor::certainly_less(gap, Ball(1) - ntk::correlation<Ball>(-1, L + 1) + slack);
            },
            claim::Input{"z", claim::correlations()}, claim::Input{"L", claim::integers(1, 300)}),
    };
}
const claim::legacy::Registered registered_figure_3_limit{figure_3_limit};

}  // namespace proofs::st_arnaud_2026
