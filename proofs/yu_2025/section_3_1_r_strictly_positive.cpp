// End of section 3.1: "and then prove the strictly positive definiteness of the dot-product kernel r^(L)". The appendix proves it of K_L instead; that of r^(L) is true as well. In (3.10) every part is a series in u with
// nonnegative coefficients (kappa_0, kappa_1, w_l by lemma 3 and composition, hence K_l and B_l), and the summand l = 1 contains B_2 kappa_1(u) with B_2 = 1 + such a series (B_2 = 1 for L = 1). So r^(L) - alpha^2 kappa_1 is
// such a series, positive semidefinite, and by (c) of strictly_positive.hpp lambda_min(r^(L)) >= alpha^2 lambda_min(kappa_1) >= alpha^2/(12 (pi M)^(3/2)).
#include "proofs/common/finding_parts.hpp"
#include "proofs/yu_2025/claims.hpp"
#include "proofs/yu_2025/common/strictly_positive.hpp"

namespace proofs::yu_2025 {
namespace {

using rigor::Ball, rigor::BallMatrix, rigor::Rational, rigor::Truth;

/// r^(L) at phi of the points.
BallMatrix gram(const Points& points, long depth, const Rational& alpha) {
    const rigor::RationalMatrix inner = ntk::inner_products(matrix_of(points));
    return ntk::gram_matrix(inner.rows(), [&](long i, long j) {
        return ntk::residual_kernel(ntk::lifted_angle<Ball>({inner(i, i), inner(i, j), inner(j, j)}), depth, alpha).correction;
    });
}

Truth exceeds(const Points& points, long depth, const Rational& alpha, const Rational& factor) {
    return smallest_exceeds([&] { return gram(points, depth, alpha); }, Ball(factor) * residual_bound(points, 1, alpha));
}

claim::Argument argue(const std::vector<Rational>& alphas, const Rational& factor) {
    claim::Argument argument;
    argument.step("the Maclaurin coefficients of kappa_0 and kappa_1 are >= 0, every index, infinitely many of kappa_1 are > 0", nonnegative_coefficients(false) && nonnegative_coefficients(true))
        .step("the tail of kappa_1 at 1 is at least 1/(6 (pi M)^(3/2)), M = 1 to 100 (for every M: strictly_positive.hpp)", tail_bound_holds());
    for (const Rational& alpha : alphas) {
        Truth all = rigor::truth(alpha != 0);
        for (const DataSet& data : hard_data())
            for (const long depth : {1L, 2L, 5L}) all = all && exceeds(data.points, depth, alpha, factor);
        argument.step("alpha = " + to_string(alpha) + ": lambda_min(r^(L)) exceeds the bound at phi of the hard data sets, L = 1, 2, 5 (certified)", all);
    }
    return argument;
}

claim::Finding check(const claim::Context&) {
    claim::Finding finding = conclude(argue({1, Rational(-1, 10), 3}, 1), claim::Evidence::proved, "all d, all n, all n different points of the open half sphere, all L >= 1, all alpha != 0");
    finding.stronger = "lambda_min(r^(L)(X, X)) >= alpha^2/(12 (pi M)^(3/2)), M as in lemma 6; a second proof of proposition 3 for the printed kernel.";
    finding.remark = "The appendix proves strict positive definiteness of K_L (lemmas 5 and 6) and uses that one; either would do.";
    return finding;
}

}  // namespace

claim::Claim section_3_1_r_strictly_positive() {
    return {
        .id = "yu-2025/section-3.1-r-strictly-positive",
        .where = "section 3.1, last sentence",
        .title = "r^(L) is strictly positive definite",
        .statement = R"(As to the NTK of residual network, we use equation 3.9 to transform the input vector from $\mathbb R^d$ to $\mathbb S_+^d$, and then prove the strictly positive definiteness of the dot-product kernel $r^{(L)}$.)",
        .reading = "r^(L) of (3.10), L >= 1, alpha != 0, on the open half sphere.",
        .method = "Nonnegative coefficients and the summand l = 1 (argument in the file); certified eigenvalues at nearly singular data.",
        .attack = "Tried: alpha = 0 (r^(L) = 0, control), negative alpha, L = 1, clusters of width 2^-30, antipodes and collinear points before the lift; a bound 10^6 times larger (control).",
        .uses = {"yu-2025/lemma-3", "yu-2025/lemma-6"},
        .check = with_misprint(check, R"(The same for $\alpha\ne0$. ($r^{(L)}=0$ at $\alpha=0$.))"),
        .controls = {{"alpha = 0", [](const claim::Context&) { return claim::verdict_of(argue({0}, 1).conclusion()); }}, {"a bound 10^6 times larger", [](const claim::Context&) { return claim::verdict_of(argue({1}, 1'000'000).conclusion()); }}},
        .property = claim::property("lambda_min(r^(L)) exceeds the bound, certified, random data, alpha > 0, L = 1 to 4", [](const Points& points, const Rational& alpha, long depth) { return exceeds(points, depth, alpha, 1); },
                                    claim::Input{"X", random_data()}, claim::Input{"alpha", claim::positive_rationals()}, claim::Input{"L", claim::integers(1, 4)}),
    };
}

}  // namespace proofs::yu_2025
