#include "claim/check.hpp"
#include "claim/cited_steps.hpp"
#include "claim/decided_steps.hpp"
#include "claim/generators.hpp"
#include "ntk/kernel/polynomial_dual.hpp"
#include "proofs/jacot_2018/common/comparison.hpp"

#include <fmt/format.h>

namespace proofs::jacot_2018::a_3_min_widths {
namespace {

using claim::Relation;
using rigor::Rational;

/// n_2 = n_1^power; A < ceiling M in the case of common/comparison.hpp.
struct Reading {
    unsigned long power = 1;
    Rational ceiling = 2;
};

template <class T>
T second_width(const T& n, unsigned long power) {
    T m = n;
    for (unsigned long k = 1; k < power; ++k) m = m * n;
    return m;
}
/// E X for the squared norm X of a column of n_1^(-1/2) W^(1), which has n_2 entries, and Var X.
template <class T>
T mean(const T& n, unsigned long power) {
    return second_width(n, power) * ntk::gaussian_mean({0, 0, 1}, 1) / n;
}
template <class T>
T variance(const T& n, unsigned long power) {
    const Rational second = ntk::gaussian_mean({0, 0, 1}, 1), fourth = ntk::gaussian_mean({0, 0, 0, 0, 1}, 1);
    return second_width(n, power) * Rational(fourth - second * second) / (n * n);
}

claim::Result check(const claim::Context& context, const Reading& reading) {
    claim::Result result;
    result.scope =
        "limits in which A(0) and int_0^T |d_t|_pin dt are stochastically bounded and min(n_1, …, n_L) -> infinity: "
        "that of lemma 1, and those with n_(l+1) <= rho n_l";
    const unsigned long p = reading.power;
    result.steps.carries(claim::cites(context, "jacot-2018/proposition-1"))
        .carries(claim::cites_correction(context, "jacot-2018/a.3-initial"))
        .carries(claim::exact_for_each<long>(
            fmt::format("instances: n_1 = 1, 10, 1000, 10^6, n_2 = n_1^{}", p), {1, 10, 1000, 1'000'000},
            {"E X, X = |a column of W^(1)|^2/n_1", [p](long n) { return Rational(mean(Rational(n), p)); }},
            Relation::at_most, {"1", [](long) { return 1; }}))
        .carries(claim::written(context, "start"))
        .carries(claim::cites(context, "jacot-2018/a.3-velocity-bounds"))
        .carries(stays_below(reading.ceiling))
        .carries(claim::written(context, "bounded"))
        .supports(claim::identity<1>(
            "E X/2, n_1 = n, n_2 = n^2", [](const auto& n) { return mean(n, 2) / 2; }, "n/2",
            [](const auto& n) { return n / 2; }))
        .supports(claim::identity<1>(
            "Var X/(E X/2)^2 of the same",
            [](const auto& n) {
                const auto half = mean(n, 2) / 2;
                return variance(n, 2) / (half * half);
            },
            "8/n^2", [](const auto& n) { return 8 / (n * n); }))
        .supports(claim::written(context, "elsewhere"));
    return result;
}

const claim::Registered registered{[]() -> claim::Check {
    return claim::checked("jacot-2018/a.3-min-widths", check)
        .control("n_2 = n_1^2", [](Reading& r) { r.power = 2; })
        .control("A < (11/10) M in place of 2 M", [](Reading& r) { r.ceiling = Rational(11, 10); })
        .property(claim::property(
            "n_2 = n_1^2: the mean of the squared norm of a column is n_1 and its variance 2, exactly",
            [](long n) { return rigor::truth(mean(Rational(n), 2) == n && variance(Rational(n), 2) == 2); },
            claim::Input{"n_1", claim::integers(1, 1'000'000)}));  // free: random inputs
}};

}  // namespace
}  // namespace proofs::jacot_2018::a_3_min_widths
