// Proposition 3: the tangent kernel of the residual network (2.2) is strictly positive definite on X. By (3.9), with phi(x) = x~/|x~|, x~ = (x, 1),
//   K^Res(x, x') = |x~| |x'~| (r^(L) + u B_1 + K_L) at u = <phi(x), phi(x')>.
// kappa_0 and kappa_1 have nonnegative Maclaurin coefficients (lemma 3), and w_l = K_l/(1 + alpha^2)^l is such a series with w_l(1) = 1 (lemma 5); so kappa_0(w_l),
// kappa_1(w_l), their products B_l, u B_1 and r^(L) are such series: positive semidefinite. K_L is strictly positive definite on the open half sphere (lemmas 5, 6),
// phi is one to one into it (eq-3.8), and |x~| >= 1 is a congruence: lambda_min(K^Res(X, X)) >= min |x~|^2 lambda_min(K_L(phi(X), phi(X))) > 0.
// The biases b^(l), d^(l) of (2.2) contribute alpha^2 sum B_(l+1) (kappa_0(w_(l-1)) + 1) without the factor |x~| |x'~| that (3.9) gives these terms; a semidefinite
// kernel either way, so the statement does not depend on it.
#include "proofs/common/finding_parts.hpp"
#include "proofs/yu_2025/claims.hpp"
#include "proofs/yu_2025/common/strictly_positive.hpp"

namespace proofs::yu_2025 {
namespace {

using rigor::Ball, rigor::Rational, rigor::RationalMatrix, rigor::Truth;

rigor::MatrixEntries kernel(const Points& points, long depth, const Rational& alpha, ResidualPart part) {
    return [&points, depth, alpha, part] { return residual_gram(points, depth, alpha, part); };
}

/// lambda_min(K^Res) > factor lambda_min(K_L) at data with |x~| >= 1, certified.
Truth exceeds_covariance(const Points& points, long depth, const Rational& alpha, ResidualPart part, const Rational& factor) {
    const Ball covariance = enclose_smallest(kernel(points, depth, alpha, ResidualPart::covariance)).upper;
    return smallest_exceeds(kernel(points, depth, alpha, part), Ball(factor) * covariance);
}

claim::Argument argue(const Rational& factor) {
    claim::Argument argument = residual_argument();
    for (const DataSet& data : hard_data()) {
        Truth all = Truth::yes;
        for (const long depth : {1L, 2L, 6L})
            for (const ResidualPart part : {ResidualPart::as_printed, ResidualPart::biases_outside}) all = all && exceeds_covariance(data.points, depth, 1, part, factor);
        argument.step(data.name + ": lambda_min(K^Res) exceeds that of K_L, L = 1, 2, 6, alpha = 1 (certified)", all);
    }
    return argument;
}

/// alpha = 0: r^(L) = 0, B_1 = 1, K_L = u, so K^Res = 2 <x~, x'~>, of rank at most d + 1.
claim::Verdict without_residual_branch() {
    const Points points{{-1}, {0}, {2}};
    RationalMatrix exact = ntk::inner_products(matrix_of(points));
    for (long i = 0; i < 3; ++i)
        for (long j = 0; j < 3; ++j) exact(i, j) = 2 * (exact(i, j) + 1);
    return verdict_at(exact, residual_gram(points, 3, 0, ResidualPart::as_printed));
}

/// x in place of x~ = (x, 1), L = 2, alpha = 1: on a ray u = 1, where (3.10) gives K_2 = B_1 = 4 and r^(2) = 2 · 4 + 6, so K^Res = 22 <x, x'>, of rank one.
claim::Verdict without_the_lift() {
    const RationalMatrix inner = ntk::inner_products(matrix_of({{1, 2}, {2, 4}, {3, 6}}));
    RationalMatrix exact = inner;
    for (long i = 0; i < 3; ++i)
        for (long j = 0; j < 3; ++j) exact(i, j) *= 22;
    const Ball bracket = ntk::residual_kernel(Ball(0), 2, 1).kernel;
    return verdict_at(exact, ntk::gram_matrix(3, [&](long i, long j) { return Ball(inner(i, j)) * bracket; }));
}

claim::Finding check(const claim::Context& context) {
    const rigor::Precision precision(rigor::bits_for_digits(context.digits) + 64);
    claim::Finding finding = conclude(argue(1), claim::Evidence::proved, "all d, all n, all n different points of R^d, all L >= 1, all alpha != 0; the bias terms of (3.10) with or without the factor of (3.9)");
    for (const DataSet& data : hard_data()) {
        if (data.points.size() == 1) continue;
        finding.values.push_back({"lambda_min(K^Res), L = 3, alpha = 1, " + data.name, enclose_smallest(kernel(data.points, 3, 1, ResidualPart::as_printed)).ball().enclosure(4)});
        finding.values.push_back({"its explicit lower bound, " + data.name, residual_bound(data.points, 3, 1).enclosure(4)});
    }
    finding.stronger = "lambda_min(K^Res(X, X)) >= min |x~|^2 lambda_min(K_L) >= (1 + (1 - 1/pi) alpha^2)^(L-1) alpha^2/(12 (pi M)^(3/2)), M as in lemma 6.";
    finding.remark = "False for alpha = 0: then K^Res = 2 <x~, x'~> is of rank d + 1 at most. "
                     "Section 3.1 announces a proof through r^(L); the printed proof, and this one, uses K_L. The printed proof cites lemma 5, which is for L >= 2; lemma 6 covers L = 1.";
    return finding;
}

}  // namespace

claim::Claim proposition_3() {
    return {
        .id = "yu-2025/proposition-3",
        .where = "appendix B.2, proposition 3",
        .title = "The tangent kernel of the residual network is strictly positive definite",
        .statement = R"(The NTK of the residual network (2.2) is strictly positive definite on $\mathcal X$.)",
        .reading = "The NTK is K^Res of (3.9), (3.10), L >= 1, alpha real and not 0, and the same with the terms of the biases outside the factor |x~| |x'~|; X is any subset of R^d. That (3.9) is the limit of the network's kernel is not part of this claim.",
        .method = "All parts of (3.9) are power series with nonnegative coefficients, and K_L is strictly positive definite (argument in the file); certified eigenvalues at nearly singular data, compared with the explicit bound.",
        .attack = "Tried: alpha = 0, no lift (controls: singular), negative alpha, L = 1, bias terms inside and outside the factor, hard data as for proposition 2.",
        .uses = {"yu-2025/eq-3.8", "yu-2025/lemma-3", "yu-2025/lemma-5", "yu-2025/lemma-6"},
        .check = with_misprint(check, R"(The same for $\alpha\ne0$. (At $\alpha=0$ the network is affine in its input.))"),
        .controls = {{"alpha = 0", [](const claim::Context&) { return without_residual_branch(); }},
                     {"without the lift x~ = (x, 1), on a ray", [](const claim::Context&) { return without_the_lift(); }},
                     {"lambda_min(K^Res) at least 100 lambda_min(K_L)", [](const claim::Context&) { return claim::verdict_of(argue(100).conclusion()); }}},
        .property = claim::property("lambda_min(K^Res) exceeds the explicit bound, certified, for random data, alpha > 0, L = 1 to 4, bias terms inside and outside; d = 1 to 3, n <= 6",
                                    [](const Points& points, const Rational& alpha, long depth) {
                                        const Ball bound = residual_bound(points, depth, alpha);
                                        return smallest_exceeds(kernel(points, depth, alpha, ResidualPart::as_printed), bound) &&
                                               smallest_exceeds(kernel(points, depth, alpha, ResidualPart::biases_outside), bound);
                                    },
                                    claim::Input{"X", random_data()}, claim::Input{"alpha", claim::positive_rationals()}, claim::Input{"L", claim::integers(1, 4)}),
    };
}

}  // namespace proofs::yu_2025
