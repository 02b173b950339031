// Section 5, proof of proposition 4: sqrt(n) d_i(X)^T Theta(X x') = (W_0)_i (f_s(X) - f*(X))^T Theta(X x'), "from which we can deduce that with probability 1, these two terms will not be zero […] Using a simple union bound argument, both terms will be nonzero with probability 1".
// The second factor is a linear functional of the residual with the coefficients Theta_infinity^(L-1)(X x'). If these are all 0 it is 0 whatever the residual is: L = 2, Theta^(1)(x_k, x') = x_k^T x'/n0, and x' orthogonal to all of X, as any word outside the data is with one-hot inputs, the case the section is about.
// If some coefficient is not 0 and the residual has a density, the zero set is a hyperplane of probability 0 (and W_i is normal); two such events fail together with probability 0.
#include "claim/generators.hpp"
#include "proofs/st_arnaud_2026/claims.hpp"
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
claim::Argument refutation(const std::vector<Rational>& x) {
    claim::Argument argument;
    return argument.step("L = 2, X = {e_1, e_2}, n0 = 4: Theta^(1)(X x') = 0, so that both terms are 0 for every residual and every W_0", rigor::truth(vanishes(coefficients(2, x))));
}
claim::Argument corrected() {
    claim::Argument argument;
    const std::vector<Rational> c = coefficients(2, {Rational(3, 5), 0, Rational(4, 5), 0});
    return argument.step("x' = (3/5, 0, 4/5, 0): a coefficient is not 0, and the residual (1, 0) gives 3/20: the zero set is a proper hyperplane", rigor::truth(!vanishes(c) && c[0] == Rational(3, 20)));
}

}  // namespace

claim::Claim proposition_4_nonzero() {
    return {
        .id = "st-arnaud-2026/proposition-4-nonzero",
        .where = "section 5, proof of proposition 4, the two displays with W_0 and the sentences after them",
        .title = "Two terms that are not zero",
        .statement = R"($\sqrt{n_{L-1}}d_{s,i}(X)^\top\Theta_\infty^{(L-1)}(Xx')=\left(W_0^\top\right)_{i,\cdot}(f_s(X)-f^*(X))^\top\Theta_\infty^{(L-1)}(Xx')$ [and the same for $x$], from which we can deduce that with probability $1$, these two terms will not be zero. Using a simple union bound argument, both terms will be nonzero with probability $1$.)",
        .reading = "For all x != x' on the sphere and every L >= 2, as the proposition has no other condition; random initial parameters.",
        .method = "The coefficients Theta^(1)(X x') exactly.",
        .attack = "The counterexample was computed twice: exactly here, and through the constant features of proposition-4-limit, which shares no code with it. Tried to save it: x' not orthogonal to X (control: then it is true). Considered: L = 3, where Theta^(2)(-1) = 0 gives X = {x_1}, x' = -x_1; L >= 4, where all values of the kernel below are positive.",
        .uses = {"st-arnaud-2026/proposition-4-limit"},
        .check = [](const claim::Context&) {
            claim::Finding finding = refute(refutation({0, 0, 1, 0}), claim::Evidence::proved, "false for L = 2 and x' orthogonal to all of X: both terms are 0 with probability 1");
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

}  // namespace proofs::st_arnaud_2026
