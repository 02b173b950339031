#include "claim/check.hpp"
#include "claim/cited_steps.hpp"
#include "claim/decided_steps.hpp"
#include "claim/generators.hpp"
#include "proofs/st_arnaud_2026/common/example_2.hpp"

#include <fmt/format.h>

namespace proofs::st_arnaud_2026::example_2_probability {
namespace {

using claim::Relation;
using rigor::Ball, rigor::Rational, rigor::Truth;

/// P(some x^T x' >= 1 - delta) <= bound for `points` points, or P(some angle <= delta).
struct Reading {
    Example2 example{};
    Rational bound{4, 100};  // free: the printed number is too small by far
    bool event_is_angle = false;
};

Ball pair_probability(const Reading& reading) {
    return reading.event_is_angle ? reading.example.angle_probability_at_delta() : reading.example.cosine_probability();
}

claim::Result check(const claim::Context& context, const Reading& reading) {
    claim::Result result;
    result.aim = claim::Result::Aim::refute;
    result.scope = "n0 = 128, n = 2^30: the probability exceeds 1 - e^-100000";
    result.steps.carries(claim::cites(context, "st-arnaud-2026/proposition-7-distribution"))
        .carries(claim::written(context, "independent"))
        .carries(claim::witness<Reading>(
            fmt::format("n0 = {}, n = {}", reading.example.dimension, reading.example.points), reading,
            {"P(some pair is close), at least 1 - e^(-p n/2),",
             [](const Reading& r) {
                 return claim::Quantity(probability_of_a_close_pair(pair_probability(r), r.example.points));
             }},
            Relation::at_most, {"the printed bound", [](const Reading& r) { return claim::Quantity(r.bound); }},
            {1024, 4096}));
    if (context.verdict_only) return result;
    const rigor::Precision precision(rigor::bits_for_digits(context.digits) + 600);
    const Ball p = reading.example.cosine_probability(), pairs(reading.example.pairs());
    result.steps.supports(
        claim::exact({"p n/2", p * Ball(reading.example.points / 2)}, Relation::greater, {"100000", 100'000}));
    result.values = {{"P(x^T x' >= 1 - delta) for one pair", p.enclosure(context.digits)},
                     {"expected number of such pairs", (pairs * p).enclosure(context.digits)},
                     {"binom(n, 2) P(angle <= delta)",
                      (pairs * reading.example.angle_probability_at_delta()).enclosure(context.digits)}};
    return result;
}

claim::Result check_correction(const claim::Context& context, const Reading& reading) {
    claim::Result result;
    result.scope = "n0 = 128, n = 2^30";
    const auto expected = [&] {
        return claim::Named{
            reading.event_is_angle ? "binom(n, 2) P(angle <= delta)" : "binom(n, 2) P(x^T x' >= 1 - delta)",
            Ball(reading.example.pairs()) * pair_probability(reading)};
    };
    result.steps.carries(claim::cites(context, "st-arnaud-2026/proposition-7-distribution"))
        .carries(claim::cites_correction(context, "st-arnaud-2026/proposition-7-union"))
        .carries(claim::exact(expected, Relation::at_most,
                              [&] {
                                  return claim::Named{"the bound", reading.bound};
                              },
                              {1024, 4096}))
        .carries(claim::written(context, "angle"));
    return result;
}

/// At n0 = 3 the probability for a pair is delta/2, and none of n/2 independent pairs is close with a probability below
/// e^(-p n/2).
Truth exceeds(long n, const Rational& delta) {
    const rigor::Precision precision(300);
    const Ball p = angle_probability(3, rigor::acos(Ball(Rational(1 - delta))));
    const Ball none = rigor::power(Ball(Rational(1 - delta / 2)), static_cast<unsigned long>(n / 2));
    return close(p, Ball(Rational(delta / 2))) && rigor::certainly_less(none, rigor::exp(-p * Ball(n / 2)));
}

const claim::Registered registered{[]() -> claim::Check {
    return claim::checked("st-arnaud-2026/example-2-probability", check)
        .control("the event that an angle is at most delta", [](Reading& r) { r.event_is_angle = true; })
        .control("the bound 1", [](Reading& r) { r.bound = 1; })
        .corrected(check_correction, Reading{.bound = rigor::parse_rational("6e-7"), .event_is_angle = true})
        .correction_control("the bound 5.7e-7", [](Reading& r) { r.bound = rigor::parse_rational("5.7e-7"); })
        .correction_control("127 dimensions", [](Reading& r) { r.example.dimension = 127; })
        .correction_control("the event x^T x' >= 1 - delta", [](Reading& r) { r.event_is_angle = false; })
        .property(claim::property_where(
            "n0 = 3: the probability for one pair is delta/2, and (1 - p)^(n/2) < e^(-p n/2) for delta in (0, 1)",
            [](long, const Rational& delta) { return rigor::truth(delta > rigor::power_of_two(-40) && delta < 1); },
            exceeds, claim::Input{"n", claim::integers(2, 200)},
            claim::Input{"delta", rc::gen::map(claim::interior_correlations(),
                                               [](const Rational& z) { return Rational(abs(z)); })}));
}};

}  // namespace
}  // namespace proofs::st_arnaud_2026::example_2_probability
