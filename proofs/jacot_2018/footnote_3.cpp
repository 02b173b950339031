#include "claim/check.hpp"
#include "claim/decided_steps.hpp"
#include "claim/generators.hpp"
#include "proofs/jacot_2018/common/mnist_trace.hpp"
#include "proofs/jacot_2018/common/section_6.hpp"
#include "rigor/number/ball.hpp"

#include <fmt/format.h>

namespace proofs::jacot_2018 {
namespace {

using claim::Relation;
using rigor::Rational;

/// beta = 1 for the recommended beta, the factor of the gap, and |x|^2/784.
struct Reading {
    Rational beta = 1, factor = 10, size{1, 10};
};

claim::Result check(const claim::Context& context, const Reading& reading) {
    claim::Result result;
    result.aim = claim::Result::Aim::nothing;
    result.scope = "only the trace; the observation needs the data";
    const Rational before = kernel_on_diagonal(reading.size, figure_beta),
                   after = kernel_on_diagonal(reading.size, reading.beta);
    result.steps.carries(
        claim::exact({fmt::format("the trace of Pi for beta = {}, L = 4, |x|^2/784 = 0.1: room for a gap that is {} "
                                  "times as large",
                                  rigor::to_string(reading.beta), rigor::to_string(reading.factor)),
                      after},
                     Relation::at_least,
                     {fmt::format("{} times that for beta = 0.1", rigor::to_string(reading.factor)),
                      Rational(reading.factor * before)}));
    const long digits = std::min(context.digits, 12L);
    result.values = {{"trace, beta = 0.1", rigor::Ball(before).enclosure(digits)},
                     {"trace, beta = 1", rigor::Ball(after).enclosure(digits)}};
    return result;
}

const claim::Registered registered{[]() -> claim::Check {
    return claim::checked("jacot-2018/footnote-3", check)
        .control("a gap a hundred times as large", [](Reading& r) { r.factor = 100; })
        .control("beta = 0.2", [](Reading& r) { r.beta = Rational(1, 5); })
        .property(claim::property_where(
            "the trace increases with beta, exactly",
            [](const Rational&, const Rational& a, const Rational& b) { return rigor::truth(a < b); },
            [](const Rational& q, const Rational& a, const Rational& b) {
                return rigor::truth(kernel_on_diagonal(q, a) < kernel_on_diagonal(q, b));
            },
            claim::Input{"q", claim::positive_rationals()}, claim::Input{"beta", claim::positive_rationals()},
            claim::Input{"beta'", claim::positive_rationals()}));
}};

}  // namespace
}  // namespace proofs::jacot_2018
