#include "claim/check.hpp"
#include "claim/cited_steps.hpp"
#include "claim/decided_steps.hpp"
#include "claim/generators.hpp"

#include <fmt/format.h>

#include <type_traits>

namespace proofs::jacot_2018::a_3_step_3_range {
namespace {

using claim::Relation;
using rigor::Rational;

/// L = 2, l = 1: |d^(2)| is bounded in terms of the a^(k) and w^(k) with k <= last.
struct Reading {
    long last = 1;
};

/// L = 2, widths 1, sigma(u) = u, one data point, no biases, d = 1: d^(2) = W^(2) d.
template <class T>
T direction(const T& w2) {
    return w2;
}
/// What bounds |d^(2)|: for last = 1 a number q, the value of a supposed bound, which does not see W^(2) > 0; else what
/// step 2 has, the product of the w^(k), k = 2 … last.
template <class T>
T bound(const Reading& reading, const T& q, const T& w2) {
    if (reading.last < 2) return q;
    T product = w2;
    for (long k = 3; k <= reading.last; ++k) product = product * w2;
    return product;
}
std::string name_of_bound(const Reading& reading) {
    return reading.last < 2 ? std::string("q = Q(a^(1), w^(1))") : fmt::format("prod_(k = 2)^{} w^(k)", reading.last);
}

claim::Result check(const claim::Context& context, const Reading& reading) {
    claim::Result result;
    result.aim = claim::Result::Aim::refute;
    result.scope = "L = 2, l = 1; any polynomial, as W^(2) may be any number";
    result.steps
        .carries(claim::identity<1>(
            fmt::format("L = 2, widths 1, sigma(u) = u, W^(2) = q + 1: |d^(2)|/|d| - {}", name_of_bound(reading)),
            [&](const auto& q) {
                using T = std::decay_t<decltype(q)>;
                return direction<T>(q + 1) - bound<T>(reading, q, q + 1);
            },
            "1", [](const auto& q) { return q - q + 1; }))
        .carries(claim::written(context, "above"));
    return result;
}

claim::Result check_correction(const claim::Context& context, const Reading& reading) {
    claim::Result result;
    result.scope = "all networks, l = 1 … L";
    result.steps.carries(claim::cites(context, "jacot-2018/a.3-direction-bounds"))
        .carries(claim::cites(context, "jacot-2018/a.3-kernel-bounds"))
        .carries(claim::exact_for_each<Rational>(
            "L = 2, widths 1, a^(1) = w^(1) = 1, q = 1, W^(2) = 1/2, 1, -3, 1001", {Rational(1, 2), 1, -3, 1001},
            {"|d^(2)|/|d|", [](const Rational& w2) { return Rational(abs(direction(w2))); }}, Relation::at_most,
            {name_of_bound(reading), [&](const Rational& w2) { return bound<Rational>(reading, 1, abs(w2)); }}))
        .carries(claim::written(context, "all"));
    return result;
}

const claim::Registered registered{[]() -> claim::Check {
    return claim::checked("jacot-2018/a.3-step-3-range", check)
        .control("k = 1, …, L", [](Reading& r) { r.last = 2; })
        .corrected(check_correction, Reading{.last = 2})
        .correction_control("k = 1, …, L - 1", [](Reading& r) { r.last = 1; })
        .property(claim::property(
            "whatever q a bound has, W^(2) = q + s with s > 0 gives |d^(2)| > q |d|, and the product of step 2 bounds it",
            [](const Rational& q, const Rational& s) {
                const Rational w2 = q + s;
                return rigor::truth(direction(w2) > bound<Rational>({}, q, w2) &&
                                    direction(w2) <= bound<Rational>({.last = 2}, q, w2));
            },
            claim::Input{"q", claim::positive_rationals()}, claim::Input{"s", claim::gaps()}));
}};

}  // namespace
}  // namespace proofs::jacot_2018::a_3_step_3_range
