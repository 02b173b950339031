#include "claim/check.hpp"
#include "claim/cited_steps.hpp"
#include "claim/generators.hpp"
#include "ntk/depth/depth_asymptotics.hpp"
#include "ntk/kernel/normalized_kernel.hpp"
#include "proofs/st_arnaud_2026/common/depth_map_steps.hpp"

namespace proofs::st_arnaud_2026::figure_3_limit {
namespace {

using claim::Relation;
using rigor::Ball, rigor::Point, rigor::Rational;

struct Reading {
    Rational limit = 1;
    DepthMapPrint h;
};

claim::Side<Point> side(const std::string& name, Ball ntk::DepthGeometry::*quantity) {
    return {name, [quantity](const Point& theta) { return claim::Quantity(ntk::depth_geometry(theta[0]).*quantity); }};
}

claim::Result check(const claim::Context& context, const Reading& reading) {
    claim::Result result;
    result.scope = "all z in [-1, 1], uniformly";
    const claim::Domain angles{{{"theta", ntk::all_angles()[0]}}};
    result.steps.carries(in_the_angle(reading.h))
        .carries(claim::everywhere(angles, side("B = (R - R(0))/theta^2", &ntk::DepthGeometry::B), Relation::greater,
                                   claim::constant(0)))
        .carries(claim::everywhere(angles, side("t", &ntk::DepthGeometry::t), Relation::greater, claim::constant(0)))
        .carries(claim::identity<2>(
            "(1 - t)/(v t)", [](const auto& t, const auto& v) { return (1 - t) / (v * t); },
            "R/(t (1 + t)), R = (1 - t^2)/v",
            [](const auto& t, const auto& v) { return (1 - t * t) / v / (t * (1 + t)); }))
        .carries(claim::exact({"(3/2) pi R(0)/(t (1 + t)) at t = 1", Rational(3, 2) * pi_R_at_zero() / (1 + 1)},
                              Relation::equal, {"1", 1}))
        .carries(claim::written(context, "layer"))
        .carries(claim::exact({"h(1)", reading.h.at(1)}, Relation::equal, {"the limit", reading.limit}))
        .carries(claim::written(context, "limit"));
    if (context.verdict_only) return result;
    const rigor::Precision precision(rigor::bits_for_digits(context.digits) + 64);
    result.values = {{"h^100(-1), the minimum of h^100", ntk::correlation<Ball>(-1, 101).enclosure(context.digits)}};
    return result;
}

/// h^L(-1) <= h^L(z) <= 1 and the bound of the proof; h^L(z) = rho^(L+1).
rigor::Truth near_one(const Rational& z, long L) {
    const rigor::Precision precision(600);
    const Ball gap = Ball(1) - ntk::correlation<Ball>(z, L + 1);
    const Ball U = Ball(Rational(3, 2)) * Ball::pi() + Ball(L);
    const Ball slack = Ball::dyadic(1, -300);
    return rigor::certainly_less(-slack, gap) &&
           rigor::certainly_less(gap, Ball(Rational(9, 2)) * rigor::square(Ball::pi() / U) + slack) &&
           rigor::certainly_less(gap, Ball(1) - ntk::correlation<Ball>(-1, L + 1) + slack);
}

const claim::Registered registered{[]() -> claim::Check {
    const Rational small = rigor::parse_rational("1e-30");
    return claim::checked("st-arnaud-2026/figure-3-limit", check)
        .control("limit 1 - 1e-30", [=](Reading& r) { r.limit -= small; })
        .control("limit 1 + 1e-30", [=](Reading& r) { r.limit += small; })
        .control("z (1/2 - 1e-30) in place of z/2 in h, whose limit is less than 1",
                 [=](Reading& r) { r.h.linear -= small; })
        .control("the root with the factor 1 - 1e-30 in h", [=](Reading& r) { r.h.root -= small; })
        .property(claim::property(
            "h^L(-1) <= h^L(z) <= 1 and 1 - h^L(z) <= 9 pi^2/(2 (3 pi/2 + L)^2) for z in [-1, 1], 1 <= L <= 300",
            near_one, claim::Input{"z", claim::correlations()}, claim::Input{"L", claim::integers(1, 300)}));
}};

}  // namespace
}  // namespace proofs::st_arnaud_2026::figure_3_limit
