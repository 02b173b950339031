#include "claim/check.hpp"
#include "claim/cited_steps.hpp"
#include "claim/decided_steps.hpp"
#include "claim/generators.hpp"
#include "proofs/jacot_2018/common/comparison.hpp"
#include "proofs/jacot_2018/common/exponential_training.hpp"

#include <fmt/format.h>

namespace proofs::jacot_2018::lemma_1 {
namespace {

using claim::Relation;
using rigor::Ball, rigor::Rational, rigor::Truth;

/// sup |n_l^(-width_power/2) (W^(l)(t) - W^(l)(0))|_op -> 0 where int |d_t| dt grows like n^(growth/2).
struct Reading {
    unsigned long width_power = 1, growth = 0;
};

/// The norm at s = n^(growth/2): n neurons that start at z_i = W_i = 1, |W - W(0)|_op = sqrt(n) change.
Ball scaled_change(const Reading& reading, long n) {
    const Ball root = rigor::sqrt(Ball(n));
    return root * ExponentialTraining{n, rigor::power(root, reading.growth)}.change() /
           rigor::power(root, reading.width_power);
}

claim::Result check(const claim::Context& context, const Reading& reading) {
    claim::Result result;
    result.scope =
        "all networks of theorem 2 (also beta = 0), L, T, directions with int |d_t| dt stochastically bounded, "
        "n_1 -> infinity, then n_2, and so on";
    const rigor::Precision precision(256);  // free: how precisely
    result.steps.carries(claim::cites(context, "jacot-2018/a.3-velocity-bounds"))
        .carries(claim::cites_correction(context, "jacot-2018/a.3-initial"))
        .carries(claim::cites(context, "jacot-2018/proposition-1"))
        .carries(claim::written(context, "start"))
        .carries(claim::written(context, "comparison"))
        .supports(stays_below(2))
        .supports(moves_at_most(8))
        .carries(claim::written(context, "limit"))
        .carries(claim::exact_for_each<long>(
            "n = 1, 100, 10^4, 10^6", {1, 100, 10'000, 1'000'000},
            {fmt::format("|n^(-{}/2) (W^(1) - W^(1)(0))|_op, sigma(u) = u, one data point, int |d_t| dt = n^({}/2)",
                         reading.width_power, reading.growth),
             [&](long n) { return scaled_change(reading, n); }},
            Relation::at_most, {"3/sqrt(n)", [](long n) { return Ball(3) / rigor::sqrt(Ball(n)); }}));
    return result;
}

const claim::Registered registered{[]() -> claim::Check {
    return claim::checked("jacot-2018/lemma-1", check)
        .control("without 1/sqrt(n_l)", [](Reading& r) { r.width_power = 0; })
        .control("int |d_t| dt grows like sqrt(n)", [](Reading& r) { r.growth = 1; })
        .property(claim::property_where(
            "n equal neurons, sigma(u) = u: the change of W^(1)/sqrt(n) is at most (e - 1) s/sqrt(n) for s <= sqrt(n)",
            [](const Rational& s, long n) { return rigor::truth(s * s <= n); },
            [](const Rational& s, long n) {
                const rigor::Precision precision(256);  // free: how precisely
                const ExponentialTraining training{n, Ball(s)};
                return rigor::certainly_at_most(training.change() / (rigor::exp(Ball(1)) - Ball(1)),
                                                training.exponent() * Ball(1 + rigor::parse_rational("1e-30")));
            },
            claim::Input{"s", claim::positive_rationals()},
            claim::Input{"n", claim::integers(1, 1'000'000)}));  // free: random inputs
}};

}  // namespace
}  // namespace proofs::jacot_2018::lemma_1
