#include "claim/check.hpp"
#include "claim/cited_steps.hpp"
#include "claim/decided_steps.hpp"
#include "claim/generators.hpp"
#include "proofs/st_arnaud_2026/common/packing.hpp"
#include "proofs/st_arnaud_2026/common/theta_bar.hpp"

#include <fmt/format.h>

namespace proofs::st_arnaud_2026::section_6_smallest_eigenvalue {
namespace {

using claim::Relation;
using rigor::Ball, rigor::Rational, rigor::Truth;

/// n points in dimension n0 + growth n at depth L + deepening n; the example of the numbers.
struct Reading {
    long n0 = 3, growth = 0;
    long L = 30;  // free: any fixed depth
    long deepening = 0;
    Rational below{1, 100};  // free: any positive number; what lambda_n is shown to be below in the example
    Rational slope{1, 2};    ///< of (L - 1) theta/pi in the bound of 1 - Theta_bar
};

/// 1 - Theta_bar^(L) <= slope (L - 1) theta/pi + theta^2/2.
Ball bound(const Ball& theta, const Rational& L, const Rational& slope) {
    return Ball(Rational(slope * (L - 1))) * theta / Ball::pi() + rigor::square(theta) / Ball(2);
}

/// For n = 10^12 points: s = 1/9998 separates too many of them, so a pair has delta <= 2 s^2 and an angle of
/// theta <= (pi/2) 2 sin(theta/2) = (pi/2) sqrt(2 delta) = pi s.
claim::Steps example(const Reading& reading) {
    const rigor::Precision precision(192);
    const Rational n = rigor::parse_rational("1e12"), s(1, 9998);
    const Rational L = reading.L + reading.deepening * n;
    claim::Steps steps;
    steps
        .carries(
            claim::exact({fmt::format("(1 + 1/s)^(n0 + {} n) with s = 1/9998, n0 = {}", reading.growth, reading.n0),
                          reading.growth == 0 ? most_separated_points(reading.n0, s)
                                              : Rational(most_separated_points(reading.n0, s) * n)},
                         Relation::less, {"n = 10^12", n}))
        .carries(
            claim::exact({fmt::format("(L - 1) theta/(2 pi) + theta^2/2 at theta = pi s, L = {}", rigor::to_string(L)),
                          bound(Ball::pi() * Ball(s), L, reading.slope)},
                         Relation::less, {rigor::to_string(reading.below), reading.below}));
    return steps;
}

claim::Result check(const claim::Context& context, const Reading& reading) {
    claim::Result result;
    result.scope =
        "all n0, all L >= 1: lambda_n <= (L - 1) theta/(2 pi) + theta^2/2 with the smallest angle theta, which "
        "tends to 0";
    result.steps.carries(claim::cites(context, "st-arnaud-2026/appendix-c-above-identity"))
        .carries(claim::cites(context, "st-arnaud-2026/proposition-5-recurrence"))
        .carries(claim::identity<1>(
            "the sum of l < L, increased by L", [](const auto& L) { return L * (L - 1) / 2 + L; },
            "the sum of l < L + 1", [](const auto& L) { return (L + 1) * L / 2; }))
        .carries(claim::identity<1>(
            "(sum of l < L)/L", [](const auto& L) { return L * (L - 1) / 2 / L; },
            fmt::format("{} (L - 1)", rigor::to_string(reading.slope)),
            [&](const auto& L) { return reading.slope * (L - 1); }))
        .carries(claim::written(context, "layers"))
        .carries(claim::written(context, "rayleigh"))
        .carries(claim::cites_correction(context, "st-arnaud-2026/theorem-3-scenarios"))
        .append(example(reading))
        .carries(claim::written(context, "close"));
    return result;
}

Truth kernel_obeys(const Rational& z, long L) {
    const rigor::Precision precision(400);
    const Ball theta = ntk::angle_of<Ball>(z);
    return rigor::certainly_at_most(Ball(1) - theta_bar(z, L),
                                    bound(theta, L, Reading{}.slope) + Ball::dyadic(1, -200));
}

const claim::Registered registered{[]() -> claim::Check {
    return claim::checked("st-arnaud-2026/section-6-smallest-eigenvalue", check)
        .control("n0 grows with n", [](Reading& r) { r.growth = 1; })
        .control("L grows with n", [](Reading& r) { r.deepening = 1; })
        .control("towards -1/100", [](Reading& r) { r.below = Rational(-1, 100); })
        .control("(L - 1) theta/(3 pi) in the bound", [](Reading& r) { r.slope = Rational(1, 3); })
        .property(claim::property(
            "1 - Theta_bar^(L) <= (L - 1) theta/(2 pi) + theta^2/2 for z in [-1, 1], L <= 100, in balls (+ 2^-200)",
            kernel_obeys, claim::Input{"z", claim::correlations()}, claim::Input{"L", claim::integers(1, 100)}));
}};

}  // namespace
}  // namespace proofs::st_arnaud_2026::section_6_smallest_eigenvalue
