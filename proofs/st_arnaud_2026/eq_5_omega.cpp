#include "claim/check.hpp"
#include "claim/cited_steps.hpp"
#include "claim/decided_steps.hpp"
#include "claim/generators.hpp"
#include "ntk/depth/deep_kernel.hpp"
#include "ntk/depth/depth_asymptotics.hpp"
#include "proofs/st_arnaud_2026/common/theta_bar.hpp"

#include <fmt/format.h>

namespace proofs::st_arnaud_2026::eq_5_omega {
namespace {

using claim::Quantity, claim::Relation;
using rigor::Ball, rigor::Point, rigor::Rational, rigor::Truth;

using Vector = std::vector<Rational>;
Rational inner(const Vector& a, const Vector& b) {
    Rational sum = 0;
    for (std::size_t k = 0; k < a.size(); ++k) sum += a[k] * b[k];
    return sum;
}

/// The norm for X = {x_1} is Omega(1/L^power).
struct Reading {
    Vector x_1{1, 0}, x{{3, 5}, {4, 5}}, y{{3, 5}, {-4, 5}};  // free: any mirror images
    long power = 1;
};

claim::Result check(const claim::Context& context, const Reading& reading) {
    claim::Result result;
    result.aim = claim::Result::Aim::refute;
    result.scope = "false where x and x' have the same inner products with all x_i";
    result.steps.carries(claim::cites(context, "st-arnaud-2026/proposition-5-recurrence"))
        .carries(claim::witness<Vector>(
            "X = {(1, 0)}, x = (3/5, 4/5), x' = (3/5, -4/5)", reading.x_1,
            {"|x_1^T x - x_1^T x'|, without which the norm is 0 at every L",
             [&](const Vector& x_1) { return Quantity(Rational(abs(inner(x_1, reading.x) - inner(x_1, reading.y)))); }},
            Relation::greater, {"0", [](const Vector&) { return Quantity(0); }}))
        .carries(claim::written(context, "mirror"));
    return result;
}

const Rational half(1, 2);  // w <= 1/2 from layer 2 on

/// L^power |Theta_bar(z) - Theta_bar(z')| at L = 10^30 is |C(z) - C(z')|/4 up to 10^-25.
claim::Step at_a_deep_layer(const Reading& reading) {
    const long digits = 60;  // free: how precisely
    const rigor::Precision precision(rigor::bits_for_digits(digits) + 192);
    const rigor::Integer depth = numerator(rigor::parse_rational("1e30"));
    const Rational z = inner(reading.x_1, reading.x), y = inner(reading.x_1, reading.y);
    const auto excess = [&](const Rational& at) {
        return ntk::layer_state(at, depth, rigor::bits_for_digits(digits) + 32).excess;
    };
    const Ball scale = rigor::power(Ball(Rational(depth)), static_cast<unsigned long>(reading.power - 1));
    const Ball limit = (depth_constant(z, digits) - depth_constant(y, digits)) / Ball(4);
    return claim::exact({fmt::format("|L^{} (Theta_bar({}) - Theta_bar({})) - (C - C')/4|, L = 10^30", reading.power,
                                     rigor::to_string(z), rigor::to_string(y)),
                         rigor::abs(scale * (excess(z) - excess(y)) - limit)},
                        Relation::less, {"10^-25", rigor::parse_rational("1e-25")});
}

claim::Result check_correction(const claim::Context& context, const Reading& reading) {
    const rigor::Precision precision(192);
    claim::Result result;
    result.scope = "all X, x, x' with x_i^T x != x_i^T x' for some i";
    result.steps
        .carries(claim::exact({"x_1^T x", inner(reading.x_1, reading.x)}, Relation::different,
                              {"x_1^T x'", inner(reading.x_1, reading.y)}))
        .carries(claim::cites_correction(context, "st-arnaud-2026/theorem-2"))
        .carries(claim::cites(context, "st-arnaud-2026/theorem-2-limit"))
        .carries(claim::cites(context, "st-arnaud-2026/figure-3-increasing"))
        .carries(claim::identity<2>(
            "(1 + w s) (1 - w)", [](const auto& w, const auto& s) { return (1 + w * s) * (1 - w); },
            "1 - w^2 - w (1 - s) (1 - w)",
            [](const auto& w, const auto& s) { return 1 - w * w - w * (1 - s) * (1 - w); }))
        .carries(claim::everywhere(
            {{{"w", {0, half}}}},
            {"1 + pi^2 w/24",
             [](const Point& at) { return Quantity(Ball(1) + rigor::square(Ball::pi()) * at[0] / Ball(24)); }},
            Relation::less, claim::constant({3, 2})))
        .carries(
            claim::exact({"1 - (3/2) w^2 at w = 1/2", 1 - Rational(3, 2) * half * half}, Relation::greater, {"0", 0}))
        .carries(claim::written(context, "monotone"))
        .carries(at_a_deep_layer(reading))
        .carries(claim::written(context, "apart"));
    return result;
}

/// dU'/dU >= 1 - (3/2) w^2, by a difference quotient of the map of the angle.
Truth derivative_bounded(const Rational& part) {
    const rigor::Precision precision(400);
    const Ball step = Ball::dyadic(1, -60), theta = Ball(part) * Ball::pi() / Ball(2), near = theta - step;
    const auto U = [](const Ball& at) { return ntk::depth_coordinate(at); };
    const auto next = [](const Ball& at) { return ntk::depth_map_of_angle(at, Ball(1) / Ball::pi()).angle; };
    const Ball quotient = (U(next(near)) - U(next(theta))) / (U(near) - U(theta));
    const Ball w = theta / Ball::pi();
    return rigor::certainly_less(Ball(1) - Ball(Rational(3, 2)) * rigor::square(w), quotient);
}

const claim::Registered registered{[]() -> claim::Check {
    return claim::checked("st-arnaud-2026/eq-5-omega", check)
        .control("x' = (4/5, 3/5)",
                 [](Reading& r) {
                     r.y = {{4, 5}, {3, 5}};
                 })
        .control("X = {(0, 1)}",
                 [](Reading& r) {
                     r.x_1 = {0, 1};
                 })
        .corrected(check_correction, Reading{.x_1 = {0, 1}})
        .correction_control("x' = (-3/5, 4/5), a mirror image again",
                            [](Reading& r) {
                                r.y = {{-3, 5}, {4, 5}};
                            })
        .correction_control("Omega(1/L^2) as the order", [](Reading& r) { r.power = 2; })
        .property(claim::property_where(
            "dU'/dU >= 1 - (3/2) w^2 for 0 < w <= 1/2, as a difference quotient of the map of the angle, in balls",
            [](const Rational& part) { return rigor::truth(part > Rational(1, 1000)); }, derivative_bounded,
            claim::Input{"2 w", claim::correlations()}));
}};

}  // namespace
}  // namespace proofs::st_arnaud_2026::eq_5_omega
