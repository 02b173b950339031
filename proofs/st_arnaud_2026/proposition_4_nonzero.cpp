#include "claim/generators.hpp"
#include "claim/legacy.hpp"
#include "rigor/number/rational.hpp"
#include "rigor/number/truth.hpp"

namespace proofs::st_arnaud_2026 {
namespace {

using rigor::Rational;

/// Theta^(1)(X x') for X = {e_1, …, e_n} in R^4 and x'.
std::vector<Rational> coefficients(long n, const std::vector<Rational>& x) {
    std::vector<Rational> c;
    for (long k = 0; k < n; ++k) c.push_back(x[static_cast<std::size_t>(k)] / 4);
    return c;
}
/// The functional is 0 for every residual if and only if all coefficients are 0.
bool vanishes(const std::vector<Rational>& c) {
    bool all = true;
    for (const Rational& q : c) all = all && q == 0;
    return all;
}
claim::legacy::Argument refutation(const std::vector<Rational>& x) {
    claim::legacy::Argument argument;
    return argument.step("L = 2, X = {e_1, e_2}, n0 = 4: Theta^(1)(X x') = 0, so that both terms are 0 for every residual and every W_0", rigor::truth(vanishes(coefficients(2, x))));
}
claim::legacy::Argument corrected() {
    claim::legacy::Argument argument;
    const std::vector<Rational> c = coefficients(2, {Rational(3, 5), 0, Rational(4, 5), 0});
    return argument.step("x' = (3/5, 0, 4/5, 0): a coefficient is not 0, and the residual (1, 0) gives 3/20: the zero set is a proper hyperplane", rigor::truth(!vanishes(c) && c[0] == Rational(3, 20)));
}

}  // namespace

claim::legacy::Check proposition_4_nonzero() {
    return {
        .id = "st-arnaud-2026/proposition-4-nonzero",
        .check = [](const claim::Context&) {
            claim::legacy::Finding finding = refute(refutation({0, 0, 1, 0}), claim::Evidence::proved, "false for L = 2 and x' orthogonal to all of X: both terms are 0 with probability 1");
            if (finding.verdict == claim::Verdict::fails) {
                finding.witness = "n0 = 4, L = 2, X = {e_1, e_2}, x' = e_3: Theta^(1)(x_k, x') = x_k^T x'/n0 = 0 for both k.";
                finding.pari = "print([1, 0, 0, 0; 0, 1, 0, 0]*[0, 0, 1, 0]~/4)";
                finding.harm = "With one hidden layer the fourth term of (1) is then 0, and so is the change of the features (proposition-4-limit). At L = 3 the coefficients vanish for X = {x_1}, x' = -x_1; for L >= 4 they are positive (proposition-5-range).";
                finding.correction = {R"(If $\Theta_\infty^{(L-1)}(Xx)\ne0$ and $\Theta_\infty^{(L-1)}(Xx')\ne0$ and $f_s(X)-f^*(X)$ has a density, both are nonzero with probability $1$.)", claim::verdict_of(corrected().conclusion()), claim::Evidence::proved, "all L >= 2 (a hyperplane has probability 0); one case computed"};
            }
            return finding;
        },
        .controls = {{"x' = (3/5, 0, 4/5, 0)", [](const claim::Context&) { return claim::verdict_of(refutation({Rational(3, 5), 0, Rational(4, 5), 0}).conclusion()); }}},
        .property = claim::property("the coefficients vanish exactly where x' is orthogonal to X", [](long a, long b, long c) {
                                        return rigor::truth(vanishes(coefficients(2, {Rational(a), Rational(b), Rational(c), 1})) == (a == 0 && b == 0));
                                    },
                                    claim::Input{"x'_1", claim::integers(-2, 2)}, claim::Input{"x'_2", claim::integers(-2, 2)}, claim::Input{"x'_3", claim::integers(-9, 9)}),
    };
}
const claim::legacy::Registered registered_proposition_4_nonzero{proposition_4_nonzero};

}  // namespace proofs::st_arnaud_2026
