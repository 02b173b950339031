// Abstract: "during training with the cross-entropy loss function, the neural network parameters diverge due to the strictly positive definiteness of the NTK". What
// corollary 1 needs is a lower bound of lambda_min(K_t(X, X)) for all t, a property of the network in training; strict positive definiteness of the limit does not
// give it at any width. Two networks at rest (resting_network.hpp) refute the sentence.
// The rest with all neurons active is no rarity of measure 0 either. On the open set b_j > |w_j| (all j) f is alpha + beta x on the data, the loss is a strictly convex function of
// (alpha, beta) with its minimum at (-ln 2, 0), and analytic in theta: the rests are local minima, stable by Lojasiewicz, and from every theta_0 near one theta_t converges to one.
#include "claim/generators.hpp"
#include "proofs/yu_2025/claims.hpp"
#include "proofs/yu_2025/common/divergence.hpp"
#include "proofs/yu_2025/common/resting_network.hpp"

namespace proofs::yu_2025 {
namespace {

using rigor::Ball, rigor::Rational;

claim::Finding check(const claim::Context& context) {
    claim::Finding finding = refute(resting_argument(), claim::Evidence::proved, "false for network (2.1), L = 1, d = 1, three points, at every width: from an open set of theta_0 of probability 4^-m, and from an open set of theta_0 near networks at rest with all neurons active");
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

claim::Claim abstract_parameters_diverge() {
    return {
        .id = "yu-2025/abstract-parameters-diverge",
        .where = "abstract",
        .title = "Parameters diverge because the limit kernel is strictly positive definite",
        .statement = R"(During training with the cross-entropy loss function, the neural network parameters diverge due to the strictly positive definiteness of the NTK.)",
        .reading = "For a network of finite width, from any initial parameters; the NTK is the limit kernel K.",
        .method = "A network at rest, exactly; the limit kernel's smallest eigenvalue, certified.",
        .attack = "The counterexample was computed twice: by the suite's backward pass in exact rationals for 60 networks of this kind, and by the two sums in the PARI lines, which know nothing of networks. Two different mechanisms (a finite minimiser, dead neurons) give the same. From m = 2, all parameters moved by up to 0.05, the flow was integrated by hand (PARI): f returns to -ln 2 at all three points, theta stays.",
        .uses = {"yu-2025/corollary-1", "yu-2025/proposition-2"},
        .check = check,
        .controls = {{"labels 0, 0, 0 instead of 0, 1, 0", [](const claim::Context&) { return claim::verdict_of(resting_argument(0).conclusion()); }}},
        .property = claim::property("with all neurons active at -1, 0, 1 and c = (-1/3, 2/3, -1/3) the velocity of (2.7) is 0, exactly", [](long seed) { return alive_rests(seed); }, claim::Input{"seed", claim::integers(0, 1'000'000)}),
    };
}

}  // namespace proofs::yu_2025
