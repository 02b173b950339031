#include "claim/check.hpp"
#include "claim/cited_steps.hpp"
#include "claim/decided_steps.hpp"
#include "claim/generators.hpp"
#include "proofs/st_arnaud_2026/common/example_2.hpp"

#include <fmt/format.h>

namespace proofs::st_arnaud_2026 {
namespace {

using claim::Relation;
using rigor::Ball, rigor::Rational, rigor::Truth;

/// No pair within n^(-2/(n0-1)), as 1 - x^T x' or as the angle. Of the correction: with at least this chance.
struct Reading {
    Example2 example{};
    bool event_is_angle = false;
    Rational chance{98, 100};
};

Ball threshold(const Reading& reading) {
    return rigor::power(Ball(reading.example.points), Rational(-2, reading.example.dimension - 1));
}
/// For one pair.
Ball pair_probability(const Reading& reading) {
    const Ball at = threshold(reading);
    return angle_probability(reading.example.dimension, reading.event_is_angle ? at : rigor::acos(Ball(1) - at));
}

claim::Result check(const claim::Context& context, const Reading& reading) {
    claim::Result result;
    result.aim = claim::Result::Aim::refute;
    result.scope = "n0 = 128, n = 2^30: the chance is below e^-100000";
    result.steps.carries(claim::cites(context, "st-arnaud-2026/proposition-7-distribution"))
        .carries(claim::exact(
            [&] {
                return claim::Named{"p n/2, p the probability that a pair is within n^(-2/(n0-1))",
                                    pair_probability(reading) * Ball(reading.example.points / 2)};
            },
            Relation::greater,
            [] {
                return claim::Named{"100000", 100'000};
            },
            {1024, 4096}))
        .carries(claim::written(context, "pairs"));
    if (context.verdict_only) return result;
    const rigor::Precision precision(rigor::bits_for_digits(context.digits) + 600);
    result.values = {
        {"1 - n^(-2/127)", (Ball(1) - threshold(reading)).enclosure(context.digits)},
        {"p, for one pair", pair_probability(reading).enclosure(context.digits)},
        {"p n/2", (pair_probability(reading) * Ball(reading.example.points / 2)).enclosure(context.digits)}};
    return result;
}

/// Example-2-cai, corrected, has less than K for the chance of a close pair.
claim::Result check_correction(const claim::Context& context, const Reading& reading) {
    const rigor::Precision precision(256);
    claim::Result result;
    result.scope = "n0 = 128, n = 2^30";
    const Ball K = Ball(1) / (Ball(4) * rigor::sqrt(Ball::pi()) * gamma_ratio(reading.example.dimension + 1));
    result.steps.carries(claim::cites_correction(context, "st-arnaud-2026/example-2-cai"))
        .carries(claim::exact({"1 - K, K of example-2-cai at n0 = 128", Ball(1) - K}, Relation::greater,
                              {"the chance", reading.chance}));
    return result;
}

/// The union bound of the angle, by quadrature, is below K.
Truth below_the_constant(long n0, long n) {
    const rigor::Precision precision(512);
    const Ball at = rigor::power(Ball(n), Rational(-2, n0 - 1));
    const Ball K = Ball(1) / (Ball(4) * rigor::sqrt(Ball::pi()) * gamma_ratio(n0 + 1));
    return rigor::certainly_less(angle_probability_by_quadrature(n0, at) * Ball(n * (n - 1) / 2), K);
}

const claim::Registered registered{[]() -> claim::Check {
    return claim::checked("st-arnaud-2026/example-2-chance", check)
        .control("n^(-2/(n0-1)) as an angle", [](Reading& r) { r.event_is_angle = true; })
        .control("n = 2", [](Reading& r) { r.example.points = 2; })
        .corrected(check_correction, Reading{.event_is_angle = true})
        .correction_control("99 %", [](Reading& r) { r.chance = Rational(99, 100); })
        .correction_control("n0 = 3", [](Reading& r) { r.example.dimension = 3; })
        .property(claim::property("binom(n, 2) P(angle <= n^(-2/(n0-1))) < K, in balls, by quadrature",
                                  below_the_constant, claim::Input{"n0", claim::integers(3, 40)},
                                  claim::Input{"n", claim::integers(2, 1000)}));
}};

}  // namespace
}  // namespace proofs::st_arnaud_2026
