#include "claim/generators.hpp"
#include "ntk/depth/depth_limit.hpp"
#include "claim/legacy.hpp"

namespace proofs::st_arnaud_2026 {
namespace {

using rigor::Ball, rigor::Rational;

claim::legacy::Argument argue(const Rational& limit) {
    const ntk::DepthConstants constants = ntk::prove_depth_constants();
    claim::legacy::Argument argument;
    argument.step("lemmas A and B on [0, pi]: 1 < U' - U <= 1 + 4.6/U, and D bounded", constants.proved)
        .step("the limit is the 1/4 for which D stays bounded: 1 - 3c - c = 0 at theta = 0 gives c = 1/4",
              rigor::truth(1 - 3 * limit - limit == 0));
    return argument;
}

}  // namespace

claim::legacy::Check theorem_2_limit() {
    return {
        .id = "st-arnaud-2026/theorem-2-limit",
        .check =
            [](const claim::Context&) {
                claim::legacy::Finding finding = conclude(argue(Rational(1, 4)), claim::Evidence::proved, "all z = <x, x'> in [-1, 1), antipodal points included");
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
const claim::legacy::Registered registered_theorem_2_limit{theorem_2_limit};

}  // namespace proofs::st_arnaud_2026
