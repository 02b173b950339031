// (2.6): u_i = |o_i - y_i| is 1/(1 + e^((2 y_i - 1) f)), that is o_i for y_i = 0 and 1 - o_i for y_i = 1; "we can see u_i in [0, 1]".
// With E = e^f > 0: o = E/(1 + E) is in (0, 1), so |o - 0| = o = 1/(1 + 1/E) and |o - 1| = 1 - o = 1/(1 + E). All three are equal as rational functions of E, of
// degree 1 in numerator and denominator, so that equality at three values of E is equality.
#include "claim/generators.hpp"
#include "proofs/yu_2025/claims.hpp"
#include "proofs/yu_2025/common/error_at_margin.hpp"

namespace proofs::yu_2025 {
namespace {

using rigor::Ball, rigor::Rational, rigor::Truth;

/// Both equalities and 0 <= u <= 1 at E = e^f; `sign` is the power of E, 2 y - 1 as printed.
bool agrees(const Rational& e, int label, int sign) {
    const Rational o = 1 / (1 + 1 / e), u = abs(Rational(o - label)), power = sign > 0 ? e : Rational(1 / e);
    return u == 1 / (1 + power) && u == (label == 0 ? o : Rational(1 - o)) && u > 0 && u < 1;
}

claim::Argument argue(int factor) {
    claim::Argument argument;
    for (const int label : {0, 1}) {
        bool equal = true;
        for (long p = 1; p <= 12; ++p) equal = equal && agrees(Rational(p, 5), label, factor * (2 * label - 1));
        argument.step("y = " + std::to_string(label) + ": the three expressions are equal and in (0, 1), exactly, at 12 values of e^f (rational functions of degree 1)", rigor::truth(equal));
    }
    return argument;
}

Truth in_balls(const Rational& f, bool label) {
    const rigor::Precision scope(256);
    const Ball o = Ball(1) / (Ball(1) + rigor::exp(Ball(Rational(-f)))), u = rigor::abs(o - Ball(label ? 1 : 0)), formula = error_at_margin(Ball(label ? f : Rational(-f)));
    const Truth close = rigor::certainly_less(rigor::abs(u - formula), Ball::dyadic(1, -200));
    return close && rigor::certainly_positive(formula) && rigor::certainly_less(formula, Ball(1));
}

claim::Finding check(const claim::Context&) {
    claim::Finding finding = conclude(argue(1), claim::Evidence::proved, "all f, y = 0 and 1");
    finding.remark = "u_i is never 0 or 1: f is finite. For y_i = 1 and large f the form 1 - o_i cancels, 1/(1 + e^f) does not.";
    return finding;
}

}  // namespace

claim::Claim eq_2_6() {
    return {
        .id = "yu-2025/eq-2.6",
        .where = "section 2.2, (2.5), (2.6)",
        .title = "The error u_i in terms of the output",
        .statement = R"($u_i=|o_i-y_i|=\frac1{1+e^{(2y_i-1)f(x_i;\theta)}}=o_i$ if $y_i=0$, $1-o_i$ if $y_i=1$; $u_i\in[0,1]$.)",
        .reading = "o_i = 1/(1 + e^(-f)), (2.4).",
        .method = "Rational functions of e^f, exactly.",
        .attack = "Tried: f = 0 and f of both signs in [-1, 1], both labels, the exponent's sign exchanged (control); a second evaluation in balls.",
        .uses = {},
        .check = check,
        .controls = {{"1/(1 + e^(-(2 y - 1) f))", [](const claim::Context&) { return claim::verdict_of(argue(-1).conclusion()); }}},
        .property = claim::property("the three expressions agree to 2^-200 in balls", in_balls, claim::Input{"f", claim::correlations()}, claim::Input{"y", rc::gen::arbitrary<bool>()}),
    };
}

}  // namespace proofs::yu_2025
