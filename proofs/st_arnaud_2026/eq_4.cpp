#include "claim/check.hpp"
#include "claim/cited_steps.hpp"
#include "claim/decided_steps.hpp"
#include "claim/generators.hpp"
#include "proofs/st_arnaud_2026/common/three_points.hpp"

#include <fmt/format.h>

namespace proofs::st_arnaud_2026::eq_4 {
namespace {

using claim::Relation;
using rigor::Ball, rigor::Rational, rigor::Truth;

/// The distance is at most constant pi/L^power, at three points with x_1^T x_2 = z and this depth, and in the limit at
/// three points with x_1^T x_2 = far.
struct Reading {
    Rational constant = 4;  // free: the example refutes many
    long power = 1;
    Rational z = 1 - rigor::parse_rational("1e-8");
    long L = 100;  // free: one of many depths
    Rational far{999, 1000};
    // Of the correction: L times the distance tends to root(2)/denominator |C(z) - C(0)|.
    long denominator = 9;
};

Ball bound(const Reading& reading, long L) {
    return Ball(reading.constant) * Ball::pi() / rigor::power(Ball(L), static_cast<unsigned long>(reading.power));
}

claim::Result check(const claim::Context& context, const Reading& reading) {
    claim::Result result;
    result.aim = claim::Result::Aim::refute;
    result.scope =
        "false for three points of S^2, x_3 orthogonal to x_1 and x_2, at L = 100 (x_1^T x_2 = 1 - 10^-8) and "
        "for all large L (x_1^T x_2 = 0.999)";
    const std::string name = fmt::format("{} pi/L^{}", rigor::to_string(reading.constant), reading.power);
    result.steps.carries(claim::witness<Rational>(
        fmt::format("three points, x_1^T x_2 = {}, x_3 orthogonal, L = {}", rigor::to_string(reading.z), reading.L),
        reading.z,
        {"the distance of the projections, |sin(phi_0 - phi)|",
         [&](const Rational& z) { return claim::Quantity(three_points(z, reading.L).projection_distance()); }},
        Relation::at_most, {name, [&](const Rational&) { return claim::Quantity(bound(reading, reading.L)); }}));
    if (context.verdict_only) return result;
    const rigor::Precision precision(rigor::bits_for_digits(context.digits) + 400);
    const Ball limit = limit_of_scaled_distance(reading.far, context.digits);
    const Ball distance = three_points(reading.z, reading.L).projection_distance();
    result.steps.supports(claim::written(context, "limit"))
        .supports(claim::exact({"sqrt 2/9 |C(0.999) - C(0)|, the limit of L times the distance", limit},
                               Relation::greater, {"4 pi", Ball(reading.constant) * Ball::pi()}));
    result.values = {{"left side at L = 100", distance.enclosure(context.digits)},
                     {"4 pi/100", bound(reading, reading.L).enclosure(context.digits)},
                     {"limit of L times the left side, x_1^T x_2 = 0.999", limit.enclosure(context.digits)},
                     {"4 pi", (Ball(4) * Ball::pi()).enclosure(context.digits)},
                     {"limit of L times the left side, x_1^T x_2 = 1/2",
                      limit_of_scaled_distance(Rational(1, 2), context.digits).enclosure(context.digits)}};
    result.witness = fmt::format("The projections differ by {}, and 4 pi/L is {}.", distance.enclosure(6),
                                 bound(reading, reading.L).enclosure(6));
    return result;
}

/// At L = 10^30 the scaled distance is that limit up to 10^-20.
claim::Step near_the_limit(const Reading& reading, const Rational& z) {
    const rigor::Precision precision(300);
    const Rational L = rigor::parse_rational("1e30");
    const Ball scaled = three_points_at_depth(z, L, 60).projection_distance() *
                        rigor::power(Ball(L), static_cast<unsigned long>(reading.power));
    const Ball limit = limit_of_scaled_distance(z, 40) * Ball(9) / Ball(reading.denominator);
    return claim::exact({fmt::format("|L^{} times the distance - sqrt 2/{} |C({}) - C(0)||, L = 10^30", reading.power,
                                     reading.denominator, rigor::to_string(z)),
                         rigor::abs(scaled - limit)},
                        Relation::less, {"10^-20", rigor::parse_rational("1e-20")});
}

claim::Result check_correction(const claim::Context& context, const Reading& reading) {
    claim::Result result;
    result.scope = "all n >= 2, all pairwise different points, L >= 1";
    result.steps.carries(claim::cites(context, "st-arnaud-2026/theorem-3-projections"))
        .carries(claim::written(context, "uniform"))
        .carries(claim::cites_correction(context, "st-arnaud-2026/theorem-2"))
        .carries(near_the_limit(reading, Rational(1, 2)))
        .carries(near_the_limit(reading, reading.far))
        .carries(claim::written(context, "limit"));
    return result;
}

/// For a close pair the deeper term is small: L times the distance is above 4 pi at L = 10^20 where the limit is.
Truth limit_decides(const Rational& gap) {
    const rigor::Precision precision(400);
    const Rational z = 1 - gap, L = rigor::parse_rational("1e20");
    const Ball four_pi = Ball(4) * Ball::pi();
    const Ball scaled = three_points_at_depth(z, L, 60).projection_distance() * Ball(L);
    const Truth above = rigor::certainly_less(four_pi, limit_of_scaled_distance(z, 40));
    return above == Truth::yes ? rigor::certainly_less(four_pi, scaled) : rigor::certainly_less(scaled, four_pi);
}

const claim::Registered registered{[]() -> claim::Check {
    return claim::checked("st-arnaud-2026/eq-4", check)
        .control("40 pi/L", [](Reading& r) { r.constant = 40; })
        .control("x_1^T x_2 = 1/2", [](Reading& r) { r.z = Rational(1, 2); })
        .corrected(check_correction, Reading{.constant = 10'000})
        .correction_control("sqrt 2/8 in place of sqrt 2/9", [](Reading& r) { r.denominator = 8; })
        .correction_control("L^2 times the distance", [](Reading& r) { r.power = 2; })
        .property(claim::property("at three points with 1 - x_1^T x_2 in (0, 2): L times the distance at L = 10^20 is "
                                  "above 4 pi if its limit is, and below if that is below, in balls",
                                  limit_decides, claim::Input{"1 - x_1^T x_2", claim::gaps()}));
}};

}  // namespace
}  // namespace proofs::st_arnaud_2026::eq_4
