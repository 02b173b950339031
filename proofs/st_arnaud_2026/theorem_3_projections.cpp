#include "claim/check.hpp"
#include "claim/cited_steps.hpp"
#include "claim/decided_steps.hpp"
#include "claim/generators.hpp"
#include "ntk/depth/depth_limit.hpp"
#include "proofs/st_arnaud_2026/common/eigenspaces.hpp"
#include "proofs/st_arnaud_2026/common/three_points.hpp"

#include <fmt/format.h>

namespace proofs::st_arnaud_2026::theorem_3_projections {
namespace {

using claim::Relation;
using rigor::Ball, rigor::Rational, rigor::Truth;

/// The distance of the projections is O(1/L^power) with the constant factor (1 - 1/n) (3 pi/sqrt(2 delta) + 1/2).
struct Reading {
    long power = 1;
    Rational factor = 8;
    Rational delta{1, 2};  // free: any positive number: the separation at which the constant is looked at
};

const Rational excess(1, 2);  // of theorem-2, corrected: |L (Theta_bar - 1/4) - (3/8) log L| <= U_1 + excess

template <class T>
T integer_power(const T& x, long n) {
    T y = x;
    for (long k = 1; k < n; ++k) y = y * x;
    return y;
}

/// 2 e/g for e = (n - 1) E/L and g = n/4 is what the reading says.
claim::Step bound(const Reading& reading) {
    return claim::identity<3>(
        "2 ((n - 1) E/L)/(n/4)",
        [](const auto& n, const auto& E, const auto& L) { return 2 * ((n - 1) * E / L) / (n / 4); },
        fmt::format("{} (1 - 1/n) E/L^{}", rigor::to_string(reading.factor), reading.power),
        [&](const auto& n, const auto& E, const auto& L) {
            return reading.factor * (1 - 1 / n) * E / integer_power(L, reading.power);
        });
}

struct AtDepth {
    Rational z, L;
};
/// L^power times the distance of three points, and the bound for n = 3 at delta = 1 - z; at most L = 10^20.
claim::Step three_points_within(const Reading& reading) {
    const std::vector<AtDepth> list{{0, 100},
                                    {{1, 2}, 10'000},
                                    {{99, 100}, 10'000},
                                    {{1, 2}, rigor::parse_rational("1e20")},
                                    {1 - rigor::parse_rational("1e-8"), rigor::parse_rational("1e20")}};
    return claim::exact_for_each<AtDepth>(
        "three points, x_3 orthogonal to x_1 and x_2, (x_1^T x_2, L) = (0, 100), (1/2, 10^4), (99/100, 10^4), (1/2, "
        "10^20), (1 - 10^-8, 10^20)",
        list,
        {fmt::format("L^{} times the distance of the projections", reading.power),
         [&](const AtDepth& x) {
             const rigor::Precision precision(400);
             return claim::Quantity(three_points_at_depth(x.z, x.L, 60).projection_distance() *
                                    rigor::power(Ball(x.L), static_cast<unsigned long>(reading.power)));
         }},
        Relation::less,
        {fmt::format("{} (2/3) (3 pi/sqrt(2 delta) + 1/2)", rigor::to_string(reading.factor)), [&](const AtDepth& x) {
             const Ball E = Ball(3) * Ball::pi() / rigor::sqrt(Ball(Rational(2 * (1 - x.z)))) + Ball(excess);
             return claim::Quantity(Ball(Rational(reading.factor * 2 / 3)) * E);
         }});
}

claim::Result check(const claim::Context& context, const Reading& reading) {
    const rigor::Precision precision(192);
    claim::Result result;
    result.scope = "all L >= 1, n >= 2, n0 and all points with x_i^T x_j <= 1 - delta, uniformly";
    result.steps.carries(claim::cites_correction(context, "st-arnaud-2026/theorem-2"))
        .carries(claim::exact({"the separation", reading.delta}, Relation::greater, {"0", 0}))
        .carries(claim::written(context, "entries"))
        .carries(claim::written(context, "gap"))
        .supports(common_entries_move_no_eigenvector({1, 4}, context.seed))
        .carries(turn_at_most_twice())
        .carries(claim::written(context, "turn"))
        .carries(bound(reading))
        .carries(claim::written(context, "projections"))
        .supports(three_points_within(reading));
    if (context.verdict_only) return result;
    result.values = {
        {"L times the distance for three points, x_1^T x_2 = 1/2, x_3 orthogonal, in the limit",
         limit_of_scaled_distance(Rational(1, 2), context.digits).enclosure(context.digits)},
        {"8 (3 pi/sqrt(2 delta) + 1/2) at delta = 1/2",
         (Ball(reading.factor) * (Ball(3) * Ball::pi() / rigor::sqrt(Ball(Rational(2 * reading.delta))) + Ball(excess)))
             .enclosure(context.digits)}};
    return result;
}

/// The distance is below 8 (2/3) (U_1 + 1/2)/L, where U_1 belongs to the closest pair; z >= 0.
Truth within_uniform_bound(const Rational& z, long L) {
    const rigor::Precision precision(500);
    const Ball E = ntk::depth_coordinate(ntk::angle_of<Ball>(z)) + Ball(excess);
    return rigor::certainly_less(three_points(z, L).projection_distance() * Ball(L),
                                 Ball(Rational(Reading{}.factor * 2 / 3)) * E);
}

const claim::Registered registered{[]() -> claim::Check {
    return claim::checked("st-arnaud-2026/theorem-3-projections", check)
        .control("the rate O(1/L^2)", [](Reading& r) { r.power = 2; })
        .control("7.9 in place of the factor 8 that follows", [](Reading& r) { r.factor = Rational(79, 10); })
        .control("1/1000 in place of the factor 8", [](Reading& r) { r.factor = Rational(1, 1000); })
        .control("no separation: delta = 0", [](Reading& r) { r.delta = 0; })
        .property(claim::property_where(
            "three points with x_1^T x_2 in [0, 1): the distance is below 8 (2/3) (U_1 + 1/2)/L for 3 <= L <= 300, in "
            "balls",
            [](const Rational& z, long) { return rigor::truth(z >= 0); }, within_uniform_bound,
            claim::Input{"x_1^T x_2", claim::interior_correlations()}, claim::Input{"L", claim::integers(3, 300)}));
}};

}  // namespace
}  // namespace proofs::st_arnaud_2026::theorem_3_projections
