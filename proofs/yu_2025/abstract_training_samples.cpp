#include "claim/generators.hpp"
#include "proofs/common/finding_parts.hpp"
#include "claim/legacy.hpp"
#include "proofs/yu_2025/common/divergence.hpp"
#include "rigor/matrix/rational_matrix.hpp"

namespace proofs::yu_2025 {
namespace {

using rigor::Rational, rigor::RationalMatrix, rigor::Truth;

/// K = I, all entries lowered by eps = band/n: the worst case of |K_t - K| <= eps.
bool stays_positive(long n, const Rational& band) {
    RationalMatrix k = RationalMatrix::identity(n);
    for (long i = 0; i < n; ++i)
        for (long j = 0; j < n; ++j) k(i, j) -= band / n;
    return inertia(k).positive == n;
}

claim::legacy::Argument argue(const Rational& band) {
    claim::legacy::Argument argument = divergence_argument(Rational(1, 1000));
    bool positive = true;
    for (long n = 1; n <= 12; ++n) positive = positive && stays_positive(n, band);
    return argument.step("entries within eps < lambda_0/n leave lambda_min(K_t) >= lambda_0 - n eps > 0: |E|_2 <= n max |E_ij|; the extremal matrices I - eps 1 1^T, n = 1 to 12, by exact inertia", rigor::truth(positive))
        .step("K_t(x, x) >= 2 s |f_t(x)| for both networks, 60 each, and in the cases of equality, exactly", for_seeds(60, [](long seed) { return kernel_dominates_for_seed(seed, false, 4) && kernel_dominates_for_seed(seed, true, 4); }) &&
                                                                                                            kernel_dominates_at_equality(false, 4) && kernel_dominates_at_equality(true, 4));
}

claim::legacy::Finding check(const claim::Context&) {
    claim::legacy::Finding finding = conclude(argue(1 - rigor::power_of_two(-60)), claim::Evidence::proved, "both networks, every width and depth, n different points, all labels, every theta_0 with an absolutely continuous solution of (2.7) on [0, infinity)");
    finding.stronger = "At every width and from every such theta_0, max over samples i, j of sup_t |K_t(x_i, x_j) - K(x_i, x_j)| >= lambda_0/n, not only lambda_0/(2 n^2) for some pair of points of X.";
    finding.remark = "\"Regardless of how large the network width is, the empirical NTK diverges from the NTK\" is this statement if \"diverges from\" means \"does not stay near\". Read as \"has no limit\" it is false (yu-2025/abstract-kernel-diverges).";
    return finding;
}

}  // namespace

claim::legacy::Check abstract_training_samples() {
    return {
        .id = "yu-2025/abstract-training-samples",
        .check = with_misprint(check, R"(The same for samples that are different. (With a repeated sample $\lambda_0=0$, and nothing follows.))"),
        .controls = {{"eps = lambda_0/n", [](const claim::Context&) { return claim::verdict_of(argue(1).conclusion()); }}},
        .property = claim::property("I - (band/n) 1 1^T is positive definite for 0 < band < 1 and singular for band = 1, n = 1 to 8, exactly",
                                    [](long n, const Rational& band) { return rigor::truth(stays_positive(n, abs(band)) && !stays_positive(n, 1)); },
                                    claim::Input{"n", claim::integers(1, 8)}, claim::Input{"band", claim::interior_correlations()}),
    };
}
const claim::legacy::Registered registered_abstract_training_samples{abstract_training_samples};

}  // namespace proofs::yu_2025
