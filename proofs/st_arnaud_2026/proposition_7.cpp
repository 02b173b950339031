#include "claim/check.hpp"
#include "claim/cited_steps.hpp"
#include "claim/decided_steps.hpp"
#include "claim/generators.hpp"
#include "claim/simulation.hpp"
#include "ntk/network/random_network.hpp"
#include "proofs/st_arnaud_2026/common/angle_distribution.hpp"

#include <fmt/format.h>

#include <cmath>

namespace proofs::st_arnaud_2026::proposition_7 {
namespace {

using claim::Relation;
using rigor::Ball, rigor::Point, rigor::Rational, rigor::Truth;

/// The event is x^T x' >= 1 - delta, or that the angle is at most delta; the bound is binom(n, 2) (1/sqrt pi)
/// sqrt(n0/2) s^(n0-1)/(n0-1) with s = delta, or s = arccos(1 - delta), times `factor`. Witness: n = 2, `dimension`,
/// `delta`.
struct Reading {
    bool event_is_angle = false, bound_of_the_angle = false;
    Rational factor = 1;
    long dimension = 3;    // free: of the witness
    Rational delta{1, 2};  // free: of the witness
};

Ball cap_angle(const Rational& delta) { return rigor::acos(Ball(Rational(1 - delta))); }

/// P of the event for one pair.
Ball probability(const Reading& reading, long n0, const Rational& delta) {
    return angle_probability(n0, reading.event_is_angle ? Ball(delta) : cap_angle(delta));
}
/// The bound for n = 2.
Ball bound(const Reading& reading, long n0, const Rational& delta) {
    const Ball size = reading.bound_of_the_angle ? cap_angle(delta) : Ball(delta);
    return Ball(reading.factor) * rigor::sqrt(Ball(Rational(n0, 2)) / Ball::pi()) *
           rigor::power(size, static_cast<unsigned long>(n0 - 1)) / Ball(n0 - 1);
}

/// The share of pairs with x^T x' >= 1/2 among `pairs` simulated ones, n0 = 3.
claim::Value simulated_share(std::uint64_t seed, long pairs) {
    ntk::NormalStream normal(seed, 0);
    long close_pairs = 0;
    for (long k = 0; k < pairs; ++k) {
        double x[3], y[3], xy = 0, xx = 0, yy = 0;
        for (double& c : x) c = normal();
        for (double& c : y) c = normal();
        for (int i = 0; i < 3; ++i) xy += x[i] * y[i], xx += x[i] * x[i], yy += y[i] * y[i];
        close_pairs += xy >= 0.5 * std::sqrt(xx * yy);
    }
    const double share = static_cast<double>(close_pairs) / static_cast<double>(pairs);
    return claim::estimated_value("P(x^T x' >= 1/2), n0 = 3, n = 2, by simulation", share,
                                  std::sqrt(share * (1 - share) / static_cast<double>(pairs)));
}

claim::Result check(const claim::Context& context, const Reading& reading) {
    claim::Result result;
    result.aim = claim::Result::Aim::refute;
    result.scope = "false for n0 = 3, n = 2, delta = 1/2; by the paragraph for n0 = 3, n = 2 and every delta in (0, 1)";
    const std::string where =
        fmt::format("n0 = {}, n = 2, delta = {}", reading.dimension, rigor::to_string(reading.delta));
    result.steps.carries(claim::cites(context, "st-arnaud-2026/proposition-7-distribution"))
        .carries(claim::witness<Rational>(
            where, reading.delta,
            {reading.event_is_angle ? "P(angle <= delta)" : "P(x^T x' >= 1 - delta)",
             [&](const Rational& delta) { return claim::Quantity(probability(reading, reading.dimension, delta)); }},
            Relation::at_most,
            {"binom(2, 2) (1/sqrt pi) sqrt(n0/2) delta^(n0-1)/(n0-1)",
             [&](const Rational& delta) { return claim::Quantity(bound(reading, reading.dimension, delta)); }}))
        .supports(claim::written(context, "every-delta"));
    if (context.verdict_only) return result;
    const rigor::Precision precision(rigor::bits_for_digits(context.digits) + 300);
    for (const long n0 : {3L, 128L}) {
        const std::string at = fmt::format("n0 = {}, n = 2, delta = 1/2", n0);
        result.values.push_back(
            {"P(x^T x' >= 1/2), " + at, probability(reading, n0, reading.delta).enclosure(context.digits)});
        result.values.push_back(
            {"the printed bound, " + at, bound(reading, n0, reading.delta).enclosure(context.digits)});
    }
    result.values.push_back(simulated_share(context.seed, 20'000));
    return result;
}

/// P(angle <= delta) < bound at n0 = 3, 4, 5, 10, 128, delta = 1/10 to 1.
Truth below_the_bound(const Reading& reading, long k) {
    const rigor::Precision precision(2500);
    Truth all = Truth::yes;
    for (const long n0 : {3L, 4L, 5L, 10L, 128L})
        all = all &&
              rigor::certainly_less(probability(reading, n0, Rational(k, 10)), bound(reading, n0, Rational(k, 10)));
    return all;
}

claim::Result check_correction(const claim::Context& context, const Reading& reading) {
    claim::Result result;
    result.scope = "all n >= 2, n0 >= 3, delta in (0, pi]";
    const Rational square = reading.factor * reading.factor;
    result.steps.carries(claim::cites(context, "st-arnaud-2026/proposition-7-distribution"))
        .carries(claim::cites_correction(context, "st-arnaud-2026/proposition-7-union"))
        .carries(claim::cites(context, "st-arnaud-2026/proposition-7-gamma"))
        // sqrt((n0 - 1)/2) against the printed sqrt(n0/2), squared, over n0/2.
        .carries(
            claim::everywhere({{{"w = 1/n0", {Rational(0), Rational(1, 2)}}}},
                              {"1 - ((n0 - 1)/2)/(n0/2) = w", [](const Point& w) { return claim::Quantity(w[0]); }},
                              Relation::at_least, claim::constant(Rational(1 - square))))
        .carries(claim::written(context, "angle"))
        .supports(claim::range("10 delta", 1, 10,
                               "P(angle <= delta) is below the bound, n = 2, n0 = 3, 4, 5, 10, 128, in balls",
                               [&](long k) { return below_the_bound(reading, k); }));
    return result;
}

/// P(angle <= delta) < bound < P(x^T x' >= 1 - delta), the second at n0 = 3.
Truth on_either_side(const Rational& delta, long n0) {
    const rigor::Precision precision(2500);
    const Reading printed, angle{.event_is_angle = true};
    return rigor::certainly_less(probability(angle, n0, delta), bound(angle, n0, delta)) &&
           rigor::certainly_less(bound(printed, 3, delta), probability(printed, 3, delta));
}

const claim::Registered registered{[]() -> claim::Check {
    const Rational small = rigor::parse_rational("1e-20");
    return claim::checked("st-arnaud-2026/proposition-7", check)
        .control("the event that the angle is at most delta", [](Reading& r) { r.event_is_angle = true; })
        .control("arccos(1 - delta) in place of delta in the bound", [](Reading& r) { r.bound_of_the_angle = true; })
        .corrected(check_correction, Reading{.event_is_angle = true})
        .correction_control("the bound times 1 - 1e-20", [=](Reading& r) { r.factor -= small; })
        .correction_control("the event x^T x' >= 1 - delta", [](Reading& r) { r.event_is_angle = false; })
        .property(claim::property_where(
            "P(angle <= delta) < bound for n0 <= 30, n = 2, and P(x^T x' >= 1 - delta) > bound at n0 = 3, for delta in "
            "[2^-40, 1), in balls",
            [](const Rational& z, long) { return rigor::truth(abs(z) >= rigor::power_of_two(-40) && abs(z) < 1); },
            [](const Rational& z, long n0) { return on_either_side(abs(z), n0); },
            claim::Input{"delta", claim::interior_correlations()}, claim::Input{"n0", claim::integers(3, 30)}));
}};

}  // namespace
}  // namespace proofs::st_arnaud_2026::proposition_7
