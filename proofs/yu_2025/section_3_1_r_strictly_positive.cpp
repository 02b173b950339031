#include "proofs/common/finding_parts.hpp"
#include "claim/legacy.hpp"
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

claim::legacy::Argument argue(const std::vector<Rational>& alphas, const Rational& factor) {
    claim::legacy::Argument argument;
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

claim::legacy::Finding check(const claim::Context&) {
    claim::legacy::Finding finding = conclude(argue({1, Rational(-1, 10), 3}, 1), claim::Evidence::proved, "all d, all n, all n different points of the open half sphere, all L >= 1, all alpha != 0");
    finding.stronger = "lambda_min(r^(L)(X, X)) >= alpha^2/(12 (pi M)^(3/2)), M as in lemma 6; a second proof of proposition 3 for the printed kernel.";
    finding.remark = "The appendix proves strict positive definiteness of K_L (lemmas 5 and 6) and uses that one; either would do.";
    return finding;
}

}  // namespace

claim::legacy::Check section_3_1_r_strictly_positive() {
    return {
        .id = "yu-2025/section-3.1-r-strictly-positive",
        .check = with_misprint(check, R"(The same for $\alpha\ne0$. ($r^{(L)}=0$ at $\alpha=0$.))"),
        .controls = {{"alpha = 0", [](const claim::Context&) { return claim::verdict_of(argue({0}, 1).conclusion()); }}, {"a bound 10^6 times larger", [](const claim::Context&) { return claim::verdict_of(argue({1}, 1'000'000).conclusion()); }}},
        .property = claim::property("lambda_min(r^(L)) exceeds the bound, certified, random data, alpha > 0, L = 1 to 4", [](const Points& points, const Rational& alpha, long depth) { return exceeds(points, depth, alpha, 1); },
                                    claim::Input{"X", random_data()}, claim::Input{"alpha", claim::positive_rationals()}, claim::Input{"L", claim::integers(1, 4)}),
    };
}
const claim::legacy::Registered registered_section_3_1_r_strictly_positive{section_3_1_r_strictly_positive};

}  // namespace proofs::yu_2025
