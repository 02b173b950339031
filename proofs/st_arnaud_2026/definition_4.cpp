#include "claim/check.hpp"
#include "claim/cited_steps.hpp"
#include "claim/generators.hpp"
#include "ntk/kernel/normalized_kernel.hpp"
#include "proofs/st_arnaud_2026/common/depth_map_steps.hpp"

namespace proofs::st_arnaud_2026::definition_4 {
namespace {

using claim::Relation;
using rigor::Ball, rigor::Point, rigor::Rational;

/// Theta_bar^(L) = n0 2^(L - halvings) Theta^(L)/L for vectors of this norm lies in [lowest, highest]; it is `highest`
/// on the diagonal.
struct Reading {
    long halvings = 1;
    Rational norm = 1, lowest = -1, highest = 1;
};

/// |Theta_bar^(1)| = |z|, and a layer makes a mean of h' Theta_bar and h.
claim::Step range_by_induction(const claim::Context& context, const Reading& reading) {
    const DepthMapPrint h;
    const claim::Domain correlations{{{"z", {Rational(-1), Rational(1)}}}};
    const claim::Side<Point> first{"Theta_bar^(1) = z", [](const Point& z) { return claim::Quantity(z[0]); }};
    const claim::Named lowest{"the lower end", reading.lowest}, highest{"the upper end", reading.highest}, zero{"0", 0};
    claim::Steps base, step;
    base.carries(claim::everywhere(correlations, first, Relation::at_least, claim::constant(reading.lowest)))
        .carries(claim::everywhere(correlations, first, Relation::at_most, claim::constant(reading.highest)));
    step.carries(claim::cites(context, "st-arnaud-2026/figure-3-increasing"))
        .carries(claim::exact({"h(1), the largest value of h", h.at(1)}, Relation::at_most, highest))
        .carries(claim::exact({"h(-1), the smallest value of h", h.at(-1)}, Relation::equal, zero))
        .carries(derivative_in_arcsin(h))
        .carries(claim::exact({"h'(1), the largest value of h'", h.slope_at(1)}, Relation::equal, {"1", 1}))
        .carries(claim::exact({"h'(-1), the smallest value of h'", h.slope_at(-1)}, Relation::equal, zero))
        .carries(claim::exact(highest, Relation::at_least, zero))
        .carries(claim::exact(lowest, Relation::at_most, zero))
        .carries(claim::cites(context, "st-arnaud-2026/proposition-5-recurrence"))
        .carries(claim::identity<5>(
            "u - (L h' Theta_bar + h)/(L + 1)",
            [](const auto& L, const auto& slope, const auto& image, const auto& value, const auto& end) {
                return end - (L * slope * value + image) / (L + 1);
            },
            "(L (u - h' Theta_bar) + u - h)/(L + 1)",
            [](const auto& L, const auto& slope, const auto& image, const auto& value, const auto& end) {
                return (L * (end - slope * value) + end - image) / (L + 1);
            }))
        .carries(claim::written(context, "layer"));
    return claim::induction("L", base, step);
}

claim::Result check(const claim::Context& context, const Reading& reading) {
    claim::Result result;
    result.scope = "all unit x, x', all L >= 1";
    const Rational halved = rigor::power_of_two(1 - reading.halvings);
    result.steps.carries(range_by_induction(context, reading))
        .carries(claim::written(context, "range"))
        .carries(claim::cites(context, "st-arnaud-2026/proposition-1"))
        .carries(claim::identity<3>(
            "Theta_bar^(L)(x, x) for Theta^(L)(x, x) = |x|^2 L/(n0 2^(L-1)), |x| = " + rigor::to_string(reading.norm),
            [&](const auto& n0, const auto& power, const auto& L) {
                const auto kernel = reading.norm * reading.norm * L / (n0 * power);
                return n0 * power * halved * kernel / L;
            },
            rigor::to_string(reading.highest), [&](const auto&, const auto&, const auto&) { return reading.highest; }))
        .carries(claim::written(context, "diagonal"))
        .supports(claim::range("L", 1, 50,
                               {"Theta_bar^(L) at z = 1 by the recurrence in balls, less 1, in absolute value",
                                [](long L) {
                                    const Ball value = ntk::normalized_neural_tangent_kernel<Ball>(Rational(1), L);
                                    return claim::Quantity(rigor::abs(value - Ball(1)));
                                }},
                               Relation::at_most, {"0", [](long) { return claim::Quantity(0); }}));
    if (context.verdict_only) return result;
    const rigor::Precision precision(rigor::bits_for_digits(context.digits) + 32);
    const auto value = [&](const Rational& z, long L) {
        return ntk::normalized_neural_tangent_kernel<Ball>(z, L).enclosure(context.digits);
    };
    result.values = {{"Theta_bar^(1) at z = -1, the minimum", value(-1, 1)},
                     {"Theta_bar^(2) at z = -1/2", value(Rational(-1, 2), 2)}};
    return result;
}

/// Up to 2^-150, since the maximum is attained at z = 1.
rigor::Truth in_range(const Rational& z, long L) {
    const rigor::Precision precision(400);
    return rigor::certainly_less(rigor::abs(ntk::normalized_neural_tangent_kernel<Ball>(z, L)),
                                 Ball(1) + Ball::dyadic(1, -150));
}

const claim::Registered registered{[]() -> claim::Check {
    const Rational small = rigor::parse_rational("1e-20");
    return claim::checked("st-arnaud-2026/definition-4", check)
        .control("values in [-1 + 1e-20, 1]", [=](Reading& r) { r.lowest += small; })
        .control("values in [-1, 1 - 1e-20], which is attained", [=](Reading& r) { r.highest -= small; })
        .control("maximum 1 + 1e-20", [=](Reading& r) { r.highest += small; })
        .control("2^L in place of 2^(L-1)", [](Reading& r) { r.halvings = 0; })
        .control("2^(L-2) in place of 2^(L-1)", [](Reading& r) { r.halvings = 2; })
        .control("vectors of norm 1 + 1e-20", [=](Reading& r) { r.norm += small; })
        .property(claim::property("-1 <= Theta_bar^(L)(z) <= 1 for z in [-1, 1], L <= 200, up to 2^-150", in_range,
                                  claim::Input{"z", claim::correlations()},
                                  claim::Input{"L", claim::integers(1, 200)}));
}};

}  // namespace
}  // namespace proofs::st_arnaud_2026::definition_4
