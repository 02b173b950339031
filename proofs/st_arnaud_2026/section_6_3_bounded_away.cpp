#include "claim/check.hpp"
#include "claim/cited_steps.hpp"
#include "claim/decided_steps.hpp"
#include "claim/generators.hpp"
#include "proofs/st_arnaud_2026/common/example_2.hpp"
#include "proofs/st_arnaud_2026/common/theta_bar.hpp"

#include <fmt/format.h>

namespace proofs::st_arnaud_2026 {
namespace {

using claim::Quantity, claim::Relation;
using rigor::Ball, rigor::Rational, rigor::Truth;

using Vector = std::vector<Rational>;
Rational inner(const Vector& a, const Vector& b) { return a[0] * b[0] + a[1] * b[1]; }

/// X = {x_1}, two points of the circle with 1 - rho^(2) at least delta.
struct Reading {
    Vector x_1{1, 0}, x{{3, 5}, {4, 5}}, y{{3, 5}, {-4, 5}};
    Rational delta{1, 2};
};

claim::Result check(const claim::Context& context, const Reading& reading) {
    const rigor::Precision precision(128);
    claim::Result result;
    result.aim = claim::Result::Aim::refute;
    result.scope = "x and x' with the same inner products with all x_i: (5) is 0 for every L and t";
    const Ball gap = Ball(1) - ntk::depth_map(Ball(inner(reading.x, reading.y)));
    result.steps.carries(claim::cites(context, "st-arnaud-2026/proposition-5-recurrence"))
        .carries(claim::exact({"1 - rho^(2)(x^T x')", gap}, Relation::at_least,
                              {"delta = " + rigor::to_string(reading.delta), reading.delta}))
        .carries(claim::witness<Vector>(
            "X = {(1, 0)}, x = (3/5, 4/5), x' = (3/5, -4/5)", reading.x_1,
            {"|x_1^T x - x_1^T x'|, without which (5) is 0 at every L",
             [&](const Vector& x_1) { return Quantity(Rational(abs(inner(x_1, reading.x) - inner(x_1, reading.y)))); }},
            Relation::greater, {"0", [](const Vector&) { return Quantity(0); }}))
        .carries(claim::written(context, "zero"));
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
        .control("x' = (4/5, 3/5)",
                 [](Reading& r) {
                     r.y = {{4, 5}, {3, 5}};
                 })
        .control("X = {(0, 1)}",
                 [](Reading& r) {
                     r.x_1 = {0, 1};
                 })
        .control("x and x' closer than delta = 9/10", [](Reading& r) { r.delta = Rational(9, 10); })
        .property(claim::property("mirror images at the first axis: the two entries agree at X = {(1, 0)}, L <= 50",
                                  agrees, claim::Input{"t", claim::correlations()},
                                  claim::Input{"L", claim::integers(1, 50)}));
}};

}  // namespace
}  // namespace proofs::st_arnaud_2026
