#include "claim/check.hpp"
#include "claim/cited_steps.hpp"
#include "claim/decided_steps.hpp"
#include "claim/generators.hpp"
#include "claim/sampler.hpp"
#include "proofs/st_arnaud_2026/common/packing.hpp"
#include "rigor/number/ball_functions.hpp"

#include <fmt/format.h>

namespace proofs::st_arnaud_2026::theorem_3_scenarios {
namespace {

using claim::Relation;
using rigor::Ball, rigor::Rational, rigor::RationalMatrix, rigor::Truth;

/// n points in dimension n0 + growth n with inner products of at most 1 - delta.
struct Reading {
    long n0 = 3, growth = 0;
    Rational root{1, 2};  ///< s = sqrt(delta/2): delta = 1/2
    long points = 28;     ///< too many for these; any larger number is
    long on_circle = 7;   ///< of the correction: the least n that is too many for n0 = 2, delta = 1/2
    Rational delta{1, 2};
};

claim::Result check(const claim::Context& context, const Reading& reading) {
    claim::Result result;
    result.aim = claim::Result::Aim::refute;
    result.scope = "scenario a) is impossible for every n0 >= 1 and every delta > 0; b) is what happens";
    const long n0 = reading.n0 + reading.growth * reading.points;
    result.steps.carries(squared_distance())
        .carries(claim::exact(
            {fmt::format("(1 + 1/s)^n0, s = sqrt(delta/2) = {}, n0 = {}", rigor::to_string(reading.root), n0),
             most_separated_points(n0, reading.root)},
            Relation::less, {"n", reading.points}))
        .carries(claim::written(context, "packing"));
    if (context.verdict_only) return result;
    result.witness = fmt::format("delta = 1/2, n0 = 3: at most {} points.",
                                 rigor::to_string(most_separated_points(reading.n0, reading.root)));
    return result;
}

Ball total_angle(long n, const Rational& delta) { return Ball(n) * rigor::acos(Ball(Rational(1 - delta))); }

/// n points fit on the circle and n + 1 do not, where n + 1 is `on_circle`; to 2^-100, since six points fit exactly.
claim::Result check_correction(const claim::Context& context, const Reading& reading) {
    const rigor::Precision precision(200);
    const Ball turn = Ball(2) * Ball::pi(), tiny = Ball::dyadic(1, -100);  // free: how precisely
    const long n = reading.on_circle;
    claim::Result result;
    result.scope = "all n0 >= 1, delta > 0; the number for n0 = 2";
    result.steps.carries(squared_distance())
        .carries(claim::written(context, "packing"))
        .carries(claim::written(context, "only-b"))
        .carries(claim::exact(
            {fmt::format("{} arccos(1 - {})", n, rigor::to_string(reading.delta)), total_angle(n, reading.delta)},
            Relation::greater, {"2 pi + 2^-100", turn + tiny}))
        .carries(claim::exact({fmt::format("{} arccos(1 - {})", n - 1, rigor::to_string(reading.delta)),
                               total_angle(n - 1, reading.delta)},
                              Relation::less, {"2 pi + 2^-100", turn + tiny}))
        .carries(claim::written(context, "circle"));
    return result;
}

/// Points of a sphere, drawn: delta is the least 1 - <x_i, x_j>.
Truth obeys_packing(long seed, long n, long d) {
    claim::Sampler sampler(static_cast<std::uint64_t>(seed), 0);
    const RationalMatrix points = sampler.points_on_sphere(n, d), inner = rigor::row_products(points);
    Rational delta = 2;
    for (long i = 0; i < n; ++i)
        for (long j = 0; j < i; ++j) delta = std::min(delta, Rational(1 - inner(i, j)));
    const rigor::Precision precision(200);
    const Ball bound = rigor::power(Ball(1) + rigor::sqrt(Ball(2) / Ball(delta)), static_cast<unsigned long>(d));
    return rigor::certainly_at_most(Ball(n), bound);
}

const claim::Registered registered{[]() -> claim::Check {
    return claim::checked("st-arnaud-2026/theorem-3-scenarios", check)
        .control("n0 grows with n", [](Reading& r) { r.growth = 1; })
        .control("for n up to 27 only, n0 = 3, delta = 1/2", [](Reading& r) { r.points = 27; })
        .corrected(check_correction, Reading{.points = 27})
        .correction_control("seven points, delta = 1/2, n0 = 2", [](Reading& r) { r.on_circle = 8; })
        .correction_control("five points at most, delta = 1/2, n0 = 2", [](Reading& r) { r.on_circle = 6; })
        .correction_control("seven points at most, delta = 1/4, n0 = 2", [](Reading& r) { r.delta = Rational(1, 4); })
        .property(claim::property(
            "n <= (1 + sqrt(2/delta))^d for n different rational points of S^(d-1), delta the least 1 - x_i^T x_j",
            obeys_packing, claim::Input{"seed", claim::integers(1, 1'000'000)},
            claim::Input{"n", claim::integers(2, 12)}, claim::Input{"d", claim::integers(2, 4)}));
}};

}  // namespace
}  // namespace proofs::st_arnaud_2026::theorem_3_scenarios
