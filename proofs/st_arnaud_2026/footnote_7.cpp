#include "claim/check.hpp"
#include "claim/cited_steps.hpp"
#include "claim/decided_steps.hpp"
#include "claim/generators.hpp"
#include "claim/sampler.hpp"
#include "proofs/st_arnaud_2026/common/eigenspaces.hpp"
#include "proofs/st_arnaud_2026/common/three_points.hpp"

#include <fmt/format.h>

namespace proofs::st_arnaud_2026::footnote_7 {
namespace {

using claim::Relation;
using rigor::Ball, rigor::Rational, rigor::RationalMatrix, rigor::Truth;

/// sin(theta) <= factor/n ||A - K||, at two points with x_1^T x_2 = z. In the correction A is M = (1/4) 1 1^T + (3/4)
/// I, whose gap is n gap.
struct Reading {
    Rational z{-4, 5};
    long L = 2;
    Rational factor = 1;
    Rational gap{1, 4};
};
Reading corrected() { return {.z = 0, .factor = 8}; }  // free: z = 0 is one of many

/// The sine of the angle between the leading eigenvector of [1, b; b, 1] and (1, 1).
Ball sine_for_two_points(const Ball& b) {
    if (rigor::certainly_positive(b) == Truth::yes) return Ball(0);
    if (rigor::certainly_positive(-b) == Truth::yes) return Ball(1);
    return Ball::interval(0, 1);
}

claim::Result check(const claim::Context& context, const Reading& reading) {
    claim::Result result;
    result.aim = claim::Result::Aim::refute;
    result.scope = "the inequality is false for n = 2, L = 2, x_1^T x_2 = -4/5";
    const Rational n = 2;
    result.steps.carries(claim::witness<Rational>(
        fmt::format("n = 2, L = {}, x_1^T x_2 = {}", reading.L, rigor::to_string(reading.z)), reading.z,
        {"sin(theta)",
         [&](const Rational& z) { return claim::Quantity(sine_for_two_points(theta_bar(z, reading.L))); }},
        Relation::at_most,
        {fmt::format("({}/n) ||1 1^T - K||_F", rigor::to_string(reading.factor)), [&](const Rational& z) {
             const Ball b = theta_bar(z, reading.L);  // two entries 1 - b, the others 0
             return claim::Quantity(Ball(Rational(reading.factor / n)) *
                                    rigor::sqrt(Ball(2) * rigor::square(Ball(1) - b)));
         }}));
    if (context.verdict_only) return result;
    RationalMatrix ones(5, 5);  // free: any size
    for (long i = 0; i < ones.rows(); ++i)
        for (long j = 0; j < ones.columns(); ++j) ones(i, j) = 1;
    result.steps.supports(
        claim::exact_inertia({"1 1^T, n = 5", ones}, {.negative = 0, .zero = ones.rows() - 1, .positive = 1}));
    const rigor::Precision precision(rigor::bits_for_digits(context.digits) + 64);
    const Ball b = theta_bar(reading.z, reading.L);
    result.values = {{"Theta_bar^(2)(-4/5)", b.enclosure(context.digits)},
                     {"right side", ((Ball(1) - b) / rigor::sqrt(Ball(2))).enclosure(context.digits)}};
    return result;
}

/// ||M - K||_2 is at least the norm of each column.
claim::Step three_points_obey(const Reading& reading) {
    const std::vector<Rational> list{0, {3, 10}, {9, 10}, 1 - rigor::parse_rational("1e-8")};
    return claim::exact_for_each<Rational>(
        "three points with x_1^T x_2 = 0, 3/10, 9/10, 1 - 10^-8, x_3 orthogonal, L = 3", list,
        {"sin(theta)", [](const Rational& z) { return claim::Quantity(three_points(z, 3).projection_distance()); }},
        Relation::less,
        {fmt::format("({}/3) (the largest norm of a column of M - K) + 2^-100", rigor::to_string(reading.factor)),
         [&](const Rational& z) {
             const ThreePoints points = three_points(z, 3);
             const Ball c(Rational(1, 4)), a = rigor::square(points.p - c), d = rigor::square(points.q - c);
             return claim::Quantity(Ball(Rational(reading.factor / 3)) * rigor::sqrt(rigor::maximum(a + d, d + d)) +
                                    Ball::dyadic(1, -100));  // free: both sides may be 0
         }});
}

claim::Result check_correction(const claim::Context& context, const Reading& reading) {
    const rigor::Precision precision(300);
    claim::Result result;
    result.scope = "all n >= 2, all symmetric matrices in place of Theta_bar(X X^T)";
    result.steps.carries(common_entries_move_no_eigenvector(reading.gap, context.seed).as_support())
        .carries(claim::cites(context, "st-arnaud-2026/theorem-3-projections"))
        .carries(turn_at_most_twice())
        .carries(claim::identity<2>(
            fmt::format("2 e/({} n)", rigor::to_string(reading.gap)),
            [&](const auto& n, const auto& e) { return 2 * e / (reading.gap * n); },
            fmt::format("({}/n) e", rigor::to_string(reading.factor)),
            [&](const auto& n, const auto& e) { return reading.factor / n * e; }))
        .carries(claim::exact({"the gap of M, over n", Rational(1, 4)}, Relation::equal,
                              {"that of the reading", reading.gap}))
        .carries(claim::written(context, "constant"))
        .supports(three_points_obey(reading));
    return result;
}

Truth positive(const Rational& z, long L) {
    const rigor::Precision precision(300);
    return rigor::truth(z > 0 || (z == 0 && L > 1));
}
Truth no_angle(const Rational& z, long L) {
    const rigor::Precision precision(300);
    return rigor::certainly_at_most(sine_for_two_points(theta_bar(z, L)), Ball(0));
}

const claim::Registered registered{[]() -> claim::Check {
    return claim::checked("st-arnaud-2026/footnote-7", check)
        .control("L = 3", [](Reading& r) { r.L = 3; })
        .control("x_1^T x_2 = 0", [](Reading& r) { r.z = 0; })
        .control("2/n in place of 1/n", [](Reading& r) { r.factor = 2; })
        .corrected(check_correction, corrected())
        .correction_control("7 in place of 8, by this argument", [](Reading& r) { r.factor = 7; })
        .correction_control("1/2 in place of 8", [](Reading& r) { r.factor = Rational(1, 2); })
        .correction_control("a gap of n/3", [](Reading& r) { r.gap = Rational(1, 3); })
        .property(claim::property_where(
            "two points with x_1^T x_2 >= 0 (> 0 at L = 1), L <= 30: Theta_bar > 0, so (1, 1) leads and sin = 0, in balls",
            positive, no_angle, claim::Input{"z", claim::correlations_below_one()},
            claim::Input{"L", claim::integers(1, 30)}));
}};

}  // namespace
}  // namespace proofs::st_arnaud_2026::footnote_7
