#include "claim/generators.hpp"
#include "ntk/kernel/two_point_kernel.hpp"
#include "proofs/common/finding_parts.hpp"
#include "claim/legacy.hpp"
#include "proofs/jacot_2018/common/section_6.hpp"
#include "rigor/number/ball_functions.hpp"

#include <fmt/format.h>

namespace proofs::jacot_2018 {
namespace {

using rigor::Ball, rigor::Rational, rigor::Truth;

/// Theta_infinity^(4) at the angle pi · turn.
Ball curve(const Rational& turn, const Rational& beta = figure_beta, long depth = 4) {
    auto walk = ntk::TwoPointKernelIteration<Ball>::from_angle(Ball::pi() * Ball(turn), ntk::FullyConnectedKernel::jacot(2, beta));
    walk.advance_to(depth);
    return walk.tangent_kernel();
}
/// d/dg at 0+.
Ball slope_at_zero(long depth = 4) {
    const Rational square = figure_beta * figure_beta;
    Ball covariance{Rational(Rational(1, 2) + square)}, tangent = covariance, tangent_slope(0), angle_slope = rigor::sqrt(Ball(Rational(1, 2)) / covariance);
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
        const Ball r = c / Ball(q), s2 = Ball(1) - r * r, s = rigor::sqrt(s2), slope = (Ball::pi() - rigor::acos(r)) / two_pi;
        const Ball slope1 = c1 / (two_pi * Ball(q) * s), slope2 = c2 / (two_pi * Ball(q) * s) + c1 * c1 * r / (two_pi * Ball(Rational(q * q)) * s * s2);
        const Ball next = Ball(q) * s / two_pi + c * slope + Ball(square), next1 = c1 * slope, next2 = c2 * slope + c1 * slope1;
        t = {t.value * slope + next, t.first * slope + t.value * slope1 + next1, t.second * slope + Ball(2) * t.first * slope1 + t.value * slope2 + next2};
        c = next;
        c1 = next1;
        c2 = next2;
        q = q / 2 + square;
    }
    return t;
}
/// Over the cells of [from, to]: is the derivative certainly of the sign?
Truth derivative_sign(const Rational& from, const Rational& to, long cells, int order, int sign) {
    Truth all = Truth::yes;
    for (long k = 0; k < cells && all == Truth::yes; ++k) {
        const Jet t = jet(Ball::interval(from + (to - from) * k / cells, from + (to - from) * (k + 1) / cells));
        const Ball& d = order == 1 ? t.first : t.second;
        all = all && rigor::certainly_positive(sign > 0 ? d : -d);
    }
    return all;
}
const Rational left(-19, 20), right(-23, 25);  ///< F' changes its sign between them
/// The zero of F', by bisection with certain signs, as an interval of width below 2^-bits.
Ball minimum_place(long bits) {
    Rational low = left, high = right;
    for (long k = 0; k < bits; ++k) {
        const Rational middle = (low + high) / 2;
        const Truth up = rigor::certainly_positive(jet(Ball(middle)).first);
        if (up == Truth::unknown) break;
        (up == Truth::yes ? high : low) = middle;
    }
    return Ball::interval(low, high);
}
claim::legacy::Argument figure(const Rational& top, bool smooth = false, bool least_at_pi = false) {
    const rigor::Precision precision(192);
    claim::legacy::Argument argument;
    Truth range = Truth::yes, rises = Truth::yes;
    constexpr long steps = 400;
    for (long k = 0; k <= steps; ++k) {
        const Ball value = curve(Rational(k, steps));
        range = range && rigor::certainly_less(value, Ball(top)) && rigor::certainly_less(Ball(Rational(1, 20)), value);
        if (2 * k < steps) rises = rises && rigor::certainly_less(curve(Rational(k + 1, steps)), value);
    }
    argument.step("the values at 401 angles of [0, pi] are in (1/20, " + rigor::to_string(top) + "), within the axis of the figure (balls)", range)
        .step("on [0, pi/2] it falls (F' > 0 for z >= 0, all terms being positive; 201 angles in balls)", rises);
    if (least_at_pi)
        argument.step("F' > 0 on [-1, 0]: the minimum is at pi", derivative_sign(-1, 0, 400, 1, 1));
    else
        argument.step("F' < 0 on [-1, -19/20] (balls over a subdivision)", derivative_sign(-1, left, 400, 1, -1))
            .step("F'' > 0 on [-19/20, -23/25]", derivative_sign(left, right, 400, 2, 1))
            .step("F' > 0 on [-23/25, 0]: one minimum, between -19/20 and -23/25", derivative_sign(right, 0, 4000, 1, 1));
    const Ball slope = slope_at_zero(), small = Ball(Rational(1, 1'000'000)), near = (curve(0) - [&] {
                   auto walk = ntk::TwoPointKernelIteration<Ball>::from_angle(small, ntk::FullyConnectedKernel::jacot(2, figure_beta));
                   walk.advance_to(4);
                   return walk.tangent_kernel();
               }()) / small;
    const Rational h = rigor::power_of_two(-40), at(-1, 2);
    const auto value = [](const Rational& z) {
        ntk::TwoPointKernelIteration<Ball> walk({1, z, 1}, ntk::FullyConnectedKernel::jacot(2, figure_beta));
        walk.advance_to(4);
        return walk.tangent_kernel();
    };
    const Jet t = jet(Ball(at));
    const Ball first = (value(at + h) - value(at - h)) / Ball(Rational(2 * h)), second = (value(at + h) - Ball(2) * value(at) + value(at - h)) / Ball(Rational(h * h));
    argument.step("F' and F'' of the jet agree with difference quotients of the recursion of the program at z = -1/2, step 2^-40, to 1e-15", rigor::certainly_less(rigor::abs(t.first - first), Ball(rigor::parse_rational("1e-15"))) && rigor::certainly_less(rigor::abs(t.second - second), Ball(rigor::parse_rational("1e-15"))));
    return argument.step("the jet agrees with the recursion of the program at z = -1/2 to 2^-150", [] {
                       ntk::TwoPointKernelIteration<Ball> walk({1, Rational(-1, 2), 1}, ntk::FullyConnectedKernel::jacot(2, figure_beta));
                       walk.advance_to(4);
                       return rigor::certainly_less(rigor::abs(walk.tangent_kernel() - jet(Ball(Rational(-1, 2))).value), Ball::dyadic(1, -150));
                   }())
        .step(smooth ? "the curve is smooth at g = 0: its slope at 0+ is 0 to 1e-6" : "at g = 0 it has a kink: the slope at 0+ by the recursion agrees with the difference quotient at 10^-6 to 1e-5 and is negative",
              smooth ? rigor::certainly_less(rigor::abs(slope), Ball(Rational(1, 1'000'000))) : rigor::certainly_positive(-slope) && rigor::certainly_less(rigor::abs(slope + near), Ball(Rational(1, 100'000))));
}

}  // namespace

claim::legacy::Check figure_1() {
    return {
        .id = "jacot-2018/figure-1",
        .check = [](const claim::Context& context) {
            claim::legacy::Finding finding = claim::legacy::unchecked(figure(Rational(2, 5)), "the curves are random networks; of their limit all extrema are proved: maximum at 0, minima at ±gamma*, local maxima at ±pi");
            const rigor::Precision precision(rigor::bits_for_digits(context.digits) + 64);
            for (const auto& [name, turn] : std::vector<std::pair<const char*, Rational>>{{"0 (maximum)", 0}, {"pi/4", Rational(1, 4)}, {"pi/2", Rational(1, 2)}, {"3 pi/4", Rational(3, 4)}, {"pi (local maximum)", 1}})
                finding.values.push_back({fmt::format("Theta_infinity^(4) at gamma = {}", name), curve(turn).enclosure(context.digits)});
            const Ball place = minimum_place(context.digits * 4);
            finding.values.push_back({"gamma* (minimum)", rigor::acos(place).enclosure(std::min(context.digits, 20L))});
            finding.values.push_back({"Theta_infinity^(4) at gamma*", jet(place).value.enclosure(std::min(context.digits, 20L))});
            finding.values.push_back({"slope at gamma = 0+", slope_at_zero().enclosure(context.digits)});
            finding.stronger = "All extrema of the limit, proved: the maximum at 0 is a kink, the minima are at ±gamma* (158.2 degrees), and at ±pi the curve has a local maximum 0.0004 above them, too little to be seen in the figure.";
            return finding;
        },
        .controls = {control("values below 0.28", [] { return figure(Rational(28, 100)); }), control("smooth at 0", [] { return figure(Rational(2, 5), true); }), control("the minimum is at pi", [] { return figure(Rational(2, 5), false, true); })},
        .property = claim::property("on [0, pi/2] Theta falls from angle to angle, random beta and depth 2 to 6", [](long a, long b, long k, long depth) {
            const rigor::Precision precision(192);
            const Rational first(std::min(a, b), 2000), second(std::max(a, b) + 1, 2000);
            return rigor::certainly_less(curve(second, Rational(k, 10), depth), curve(first, Rational(k, 10), depth));
        }, claim::Input{"2000 a/pi", claim::integers(0, 999)}, claim::Input{"2000 b/pi", claim::integers(0, 999)}, claim::Input{"10 beta", claim::integers(1, 20)}, claim::Input{"L", claim::integers(2, 6)}),
    };
}
const claim::legacy::Registered registered_figure_1{figure_1};

}  // namespace proofs::jacot_2018
