#include "claim/check.hpp"
#include "claim/cited_steps.hpp"
#include "claim/generators.hpp"
#include "ntk/kernel/arc_cosine_kernel.hpp"
#include "ntk/kernel/endpoint_expansion.hpp"
#include "proofs/st_arnaud_2026/common/depth_map_steps.hpp"

namespace proofs::st_arnaud_2026::section_6_2_h_expansion {
namespace {

using claim::Relation;
using ntk::EndpointSeries;
using rigor::Ball, rigor::Rational;

/// The first line, term by term: (1/pi)(half pi - root sqrt 2 z^(1/2) - linear pi z + first sqrt 2 z^(3/2) +
/// second sqrt 2 z^(1/2) - last sqrt 2 z^(3/2)) + outside (1 - z); the second is 1 - z + k (sqrt 2/pi) z^(3/2), with an
/// error term O(z^2).
struct Reading {
    Rational half{1, 2}, root = 1, linear{1, 2}, first{11, 12}, second = 1, last{1, 4}, outside{1, 2};
    EndpointPrint print;
    DepthMapPrint h;
};

claim::Result check(const claim::Context& context, const Reading& reading) {
    claim::Result result;
    result.scope = "0 <= z <= 2, error at most (sqrt(2)/(4 pi))(pi/2 - 4/3) z^(5/2) there; hence O(z^2) as z -> 0";
    // w = z^(1/2).
    result.steps
        .carries(claim::identity<3>(
            "the first line",
            [&](const auto& w, const auto& two, const auto& pi) {
                const auto z = w * w, cube = z * w;
                return (reading.half * pi - reading.root * two * w - reading.linear * pi * z +
                        reading.first * two * cube + reading.second * two * w - reading.last * two * cube) /
                           pi +
                       reading.outside * (1 - z);
            },
            "the second line",
            [&](const auto& w, const auto& two, const auto& pi) {
                auto term = reading.print.coefficient * two / pi;
                for (long i = 0; i < reading.print.power; ++i) term *= w;
                return 1 - w * w + term;
            }))
        .carries(in_the_angle(reading.h))
        .carries(expansion_at_one(reading.print))
        .carries(claim::written(context, "order"))
        .carries(derivative_in_arcsin(reading.h))
        .carries(claim::exact({"a_0/(3/2), the coefficient of (sqrt 2/pi) z^(3/2) by integration",
                               ntk::endpoint_coefficient(EndpointSeries::angle, 0) / Rational(3, 2)},
                              Relation::equal, {"the printed one", reading.print.coefficient}))
        .carries(claim::written(context, "remainder"))
        .supports(claim::range(
            "n", 0, 299,
            {"coefficient n of Q by its ratios",
             [](long n) { return claim::Quantity(ntk::endpoint_coefficient(EndpointSeries::gap, n)); }},
            Relation::equal, {"that of the exact series of sqrt and arcsin", [](long n) {
                                  static const auto series = ntk::endpoint_series(EndpointSeries::gap, 300);
                                  return claim::Quantity(series[n]);
                              }}));
    if (context.verdict_only) return result;
    const rigor::Precision precision(rigor::bits_for_digits(context.digits) + 32);
    const Ball largest = ntk::endpoint_remainder_bound(EndpointSeries::gap, 2) * rigor::sqrt(Ball(2)) / Ball::pi();
    result.values = {{"sup over (0, 2] of |error|/z^(5/2)", largest.enclosure(context.digits)}};
    return result;
}

rigor::Truth within_the_bound(const Rational& z) {
    const rigor::Precision precision(900);
    const Ball x(z), root = rigor::sqrt(x), scale = rigor::sqrt(Ball(2)) / Ball::pi();
    const Ball h = ntk::kappa_1_of_angle(ntk::angle_of<Ball>(Rational(1 - z)));
    const Ball error = (h - Ball(1) + x - scale * Ball(Rational(2, 3)) * x * root) / (x * x * root);
    // Attained at z = 2, hence the last factor.
    const Ball bound =
        scale / Ball(4) * (Ball::pi() / Ball(2) - Ball(Rational(4, 3))) * Ball(1 + rigor::power_of_two(-200));
    return rigor::certainly_nonnegative(error) && rigor::certainly_at_most(error, bound);
}

const claim::Registered registered{[]() -> claim::Check {
    const Rational small = rigor::parse_rational("1e-20");
    return claim::checked("st-arnaud-2026/section-6.2-h-expansion", check)
        .control("13/12 in place of 11/12 (the printed sign of the arcsin expansion), 5/6 in place of 2/3",
                 [](Reading& r) {
                     r.first = Rational(13, 12);
                     r.print.coefficient = Rational(5, 6);
                 })
        .control("pi/2 + 1e-20 in the first line", [=](Reading& r) { r.half += small; })
        .control("-sqrt 2 z^(1/2) off by 1e-20", [=](Reading& r) { r.root += small; })
        .control("-(pi/2) z off by 1e-20", [=](Reading& r) { r.linear += small; })
        .control("11/12 off by 1e-20", [=](Reading& r) { r.first += small; })
        .control("+sqrt 2 z^(1/2) off by 1e-20", [=](Reading& r) { r.second += small; })
        .control("1/4 off by 1e-20", [=](Reading& r) { r.last += small; })
        .control("(1 - z)/2 off by 1e-20", [=](Reading& r) { r.outside += small; })
        .control("11/12 and 2/3 both off by 1e-20",
                 [=](Reading& r) {
                     r.first -= small;
                     r.print.coefficient -= small;
                 })
        .control("z^(5/2) in place of z^(3/2) in the second line", [](Reading& r) { r.print.power = 5; })
        .control("error term O(z^3)", [](Reading& r) { r.print.error = 6; })
        .control("z (1/2 + 1e-20) in place of z/2 in h", [=](Reading& r) { r.h.linear += small; })
        .property(claim::property(
            "0 <= h(1 - z) - (1 - z) - (2 sqrt(2)/(3 pi)) z^(3/2) <= (sqrt(2)/(4 pi))(pi/2 - 4/3) z^(5/2) for z in "
            "(0, 2]",
            within_the_bound, claim::Input{"z", claim::gaps()}));
}};

}  // namespace
}  // namespace proofs::st_arnaud_2026::section_6_2_h_expansion
