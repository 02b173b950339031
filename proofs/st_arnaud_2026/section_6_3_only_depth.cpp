#include "claim/check.hpp"
#include "claim/cited_steps.hpp"
#include "claim/decided_steps.hpp"
#include "claim/generators.hpp"
#include "proofs/common/random_rational.hpp"
#include "proofs/st_arnaud_2026/common/theta_bar.hpp"

#include <fmt/format.h>

namespace proofs::st_arnaud_2026::section_6_3_only_depth {
namespace {

using claim::Relation;
using rigor::Ball, rigor::Point, rigor::Rational, rigor::Truth;

/// Two points at the angle 1/L^power (0: a fixed angle) deviate by more than `deviation` from 1/4, from L = first on.
/// Of the correction: the deviation is at most `most`, from L = first on, and Theta_bar at least `lowest`.
struct Reading {
    long power = 1;
    Rational deviation{2, 5};  // free: below the truth by a third; 0.76 has its control
    long first = 2;
    Rational most{3, 4};
    Rational lowest{-7, 100};  // free: to two digits
};

claim::Result check(const claim::Context& context, const Reading& reading) {
    claim::Result result;
    result.aim = claim::Result::Aim::refute;
    result.scope = "at every depth L >= 2 two different points have Theta_bar - 1/4 > 2/5, and the supremum is 3/4";
    const rigor::Precision precision(128);
    const claim::Domain depths{{{"w = 1/L", {0, Rational(1, reading.first)}}}};
    result.steps.carries(claim::cites(context, "st-arnaud-2026/section-6-smallest-eigenvalue"))
        .carries(claim::everywhere(
            depths,
            {fmt::format("1 - (L - 1) theta/(2 pi) - theta^2/2 - 1/4 at theta = 1/L^{}", reading.power),
             [&](const Point& at) {
                 const Ball& w = at[0];
                 // (L - 1) theta = (1 - w) theta/w
                 const Ball over = reading.power == 0 ? Ball(1) / w : Ball(1), theta = reading.power == 0 ? Ball(1) : w;
                 return claim::Quantity(Ball(Rational(3, 4)) - (Ball(1) - w) * over / (Ball(2) * Ball::pi()) -
                                        rigor::square(theta) / Ball(2));
             }},
            Relation::greater, claim::constant(reading.deviation)))
        .carries(claim::written(context, "supremum"));
    if (context.verdict_only) return result;
    const rigor::Precision more(rigor::bits_for_digits(context.digits) + 600);
    const Rational near = 1 - rigor::power_of_two(-80);
    result.values = {{"Theta_bar^(1000)(1 - 2^-80)", theta_bar(near, 1000).enclosure(context.digits)}};
    return result;
}

claim::Result check_correction(const claim::Context& context, const Reading& reading) {
    claim::Result result;
    result.scope = "all L >= 2, all pairs";
    result.steps.carries(claim::cites_correction(context, "st-arnaud-2026/proposition-5-range"))
        .carries(claim::exact({"1 - 1/4", Rational(3, 4)}, Relation::at_most, {"the bound", reading.most}))
        .carries(claim::exact({"1/4 + 7/100", Rational(1, 4) - reading.lowest}, Relation::at_most,
                              {"the bound", reading.most}))
        .carries(claim::exact({"the first depth with Theta_bar >= -7/100", 2}, Relation::at_most,
                              {"that of the reading", reading.first}))
        .carries(claim::written(context, "error"));
    return result;
}

Truth deviates(const Rational& part, long L) {
    const rigor::Precision precision(400);
    const Rational z = rigor::rational_midpoint(rigor::cos(Ball(part) / Ball(L)));
    return rigor::certainly_less(Ball(Rational(Rational(1, 4) + Reading{}.deviation)), theta_bar(z, L));
}

const claim::Registered registered{[]() -> claim::Check {
    return claim::checked("st-arnaud-2026/section-6.3-only-depth", check)
        .control("two points at a fixed angle", [](Reading& r) { r.power = 0; })
        .control("a deviation of 3/4 + 1/100", [](Reading& r) { r.deviation = Rational(76, 100); })
        .corrected(check_correction, Reading{.power = 0})
        .correction_control("an error of at most 0.74", [](Reading& r) { r.most = Rational(74, 100); })
        .correction_control("from L = 1 on", [](Reading& r) { r.first = 1; })
        .property(claim::property(
            "two points at the angle c/L, 0 < c <= 1: Theta_bar^(L) - 1/4 > 2/5 for 2 <= L <= 200, in balls", deviates,
            claim::Input{"c", fractions_of_one()}, claim::Input{"L", claim::integers(2, 200)}));
}};

}  // namespace
}  // namespace proofs::st_arnaud_2026::section_6_3_only_depth
