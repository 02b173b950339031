#include "claim/generators.hpp"
#include "claim/legacy.hpp"
#include "proofs/yu_2025/common/divergence.hpp"
#include "proofs/yu_2025/common/resting_network.hpp"

namespace proofs::yu_2025 {
namespace {

using rigor::Ball, rigor::Rational;

claim::legacy::Finding check(const claim::Context& context) {
    claim::legacy::Finding finding = refute(resting_argument(), claim::Evidence::proved, "false for network (2.1), L = 1, d = 1, three points, at every width: from an open set of theta_0 of probability 4^-m, and from an open set of theta_0 near networks at rest with all neurons active");
    finding.values = {{"probability of a network at rest, m = 10, at least", Ball(Rational(1, 1 << 20)).enclosure(context.digits)}};
    if (finding.verdict == claim::Verdict::fails) {
        finding.witness = "Points -1, 0, 1 with labels 0, 1, 0; m = 2 (sqrt(2/m) = 1), w = (1/3, 1/3), b = (2, 1), V = (-ln 2, ln 2). f = -ln 2 at all three points, u = (1/3, 2/3, 1/3), sum (2 y_i - 1) u_i = 0 and sum (2 y_i - 1) u_i x_i = 0, so all derivatives of the loss are 0 and theta_t = theta_0 for ever. "
                          "Also every network with b_j < -|w_j| for all j: f = 0 there, and nothing moves; at random this has the probability 4^-m.";
        finding.pari = "X = [-1, 0, 1]; y = [0, 1, 0]; f = -log(2);\nc = vector(3, i, (2*y[i] - 1)/(1 + exp((2*y[i] - 1)*f)));\nprint(vecsum(c), \"  \", sum(i = 1, 3, c[i]*X[i]))";
        finding.harm = "None for the theorems: corollary 1 has the hypothesis that is missing here, lambda_min(K_t(X, X)) >= C > 0. The probability of a dead network falls exponentially with the width.";
        finding.correction = {R"(If $\lambda_{\min}(K_t(X,X))\ge C>0$ for all $t\ge0$, the parameters leave every bounded set (corollary 1).)", claim::verdict_of(divergence_argument(Rational(1, 1000)).conclusion()), claim::Evidence::proved,
                              "every absolutely continuous solution of (2.7) on [0, infinity) (yu-2025/corollary-1)"};
    }
    finding.remark = "Both sets have positive probability at every width: near a rest with all neurons active theta_t converges, to another such rest, by the inequality of Lojasiewicz (argument in the file).";
    return finding;
}

}  // namespace

claim::legacy::Check abstract_parameters_diverge() {
    return {
        .id = "yu-2025/abstract-parameters-diverge",
        .check = check,
        .controls = {{"labels 0, 0, 0 instead of 0, 1, 0", [](const claim::Context&) { return claim::verdict_of(resting_argument(0).conclusion()); }}},
        .property = claim::property("with all neurons active at -1, 0, 1 and c = (-1/3, 2/3, -1/3) the velocity of (2.7) is 0, exactly", [](long seed) { return alive_rests(seed); }, claim::Input{"seed", claim::integers(0, 1'000'000)}),
    };
}
const claim::legacy::Registered registered_abstract_parameters_diverge{abstract_parameters_diverge};

}  // namespace proofs::yu_2025
