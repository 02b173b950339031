#include "claim/generators.hpp"
#include "ntk/kernel/arc_cosine_kernel.hpp"
#include "claim/legacy.hpp"
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
claim::legacy::Argument argue(bool broken) {
    claim::legacy::Argument argument;
    Truth all = Truth::yes;
    for (long p = 1; p <= 10; ++p) all = all && law_depends_on_covariance_only(p, 7, Rational(p, 3), Rational(5 - p, 2), broken);
    return argument.step("two representations f = A g and f = A R g of one covariance, R a rotation, give u^T f the same variance for all u: the characteristic function is the same", all);
}

claim::legacy::Finding check(const claim::Context&) {
    claim::legacy::Finding finding = unchecked(argue(false), "a definition: nothing in it is true or false");
    finding.remark = "\"Completely specified\" is true of the finite-dimensional laws, by their characteristic functions, and that is all the paper uses (expectations at two points). It is not true of the paths: processes with the same m and K can have continuous paths or not.";
    return finding;
}

}  // namespace

claim::legacy::Check definition_2() {
    return {
        .id = "yu-2025/definition-2",
        .check = check,
        .controls = {{"A R with a matrix R that is no rotation", [](const claim::Context&) { return claim::verdict_of(argue(true).conclusion()); }}},
        .property = claim::property("A g and A R g give u^T f the same variance, random rotation and u, exactly", [](long p, long q, const Rational& u, const Rational& v) { return law_depends_on_covariance_only(p, q, u, v, false); },
                                    claim::Input{"p", claim::integers(-50, 50)}, claim::Input{"q", claim::integers(1, 50)}, claim::Input{"u", claim::correlations()}, claim::Input{"v", claim::correlations()}),
    };
}
const claim::legacy::Registered registered_definition_2{definition_2};

}  // namespace proofs::yu_2025
