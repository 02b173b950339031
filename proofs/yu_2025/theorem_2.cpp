// Theorem 2: for any theta_0 some K_t(x, x') leaves the band of half width lambda_0/(2 n^2) around K(x, x'), lambda_0 = lambda_min(K(X, X)). Suppose none
// does, at the sample points. If lambda_0 <= 0 there is nothing to show. Otherwise lemma 7 gives lambda_min(K_t(X, X)) >= lambda_0/2, lemma 8 |f_t(x_i)| ->
// infinity, and K_t(x_i, x_i) cannot stay bounded. The paper gets the last from two cases (C.10), (C.11), along a sequence of times; one inequality does it
// for all times. Network (2.1), s = sqrt(2/m_L): f = sum W_j D_j alpha_j, and the parts of K(x, x) from W^(L+1) and b^(L) are |alpha|^2 and s^2 sum W_j^2 D_j, so
//   |f| <= sqrt(sum W_j^2 D_j) |alpha| <= K(x, x)/(2 s)   (Cauchy-Schwarz, and 2 p q <= p^2 + q^2), that is K_t(x, x) >= sqrt(8/m_L) |f_t(x)|.
// Network (2.2): the parts from W^(L+1) and d^(L) are |alpha^(L)|^2 and (alpha^2/m)|W|^2: K(x, x) >= (2 |alpha|/sqrt(m)) |f|. For alpha = 0 the branches are
// cut and f = W (A x + b)/sqrt(m): b in place of d^(L) gives the part |W|^2/m, and K(x, x) >= (2/sqrt(m)) |f|. So K_t(x_i, x_i) -> infinity: a
// contradiction. The kernel K is arbitrary: that (3.6) and (3.9) are not the limits does not matter.
#include "claim/generators.hpp"
#include "claim/legacy.hpp"
#include "proofs/yu_2025/common/divergence.hpp"
#include "proofs/yu_2025/common/training_sample.hpp"
#include "rigor/matrix/rational_matrix.hpp"

namespace proofs::yu_2025 {
namespace {

using rigor::Rational, rigor::RationalMatrix, rigor::Truth;

/// alpha = 0: f = p W (A x + b), with the input map's scale p.
Truth without_branches(const Rational& p, const Rational& w, const Rational& b, const Rational& x) {
    const Rational one(1);
    ExactNetwork network{ntk::Wiring::residual, {}};
    network.maps.push_back(ntk::affine_map(1, 1, true, p, p, one));
    network.maps.push_back(ntk::affine_map(1, 1, false, one, one, one));
    network.maps[0].weights << one;
    network.maps[0].bias << b;
    network.maps[1].weights << w;
    ExactVector point(1);
    point << x;
    return kernel_dominates(network, point, 4);
}

claim::legacy::Argument argue(bool residual, const Rational& factor, const Rational& band) {
    claim::legacy::Argument argument = divergence_argument(Rational(1, 1000));
    // Lemma 7 at its worst: K = I, K_t = I - eps 1 1^T with eps = band/n^2 has the smallest eigenvalue 1 - n eps.
    bool positive = true;
    for (long n = 1; n <= 8; ++n) {
        RationalMatrix k = RationalMatrix::identity(n);
        for (long i = 0; i < n; ++i)
            for (long j = 0; j < n; ++j) k(i, j) -= band / Rational(n * n);
        positive = positive && inertia(k).positive == n;
    }
    argument.step("entries within lambda_0/(2 n^2) leave lambda_min(K_t) >= lambda_0 (1 - 1/(2 n)) > 0 (lemma 7; extremal matrices, n = 1 to 8, by exact inertia)", rigor::truth(positive))
        .step("4 s^2 f(x)^2 <= K(x, x)^2: 120 networks, exactly", for_seeds(120, [&](long seed) { return kernel_dominates_for_seed(seed, residual, factor); }))
        .step("and in the case of equality, where nothing larger than 4 will do", kernel_dominates_at_equality(residual, factor));
    if (residual) {
        Truth all = Truth::yes;
        for (long k = 1; k < 20; ++k) all = all && without_branches(Rational(k, 7), Rational(5 - k, 3), Rational(k - 9, 2), Rational(3, k));
        argument.step("without branches (alpha = 0), with b in place of d^(L)", all);
    }
    return argument;
}

claim::legacy::Finding check(bool residual) {
    claim::legacy::Finding finding = conclude(argue(residual, 4, Rational(1, 2)), claim::Evidence::proved,
                                      "every n, samples, labels, widths and depths, any symmetric K, every theta_0 and every absolutely continuous solution of (2.7) from it on [0, infinity)");
    finding.stronger = "max over i, j of sup_t |K_t(x_i, x_j) - K(x_i, x_j)| >= lambda_0/n (with entries within eps < lambda_0/n lambda_min(K_t) stays above lambda_0 - n eps > 0); and under the negation K_t(x_i, x_i) -> infinity for every i, not only along a sequence.";
    finding.remark = std::string("From a theta_0 without a solution for all t (yu-2025/eq-2.7-flow) there is no K_t to speak of; for Filippov solutions, which slide along kinks, the proof is lost with theorem 1: open for the kernels K^FC and K^Res of the paper, false for an arbitrary symmetric K in their place (yu-2025/theorem-2-beyond-kinks).") +
                     (residual ? " (C.16) prints the part of d^(L) without the factor alpha^2; for alpha = 0 another parameter is needed." : "");
    return finding;
}

claim::legacy::Check part(bool residual) {
    return {
        .id = residual ? "yu-2025/theorem-2-residual" : "yu-2025/theorem-2-fully-connected",
        .check = [residual](const claim::Context&) { return check(residual); },
        .controls = {{"factor 4 + 1e-20 in the inequality", [residual](const claim::Context&) { return claim::verdict_of(argue(residual, 4 + rigor::parse_rational("1e-20"), Rational(1, 2)).conclusion()); }},
                     {"bound lambda_0 without n^2", [residual](const claim::Context&) { return claim::verdict_of(argue(residual, 4, 64).conclusion()); }}},
        .property = claim::property("K(x, x)^2 >= 4 s^2 f(x)^2 for the network of a random seed, exactly", [residual](long seed) { return kernel_dominates_for_seed(seed, residual, 4); }, claim::Input{"seed", claim::integers(1000, 1'000'000)}),
    };
}

}  // namespace

claim::legacy::Check theorem_2_fully_connected() { return part(false); }
const claim::legacy::Registered registered_theorem_2_fully_connected{theorem_2_fully_connected};
claim::legacy::Check theorem_2_residual() { return part(true); }
const claim::legacy::Registered registered_theorem_2_residual{theorem_2_residual};

}  // namespace proofs::yu_2025
