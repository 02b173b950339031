// Theorem 2, its first half: Theta_bar^(L)(x, x') converges to 1/4 for x != x' (the rate is theorem_2.cpp).
// With U_L and D_L of ntk/depth/depth_asymptotics.hpp, Theta_bar^(L) = U_L/(4L) + D_L/L, where D_L is bounded (lemma B) and
// 1 < U_(L+1) - U_L <= 1 + 4.6/U_L with U_L >= U_1 + L - 1 (lemma A), so U_L/L -> 1. The limit is 1/4.
#include "claim/generators.hpp"
#include "ntk/depth/depth_limit.hpp"
#include "proofs/st_arnaud_2026/claims.hpp"

namespace proofs::st_arnaud_2026 {
namespace {

using rigor::Ball, rigor::Rational;

claim::Argument argue(const Rational& limit) {
    const ntk::DepthConstants constants = ntk::prove_depth_constants();
    claim::Argument argument;
    argument.step("lemmas A and B on [0, pi]: 1 < U' - U <= 1 + 4.6/U, and D bounded", constants.proved)
        .step("the limit is the 1/4 for which D stays bounded: 1 - 3c - c = 0 at theta = 0 gives c = 1/4",
              rigor::truth(1 - 3 * limit - limit == 0));
    return argument;
}

}  // namespace

claim::Claim theorem_2_limit() {
    return {
        .id = "st-arnaud-2026/theorem-2-limit",
        .where = "section 6, theorem 2 (the limit without the rate)",
        .title = "The normalized kernel tends to 1/4 off the diagonal",
        .statement = R"(For any $x,x'\in S^{n_0-1}$ such that $x\ne x'$, $\bar\Theta_\infty^{(L)}(x,x')\to\frac14$ as $L\to\infty$.)",
        .reading = "",
        .method = "As for theorem 2: U_L/L -> 1 and T_L - U_L/4 bounded, from inequalities proved on all of [0, pi].",
        .attack = "Tried: limits 1/3 and 1/4 + 1e-30 (controls); antipodal points, z close to 1, L up to 400 (property).",
        .uses = {"st-arnaud-2026/proposition-5-recurrence", "st-arnaud-2026/definition-5"},
        .check =
            [](const claim::Context&) {
                claim::Finding finding = conclude(argue(Rational(1, 4)), claim::Evidence::proved, "all z = <x, x'> in [-1, 1), antipodal points included");
                finding.remark = "Not uniform in z: Theta_bar^(L) -> 1 as z -> 1 for fixed L (corollary 1 describes the transition).";
                return finding;
            },
        .controls = {{"limit 1/4 + 1e-30", [](const claim::Context&) { return claim::verdict_of(argue(Rational(1, 4) + rigor::parse_rational("1e-30")).conclusion()); }},
                     {"limit 1/3", [](const claim::Context&) { return claim::verdict_of(argue(Rational(1, 3)).conclusion()); }}},
        .property = claim::property(
            "|Theta_bar^(L) - 1/4| <= (U_1 + 8 + 4.6 log L)/(4L) for z in [-1, 1), 1 <= L <= 400",
            [](const Rational& z, long L) {
                const rigor::Precision precision(400);
                const Ball first = ntk::depth_coordinate(ntk::angle_of<Ball>(z));
                const Ball error = rigor::abs(ntk::normalized_neural_tangent_kernel<Ball>(z, L) - Ball(Rational(1, 4)));
                return rigor::certainly_less(error * Ball(4 * L), first + Ball(8) + Ball(Rational(46, 10)) * rigor::log(Ball(L)));
            },
            claim::Input{"z", claim::correlations_below_one()}, claim::Input{"L", claim::integers(1, 400)}),
    };
}

}  // namespace proofs::st_arnaud_2026
