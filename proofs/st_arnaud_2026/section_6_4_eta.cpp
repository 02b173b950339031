#include "claim/check.hpp"
#include "claim/cited_steps.hpp"
#include "claim/decided_steps.hpp"
#include "claim/generators.hpp"
#include "proofs/st_arnaud_2026/common/eta.hpp"
#include "rigor/number/dual_number.hpp"

#include <fmt/format.h>

#include <array>
#include <type_traits>

namespace proofs::st_arnaud_2026::section_6_4_eta {
namespace {

using claim::Relation;
using rigor::Ball, rigor::Dual, rigor::Point, rigor::Rational, rigor::Truth;

/// Positive definite for all large L, or at no L >= 2: D_L <= -constant s_L^2 from L = base on, for h(z) =
/// (1 + e^-z)^-2, or e^(z-2); |h''| < curvature.
struct Reading {
    bool definite = true;
    bool exponential = false;
    long base = 4;
    Rational constant = 3, curvature{1, 6};
};

Ball layer(const Reading& reading, const Ball& z) {
    return reading.exponential ? rigor::exp(z - Ball(2)) : sigmoid_square(z);
}
/// Contains the fixed point: h(0) > 0, h(1) < 1 and h increases, for both maps.
Ball fixed_point(const Reading& reading) {
    Ball beta = Ball::interval(0, 1);
    for (int k = 0; k < 400; ++k) beta = layer(reading, beta);
    return beta;
}
struct Corner {
    Ball D, s;
};
Corner hexagon(const Reading& reading, long L) {
    const Ball beta = fixed_point(reading);
    std::array<Ball, 4> d{Ball(1), Ball(Rational(1, 2)), Ball(Rational(-1, 2)), Ball(-1)};
    Ball s(0);
    for (Ball& value : d) {
        for (long l = 1; l < L; ++l) value = layer(reading, value);
        value -= beta;
        s = rigor::maximum(s, rigor::abs(value));
    }
    return {d[0] - Ball(2) * d[1] + Ball(2) * d[2] - d[3], s};
}

claim::Step second_derivative() {
    return claim::identity<1>(
        "the derivative of 2 p^2 (1 - p), p' = p (1 - p)",
        [](const auto& p) {
            using T = std::decay_t<decltype(p)>;
            const Dual<T> at(p, p * (1 - p)), one(T(1));
            return (at * at * (one - at)).derivative * 2;
        },
        "2 p^2 (2 - 3 p) (1 - p)", [](const auto& p) { return 2 * p * p * (2 - 3 * p) * (1 - p); });
}

/// D_L <relation> 0 for every L >= 2.
claim::Steps all_layers(const claim::Context& context, const Reading& reading, Relation relation) {
    const rigor::Precision precision(256);
    claim::Steps steps;
    const claim::Side<Point> curvature{
        reading.exponential ? "e^(2 p - 3), h'' at z = 2 p - 1" : "|2 p^2 (2 - 3 p) (1 - p)|", [&](const Point& at) {
            const Ball p = at[0];
            if (reading.exponential) return claim::Quantity(rigor::exp(Ball(2) * p - Ball(3)));
            return claim::Quantity(rigor::abs(Ball(2) * p * p * (Ball(2) - Ball(3) * p) * (Ball(1) - p)));
        }};
    const Ball beta = fixed_point(reading);
    const Ball slope = reading.exponential ? beta : Ball(2) * beta * (Ball(1) - rigor::sqrt(beta));
    const Rational contraction(8, 27);
    if (!reading.exponential) steps.carries(second_derivative());
    steps.carries(claim::cites(context, "st-arnaud-2026/proposition-8-limit"))
        .carries(claim::everywhere({{{"p", {0, 1}}}}, curvature, Relation::less, claim::constant(reading.curvature)))
        .carries(claim::exact({"3 times the bound of h'', the factor of s^2", Rational(3 * reading.curvature)},
                              Relation::at_most, {"1/2", Rational(1, 2)}))
        .carries(claim::written(context, "second-order"))
        .carries(claim::exact({fmt::format("{} lambda - 1/2", rigor::to_string(reading.constant)),
                               Ball(reading.constant) * slope - Ball(Rational(1, 2))},
                              Relation::at_least,
                              {fmt::format("{} (8/27)^2", rigor::to_string(reading.constant)),
                               Rational(reading.constant * contraction * contraction)}));
    for (long L = 2; L < reading.base; ++L)
        steps.carries(claim::exact({fmt::format("D_{}", L), hexagon(reading, L).D}, relation, {"0", 0}));
    const Corner corner = hexagon(reading, reading.base);
    steps
        .carries(claim::exact(
            {fmt::format("D_{} + {} s_{}^2", reading.base, rigor::to_string(reading.constant), reading.base),
             corner.D + Ball(reading.constant) * rigor::square(corner.s)},
            relation, {"0", 0}))
        .carries(claim::written(context, "all"));
    return steps;
}

claim::Result check(const claim::Context& context, const Reading& reading) {
    claim::Result result;
    result.aim = claim::Result::Aim::refute;
    result.scope = "every L >= 2, n0 >= 2";
    result.steps = all_layers(context, reading, reading.definite ? Relation::less : Relation::greater);
    if (context.verdict_only) return result;
    const rigor::Precision more(rigor::bits_for_digits(context.digits) + 256);
    for (const long L : {2L, 3L, 4L, 5L, 6L})
        result.values.push_back({fmt::format("D_{}", L), hexagon(reading, L).D.enclosure(context.digits)});
    const Ball root = rigor::sqrt(fixed_point(reading));
    const Ball lambda = Ball(2) * rigor::square(root) * (Ball(1) - root);
    result.values.push_back(
        {"D_40/lambda^39", (hexagon(reading, 40).D / rigor::power(lambda, 39UL)).enclosure(context.digits)});
    return result;
}

claim::Result check_correction(const claim::Context& context, const Reading& reading) {
    claim::Result result;
    result.scope = "every L >= 2, n0 >= 2";
    result.steps = all_layers(context, reading, reading.definite ? Relation::greater : Relation::less);
    return result;
}

Truth negative(long L) {
    const rigor::Precision precision(600);
    return rigor::certainly_less(hexagon({}, L).D, Ball(0));
}

const claim::Registered registered{[]() -> claim::Check {
    return claim::checked("st-arnaud-2026/section-6.4-eta", check)
        .control("h(z) = e^(z-2), whose coefficients are positive", [](Reading& r) { r.exponential = true; })
        .control("from L = 3 on", [](Reading& r) { r.base = 3; })
        .control("D <= -2 s^2", [](Reading& r) { r.constant = 2; })
        .control("1/7 as a bound of h''", [](Reading& r) { r.curvature = Rational(1, 7); })
        .corrected(check_correction, Reading{.definite = false})
        .correction_control("positive definite for all large L", [](Reading& r) { r.definite = true; })
        .correction_control("h(z) = e^(z-2)", [](Reading& r) { r.exponential = true; })
        .property(claim::property("the form is negative at the hexagon for L = 2 to 60, in balls", negative,
                                  claim::Input{"L", claim::integers(2, 60)}));
}};

}  // namespace
}  // namespace proofs::st_arnaud_2026::section_6_4_eta
