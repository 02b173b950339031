#include "claim/check.hpp"
#include "claim/cited_steps.hpp"
#include "claim/decided_steps.hpp"
#include "claim/generators.hpp"
#include "ntk/kernel/polynomial_dual.hpp"

#include <fmt/format.h>

namespace proofs::jacot_2018::a_3_initial {
namespace {

using claim::Relation;
using rigor::Rational, rigor::Truth;

/// w^(l)(0) = |W^(l)(0)|_op/sqrt(n_l) tends to `limit` in probability, n_l -> infinity, where the entries have this
/// variance.
struct Reading {
    Rational limit = 0, variance = 1;
};

/// E W^2 and E W^4 of an entry.
Rational second(const Reading& reading) { return reading.variance * ntk::gaussian_mean({0, 0, 1}, 1); }
Rational fourth(const Reading& reading) {
    return reading.variance * reading.variance * ntk::gaussian_mean({0, 0, 0, 0, 1}, 1);
}

/// n_(l+1) = 1: w^2 is the mean of n squares. E w^4 by counting the pairs i = j and i != j.
Rational variance_of_square(const Reading& reading, const Rational& n) {
    const Rational square = second(reading);
    return (n * fourth(reading) + n * (n - 1) * square * square) / (n * n) - square * square;
}

/// Chebyshev's inequality for w^2 at n = 1/s: P(|w^2 - E w^2| >= half the distance of E w^2 and limit^2) <= this.
claim::Step away_from(const Reading& reading) {
    const Rational gap = (second(reading) - reading.limit * reading.limit) / 2;
    const Rational per = (fourth(reading) - second(reading) * second(reading)) / (gap == 0 ? Rational(1) : gap * gap);
    constexpr long from = 100;
    return claim::everywhere({{{"1/n_l", {0, Rational(1, from)}}}},
                             {"Var w^(l)(0)^2/(half the distance of its mean from limit^2)^2",
                              [per](const rigor::Point& at) { return rigor::Ball(per) * at[0]; }},
                             Relation::less, claim::constant(Rational(1, 2)));
}

claim::Step mean_of_square(const Reading& reading, Relation relation) {
    return claim::exact({"E w^(l)(0)^2, n_(l+1) = 1", second(reading)}, relation,
                        {fmt::format("the square of the limit {}", rigor::to_string(reading.limit)),
                         Rational(reading.limit * reading.limit)});
}

claim::Step variances(const Reading& reading) {
    return claim::exact_for_each<Rational>("n_l = 1, 10, 1000, 10^6", {1, 10, 1000, 1'000'000},
                                           {"Var w^(l)(0)^2, n_(l+1) = 1, from the second and fourth moments",
                                            [=](const Rational& n) { return variance_of_square(reading, n); }},
                                           Relation::equal,
                                           {"2/n_l", [](const Rational& n) { return Rational(2 / n); }});
}

claim::Result check(const claim::Context& context, const Reading& reading) {
    claim::Result result;
    result.aim = claim::Result::Aim::refute;
    result.scope = "l = L, n_(L+1) = 1, every n_L >= 100";
    result.steps.carries(mean_of_square(reading, Relation::different))
        .carries(variances(reading))
        .carries(away_from(reading))
        .carries(claim::written(context, "chebyshev"));
    return result;
}

claim::Result check_correction(const claim::Context& context, const Reading& reading) {
    claim::Result result;
    result.scope = "every layer l >= 1, n_l -> infinity with n_(l+1) fixed";
    result.steps.carries(mean_of_square(reading, Relation::equal))
        .carries(variances(reading))
        .carries(claim::written(context, "law-of-large-numbers"));
    return result;
}

const claim::Registered registered{[]() -> claim::Check {
    return claim::checked("jacot-2018/a.3-initial", check)
        .control("limit 1 in place of 0", [](Reading& r) { r.limit = 1; })
        .corrected(check_correction, Reading{.limit = 1})
        .correction_control("limit 1 + 1e-20", [](Reading& r) { r.limit += rigor::parse_rational("1e-20"); })
        .correction_control("limit 0", [](Reading& r) { r.limit = 0; })
        .correction_control("entries of variance 2", [](Reading& r) { r.variance = 2; })
        .property(claim::property(
            "entries of variance v, n_(l+1) = 1: Var w^(l)(0)^2 = 2 v^2/n_l, exactly",
            [](const Rational& v, long n) {
                return rigor::truth(variance_of_square({.limit = 0, .variance = v}, n) == 2 * v * v / n);
            },
            claim::Input{"v", claim::positive_rationals()},
            claim::Input{"n_l", claim::integers(1, 1'000'000)}));  // free: random inputs
}};

}  // namespace
}  // namespace proofs::jacot_2018::a_3_initial
