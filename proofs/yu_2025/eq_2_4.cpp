// (2.4): o = 1/(1 + e^(-f)), l(x) = ln(1 + e^(-x)), and the sentence below: "o_i can be regarded as the output probability …, the network function is expected to be positive correlated to the probability that the label is 1". Definitions with
// this content: o is in (0, 1) and increases strictly in f, from 0 to 1; l = -ln o(x) decreases and is strictly convex. With E = e^f: o = E/(1 + E), do/df = E/(1 + E)^2 = o (1 - o) > 0, l' = -(1 - o), l'' = o (1 - o).
#include "claim/generators.hpp"
#include "proofs/yu_2025/claims.hpp"
#include "rigor/number/ball_functions.hpp"

namespace proofs::yu_2025 {
namespace {

using rigor::Ball, rigor::Rational, rigor::Truth;

/// o at E = e^f, with the sign of f in the exponent as printed (-1) or not; increasing means o(E) < o(E') for E < E'.
Rational probability(const Rational& e, int sign) { return sign < 0 ? Rational(1 / (1 + 1 / e)) : Rational(1 / (1 + e)); }
bool content(const Rational& e, const Rational& larger, int sign) {
    const Rational o = probability(e, sign), p = probability(larger, sign);
    return o > 0 && o < 1 && o < p && e / ((1 + e) * (1 + e)) == o * (1 - o);
}
claim::Argument argue(int sign) {
    claim::Argument argument;
    bool all = true;
    for (long k = 1; k <= 30; ++k) all = all && content(Rational(k, 7), Rational(k + 1, 7), sign);
    return argument.step("o is in (0, 1), increases with f, and do/df = o (1 - o): rational functions of e^f of degree 2, at 30 values", rigor::truth(all));
}
/// l(f) = -ln o(f) in balls.
Truth is_loss(const Rational& f) {
    const rigor::Precision precision(192);
    const Ball e = rigor::exp(Ball(Rational(-f))), l = rigor::log(Ball(1) + e), o = Ball(1) / (Ball(1) + e);
    return rigor::certainly_less(rigor::abs(l + rigor::log(o)), Ball::dyadic(1, -150)) && rigor::certainly_positive(l);
}

}  // namespace

claim::Claim eq_2_4() {
    return {
        .id = "yu-2025/eq-2.4",
        .where = "section 2.2, (2.4)",
        .title = "The output probability and the logistic loss",
        .statement = R"($o_i:=\frac1{1+e^{-f(x_i;\theta)}}$, $\ell(x):=\ln(1+e^{-x})$. Under such setting, $o_i$ can be regarded as the "output probability", […] the network function $f(x;\theta)$ is expected to be positive correlated to the probability that the label $y$ of $x$ to be label 1 instead of 0.)",
        .reading = "\"Positive correlated\": o is an increasing function of f. That it is a probability of anything is a model, and not checked.",
        .method = "Rational functions of e^f; one identity in balls.",
        .attack = "Tried: the other sign in the exponent (o then decreases, control), f of both signs, o near 0 and 1.",
        .uses = {},
        .check = [](const claim::Context&) { return conclude(argue(-1), claim::Evidence::proved, "all real f"); },
        .controls = {{"e^f in place of e^(-f)", [](const claim::Context&) { return claim::verdict_of(argue(1).conclusion()); }}},
        .property = claim::property("o in (0, 1), increasing, do/df = o (1 - o), exactly at random e^f; l = -ln o > 0 in balls", [](const Rational& e, const Rational& more, const Rational& f) { return rigor::truth(content(e, e + more, -1)) && is_loss(f); },
                                    claim::Input{"e^f", claim::positive_rationals()}, claim::Input{"more", claim::positive_rationals()}, claim::Input{"f", claim::correlations()}),
    };
}

}  // namespace proofs::yu_2025
