#include "claim/check.hpp"
#include "claim/cited_steps.hpp"
#include "claim/decided_steps.hpp"
#include "claim/generators.hpp"
#include "ntk/kernel/depth_map.hpp"
#include "ntk/kernel/normalized_kernel.hpp"
#include "proofs/st_arnaud_2026/common/theta_bar.hpp"

#include <fmt/format.h>

namespace proofs::st_arnaud_2026::section_6_3_monotone {
namespace {

using claim::Relation;
using rigor::Ball, rigor::Point, rigor::Rational, rigor::Truth;

/// Increasing on [from, 1]; the witness is from and from + step, at this depth.
struct Reading {
    Rational from = -1;
    Rational step{1, 10};  // free: of the witness
    long L = 2;
};

claim::Side<Rational> kernel(const std::string& at, const Rational& shift, long L) {
    return {fmt::format("Theta_bar^({}) at z = {}", L, at),
            [=](const Rational& z) { return claim::Quantity(theta_bar(Rational(z + shift), L)); }};
}

/// (1/pi) prod_(l=2)^(L-1) (1 - theta_l/pi) for theta_1 = pi.
Ball slope_of_layer(long L) {
    ntk::NormalizedKernelIteration<Ball> walk(Rational(-1));
    Ball slope = Ball(1) / Ball::pi();
    for (walk.advance(); walk.layer() < L; walk.advance()) slope *= Ball(1) - walk.angle() / Ball::pi();
    return slope;
}

claim::Result check(const claim::Context& context, const Reading& reading) {
    claim::Result result;
    result.aim = claim::Result::Aim::refute;
    result.scope = "false for every L >= 2, near z = -1; true for L = 1";
    const std::string left = rigor::to_string(reading.from),
                      right = rigor::to_string(Rational(reading.from + reading.step));
    result.steps.carries(claim::witness<Rational>(fmt::format("z = {} and {}, L = {}", left, right, reading.L),
                                                  reading.from, kernel(left, 0, reading.L), Relation::less,
                                                  kernel(right, reading.step, reading.L)));
    if (context.verdict_only) return result;
    const rigor::Precision precision(rigor::bits_for_digits(context.digits) + 64);
    result.values = {{"Theta_bar^(2)(-1)", theta_bar(Rational(-1), 2).enclosure(context.digits)},
                     {"Theta_bar^(2)(-0.9)", theta_bar(Rational(-9, 10), 2).enclosure(context.digits)}};
    for (const long L : {3L, 10L, 100L})  // free: the depths of the table
        result.values.push_back({fmt::format("d(L Theta_bar^(L))/d theta at theta = pi, L = {}", L),
                                 slope_of_layer(L).enclosure(context.digits)});
    return result;
}

claim::Result check_correction(const claim::Context& context, const Reading& reading) {
    claim::Result result;
    result.scope = "all L >= 1";
    const rigor::Precision precision(128);
    result.steps.carries(claim::cites(context, "st-arnaud-2026/proposition-5-recurrence"))
        .carries(claim::cites(context, "st-arnaud-2026/figure-3-increasing"))
        .carries(claim::exact({"T_1 at the lower end", reading.from}, Relation::at_least, {"0", 0}))
        .carries(claim::exact({"h(0), a lower bound of the correlations from layer 2 on", ntk::depth_map(Ball(0))},
                              Relation::greater, {"0", 0}))
        .carries(claim::written(context, "nonnegative"));
    return result;
}

Truth increases(const std::pair<Rational, Rational>& p, long L) {
    const rigor::Precision precision(500);
    return rigor::certainly_less(theta_bar(p.first, L), theta_bar(p.second, L));
}

const claim::Registered registered{[]() -> claim::Check {
    return claim::checked("st-arnaud-2026/section-6.3-monotone", check)
        .control("L = 1", [](Reading& r) { r.L = 1; })
        .control("from z = 0 on", [](Reading& r) { r.from = 0; })
        .control("z = -1 and 0", [](Reading& r) { r.step = 1; })
        .corrected(check_correction, Reading{.from = 0})
        .correction_control("on [-1/10, 1]", [](Reading& r) { r.from = Rational(-1, 10); })
        .property(claim::property_where(
            "0 <= a < b <= 1: Theta_bar^(L)(a) < Theta_bar^(L)(b), L <= 30, in balls",
            [](const std::pair<Rational, Rational>& p, long) { return rigor::truth(p.first >= 0); }, increases,
            claim::Input{"z", claim::correlation_pairs()}, claim::Input{"L", claim::integers(1, 30)}));
}};

}  // namespace
}  // namespace proofs::st_arnaud_2026::section_6_3_monotone
