#include "claim/check.hpp"
#include "claim/cited_steps.hpp"
#include "claim/decided_steps.hpp"
#include "claim/generators.hpp"
#include "ntk/kernel/two_point_kernel.hpp"
#include "proofs/jacot_2018/common/section_6.hpp"
#include "rigor/number/ball_functions.hpp"

#include <fmt/format.h>

namespace proofs::jacot_2018::figure_1 {
namespace {

using claim::Relation;
using rigor::Ball, rigor::Rational, rigor::Truth;

/// The limit curve: its values are between bottom and top, the axis of the figure; it falls in the angle until cos is
/// -23/25 and rises from -19/20 on; the maximum is where cos is 1, and where it is -1 there is none.
struct Reading {
    Rational bottom{1, 20}, top{2, 5};       // free: ends of the axis, with room to the curve
    Rational left{-19, 20}, right{-23, 25};  // free: where the proof parts the axis
    Rational peak = 1;
};

/// Theta_infinity^(4) at the angle pi · turn.
Ball curve(const Rational& turn, const Rational& beta = figure_beta, long depth = 4) {
    auto walk = ntk::TwoPointKernelIteration<Ball>::from_angle(Ball::pi() * Ball(turn),
                                                               ntk::FullyConnectedKernel::jacot(2, beta));
    walk.advance_to(depth);
    return walk.tangent_kernel();
}
/// d/dg at 0+.
Ball slope_at_zero(long depth = 4) {
    const Rational square = figure_beta * figure_beta;
    Ball covariance{Rational(Rational(1, 2) + square)}, tangent = covariance, tangent_slope(0),
                                                        angle_slope = rigor::sqrt(Ball(Rational(1, 2)) / covariance);
    for (long l = 1; l < depth; ++l) {
        tangent_slope = tangent_slope / Ball(2) - tangent * angle_slope / (Ball(2) * Ball::pi());
        const Ball next = covariance / Ball(2) + Ball(square);
        angle_slope *= rigor::sqrt(covariance / Ball(2) / next);
        tangent = tangent / Ball(2) + next;
        covariance = next;
    }
    return tangent_slope;
}
/// F, F', F'' at z, L = 4 (top of the file).
struct Jet {
    Ball value, first, second;
};
Jet jet(const Ball& z) {
    const Rational square = figure_beta * figure_beta;
    const Ball two_pi = Ball(2) * Ball::pi();
    Rational q = Rational(1, 2) + square;
    Ball c = z / Ball(2) + Ball(square), c1(Rational(1, 2)), c2(0);
    Jet t{c, c1, c2};
    for (int l = 1; l < 4; ++l) {
        const Ball r = c / Ball(q), s2 = Ball(1) - r * r, s = rigor::sqrt(s2),
                   slope = (Ball::pi() - rigor::acos(r)) / two_pi;
        const Ball slope1 = c1 / (two_pi * Ball(q) * s),
                   slope2 = c2 / (two_pi * Ball(q) * s) + c1 * c1 * r / (two_pi * Ball(Rational(q * q)) * s * s2);
        const Ball next = Ball(q) * s / two_pi + c * slope + Ball(square), next1 = c1 * slope,
                   next2 = c2 * slope + c1 * slope1;
        t = {t.value * slope + next, t.first * slope + t.value * slope1 + next1,
             t.second * slope + Ball(2) * t.first * slope1 + t.value * slope2 + next2};
        c = next;
        c1 = next1;
        c2 = next2;
        q = q / 2 + square;
    }
    return t;
}

/// The zero of F', by bisection with certain signs, as an interval of width below 2^-bits.
Ball minimum_place(long bits) {
    Rational low = Reading{}.left, high = Reading{}.right;
    for (long k = 0; k < bits; ++k) {
        const Rational middle = (low + high) / 2;
        const Truth up = rigor::certainly_positive(jet(Ball(middle)).first);
        if (up == Truth::unknown) break;
        (up == Truth::yes ? high : low) = middle;
    }
    return Ball::interval(low, high);
}

claim::Domain interval(const Rational& from, const Rational& to) { return {{{"z = cos(gamma)", {from, to}}}}; }
claim::Side<rigor::Point> side(const std::string& name, Ball Jet::*part) {
    return {name, [part](const rigor::Point& at) { return jet(at[0]).*part; }};
}

/// The recursion of the program at z, and at the angle 10^-6.
Ball program(const Rational& z) {
    ntk::TwoPointKernelIteration<Ball> walk({1, z, 1}, ntk::FullyConnectedKernel::jacot(2, figure_beta));
    walk.advance_to(4);
    return walk.tangent_kernel();
}
Ball difference_quotient_at_zero() {
    const Ball small = Ball(rigor::parse_rational("1e-6"));
    auto walk = ntk::TwoPointKernelIteration<Ball>::from_angle(small, ntk::FullyConnectedKernel::jacot(2, figure_beta));
    walk.advance_to(4);
    return (walk.tangent_kernel() - curve(0)) / small;
}

/// Value and derivatives of the jet against the program, at z = -1/2.
void add_second_computation(claim::Result& result) {
    const Rational h = rigor::power_of_two(-40), at(-1, 2);
    const Jet t = jet(Ball(at));
    const Ball first = (program(at + h) - program(at - h)) / Ball(Rational(2 * h)),
               second = (program(at + h) - Ball(2) * program(at) + program(at - h)) / Ball(Rational(h * h));
    const claim::Named close{"1e-15", rigor::parse_rational("1e-15")};
    result.steps
        .supports(claim::exact({"|F - the recursion of the program| at z = -1/2", rigor::abs(t.value - program(at))},
                               Relation::less, {"2^-150", rigor::power_of_two(-150)}))
        .supports(claim::exact({"|F' - a difference quotient of the program|", rigor::abs(t.first - first)},
                               Relation::less, close))
        .supports(claim::exact({"|F'' - a second difference quotient|", rigor::abs(t.second - second)}, Relation::less,
                               close))
        .supports(claim::exact({"|slope at gamma = 0+ - the difference quotient at 10^-6|",
                                rigor::abs(slope_at_zero() - difference_quotient_at_zero())},
                               Relation::less, {"1e-5", rigor::parse_rational("1e-5")}));
}

claim::Result check(const claim::Context& context, const Reading& reading) {
    claim::Result result;
    result.aim = claim::Result::Aim::nothing;
    result.scope =
        "the curves are random networks; of their limit all extrema are decided: maximum at 0, minima at "
        "±gamma*, local maxima at ±pi";
    const rigor::Precision precision(192);  // free: how precisely
    const claim::Side<rigor::Point> zero = claim::constant(0);
    result.steps.carries(claim::written(context, "right-half"))
        .carries(claim::exact({"F(1), the value at gamma = 0", program(1)}, Relation::less,
                              {"the end of the axis", reading.top}))
        .carries(claim::everywhere(interval(-1, 0), side("F", &Jet::value), Relation::greater,
                                   claim::constant(reading.bottom)))
        .carries(claim::everywhere(interval(-1, reading.left), side("F'", &Jet::first), Relation::less, zero))
        .carries(claim::everywhere(interval(reading.left, reading.right), side("F''", &Jet::second), Relation::greater,
                                   zero))
        .carries(claim::everywhere(interval(reading.right, 0), side("F'", &Jet::first), Relation::greater, zero))
        .carries(
            claim::exact({"F at the other end", program(-reading.peak)}, Relation::less,
                         {fmt::format("F({}), the maximum", rigor::to_string(reading.peak)), program(reading.peak)}))
        .carries(claim::written(context, "extrema"))
        .carries(claim::exact({"the slope at gamma = 0+", slope_at_zero()}, Relation::less, {"0", 0}))
        .carries(claim::written(context, "kink"));
    if (context.verdict_only) return result;
    add_second_computation(result);
    const rigor::Precision wide(rigor::bits_for_digits(context.digits) + 64);
    for (const auto& [name, turn] : std::vector<std::pair<const char*, Rational>>{{"0 (maximum)", 0},
                                                                                  {"pi/4", Rational(1, 4)},
                                                                                  {"pi/2", Rational(1, 2)},
                                                                                  {"3 pi/4", Rational(3, 4)},
                                                                                  {"pi (local maximum)", 1}})
        result.values.push_back(
            {fmt::format("Theta_infinity^(4) at gamma = {}", name), curve(turn).enclosure(context.digits)});
    const Ball place = minimum_place(context.digits * 4);
    const long digits = std::min(context.digits, 20L);
    result.values.push_back({"gamma* (minimum)", rigor::acos(place).enclosure(digits)});
    result.values.push_back({"Theta_infinity^(4) at gamma*", jet(place).value.enclosure(digits)});
    result.values.push_back({"slope at gamma = 0+", slope_at_zero().enclosure(context.digits)});
    return result;
}

const claim::Registered registered{[]() -> claim::Check {
    return claim::checked("jacot-2018/figure-1", check)
        .control("values below 0.28", [](Reading& r) { r.top = Rational(28, 100); })
        .control("values above 0.1", [](Reading& r) { r.bottom = Rational(1, 10); })
        .control("the maximum is at pi", [](Reading& r) { r.peak = -1; })
        .control("the minimum is at pi", [](Reading& r) { r.left = r.right = -1; })
        .control("the curve rises from cos(gamma) = -9/10 on", [](Reading& r) { r.left = r.right = Rational(-9, 10); })
        .property(claim::property_where(
            "on [0, pi/2] Theta falls from angle to angle, random beta and depth 2 to 6",
            [](long a, long b, long, long) { return rigor::truth(a < b); },
            [](long a, long b, long k, long depth) {
                const rigor::Precision precision(192);  // free: how precisely
                const Rational beta(k, 10);
                return rigor::certainly_less(curve(Rational(b, 2000), beta, depth),
                                             curve(Rational(a, 2000), beta, depth));
            },
            claim::Input{"2000 a/pi", claim::integers(0, 1000)},
            claim::Input{"2000 b/pi", claim::integers(0, 1000)},  // free: random inputs
            claim::Input{"10 beta", claim::integers(1, 20)},
            claim::Input{"L", claim::integers(2, 6)}));  // free: random inputs
}};

}  // namespace
}  // namespace proofs::jacot_2018::figure_1
