#include "claim/generators.hpp"
#include "claim/legacy.hpp"
#include "proofs/yu_2025/common/error_at_margin.hpp"

namespace proofs::yu_2025 {
namespace {

using rigor::Ball, rigor::Rational, rigor::Truth;

/// Both equalities and 0 <= u <= 1 at E = e^f; `sign` is the power of E, 2 y - 1 as printed.
bool agrees(const Rational& e, int label, int sign) {
    const Rational o = 1 / (1 + 1 / e), u = abs(Rational(o - label)), power = sign > 0 ? e : Rational(1 / e);
    return u == 1 / (1 + power) && u == (label == 0 ? o : Rational(1 - o)) && u > 0 && u < 1;
}

claim::legacy::Argument argue(int factor) {
    claim::legacy::Argument argument;
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

claim::legacy::Finding check(const claim::Context&) {
    claim::legacy::Finding finding = conclude(argue(1), claim::Evidence::proved, "all f, y = 0 and 1");
    finding.remark = "u_i is never 0 or 1: f is finite. For y_i = 1 and large f the form 1 - o_i cancels, 1/(1 + e^f) does not.";
    return finding;
}

}  // namespace

claim::legacy::Check eq_2_6() {
    return {
        .id = "yu-2025/eq-2.6",
        .check = check,
        .controls = {{"1/(1 + e^(-(2 y - 1) f))", [](const claim::Context&) { return claim::verdict_of(argue(-1).conclusion()); }}},
        .property = claim::property("the three expressions agree to 2^-200 in balls", in_balls, claim::Input{"f", claim::correlations()}, claim::Input{"y", rc::gen::arbitrary<bool>()}),
    };
}
const claim::legacy::Registered registered_eq_2_6{eq_2_6};

}  // namespace proofs::yu_2025
