#include "claim/check.hpp"
#include "claim/decided_steps.hpp"
#include "claim/generators.hpp"
#include "rigor/number/ball_functions.hpp"

#include <fmt/format.h>

namespace proofs::jacot_2018::figure_3 {
namespace {

using claim::Relation;
using rigor::Ball, rigor::Rational, rigor::Truth;

/// The limit curve of figure 3c, |g_t| = start e^(-rate t) on [0, end], on an axis from 0 to 0.5.
struct Reading {
    Rational start{1, 2}, rate = rigor::parse_rational("0.00108");
    long end = 4000;  // free: of the axis; nearly 0 is a matter of hundreds of steps
};

Ball limit(const Reading& reading, const Ball& t) { return Ball(reading.start) * rigor::exp(-Ball(reading.rate) * t); }

claim::Result check(const claim::Context& context, const Reading& reading) {
    claim::Result result;
    result.aim = claim::Result::Aim::nothing;
    result.scope = "only the limit curve of figure 3c; the pictures need the data";
    const rigor::Precision precision(128);  // free: how precisely
    const Ball last = limit(reading, Ball(reading.end));
    result.steps
        .carries(claim::exact({fmt::format("{} exp(-{} · {})", rigor::to_string(reading.start),
                                           rigor::to_string(reading.rate), reading.end),
                               last},
                              Relation::less, {"1/100, nearly 0 on the axis of figure 3c", Rational(1, 100)}))
        .carries(claim::exact({"the curve at t = 0", reading.start}, Relation::equal,
                              {"0.5, the end of the axis", Rational(1, 2)}));
    result.values = {{"0.5 exp(-lambda_2 t) at t = 4000", last.enclosure(std::min(context.digits, 12L))}};
    return result;
}

const claim::Registered registered{[]() -> claim::Check {
    return claim::checked("jacot-2018/figure-3", check)
        .control("lambda_3 in place of lambda_2", [](Reading& r) { r.rate = rigor::parse_rational("0.00078"); })
        .control("f* = f_0 + f^(2)", [](Reading& r) { r.start = 1; })
        .control("until t = 3000", [](Reading& r) { r.end = 3000; })
        .property(claim::property_where(
            "the limit curve falls, in balls", [](const Rational& s, const Rational& t) { return rigor::truth(s < t); },
            [](const Rational& s, const Rational& t) {
                const rigor::Precision precision(128);  // free: how precisely
                return rigor::certainly_less(limit({}, Ball(t)), limit({}, Ball(s)));
            },
            claim::Input{"s", claim::positive_rationals()}, claim::Input{"t", claim::positive_rationals()}));
}};

}  // namespace
}  // namespace proofs::jacot_2018::figure_3
