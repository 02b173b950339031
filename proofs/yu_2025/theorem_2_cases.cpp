// Proof of theorem 2, part 1, the two cases: "We first consider the case that the limit superior of alpha_(j0,t)(x_i) is infinity. … We then consider the other case that the limit superior of W_(j0,t) 1(alpha_(j0,t) > 0) is infinity."
// That these are all cases: alpha >= 0 and W alpha = (W 1(alpha > 0)) alpha. If alpha <= A and W 1(alpha > 0) <= B from some time on, then W alpha <= max(B, 0) A: its limit superior is finite.
#include "claim/generators.hpp"
#include "proofs/yu_2025/claims.hpp"
#include "rigor/number/rational.hpp"
#include "rigor/number/truth.hpp"

namespace proofs::yu_2025 {
namespace {

using rigor::Rational, rigor::Truth;

/// W alpha <= max(B, 0) A for 0 <= alpha <= A, W 1(alpha > 0) <= B; with B A instead where `nonnegative` is false.
bool bounded(const Rational& w, const Rational& alpha, const Rational& a_slack, const Rational& b_slack, bool nonnegative) {
    const Rational a = alpha + a_slack, b = (alpha > 0 ? w : Rational(0)) + b_slack;
    return w * alpha <= (nonnegative ? std::max(b, Rational(0)) : b) * a;
}
claim::Argument argue(bool nonnegative) {
    claim::Argument argument;
    bool all = true;
    for (long w = -6; w <= 6; ++w)
        for (long alpha = 0; alpha <= 5; ++alpha)
            for (long slack = 0; slack <= 3; ++slack) all = all && bounded(Rational(w, 2), alpha, slack, Rational(slack % 2, 3), nonnegative);
    return argument.step("0 <= alpha <= A and W 1(alpha > 0) <= B give W alpha <= max(B, 0) A: 312 cases, exactly (signs, for all)", rigor::truth(all));
}

}  // namespace

claim::Claim theorem_2_cases() {
    return {
        .id = "yu-2025/theorem-2-cases",
        .where = "appendix C.3, proof of theorem 2, part 1, the two cases",
        .title = "Activations or output weights are unbounded",
        .statement = R"([If the limit superior of $W_{j_0,t}^{(L+1)}\alpha_{j_0,t}^{(L)}(x_i)$ is infinity,] we first consider the case that the limit superior of $\alpha_{j_0,t}^{(L)}(x_i)$ is infinity. […] We then consider the other case that the limit superior of $W_{j_0,t}^{(L+1)}(x_i)\mathbf 1(\alpha_{j_0,t}^{(L)}>0)$ is infinity.)",
        .reading = "One of the two cases occurs.",
        .method = "A product of two numbers bounded above, the first nonnegative.",
        .attack = "Tried: max(B, 0) replaced by B, which is wrong for B < 0 (control). Considered: alpha tending to 0 while W grows (then the second case occurs); W negative and unbounded (then W alpha is not unbounded above). For a sample with label 0 the hypothesis fails (yu-2025/theorem-2-index), and the same two cases hold with |W| for W.",
        .uses = {"yu-2025/theorem-2-index"},
        .check = [](const claim::Context&) { return conclude(argue(true), claim::Evidence::proved, "all functions W_t, alpha_t >= 0 of time"); },
        .controls = {{"W alpha <= B A", [](const claim::Context&) { return claim::verdict_of(argue(false).conclusion()); }}},
        .property = claim::property("W alpha <= max(B, 0) A for random W, alpha >= 0 and bounds above them, exactly",
                                    [](const Rational& w, const Rational& alpha, const Rational& a, const Rational& b) { return rigor::truth(bounded(w, abs(alpha), abs(a), abs(b), true)); }, claim::Input{"W", claim::correlations()},
                                    claim::Input{"alpha", claim::correlations()}, claim::Input{"A - alpha", claim::correlations()}, claim::Input{"B - W 1", claim::correlations()}),
    };
}

}  // namespace proofs::yu_2025
