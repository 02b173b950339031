#include "claim/generators.hpp"
#include "claim/legacy.hpp"
#include "proofs/yu_2025/common/divergence.hpp"
#include "proofs/yu_2025/common/resting_network.hpp"

namespace proofs::yu_2025 {
namespace {

using rigor::Rational, rigor::Truth;

claim::legacy::Argument corrected() {
    claim::legacy::Argument argument = divergence_argument(Rational(1, 1000));
    return argument.step("K_t(x, x) >= 2 s |f_t(x)| for both networks, 60 each, exactly",
                         for_seeds(60, [](long seed) { return kernel_dominates_for_seed(seed, false, 4) && kernel_dominates_for_seed(seed, true, 4); }));
}

claim::legacy::Finding check(const claim::Context&) {
    claim::legacy::Finding finding = refute(resting_argument(), claim::Evidence::proved, "false for network (2.1), L = 1, d = 1, three points, at every width: from open sets of theta_0, with all neurons dead and with all active");
    if (finding.verdict == claim::Verdict::fails) {
        finding.witness = "The network at rest of yu-2025/abstract-parameters-diverge: K_t = K_0 for all t, with positive entries, while the limit kernel is positive definite at its three points. For b_j < -|w_j|, all j, K_t = 0 for all t. "
                          "Both converge (they are constant), to something else than K.";
        finding.pari = "K(x, z) = sum(j = 1, 2, (x/3 + b[j])*(z/3 + b[j]) + log(2)^2*(x*z + 1));\nb = [2, 1]; X = [-1, 0, 1]; M = matrix(3, 3, i, j, K(X[i], X[j])); print(matdet(M), \"  \", M[1, 1])\n\\\\ prints 0 but for rounding: on three points this K_t has rank 2; and K_t(-1, -1) = 5.14403427…";
        finding.harm = "None for theorem 2, which says that K_t leaves a band around K, and is true here. The words \"diverges\" and \"continues to evolve\" of abstract, sections 1, 4.2 and 7 say more than that.";
        finding.correction = {R"($K_t$ does not stay within $\lambda_0/(2n^2)$ of $K$ on the samples (theorem 2); if $\lambda_{\min}(K_t(X,X))\ge C>0$ for all $t$, then $K_t(x_i,x_i)\to\infty$ for every $i$.)", claim::verdict_of(corrected().conclusion()), claim::Evidence::proved,
                              "every absolutely continuous solution of (2.7) on [0, infinity)"};
    }
    finding.remark = "From an open set of theta_0 near the rest theta_t, hence K_t, converges to such a rest (yu-2025/abstract-parameters-diverge), with positive probability at every width. Whether that probability matters at a large width is another question.";
    return finding;
}

}  // namespace

claim::legacy::Check abstract_kernel_diverges() {
    return {
        .id = "yu-2025/abstract-kernel-diverges",
        .check = check,
        .controls = {{"labels 0, 0, 0 instead of 0, 1, 0", [](const claim::Context&) { return claim::verdict_of(resting_argument(0).conclusion()); }}},
        .property = claim::property("with all neurons active at -1, 0, 1 and c = (-1/3, 2/3, -1/3) the velocity of (2.7) is 0, exactly", [](long seed) { return alive_rests(seed); }, claim::Input{"seed", claim::integers(0, 1'000'000)}),
    };
}
const claim::legacy::Registered registered_abstract_kernel_diverges{abstract_kernel_diverges};

}  // namespace proofs::yu_2025
