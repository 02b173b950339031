#include "claim/check.hpp"
#include "claim/cited_steps.hpp"
#include "claim/decided_steps.hpp"
#include "claim/generators.hpp"
#include "ntk/kernel/arc_cosine_kernel.hpp"
#include "ntk/kernel/endpoint_expansion.hpp"

#include <fmt/format.h>

namespace proofs::st_arnaud_2026::section_6_2_arcsin_expansion {
namespace {

using claim::Relation;
using ntk::EndpointSeries;
using rigor::Ball, rigor::Rational, rigor::Truth;

/// arcsin(1 - z) = half pi - root sqrt(2) z^(1/2) + cube sqrt(2) z^(3/2) + O(z^(error/2)) as z -> 0+.
struct Reading {
    Rational half{1, 2}, root = 1;
    Rational cube{1, 12};  // free: any but -1/12, of which the correction has controls
    long error = 5;

    /// Of -sqrt(2) z^(n + 1/2).
    Rational coefficient(long n) const {
        return n == 0 ? root : n == 1 ? Rational(-cube) : Rational(0);
    }  // free: none follows
};

/// (arcsin(1 - z) - pi/2 + sqrt(2z) (root - cube z))/z^(5/2).
Ball scaled_error(const Reading& reading, const Rational& z) {
    const Ball x(z), root = rigor::sqrt(Ball(2) * x);
    const Ball error = -ntk::angle_of<Ball>(Rational(1 - z)) + root * (Ball(reading.root) - Ball(reading.cube) * x);
    return error / (x * x * rigor::sqrt(x));
}

/// What z = 0 says of the constant, and what the coefficients below the error order are.
claim::Result check(const claim::Context& context, const Reading& reading) {
    claim::Result result;
    result.scope = "z -> 0 from above; the exact coefficients of arccos(1 - z)/(sqrt(2) z^(1/2)) decide";
    claim::Steps same, different;
    const claim::Named half{"arcsin(1)/pi", Rational(1, 2)}, printed_half{"the printed one", reading.half};
    const auto compared = [&](const claim::Named& exact, const claim::Named& printed) {
        if (compare(exact.value, Relation::equal, printed.value) == Truth::yes)
            same.carries(claim::exact(exact, Relation::equal, printed));
        else
            different.carries(claim::exact(exact, Relation::different, printed));
    };
    compared(half, printed_half);
    for (long n = 0; 2 * n + 1 < reading.error; ++n)
        compared({fmt::format("the coefficient of -sqrt(2) z^({}/2) in arcsin(1 - z)", 2 * n + 1),
                  ntk::endpoint_coefficient(EndpointSeries::angle, n)},
                 {"the printed one", reading.coefficient(n)});
    const bool refuted = !different.list().empty();
    result.aim = refuted ? claim::Result::Aim::refute : claim::Result::Aim::show;
    result.steps = refuted ? different : same;
    result.steps.carries(claim::written(context, "series"))
        .carries(claim::written(context, "unique"))
        .supports(claim::range(
            "n", 0, 299,
            {"coefficient n of arccos(1 - z)/sqrt(2 z) by the ratios of the paragraph",
             [](long n) { return claim::Quantity(ntk::endpoint_coefficient(EndpointSeries::angle, n)); }},
            Relation::equal, {"that of the exact series of arcsin", [](long n) {
                                  static const auto series = ntk::endpoint_series(EndpointSeries::angle, 300);
                                  return claim::Quantity(series[n]);
                              }}));
    if (context.verdict_only || !refuted) return result;
    const rigor::Precision precision(rigor::bits_for_digits(context.digits) + 200);
    for (const char* z : {"0.01", "0.0001", "0.000001"})
        result.values.push_back({fmt::format("(left side - printed terms)/z^(5/2) at z = {}", z),
                                 scaled_error(reading, rigor::parse_rational(z)).enclosure(context.digits)});
    result.witness = fmt::format(
        "The difference of both sides, divided by z^(5/2), is {} at z = 0.01 and {} at z = 0.0001: unbounded.",
        scaled_error(reading, Rational(1, 100)).enclosure(6), scaled_error(reading, Rational(1, 10'000)).enclosure(6));
    return result;
}

/// With the corrected sign, 0 <= printed terms - arcsin(1 - z) <= (sqrt(2)/4)(pi/2 - 7/6) z^(5/2), with equality at z
/// = 2.
Truth within_the_bound(const Rational& z) {
    const rigor::Precision precision(700);
    const Ball error = -scaled_error({.cube = Rational(-1, 12)}, z);
    const Ball bound = rigor::sqrt(Ball(2)) / Ball(4) * (Ball::pi() / Ball(2) - Ball(Rational(7, 6))) *
                       Ball(1 + rigor::power_of_two(-200));
    return rigor::certainly_nonnegative(error) && rigor::certainly_at_most(error, bound);
}

const claim::Registered registered{[]() -> claim::Check {
    const Rational small = rigor::parse_rational("1e-20");
    return claim::checked("st-arnaud-2026/section-6.2-arcsin-expansion", check)
        .control("-sqrt(2)/12 in place of +sqrt(2)/12", [](Reading& r) { r.cube = Rational(-1, 12); })
        .control("error term O(z^(3/2))", [](Reading& r) { r.error = 3; })
        .corrected(Reading{.cube = Rational(-1, 12)})
        .correction_control("pi/2 + 1e-20", [=](Reading& r) { r.half += small; })
        .correction_control("the coefficient of z^(1/2) off by 1e-20", [=](Reading& r) { r.root += small; })
        .correction_control("the coefficient of z^(3/2) off by 1e-20", [=](Reading& r) { r.cube += small; })
        .correction_control("error term O(z^(7/2))", [](Reading& r) { r.error = 7; })
        .property(claim::property("with the corrected sign, 0 <= (pi/2 - sqrt(2z)(1 + z/12)) - arcsin(1 - z) <= "
                                  "(sqrt(2)/4)(pi/2 - 7/6) z^(5/2) for z in (0, 2]",
                                  within_the_bound, claim::Input{"z", claim::gaps()}));
}};

}  // namespace
}  // namespace proofs::st_arnaud_2026::section_6_2_arcsin_expansion
