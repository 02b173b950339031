#include "claim/check.hpp"
#include "claim/cited_steps.hpp"
#include "claim/decided_steps.hpp"
#include "claim/generators.hpp"
#include "ntk/kernel/normalized_kernel.hpp"
#include "proofs/st_arnaud_2026/common/theta_bar.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace proofs::st_arnaud_2026::proposition_5_range {
namespace {

using claim::Relation;
using rigor::Ball, rigor::Point, rigor::Rational, rigor::Truth;

/// Theta_bar^(L) lies in [lower, upper] (the correction: in (lower, upper]) for L >= first.
struct Reading {
    long first = 1;
    Rational lower = 0, upper = 1;
    /// Of the correction, at L = 2: a lower bound, and where it is not negative: z = -1 or z >= -cos s, tan s = slope
    /// s, s between these two.
    Rational second_lower{-7, 100};  // free: to two digits; -0.068 has its control
    Rational slope = 2;
    Rational s_below = rigor::parse_rational("1.165561185207"), s_above = rigor::parse_rational("1.165561185208");
};

struct AtLayer {
    Rational z;
    long L;
};
claim::Side<AtLayer> kernel() {
    return {"Theta_bar^(L)", [](const AtLayer& x) { return claim::Quantity(theta_bar(x.z, x.L)); }};
}
claim::Side<AtLayer> number(const Rational& value) {
    return {rigor::to_string(value), [value](const AtLayer&) { return claim::Quantity(value); }};
}

/// -1 at L = 1, an angle of 120 degrees at L = 2.
claim::Result check(const claim::Context& context, const Reading& reading) {
    claim::Result result;
    result.aim = claim::Result::Aim::refute;
    result.scope = "all unit x, x', all L >= 1: false at L = 1 and at L = 2, true from L = 3 on";
    for (long L = reading.first; L <= std::max(reading.first, 2L); ++L) {
        const Rational z = L == 1 ? Rational(-1) : Rational(-1, 2);
        result.steps.carries(claim::witness<AtLayer>(fmt::format("z = {}, L = {}", rigor::to_string(z), L), {z, L},
                                                     kernel(), Relation::at_least, number(reading.lower)));
    }
    if (context.verdict_only) return result;
    const rigor::Precision precision(rigor::bits_for_digits(context.digits) + 64);
    const Ball s_star = Ball::interval(reading.s_below, reading.s_above), second = theta_bar(Rational(-1, 2), 2);
    result.values = {
        {"Theta_bar^(1) at z = -1", theta_bar(-1, 1).enclosure(context.digits)},
        {"Theta_bar^(2) at z = -1/2", second.enclosure(context.digits)},
        {"Theta_bar^(2) at z = -0.79, near its minimum",
         theta_bar(rigor::parse_rational("-0.79"), 2).enclosure(context.digits)},
        {"-cos s*, below which Theta_bar^(2) is negative (z > -1)", (-rigor::cos(s_star)).enclosure(context.digits)},
        {"Theta_bar^(3) at z = -1", theta_bar(-1, 3).enclosure(context.digits)}};
    result.witness = fmt::format(
        "L = 1: Theta_bar^(1)(x, -x) = <x, -x> = -1. L = 2, angle 120 degrees (z = -1/2): Theta_bar^(2) = (sqrt(3)/2 - "
        "pi/3)/(2 pi) is {}, negative.",
        second.enclosure(6));
    return result;
}

claim::Domain supplement(const Rational& from, const Rational& to) { return {{{"s", {from, to}}}}; }
const Rational beyond_pi(22, 7);  // [0, 22/7] contains [0, pi]

/// 2 pi Theta_bar^(2)/s = sinc(s) - 2 cos(s), s = pi - theta.
Ball second_layer(const Ball& s, const Rational& slope) { return rigor::sinc(s) - Ball(slope) * rigor::cos(s); }

claim::Side<Point> on_supplement(const std::string& name, const std::function<Ball(const Ball&)>& value) {
    return {name, [value](const Point& x) { return claim::Quantity(value(x[0])); }};
}

/// In (lower, upper] from `first` on.
claim::Steps from_third(const claim::Context& context, const Reading& reading) {
    claim::Steps base, step, steps;
    const Rational twice = 2 * reading.second_lower;
    const std::vector<AtLayer> first{
        {-1, reading.first}, {{-1, 2}, reading.first}, {0, reading.first}, {1, reading.first}};
    const std::string list = fmt::format("z = -1, -1/2, 0, 1 at L = {}", reading.first);
    const auto T_2 = on_supplement("(sin s - 2 s cos s)/pi = 2 Theta_bar^(2)",
                                   [&](const Ball& s) { return s * second_layer(s, reading.slope) / Ball::pi(); });
    base.carries(claim::everywhere(supplement(0, beyond_pi), T_2, Relation::greater, claim::constant(twice)))
        .carries(claim::exact(
            {fmt::format("{} + 1/pi, below T_3", rigor::to_string(twice)), Ball(twice) + Ball(1) / Ball::pi()},
            Relation::greater, {fmt::format("3 ({})", rigor::to_string(reading.lower)), 3 * reading.lower}))
        .carries(claim::exact_for_each<AtLayer>(list, first, kernel(), Relation::greater, number(reading.lower)));
    step.carries(claim::everywhere(
        supplement(0, beyond_pi),
        on_supplement("(sin s - s cos s)/s^3 = pi h/s^3", [](const Ball& s) { return ntk::sine_remainder(s); }),
        Relation::greater, claim::constant(reading.lower)));
    steps.carries(claim::induction(fmt::format("L >= {}", reading.first), base, step))
        .carries(claim::exact_for_each<AtLayer>(list, first, kernel(), Relation::at_most, number(reading.upper)))
        .carries(claim::cites(context, "st-arnaud-2026/definition-4"))
        .carries(claim::cites(context, "st-arnaud-2026/figure-3-increasing"))
        .carries(claim::written(context, "third"));
    return steps;
}

/// Theta_bar^(2) is negative on (0, s*) and positive beyond.
claim::Steps sign_change(const claim::Context& context, const Reading& reading) {
    claim::Steps steps;
    const std::string c = rigor::to_string(reading.slope);
    const auto value = on_supplement(fmt::format("sinc(s) - {} cos(s)", c),
                                     [&](const Ball& s) { return second_layer(s, reading.slope); });
    const auto derivative = on_supplement(
        fmt::format("its derivative (cos s - sinc s)/s + {} sin s", c),
        [&](const Ball& s) { return (rigor::cos(s) - rigor::sinc(s)) / s + Ball(reading.slope) * rigor::sin(s); });
    steps.carries(claim::everywhere(supplement(0, reading.s_below), value, Relation::less, claim::constant(0)))
        .carries(claim::everywhere(supplement(1, 2), derivative, Relation::greater, claim::constant(0)))
        .carries(
            claim::everywhere(supplement(reading.s_above, beyond_pi), value, Relation::greater, claim::constant(0)))
        .carries(
            claim::exact({"1, where the derivative is known", 1}, Relation::less, {"the lower end", reading.s_below}))
        .carries(claim::exact_for_each<AtLayer>(
            "z = -1/2, 0, 1/2 at L = 2", {{{-1, 2}, 2}, {0, 2}, {{1, 2}, 2}},
            {"|2 pi Theta_bar^(2) - s (sinc(s) - slope cos(s))|",
             [&](const AtLayer& x) {
                 const Ball s = Ball::pi() - ntk::angle_of<Ball>(x.z);
                 return rigor::abs(Ball(2) * Ball::pi() * theta_bar(x.z, x.L) - s * second_layer(s, reading.slope));
             }},
            Relation::less, {"2^-100", [](const AtLayer&) { return Ball::dyadic(1, -100); }}))
        .carries(claim::exact({"cos of the lower end", rigor::cos(Ball(reading.s_below))}, Relation::less,
                              {"0.3943", rigor::parse_rational("0.3943")}))
        .carries(claim::exact({"cos of the upper end", rigor::cos(Ball(reading.s_above))}, Relation::greater,
                              {"0.3942", rigor::parse_rational("0.3942")}))
        .carries(claim::written(context, "second"));
    return steps;
}

claim::Result check_correction(const claim::Context& context, const Reading& reading) {
    const rigor::Precision precision(192);
    claim::Result result;
    result.scope = "all unit x, x', all L >= 1";
    result.steps = from_third(context, reading);
    result.steps.append(sign_change(context, reading));
    return result;
}

const claim::Registered registered{[]() -> claim::Check {
    const rigor::Rational small = rigor::parse_rational("1e-9");
    return claim::checked("st-arnaud-2026/proposition-5-range", check)
        .control("from L = 3 on", [](Reading& r) { r.first = 3; })
        .control("the interval [-1, 1]", [](Reading& r) { r.lower = -1; })
        .corrected(check_correction, Reading{.first = 3})
        .correction_control("(0, 1] from L = 2 on", [](Reading& r) { r.first = 2; })
        .correction_control("(0, 1] from L = 1 on", [](Reading& r) { r.first = 1; })
        .correction_control("(1/5, 1] from L = 3 on", [](Reading& r) { r.lower = Rational(1, 5); })
        .correction_control("(0, 99/100] from L = 3 on", [](Reading& r) { r.upper = Rational(99, 100); })
        .correction_control("Theta_bar^(2) > -0.068 (the minimum is -0.0683…)",
                            [](Reading& r) { r.second_lower = rigor::parse_rational("-0.068"); })
        .correction_control("tan s = 3 s in place of 2 s", [](Reading& r) { r.slope = 3; })
        .correction_control("the sign change of the second layer at s* + 1e-9",
                            [small](Reading& r) {
                                r.s_below += small;
                                r.s_above += small;
                            })
        .property(claim::property(
            "0 < Theta_bar^(L)(z) <= 1 (+ 2^-150: it is 1 at z = 1) for z in [-1, 1] and 3 <= L <= 200",
            [](const Rational& z, long L) {
                const rigor::Precision precision(400);
                const Ball value = theta_bar(z, L);
                return rigor::certainly_positive(value) &&
                       rigor::certainly_less(value, Ball(1) + Ball::dyadic(1, -150));
            },
            claim::Input{"z", claim::correlations()}, claim::Input{"L", claim::integers(3, 200)}));
}};

}  // namespace
}  // namespace proofs::st_arnaud_2026::proposition_5_range
