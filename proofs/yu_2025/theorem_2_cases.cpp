#include "claim/generators.hpp"
#include "claim/legacy.hpp"
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
claim::legacy::Argument argue(bool nonnegative) {
    claim::legacy::Argument argument;
    bool all = true;
    for (long w = -6; w <= 6; ++w)
        for (long alpha = 0; alpha <= 5; ++alpha)
            for (long slack = 0; slack <= 3; ++slack) all = all && bounded(Rational(w, 2), alpha, slack, Rational(slack % 2, 3), nonnegative);
    return argument.step("0 <= alpha <= A and W 1(alpha > 0) <= B give W alpha <= max(B, 0) A: 312 cases, exactly (signs, for all)", rigor::truth(all));
}

}  // namespace

claim::legacy::Check theorem_2_cases() {
    return {
        .id = "yu-2025/theorem-2-cases",
        .check = [](const claim::Context&) { return conclude(argue(true), claim::Evidence::proved, "all functions W_t, alpha_t >= 0 of time"); },
        .controls = {{"W alpha <= B A", [](const claim::Context&) { return claim::verdict_of(argue(false).conclusion()); }}},
        .property = claim::property("W alpha <= max(B, 0) A for random W, alpha >= 0 and bounds above them, exactly",
                                    [](const Rational& w, const Rational& alpha, const Rational& a, const Rational& b) { return rigor::truth(bounded(w, abs(alpha), abs(a), abs(b), true)); }, claim::Input{"W", claim::correlations()},
                                    claim::Input{"alpha", claim::correlations()}, claim::Input{"A - alpha", claim::correlations()}, claim::Input{"B - W 1", claim::correlations()}),
    };
}
const claim::legacy::Registered registered_theorem_2_cases{theorem_2_cases};

}  // namespace proofs::yu_2025
