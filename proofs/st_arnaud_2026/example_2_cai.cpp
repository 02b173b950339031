#include "claim/check.hpp"
#include "claim/cited_steps.hpp"
#include "claim/decided_steps.hpp"
#include "claim/generators.hpp"
#include "proofs/st_arnaud_2026/common/angle_distribution.hpp"

#include <fmt/format.h>

namespace proofs::st_arnaud_2026::example_2_cai {
namespace {

using claim::Relation;
using rigor::Ball, rigor::Rational, rigor::Truth;

/// P(some pair within n^(-2/(n0-1))) <= 1 - e^-K, K = factor (1/(4 sqrt pi)) Gamma(n0/2)/Gamma((n0+1)/2), the distance
/// read as 1 - x^T x' or as the angle. Witness: n = 2, n0 = `dimension`. Of the correction: power is that of n in
/// delta^(n0-1).
struct Reading {
    bool event_is_angle = false;
    Rational factor = 1;
    long dimension = 3;  // free: of the witness
    long power = 2;
};

Ball constant(const Reading& reading, long n0) {
    return Ball(reading.factor) / (Ball(4) * rigor::sqrt(Ball::pi()) * gamma_ratio(n0 + 1));
}

/// For n = 2 points: the threshold is 2^(-2/(n0-1)).
Ball pair_probability(const Reading& reading, long n0) {
    const Ball threshold = rigor::power(Ball(2), Rational(-2, n0 - 1));
    return angle_probability(n0, reading.event_is_angle ? threshold : rigor::acos(Ball(1) - threshold));
}

claim::Result check(const claim::Context& context, const Reading& reading) {
    claim::Result result;
    result.aim = claim::Result::Aim::refute;
    result.scope = "false for n0 = 3, n = 2";
    result.steps.carries(claim::cites(context, "st-arnaud-2026/proposition-7-distribution"))
        .carries(claim::witness<long>(
            fmt::format("n0 = {}, n = 2", reading.dimension), reading.dimension,
            {reading.event_is_angle ? "P(angle <= n^(-2/(n0-1)))" : "P(x_1^T x_2 >= 1 - n^(-2/(n0-1)))",
             [&](long n0) { return claim::Quantity(pair_probability(reading, n0)); }},
            Relation::at_most,
            {"1 - e^-K", [&](long n0) { return claim::Quantity(Ball(1) - rigor::exp(-constant(reading, n0))); }}));
    if (context.verdict_only) return result;
    const rigor::Precision precision(rigor::bits_for_digits(context.digits) + 64);
    result.values = {{"1 - e^-K, n0 = 3", (Ball(1) - rigor::exp(-constant(reading, 3))).enclosure(context.digits)}};
    return result;
}

/// K = c(n0)/(2 (n0 - 1)), c = (1/sqrt pi) Gamma(n0/2)/Gamma((n0-1)/2): Gamma((n0+1)/2) = ((n0-1)/2) Gamma((n0-1)/2).
claim::Step leading_term(const Reading& reading) {
    return claim::identity<3>(
        "G/(2 (n0 - 1) H), G = Gamma(n0/2)/sqrt(pi), H = Gamma((n0-1)/2)",
        [](const auto& n, const auto& G, const auto& H) { return G / (2 * (n - 1) * H); },
        fmt::format("{} G/(4 ((n0-1)/2) H), which is K", rigor::to_string(reading.factor)),
        [&](const auto& n, const auto& G, const auto& H) { return reading.factor * G / (4 * ((n - 1) / 2 * H)); });
}

/// n (n - 1)/2 n^-power = (1 - 1/n)/2.
claim::Step pairs(const Reading& reading) {
    return claim::identity<1>(
        fmt::format("n (n - 1)/2 n^-{}", reading.power),
        [&](const auto& n) {
            auto value = n * (n - 1) / 2;
            for (long k = 0; k < reading.power; ++k) value = value / n;
            return value;
        },
        "(1 - 1/n)/2", [](const auto& n) { return (1 - 1 / n) / 2; });
}

claim::Result check_correction(const claim::Context& context, const Reading& reading) {
    claim::Result result;
    result.scope = "all n >= 2, n0 >= 3";
    result.steps.carries(claim::cites(context, "st-arnaud-2026/proposition-7-distribution"))
        .carries(claim::cites_correction(context, "st-arnaud-2026/proposition-7-union"))
        .carries(claim::cites(context, "st-arnaud-2026/proposition-7-gamma"))
        .carries(leading_term(reading))
        .carries(pairs(reading))
        .carries(claim::written(context, "union"))
        .supports(claim::range("n0", 3, 30, "for n = 2 the probability is below K/2", [&](long n0) {
            const rigor::Precision precision(400);
            return rigor::certainly_less(pair_probability(reading, n0), constant(reading, n0) / Ball(2));
        }));
    return result;
}

/// binom(n, 2) P(angle <= n^(-2/(n0-1))) < (1 - 1/n) K.
Truth below_the_constant(long n, long n0) {
    const rigor::Precision precision(600);
    const Ball delta = rigor::power(Ball(n), Rational(-2, n0 - 1));
    return rigor::certainly_less(Ball(n * (n - 1) / 2) * angle_probability(n0, delta),
                                 Ball(Rational(n - 1, n)) * constant({}, n0));
}

const claim::Registered registered{[]() -> claim::Check {
    const Rational small = rigor::parse_rational("1e-20");
    return claim::checked("st-arnaud-2026/example-2-cai", check)
        .control("the number as an angle", [](Reading& r) { r.event_is_angle = true; })
        .corrected(check_correction, Reading{.event_is_angle = true})
        .correction_control("K (1 - 1e-20)", [=](Reading& r) { r.factor -= small; })
        .correction_control("n^(-1/(n0-1)) in place of n^(-2/(n0-1))", [](Reading& r) { r.power = 1; })
        .correction_control("x_i^T x_j >= 1 - n^(-2/(n0-1))", [](Reading& r) { r.event_is_angle = false; })
        .property(claim::property("binom(n, 2) P(angle <= n^(-2/(n0-1))) < (1 - 1/n) K, in balls", below_the_constant,
                                  claim::Input{"n", claim::integers(2, 1000)},
                                  claim::Input{"n0", claim::integers(3, 60)}));
}};

}  // namespace
}  // namespace proofs::st_arnaud_2026::example_2_cai
