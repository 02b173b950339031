#include "claim/check.hpp"
#include "claim/cited_steps.hpp"
#include "claim/decided_steps.hpp"
#include "claim/generators.hpp"
#include "proofs/st_arnaud_2026/common/packing.hpp"

#include <fmt/format.h>

namespace proofs::st_arnaud_2026 {
namespace {

using claim::Relation;
using rigor::Rational, rigor::Truth;

/// n points, delta = 2 s^2 with s = 1/(10 n^shrinking), in dimension n0 + growth n. Of the correction: phi^(n0-1) =
/// epsilon (n0 - 1)/(pairs q) with q the factor of proposition 7.
struct Reading {
    Rational n = rigor::parse_rational("1e6");
    long n0 = 3, growth = 0, shrinking = 0;
    Rational epsilon{1, 100};
    long pairs_of = 2;  ///< binom(n, 2) as n (n - 1)/pairs_of
};

claim::Result check(const claim::Context& context, const Reading& reading) {
    claim::Result result;
    result.aim = claim::Result::Aim::refute;
    result.scope = "every delta and n0, all large n";
    const Rational s = reading.shrinking == 0 ? Rational(1, 10) : Rational(1 / (10 * reading.n));
    const Rational most = most_separated_points(reading.n0, s);
    result.steps.carries(claim::cites_correction(context, "st-arnaud-2026/theorem-3-scenarios"))
        .carries(claim::exact({fmt::format("(1 + 1/s)^n0, the most points with inner products of at most 1 - 2 s^2, s "
                                           "= {}, n0 = {}{}",
                                           rigor::to_string(s), reading.n0, reading.growth == 0 ? "" : " + n"),
                               reading.growth == 0 ? most : Rational(most * reading.n)},
                              Relation::less, {"n", reading.n}))
        .carries(claim::written(context, "never"));
    return result;
}

claim::Result check_correction(const claim::Context& context, const Reading& reading) {
    claim::Result result;
    result.scope = "every n >= 2, n0 >= 3, 0 < epsilon < 1";
    result.steps.carries(claim::cites_correction(context, "st-arnaud-2026/proposition-7"))
        .carries(claim::identity<3>(
            "n (n - 1)/2 q p/(n0 - 1) at p = epsilon (n0 - 1)/(binom(n, 2) q), q = sqrt((n0 - 1)/2)/sqrt(pi)",
            [&](const auto& n, const auto& m, const auto& q) {
                return n * (n - 1) / 2 * q / m * (reading.epsilon * m / (n * (n - 1) / reading.pairs_of * q));
            },
            "epsilon", [&](const auto& n, const auto&, const auto&) { return n - n + reading.epsilon; }))
        .carries(claim::exact({"epsilon", reading.epsilon}, Relation::less, {"1", 1}))
        .carries(claim::cites_correction(context, "st-arnaud-2026/theorem-3-scenarios"))
        .carries(claim::written(context, "given-n"))
        .carries(claim::written(context, "never"));
    return result;
}

/// n evenly spaced points of the circle, the most separated ones: n <= (1 + 1/s)^2 with 2 s the distance of neighbours.
Truth packing_holds(long n) {
    const rigor::Precision precision(128);
    using rigor::Ball;
    const Ball s = rigor::sin(Ball::pi() / Ball(n));
    return rigor::certainly_at_most(Ball(n), rigor::square(Ball(1) + Ball(1) / s));
}

const claim::Registered registered{[]() -> claim::Check {
    return claim::checked("st-arnaud-2026/section-6.1-separation", check)
        .control("delta falls with n", [](Reading& r) { r.shrinking = 1; })
        .control("n0 grows with n", [](Reading& r) { r.growth = 1; })
        .corrected(check_correction, Reading{.shrinking = 1})
        .correction_control("all ordered pairs in place of binom(n, 2)", [](Reading& r) { r.pairs_of = 1; })
        .correction_control("epsilon = 1", [](Reading& r) { r.epsilon = 1; })
        .property(claim::property("n evenly spaced points of the circle obey the bound of the packing", packing_holds,
                                  claim::Input{"n", claim::integers(2, 1000)}));
}};

}  // namespace
}  // namespace proofs::st_arnaud_2026
