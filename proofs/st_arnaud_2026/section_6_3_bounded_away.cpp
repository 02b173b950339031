#include "claim/check.hpp"
#include "claim/cited_steps.hpp"
#include "claim/decided_steps.hpp"
#include "claim/generators.hpp"
#include "proofs/st_arnaud_2026/common/example_2.hpp"
#include "proofs/st_arnaud_2026/common/theta_bar.hpp"

#include <fmt/format.h>

namespace proofs::st_arnaud_2026::section_6_3_bounded_away {
namespace {

using claim::Quantity, claim::Relation;
using rigor::Ball, rigor::Rational, rigor::Truth;

using Vector = std::vector<Rational>;
Rational inner(const Vector& a, const Vector& b) { return a[0] * b[0] + a[1] * b[1]; }

/// X = {x_1}, two points of the circle with 1 - rho^(2) at least delta, a depth and a time.
struct Reading {
    Vector x_1{1, 0}, x{{3, 5}, {4, 5}}, y{{3, 5}, {-4, 5}};
    Rational delta{1, 2}, t = 1;
    long L = 1;
};

/// (5) at one data point: K = 1, so the gain is 1 - e^(-t).
Ball term(const Reading& reading) {
    const auto entry = [&](const Vector& x) { return theta_bar(inner(reading.x_1, x), reading.L); };
    const Ball gain = Ball(1) - rigor::exp(-Ball(reading.t));
    if (inner(reading.x_1, reading.x) == inner(reading.x_1, reading.y)) return Ball(0);  // the same entry at every L
    return gain * rigor::abs(entry(reading.x) - entry(reading.y));
}

claim::Step on_the_circle(const Reading& reading) {
    return claim::exact_for_each<Vector>("x_1, x and x'", {reading.x_1, reading.x, reading.y},
                                         {"|x|^2", [](const Vector& x) { return inner(x, x); }}, Relation::equal,
                                         {"1", [](const Vector&) { return 1; }});
}

claim::Result check(const claim::Context& context, const Reading& reading) {
    const rigor::Precision precision(128);
    claim::Result result;
    result.aim = claim::Result::Aim::refute;
    result.scope = "x and x' with the same inner products with all x_i: (5) is 0 for every L and t";
    const Ball gap = Ball(1) - ntk::depth_map(Ball(inner(reading.x, reading.y)));
    result.steps.carries(claim::cites(context, "st-arnaud-2026/proposition-5-recurrence"))
        .carries(on_the_circle(reading))
        .carries(claim::exact({"1 - rho^(2)(x^T x')", gap}, Relation::at_least,
                              {"delta = " + rigor::to_string(reading.delta), reading.delta}))
        .carries(claim::witness<Vector>("X = {(1, 0)}, x = (3/5, 4/5), x' = (3/5, -4/5)", reading.x_1,
                                        {fmt::format("(5) at L = {}, t = {}", reading.L, rigor::to_string(reading.t)),
                                         [&](const Vector& x_1) {
                                             Reading at = reading;
                                             at.x_1 = x_1;
                                             return Quantity(term(at));
                                         }},
                                        Relation::greater, {"0", [](const Vector&) { return Quantity(0); }}))
        .carries(claim::written(context, "zero"));
    return result;
}

claim::Result check_correction(const claim::Context& context, const Reading& reading) {
    const rigor::Precision precision(128);
    claim::Result result;
    result.scope = "all n, X, L, t > 0, and x, x' at which some entry differs";
    result.steps.carries(claim::cites(context, "st-arnaud-2026/eq-5"))
        .carries(on_the_circle(reading))
        .carries(claim::exact({"(5) at the points of the reading", term(reading)}, Relation::greater, {"0", 0}))
        .carries(claim::written(context, "apart"));
    return result;
}

/// (5) at one data point is |1 - e^-t| times this, which is 0 where the inner products agree.
Truth agrees(const Rational& t, long L) {
    const rigor::Precision precision(256);
    const Rational c = (1 - t * t) / (1 + t * t), s = 2 * t / (1 + t * t);
    const Vector e{1, 0}, up{c, s}, down{c, -s};
    return rigor::certainly_less(rigor::abs(theta_bar(inner(e, up), L) - theta_bar(inner(e, down), L)),
                                 Ball::dyadic(1, -100));
}

const claim::Registered registered{[]() -> claim::Check {
    return claim::checked("st-arnaud-2026/section-6.3-bounded-away", check)
        .control("x' = (-3/5, 4/5)",
                 [](Reading& r) {
                     r.y = {{-3, 5}, {4, 5}};
                 })
        .control("X = {(0, 1)}",
                 [](Reading& r) {
                     r.x_1 = {0, 1};
                 })
        .control("x and x' closer than delta = 9/10", [](Reading& r) { r.delta = Rational(9, 10); })
        .corrected(check_correction, Reading{.y = {{-3, 5}, {4, 5}}})
        .correction_control("x' = (3/5, -4/5)",
                            [](Reading& r) {
                                r.y = {{3, 5}, {-4, 5}};
                            })
        .correction_control("t = 0", [](Reading& r) { r.t = 0; })
        .property(claim::property("mirror images at the first axis: the two entries agree at X = {(1, 0)}, L <= 50",
                                  agrees, claim::Input{"t", claim::correlations()},
                                  claim::Input{"L", claim::integers(1, 50)}));
}};

}  // namespace
}  // namespace proofs::st_arnaud_2026::section_6_3_bounded_away
