// Definition 2: a Gaussian process; "completely specified by its mean function and covariance function". A definition and a fact on which it rests: the law of (f(x_1), …, f(x_n)) is a function of m and K at
// these points (its characteristic function is exp(i u^T m - u^T K u/2)). What is specified are these finite-dimensional laws, and all expectations in this paper are of two values; paths are not.
#include "claim/generators.hpp"
#include "ntk/kernel/arc_cosine_kernel.hpp"
#include "proofs/yu_2025/claims.hpp"
#include "rigor/number/truth.hpp"

namespace proofs::yu_2025 {
namespace {

using rigor::Ball, rigor::Rational, rigor::Truth;

/// E[(u^T f)^2] for f = A g with independent standard g: a function of K = A A^T only, though A is not. A' = A R with a rational rotation R; `broken` spoils R.
Truth law_depends_on_covariance_only(long p, long q, const Rational& u, const Rational& v, bool broken) {
    const Rational t(p, q), square = 1 + t * t, c = (1 - t * t) / square, s = (broken ? 3 : 2) * t / square;
    const Rational a[2][2] = {{2, 1}, {-1, 3}};
    Rational first = 0, second = 0;
    for (int k = 0; k < 2; ++k) {
        const Rational row = u * a[0][k] + v * a[1][k];
        first += row * row;
    }
    const Rational x = (u * a[0][0] + v * a[1][0]) * c + (u * a[0][1] + v * a[1][1]) * s, y = -(u * a[0][0] + v * a[1][0]) * s + (u * a[0][1] + v * a[1][1]) * c;
    second = x * x + y * y;
    return rigor::truth(first == second);
}
claim::Argument argue(bool broken) {
    claim::Argument argument;
    Truth all = Truth::yes;
    for (long p = 1; p <= 10; ++p) all = all && law_depends_on_covariance_only(p, 7, Rational(p, 3), Rational(5 - p, 2), broken);
    return argument.step("two representations f = A g and f = A R g of one covariance, R a rotation, give u^T f the same variance for all u: the characteristic function is the same", all);
}

claim::Finding check(const claim::Context&) {
    claim::Finding finding = unchecked(argue(false), "a definition: nothing in it is true or false");
    finding.remark = "\"Completely specified\" is true of the finite-dimensional laws, by their characteristic functions, and that is all the paper uses (expectations at two points). It is not true of the paths: processes with the same m and K can have continuous paths or not.";
    return finding;
}

}  // namespace

claim::Claim definition_2() {
    return {
        .id = "yu-2025/definition-2",
        .where = "appendix A, definition 2",
        .title = "Gaussian process",
        .statement = R"(A stochastic process $f(x)$, $x\in\mathbb R^d$, is called a Gaussian process if for any finite set of points the random vector $(f(x_1),\dots,f(x_n))$ follows a multivariate normal distribution. Specifically, a Gaussian process $f$ is completely specified by its mean function $m$ and covariance function $K$.)",
        .reading = "A singular covariance is allowed; \"specified\" means its finite-dimensional laws.",
        .method = "Two representations of one covariance, in exact rationals.",
        .attack = "Considered: singular covariances (two equal points), where a density does not exist and the characteristic function does; the word \"completely\" read as the law of paths, which fails.",
        .uses = {},
        .check = check,
        .controls = {{"A R with a matrix R that is no rotation", [](const claim::Context&) { return claim::verdict_of(argue(true).conclusion()); }}},
        .property = claim::property("A g and A R g give u^T f the same variance, random rotation and u, exactly", [](long p, long q, const Rational& u, const Rational& v) { return law_depends_on_covariance_only(p, q, u, v, false); },
                                    claim::Input{"p", claim::integers(-50, 50)}, claim::Input{"q", claim::integers(1, 50)}, claim::Input{"u", claim::correlations()}, claim::Input{"v", claim::correlations()}),
    };
}

}  // namespace proofs::yu_2025
