#include "claim/generators.hpp"
#include "claim/legacy.hpp"
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
claim::legacy::Argument argue(int sign) {
    claim::legacy::Argument argument;
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

claim::legacy::Check eq_2_4() {
    return {
        .id = "yu-2025/eq-2.4",
        .check = [](const claim::Context&) { return conclude(argue(-1), claim::Evidence::proved, "all real f"); },
        .controls = {{"e^f in place of e^(-f)", [](const claim::Context&) { return claim::verdict_of(argue(1).conclusion()); }}},
        .property = claim::property("o in (0, 1), increasing, do/df = o (1 - o), exactly at random e^f; l = -ln o > 0 in balls", [](const Rational& e, const Rational& more, const Rational& f) { return rigor::truth(content(e, e + more, -1)) && is_loss(f); },
                                    claim::Input{"e^f", claim::positive_rationals()}, claim::Input{"more", claim::positive_rationals()}, claim::Input{"f", claim::correlations()}),
    };
}
const claim::legacy::Registered registered_eq_2_4{eq_2_4};

}  // namespace proofs::yu_2025
