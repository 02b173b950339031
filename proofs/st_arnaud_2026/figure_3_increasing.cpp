#include "claim/check.hpp"
#include "claim/cited_steps.hpp"
#include "claim/generators.hpp"
#include "ntk/kernel/depth_map.hpp"
#include "proofs/st_arnaud_2026/common/depth_map_steps.hpp"

namespace proofs::st_arnaud_2026::figure_3_increasing {
namespace {

using claim::Relation;
using rigor::Ball, rigor::Point, rigor::Rational;

/// Strictly increasing, or strictly decreasing.
struct Reading {
    DepthMapPrint h;
    bool increasing = true;
};

/// A second route, in s = pi - arccos z: pi h = sin s - s cos s has the derivative s sin s > 0 on (0, pi).
claim::Step positive_in_the_angle() {
    const auto sinc = [](const char* of, auto argument) {
        return claim::Side<Point>{of,
                                  [argument](const Point& s) { return claim::Quantity(rigor::sinc(argument(s[0]))); }};
    };
    const rigor::Interval first{0, 2}, second{2, Rational(22, 7)};
    claim::Steps near_zero, near_pi;
    near_zero.carries(claim::everywhere({{{"s", first}}}, sinc("sin(s)/s", [](const Ball& s) { return s; }),
                                        Relation::greater, claim::constant(0)));
    near_pi.carries(claim::everywhere({{{"s", second}}},
                                      sinc("sin(s)/(pi - s)", [](const Ball& s) { return Ball::pi() - s; }),
                                      Relation::greater, claim::constant(0)));
    return claim::cases("s", {0, Rational(22, 7)}, {{first, near_zero}, {second, near_pi}});
}

claim::Result check(const claim::Context& context, const Reading& reading) {
    claim::Result result;
    result.scope = "all z in [-1, 1]";
    const Rational sign = reading.increasing ? 1 : -1;
    // h' = a arcsin(z)/pi + c is strictly monotone, so its limit at -1 bounds it strictly on (-1, 1].
    result.steps.carries(derivative_in_arcsin(reading.h))
        .carries(claim::exact({"the limit of h' at -1", sign * reading.h.slope_at(-1)}, Relation::at_least, {"0", 0}))
        .carries(
            claim::exact({"the factor of arcsin(z)/pi in h'", sign * reading.h.arcsin}, Relation::greater, {"0", 0}))
        .carries(claim::written(context, "derivative"))
        .supports(claim::identity<4>(
            "the derivative of sin s - s cos s",
            [](const auto& s, const auto& sine, const auto& cosine, const auto&) {
                return cosine - (cosine + s * (0 - sine));
            },
            "s sin s", [](const auto& s, const auto& sine, const auto&, const auto&) { return s * sine; }))
        .supports(positive_in_the_angle());
    return result;
}

rigor::Truth increases(const std::pair<Rational, Rational>& p) {
    const rigor::Precision precision(1024);
    return rigor::certainly_less(ntk::depth_map(Ball(p.first)), ntk::depth_map(Ball(p.second)));
}

const claim::Registered registered{[]() -> claim::Check {
    const Rational small = rigor::parse_rational("1e-20");
    return claim::checked("st-arnaud-2026/figure-3-increasing", check)
        .control("strictly decreasing", [](Reading& r) { r.increasing = false; })
        .control("z (1/2 - 1e-20) in place of z/2 in h", [=](Reading& r) { r.h.linear -= small; })
        .control("arcsin with the factor 1 + 1e-20 in h", [=](Reading& r) { r.h.arcsin += small; })
        .control("the root with the factor 1 + 1e-20 in h", [=](Reading& r) { r.h.root += small; })
        .property(claim::property("h(a) < h(b) for a < b in [-1, 1]", increases,
                                  claim::Input{"(a, b)", claim::correlation_pairs()}));
}};

}  // namespace
}  // namespace proofs::st_arnaud_2026::figure_3_increasing
