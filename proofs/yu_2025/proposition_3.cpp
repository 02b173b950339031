#include "proofs/common/finding_parts.hpp"
#include "claim/legacy.hpp"
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

claim::legacy::Argument argue(const Rational& factor) {
    claim::legacy::Argument argument = residual_argument();
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

claim::legacy::Finding check(const claim::Context& context) {
    const rigor::Precision precision(rigor::bits_for_digits(context.digits) + 64);
    claim::legacy::Finding finding = conclude(argue(1), claim::Evidence::proved, "all d, all n, all n different points of R^d, all L >= 1, all alpha != 0; the bias terms of (3.10) with or without the factor of (3.9)");
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

claim::legacy::Check proposition_3() {
    return {
        .id = "yu-2025/proposition-3",
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
const claim::legacy::Registered registered_proposition_3{proposition_3};

}  // namespace proofs::yu_2025
