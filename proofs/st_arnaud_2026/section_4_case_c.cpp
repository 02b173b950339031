#include "claim/check.hpp"
#include "claim/cited_steps.hpp"
#include "claim/decided_steps.hpp"
#include "claim/generators.hpp"
#include "claim/sampler.hpp"
#include "claim/sphere_points.hpp"
#include "proofs/st_arnaud_2026/common/stereographic.hpp"
#include "rigor/number/ball.hpp"

#include <fmt/format.h>

namespace proofs::st_arnaud_2026::section_4_case_c {
namespace {

using claim::RationalVector;
using rigor::Rational, rigor::Truth;

/// The second point of the line is q + t (p - q) with t = factor (1 - <q, p>)/|p - q|^2, and |y|^2 = square.
struct Reading {
    Rational factor = 2, square = 1;
};

claim::Result check(const claim::Context& context, const Reading& reading) {
    claim::Result result;
    result.scope = "all n0 >= 1, all q in S^(n0), all x with (x, 0) != q";
    const std::string factor = rigor::to_string(reading.factor), square = rigor::to_string(reading.square);
    result.steps.carries(claim::written(context, "line"))
        .carries(claim::identity<2>(
            fmt::format("1 - 2 t (1 - a) + t^2 (P - 2 a + 1), t = {} (1 - a)/(P - 2 a + 1), P = |p|^2", factor),
            [&](const auto& a, const auto& P) {
                const auto distance = P - 2 * a + 1, t = reading.factor * (1 - a) / distance;
                return 1 - 2 * t * (1 - a) + t * t * distance;
            },
            square, [&](const auto& a, const auto&) { return reading.square + a - a; }))
        .carries(claim::written(context, "pole"))
        .carries(claim::identity<1>(
            fmt::format("1 - {}/(s + 1), the last coordinate for the pole, s = |x|^2", factor),
            [&](const auto& s) { return 1 - reading.factor / (s + 1); }, "(s - 1)/(s + 1)",
            [](const auto& s) { return (s - 1) / (s + 1); }))
        .carries(claim::identity<1>(
            "(4 s + (s - 1)^2)/(s + 1)^2, |y|^2 for the pole",
            [](const auto& s) { return (4 * s + (s - 1) * (s - 1)) / ((s + 1) * (s + 1)); }, square,
            [&](const auto& s) { return reading.square + s - s; }));
    if (context.verdict_only) return result;
    const RationalVector y = inverse_stereographic({Rational(1, 2)}, {0, 1});
    result.values = {{"first coordinate of the image of x = 1/2 on the circle, q = (0, 1)",
                      rigor::Ball(y[0]).enclosure(context.digits)},
                     {"second coordinate", rigor::Ball(y[1]).enclosure(context.digits)}};
    return result;
}

RationalVector projection_point(long which) {
    const rigor::RationalMatrix points = claim::sphere_points();
    return {points(which, 0), points(which, 1), points(which, 2)};
}
/// |y| = 1 and y lies on the line through q and (x, 0), exactly; for the pole it is (2 x, |x|^2 - 1)/(|x|^2 + 1).
Truth lands_on_sphere(const Rational& u, const Rational& v, long which) {
    const RationalVector q = projection_point(which), x{u, v}, y = inverse_stereographic(x, q),
                         standard = inverse_stereographic(x, {0, 0, 1});
    const Rational s = u * u + v * v;
    const bool on_line =
        (y[0] - q[0]) * (-q[2]) == (y[2] - q[2]) * (u - q[0]) && (y[1] - q[1]) * (-q[2]) == (y[2] - q[2]) * (v - q[1]);
    const bool as_stated = squared_norm(standard) == 1 && standard[0] == 2 * u / (s + 1) &&
                           standard[1] == 2 * v / (s + 1) && standard[2] == (s - 1) / (s + 1);
    return rigor::truth(squared_norm(y) == 1 && on_line && as_stated);
}

const claim::Registered registered{[]() -> claim::Check {
    const Rational little = rigor::parse_rational("1e-20");
    return claim::checked("st-arnaud-2026/section-4-case-c", check)
        .control("t = (2 + 1e-20) (1 - <q, p>)/|p - q|^2", [=](Reading& r) { r.factor += little; })
        .control("t = (1 - <q, p>)/|p - q|^2", [](Reading& r) { r.factor = 1; })
        .control("|y|^2 = 1 + 1e-20", [=](Reading& r) { r.square += little; })
        .property(claim::property_where(
            "(x, 0) != q: the second point of the line through q and (x, 0) has norm 1, and for the pole it is (2x, |x|^2 "
            "- 1)/(|x|^2 + 1); x in R^2, q of twelve points of S^2, exactly",
            [](const Rational& u, const Rational& v, long which) {
                const RationalVector q = projection_point(which);
                return rigor::truth(q[2] != 0 || q[0] != u || q[1] != v);
            },
            lands_on_sphere, claim::Input{"x_1", claim::correlations()},
            claim::Input{"x_2", claim::positive_rationals()}, claim::Input{"q", claim::integers(0, 11)}));
}};

}  // namespace
}  // namespace proofs::st_arnaud_2026::section_4_case_c
