#include "claim/generators.hpp"
#include "claim/legacy.hpp"
#include "rigor/number/ball_functions.hpp"

namespace proofs::yu_2025 {
namespace {

using rigor::Ball, rigor::Rational, rigor::Truth;

/// The argument of l is (factor y + offset) f.
struct Reading {
    long factor, offset;
};
const Reading printed{2, -1};

/// y for which e^(summand) = e^(l((factor y + offset) f)) as rational functions of E: the margin must be 1 or -1 to give one.
Truth equal_at(const Reading& reading, long y) {
    const long margin = reading.factor * y + reading.offset;
    if (margin != 1 && margin != -1) return Truth::no;
    bool equal = true;
    for (const Rational& e : {Rational(1, 7), Rational(1), Rational(2), Rational(5, 3), Rational(11), Rational(1, 1000)}) {
        const Rational o = 1 / (1 + e), summand = y == 1 ? Rational(1 / o) : Rational(1 / (1 - o));
        equal = equal && o > 0 && o < 1 && summand == 1 + (margin == 1 ? e : Rational(1 / e));
    }
    return rigor::truth(equal);
}

claim::legacy::Argument argue(const Reading& reading) {
    claim::legacy::Argument argument;
    argument.step("y = 1: 1/o = e^(l(f)) as rational functions of e^(-f): degree at most 3 after clearing denominators, equal at 6 points", equal_at(reading, 1))
        .step("y = 0: 1/(1 - o) = e^(l(-f)), in the same way", equal_at(reading, 0));
    return argument;
}

/// Both lines for one sample, in balls; y any rational.
Ball first_line(const Rational& f, const Rational& y) {
    const Ball o = Ball(1) / (Ball(1) + rigor::exp(Ball(Rational(-f))));
    const Ball rest = Ball(1) / (Ball(1) + rigor::exp(Ball(f)));  // 1 - o without cancellation
    return -(Ball(y) * rigor::log(o) + Ball(Rational(1 - y)) * rigor::log(rest));
}
Ball second_line(const Rational& f, const Rational& y) { return rigor::log(Ball(1) + rigor::exp(Ball(Rational((1 - 2 * y) * f)))); }

/// The difference of the two lines is a ball around 0 of radius below 2^-80.
Truth lines_agree(const std::vector<Rational>& outputs, const std::vector<long>& labels) {
    const rigor::Precision scope(192);
    Ball difference = 0;
    for (std::size_t i = 0; i < std::min(outputs.size(), labels.size()); ++i) difference += first_line(outputs[i], labels[i]) - second_line(outputs[i], labels[i]);
    if (!difference.contains(Rational(0))) return Truth::no;
    return rigor::certainly_less(difference.radius(), Ball::dyadic(1, -80));
}

claim::legacy::Finding check(const claim::Context& context) {
    const rigor::Precision precision(rigor::bits_for_digits(context.digits) + 32);
    claim::legacy::Finding finding = conclude(argue(printed), claim::Evidence::proved, "all n, all labels in {0, 1}, all real values f(x_i; theta)");
    finding.values = {{"l(0), the loss of a sample with f = 0", second_line(0, 1).enclosure(context.digits)},
                      {"f = 3, y = 0, first line", first_line(3, 0).enclosure(context.digits)},
                      {"f = 3, y = 0, second line", second_line(3, 0).enclosure(context.digits)}};
    finding.remark = "The labels must be 0 or 1, as in section 2.1. For y = 1/2 and f = 1 the first line exceeds the second by " +
                     (first_line(1, Rational(1, 2)) - second_line(1, Rational(1, 2))).enclosure(8) + ".";
    return finding;
}

/// A label in between: the two lines at f = 1.
claim::Verdict soft_label() {
    const rigor::Precision scope(128);
    return claim::verdict_of(rigor::certainly_equal(first_line(1, Rational(1, 2)), second_line(1, Rational(1, 2))));
}

}  // namespace

claim::legacy::Check eq_2_3() {
    return {
        .id = "yu-2025/eq-2.3",
        .check = check,
        .controls = {{"l((1 - 2y) f)", [](const claim::Context&) { return claim::verdict_of(argue({-2, 1}).conclusion()); }},
                     {"l(y f)", [](const claim::Context&) { return claim::verdict_of(argue({1, 0}).conclusion()); }},
                     {"label 1/2", [](const claim::Context&) { return soft_label(); }}},
        .property = claim::property("both lines agree to 2^-80 in ball arithmetic, up to 6 samples, |f| <= 40",
                                    lines_agree, claim::Input{"f", rc::gen::container<std::vector<Rational>>(6, rc::gen::map(claim::correlations(), [](const Rational& z) { return Rational(40 * z); }))},
                                    claim::Input{"y", rc::gen::container<std::vector<long>>(6, claim::integers(0, 1))}),
    };
}
const claim::legacy::Registered registered_eq_2_3{eq_2_3};

}  // namespace proofs::yu_2025
