#include "claim/check.hpp"
#include "claim/cited_steps.hpp"
#include "claim/decided_steps.hpp"
#include "claim/generators.hpp"
#include "proofs/yu_2025/common/error_at_margin.hpp"

#include <fmt/format.h>

namespace proofs::yu_2025::eq_2_6 {
namespace {

using rigor::Ball, rigor::Rational, rigor::Truth;

/// u = 1/(1 + e^((factor y + offset) f)) is o for the first label and 1 - o for the second one.
struct Reading {
    long factor = 2, offset = -1;
    long first = 0, second = 1;
};

template <class T>
T probability(const T& E) {
    return 1 / (1 + 1 / E);
}
template <class T>
T formula(const T& E, long exponent) {
    T product(1);
    for (long k = 0; k < std::abs(exponent); ++k) product = product * E;
    return exponent < 0 ? 1 / (1 + 1 / product) : 1 / (1 + product);
}

claim::Steps both_equalities(const Reading& reading, long y) {
    const long exponent = reading.factor * y + reading.offset;
    const auto error = [=](const auto& E) { return (1 - 2 * y) * (probability(E) - y); };
    const auto middle = [=](const auto& E) { return formula(E, exponent); };
    const std::string name = fmt::format("1/(1 + E^{})", exponent);
    claim::Steps steps;
    steps.carries(
        claim::identity<1>(fmt::format("y = {}: (1 - 2 y)(o - y), o = 1/(1 + 1/E), E = e^f", y), error, name, middle));
    if (y == reading.first)
        steps.carries(claim::identity<1>(name, middle, "o", [](const auto& E) { return probability(E); }));
    else
        steps.carries(claim::identity<1>(name, middle, "1 - o", [](const auto& E) { return 1 - probability(E); }));
    return steps;
}

Truth in_balls(const Rational& f, bool label) {
    const rigor::Precision scope(256);
    const Ball o = Ball(1) / (Ball(1) + rigor::exp(Ball(Rational(-f))));
    const Ball u = rigor::abs(o - Ball(label ? 1 : 0)), printed = error_at_margin(Ball(label ? f : Rational(-f)));
    return rigor::certainly_less(rigor::abs(u - printed), Ball::dyadic(1, -200)) &&
           rigor::certainly_positive(printed) && rigor::certainly_less(printed, Ball(1));
}

claim::Result check(const claim::Context& context, const Reading& reading) {
    claim::Result result;
    result.scope = "all f, y = 0 and 1";
    result.steps.carries(claim::cites(context, "yu-2025/eq-2.4"))
        .carries(claim::written(context, "sign"))
        .append(both_equalities(reading, reading.first))
        .append(both_equalities(reading, reading.second))
        .carries(claim::written(context, "cases"));
    return result;
}

const claim::Registered registered{[]() -> claim::Check {
    return claim::checked("yu-2025/eq-2.6", check)
        .control("1/(1 + e^(-(2 y - 1) f))",
                 [](Reading& r) {
                     r.factor = -2;
                     r.offset = 1;
                 })
        .control("1/(1 + e^f) for both labels",
                 [](Reading& r) {
                     r.factor = 0;
                     r.offset = 1;
                 })
        .control("o for y = 1, 1 - o for y = 0", [](Reading& r) { std::swap(r.first, r.second); })
        .control("a label 2 in place of 1", [](Reading& r) { r.second = 2; })
        .property(claim::property("the three expressions agree to 2^-200 in balls, and are in (0, 1)", in_balls,
                                  claim::Input{"f", claim::correlations()},
                                  claim::Input{"y", rc::gen::arbitrary<bool>()}));
}};

}  // namespace
}  // namespace proofs::yu_2025::eq_2_6
