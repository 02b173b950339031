#include "claim/check.hpp"
#include "claim/cited_steps.hpp"
#include "claim/decided_steps.hpp"
#include "claim/generators.hpp"
#include "proofs/st_arnaud_2026/common/odd_part.hpp"
#include "proofs/st_arnaud_2026/common/projection_operator.hpp"

#include <fmt/format.h>

namespace proofs::st_arnaud_2026::theorem_3_early_stopping {
namespace {

using claim::Relation;
using rigor::Ball, rigor::Point, rigor::Rational, rigor::RationalMatrix, rigor::Truth;

/// At this depth the norm exceeds n^power for t = o(1/lambda_n); Theta_bar^(2) has the odd part odd_part z; the four
/// points have s = 2 r/(1 + r^2). Of the correction: the norm is at most constant sqrt t.
struct Reading {
    long L = 2;
    long power = 2;  // free: the witness exceeds higher powers; 12 has its control
    Rational odd_part = 1;
    Rational r = rigor::parse_rational("1e-12");
    Rational constant = rigor::parse_rational("0.6383");
};

/// K e = 2 s^2 e and <e, k_x> = s as functions of r, by the odd part.
claim::Steps four_points() {
    const auto s = [](const auto& r) { return 2 * r / (1 + r * r); };
    const auto c = [](const auto& r) { return (1 - r * r) / (1 + r * r); };
    claim::Steps steps;
    steps
        .carries(claim::identity<1>(
            "<u, u - v>/2, u = (c, s), v = (c, -s)",
            [=](const auto& r) { return (c(r) * c(r) + s(r) * s(r) - (c(r) * c(r) - s(r) * s(r))) / 2; },
            "2 s^2 e_u, e_u = 1/2", [=](const auto& r) { return 2 * s(r) * s(r) * Rational(1, 2); }))
        .carries(claim::identity<1>(
            "c^2 + s^2", [=](const auto& r) { return c(r) * c(r) + s(r) * s(r); }, "1",
            [](const auto& r) { return r / r; }))
        .carries(claim::identity<1>(
            "<x, u - v>/2, x = (0, 1)", [=](const auto& r) { return (s(r) + s(r)) / 2; }, "s", s));
    return steps;
}

/// The four points, n - 4 others at angles between 28 and 74 degrees, and x, which is last.
RationalMatrix with_others(const Rational& r, long n) {
    std::vector<Rational> t{r, -r, r, -r};
    for (long k = 1; k <= n - 4; ++k) t.push_back(Rational(1, 4) + Rational(k, 2 * n));
    t.push_back(Rational(1));
    return circle_rows(t, 0b01100);
}
/// At t = 1/(n lambda_n) the norm is above n^power, from the kernel matrix itself.
Truth exceeds_power(const Reading& reading, long n) {
    const rigor::Precision precision(400);
    const Ball norm = euclidean_norm(projection_weights(with_others(rigor::parse_rational("1e-9"), n), reading.L));
    return rigor::certainly_less(rigor::power(Ball(n), static_cast<unsigned long>(reading.power)),
                                 (Ball(1) - rigor::exp(Ball(Rational(-1, n)))) * norm);
}

claim::Result check(const claim::Context& context, const Reading& reading) {
    const rigor::Precision precision(rigor::bits_for_digits(context.digits) + 128);
    claim::Result result;
    result.aim = claim::Result::Aim::refute;
    result.scope =
        "false for L = 2, every n0 >= 2 and every n >= 4; L >= 3 is in theorem-3-early-stopping-circle, "
        "theorem-3-early-stopping-sphere and theorem-3-early-stopping-higher";
    const Rational s = 2 * reading.r / (1 + reading.r * reading.r), tau(1, 1000);
    const Ball lower = (Ball(1) - rigor::exp(Ball(Rational(-tau)))) / Ball(Rational(2 * s));
    result.steps.carries(odd_part_is(reading.odd_part))
        .carries(claim::exact({"the factor of z in the odd part that the four points need", 1}, Relation::equal,
                              {"that of the kernel", reading.odd_part}))
        .carries(claim::written(context, "odd"))
        .append(four_points())
        .carries(claim::exact({"(1 - e^(-t lambda_n))/(2 s), n = 4, r = 10^-12, t = 10^-3/lambda_n", lower},
                              Relation::greater, {"10^8", rigor::parse_rational("1e8")}))
        .carries(claim::written(context, "four"))
        .carries(claim::cites_correction(context, "st-arnaud-2026/section-4-case-a"))
        .carries(claim::written(context, "many"))
        .carries(claim::written(context, "sequence"))
        .supports(claim::range(
            "n", 4, 8,  // free: a table
            fmt::format(
                "L = {}, r = 10^-9, n - 4 further points, t = 1/(n lambda_n): (1 - e^(-1/n)) ||K^-1 k_x|| > n^{}, "
                "the system solved in balls",
                reading.L, reading.power),
            [&](long n) { return exceeds_power(reading, n); }));
    if (context.verdict_only) return result;
    result.values = {
        {"lower bound of the norm, n = 4, r = 10^-12, t = 10^-3/lambda_n", lower.enclosure(context.digits)}};
    std::string norms, bounds;
    for (const long inverse : {20L, 200L, 2000L}) {  // free: the rows of the table
        const RationalMatrix points = two_antipodal_pairs(Rational(1, inverse));
        const Ball norm = euclidean_norm(projection_weights(points, 2)),
                   bound = Ball(1) / Ball(Rational(2 * points(0, 1)));
        result.values.push_back(
            {fmt::format("norm at t = infinity, n = 4, r = 1/{}", inverse), norm.enclosure(context.digits)});
        norms += (norms.empty() ? "" : ", ") + norm.enclosure(10);
        bounds += (bounds.empty() ? "" : ", ") + bound.enclosure(10);
    }
    result.witness = fmt::format(
        "At s = 2 r/(1 + r^2), r = 1/20, 1/200, 1/2000, the bound is {} at t = infinity, and the "
        "norm of the whole operator is {}. The same for every n >= 4: n - 4 further points, none "
        "antipodal to another.",
        bounds, norms);
    return result;
}

const Rational near(1, 2), far(2);  // below and above, the quotient is at most 1/2

/// (1 - e^(-a^2))/a < constant for 1/2 <= a <= 2; outside of that it is at most 1/2.
claim::Result check_correction(const claim::Context& context, const Reading& reading) {
    claim::Result result;
    result.scope = "all L >= 1, all X with K invertible, all t > 0";
    result.steps.carries(claim::cites(context, "st-arnaud-2026/theorem-3-difference"))
        .carries(claim::everywhere(
            {{{"a", {near, far}}}},
            {"(1 - e^(-a^2))/a",
             [](const Point& a) { return claim::Quantity((Ball(1) - rigor::exp(-rigor::square(a[0]))) / a[0]); }},
            Relation::less, claim::constant(reading.constant)))
        .carries(claim::exact(
            {"the larger of 1/2, where a <= 1/2, and 1/2, where a >= 2", std::max(near, Rational(1 / far))},
            Relation::less, {"the constant", reading.constant}))
        .carries(claim::written(context, "bound"));
    return result;
}

/// The norm at t for the four points with x = (0, 1): between 0 and constant sqrt t, w_t in the span of e and the even
/// vectors. Here the part along e, (1 - e^(-2 t s^2))/(2 s).
Truth part_bounded(const Rational& part, const Rational& t) {
    const rigor::Precision precision(300);
    const Rational r = abs(part), s = 2 * r / (1 + r * r);
    const Ball along = (Ball(1) - rigor::exp(Ball(Rational(-2 * t * s * s)))) / Ball(Rational(2 * s));
    return rigor::certainly_less(along, Ball(Reading{}.constant) * rigor::sqrt(Ball(t)));
}

const claim::Registered registered{[]() -> claim::Check {
    return claim::checked("st-arnaud-2026/theorem-3-early-stopping", check)
        .control("the same points at L = 3", [](Reading& r) { r.L = 3; })
        .control("odd part 2 z", [](Reading& r) { r.odd_part = 2; })
        .control("orthogonal directions: r = 1", [](Reading& r) { r.r = 1; })
        .control("a norm above n^12 in the same examples", [](Reading& r) { r.power = 12; })
        .corrected(check_correction, Reading{.L = 3})
        .correction_control("0.638 sqrt(t)", [](Reading& r) { r.constant = rigor::parse_rational("0.638"); })
        .property(claim::property_where(
            "the four points: the part of w_t along e, (1 - e^(-2 t s^2))/(2 s), is below 0.6383 sqrt t, in balls",
            [](const Rational& r, const Rational& t) { return rigor::truth(r != 0 && t > 0); }, part_bounded,
            claim::Input{"r", claim::interior_correlations()}, claim::Input{"t", claim::positive_rationals()}));
}};

}  // namespace
}  // namespace proofs::st_arnaud_2026::theorem_3_early_stopping
