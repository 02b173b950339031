#include "claim/check.hpp"
#include "claim/cited_steps.hpp"
#include "claim/decided_steps.hpp"
#include "claim/generators.hpp"
#include "claim/sampler.hpp"
#include "proofs/st_arnaud_2026/common/angle_distribution.hpp"

#include <fmt/format.h>

namespace proofs::st_arnaud_2026::proposition_7_union {
namespace {

using claim::Relation;
using rigor::Ball, rigor::Rational, rigor::Truth;

/// P(two of n points form an angle of at most delta) <relation> pairs n (n - 1) P(angle <= delta). Witness: n0 = 3,
/// `points` points, delta = 9/10.
struct Reading {
    Relation relation = Relation::equal;
    Rational pairs{1, 2};
    long points = 30;  // free: any from 3 on
};

claim::Result check(const claim::Context& context, const Reading& reading) {
    constexpr long dimension = 3;
    const Rational delta(9, 10);
    claim::Result result;
    result.aim = claim::Result::Aim::refute;
    result.scope = "false for n0 = 3, n = 30, delta = 9/10; by the paragraph for every n >= 3, n0 >= 3, 0 < delta < 1";
    result.steps
        .carries(claim::witness<long>(
            fmt::format("n0 = {}, n = {}, delta = {}", dimension, reading.points, rigor::to_string(delta)),
            reading.points,
            {"the probability, a number of [0, 1],",
             [](long) { return claim::Quantity(Ball::interval(Rational(0), Rational(1))); }},
            reading.relation,
            {"binom(n, 2) P(angle <= delta)",
             [&](long n) {
                 return claim::Quantity(Ball(Rational(reading.pairs * n * (n - 1))) *
                                        angle_probability(dimension, Ball(delta)));
             }}))
        .supports(claim::written(context, "never"));
    return result;
}

claim::Result check_correction(const claim::Context& context, const Reading& reading) {
    claim::Result result;
    result.scope = "all n >= 2, n0 >= 2, delta in [0, pi]";
    // The number of pairs i < j <= n: one of two points, and a new point makes n more.
    claim::Steps base, step;
    base.carries(claim::exact({"the number of pairs of 2 points", 1}, Relation::equal,
                              {"the printed factor at n = 2", Rational(reading.pairs * 2)}));
    step.carries(claim::identity<1>(
        "the factor at n, and n", [&](const auto& n) { return reading.pairs * n * (n - 1) + n; }, "the factor at n + 1",
        [&](const auto& n) { return reading.pairs * (n + 1) * n; }));
    result.steps.carries(claim::cites(context, "st-arnaud-2026/proposition-7-distribution"))
        .carries(claim::induction("n", base, step))
        .carries(claim::written(context, "union"));
    return result;
}

/// Pairs of rows with an inner product of at least c.
long close_pairs(const rigor::RationalMatrix& points, const Rational& c) {
    long count = 0;
    for (long i = 0; i < points.rows(); ++i)
        for (long j = 0; j < i; ++j) {
            Rational product = 0;
            for (long k = 0; k < points.columns(); ++k) product += points(i, k) * points(j, k);
            count += product >= c;
        }
    return count;
}
rigor::RationalMatrix sample(long n, long number) {
    return claim::Sampler(static_cast<std::uint64_t>(number), 0).points_on_sphere(n, 3);
}

const claim::Registered registered{[]() -> claim::Check {
    return claim::checked("st-arnaud-2026/proposition-7-union", check)
        .control("two points, n = 2", [](Reading& r) { r.points = 2; })
        .corrected(check_correction, Reading{.relation = Relation::at_most})
        .correction_control("(1/2 - 1e-20) n (n - 1)", [](Reading& r) { r.pairs -= rigor::parse_rational("1e-20"); })
        .correction_control("n (n - 1)/3", [](Reading& r) { r.pairs = Rational(1, 3); })
        .property(claim::property_where(
            "n points of S^2 with a point that is close to two others: there are more close pairs than the indicator of "
            "the event counts, and at most n (n - 1)/2, exactly",
            [](long n, long number, const Rational& c) {
                const rigor::RationalMatrix points = sample(n, number);
                long most = 0;
                for (long i = 0; i < n; ++i) {
                    long near = 0;
                    for (long j = 0; j < n; ++j) {
                        Rational product = 0;
                        for (long k = 0; k < 3; ++k) product += points(i, k) * points(j, k);
                        near += j != i && product >= c;
                    }
                    most = std::max(most, near);
                }
                return rigor::truth(most >= 2);
            },
            [](long n, long number, const Rational& c) {
                const long count = close_pairs(sample(n, number), c);
                return rigor::truth(count > 1 && count <= n * (n - 1) / 2);
            },
            claim::Input{"n", claim::integers(3, 9)}, claim::Input{"sample", claim::integers(0, 1'000'000)},
            claim::Input{"cos delta", claim::correlations()}));
}};

}  // namespace
}  // namespace proofs::st_arnaud_2026::proposition_7_union
