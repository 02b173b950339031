#include "claim/check.hpp"
#include "claim/cited_steps.hpp"
#include "claim/generators.hpp"
#include "ntk/kernel/depth_map.hpp"
#include "proofs/st_arnaud_2026/common/depth_map_steps.hpp"

namespace proofs::st_arnaud_2026::appendix_c_slope {
namespace {

using claim::Relation;
using rigor::Ball, rigor::Point, rigor::Rational, rigor::Truth;

/// h' < bound on [a, b], b < 1; or b = 1 as well.
struct Reading {
    DepthMapPrint h;
    Rational bound = 1;
    bool one_allowed = false;
};

claim::Result check(const claim::Context& context, const Reading& reading) {
    claim::Result result;
    result.scope = "all [a, b] with -1 <= a <= b < 1";
    // h' = a arcsin(z)/pi + c increases strictly: below z = 1 it is less than its limit there.
    result.steps.carries(derivative_in_arcsin(reading.h))
        .carries(claim::exact({"the factor of arcsin(z)/pi in h'", reading.h.arcsin}, Relation::greater, {"0", 0}))
        .carries(claim::exact({"h'(1)", reading.h.slope_at(1)},
                              reading.one_allowed ? Relation::less : Relation::at_most, {"the bound", reading.bound}))
        .carries(claim::written(context, "derivative"))
        .carries(claim::written(context, "ends"))
        .supports(claim::everywhere({{{"theta", {Rational(0), Rational(22, 7)}}}},
                                    {"(1 - sin(theta/2)/(theta/2))/(theta/2)^2",
                                     [](const Point& x) {
                                         return claim::Quantity(
                                             ntk::sinc_remainder(rigor::scaled_by_power_of_two(x[0], -1)));
                                     }},
                                    Relation::greater, claim::constant(0)));
    if (context.verdict_only) return result;
    const rigor::Precision precision(rigor::bits_for_digits(context.digits) + 32);
    result.values = {{"h'(9/10)", ntk::depth_map_derivative(Ball(Rational(9, 10))).enclosure(context.digits)}};
    return result;
}

Rational gap_at(const std::pair<Rational, Rational>& p) { return 1 - p.second; }

/// h'(a) < (h(b) - h(a))/(b - a) < h'(b) < 1, the quotient of h as printed; and 1 - h'(b) >= sqrt(2 (1 - b))/pi.
Truth slopes_increase(const std::pair<Rational, Rational>& p) {
    const auto& [a, b] = p;
    const rigor::Precision precision(1500);
    const auto slope = [](const Rational& z) { return ntk::kappa_0_of_angle(ntk::angle_of<Ball>(z)); };
    const Ball quotient =
        (ntk::depth_map_as_printed(Ball(b)) - ntk::depth_map_as_printed(Ball(a))) / Ball(Rational(b - a));
    const Ball chord = rigor::sqrt(Ball(Rational(2 * gap_at(p)))) / Ball::pi();
    return rigor::certainly_less(slope(a), quotient) && rigor::certainly_less(quotient, slope(b)) &&
           rigor::certainly_less(slope(b), Ball(1) - chord);
}

const claim::Registered registered{[]() -> claim::Check {
    const Rational small = rigor::parse_rational("1e-20");
    return claim::checked("st-arnaud-2026/appendix-c-slope", check)
        .control("b = 1 allowed", [](Reading& r) { r.one_allowed = true; })
        .control("h' < 1 - 1e-20", [=](Reading& r) { r.bound -= small; })
        .control("z (1/2 + 1e-20) in place of z/2 in h", [=](Reading& r) { r.h.linear += small; })
        .control("arcsin with the factor 1 + 1e-20 in h", [=](Reading& r) { r.h.arcsin += small; })
        .control("the root with the factor 1 + 1e-20 in h", [=](Reading& r) { r.h.root += small; })
        .property(claim::property_where(
            "h'(a) < (h(b) - h(a))/(b - a) < h'(b) < 1 - sqrt(2 (1 - b))/pi for -1 <= a < b < 1 (h is strictly convex)",
            [](const std::pair<Rational, Rational>& p) { return rigor::truth(gap_at(p) > 0); }, slopes_increase,
            claim::Input{"(a, b)", claim::correlation_pairs()}));
}};

}  // namespace
}  // namespace proofs::st_arnaud_2026::appendix_c_slope
