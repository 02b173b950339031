#include "claim/check.hpp"
#include "claim/cited_steps.hpp"
#include "claim/decided_steps.hpp"
#include "claim/generators.hpp"
#include "ntk/kernel/polynomial_dual.hpp"

#include <fmt/format.h>

namespace proofs::jacot_2018::remark_1_consistent {
namespace {

using rigor::Rational;

/// The factor n^(-power/2).
struct Reading {
    unsigned long power = 1;
};

/// The variance of n^(-power/2) sum_i W_i alpha_i, n = r^2, for given alpha with the mean square q: the weights are
/// independent, E W_i = 0, E W_i^2 = 1.
template <class T>
T variance(const T& r, const T& q, unsigned long power) {
    T v = r * r * q * ntk::gaussian_mean({0, 0, 1}, 1);
    for (unsigned long k = 0; k < 2 * power; ++k) v = v / r;
    return v;
}

claim::Result check(const claim::Context& context, const Reading& reading) {
    claim::Result result;
    result.scope =
        "Lipschitz sigma that are not constant, L >= 2; another power of the width as the factor of the last map, "
        "with N(0, 1) parameters, and the classical parametrization";
    const unsigned long p = reading.power;
    result.steps.carries(claim::cites(context, "jacot-2018/proposition-1"))
        .carries(claim::cites(context, "jacot-2018/theorem-1"))
        .carries(claim::written(context, "with"))
        .carries(claim::identity<2>(
            fmt::format("variance of the weights' part of a preactivation, factor n^(-{}/2), n = r^2, mean square q",
                        p),
            [p](const auto& r, const auto& q) { return variance(r, q, p); }, "q, at every width",
            [](const auto&, const auto& q) { return q; }))
        .carries(claim::written(context, "powers"))
        .carries(claim::cites(context, "jacot-2018/remark-1-compensate"))
        .carries(claim::cites(context, "jacot-2018/remark-1-influence"))
        .carries(claim::written(context, "classical"));
    return result;
}

const claim::Registered registered{[]() -> claim::Check {
    return claim::checked("jacot-2018/remark-1-consistent", check)
        .control("no factor", [](Reading& r) { r.power = 0; })
        .control("the factor 1/n", [](Reading& r) { r.power = 2; })
        .property(claim::property_where(
            "n > 1: without the factor the variance is larger, with 1/n smaller, exactly",
            [](long r, const Rational&) { return rigor::truth(r > 1); },
            [](long r, const Rational& q) {
                return rigor::truth(variance(Rational(r), q, 0) > q && variance(Rational(r), q, 2) < q);
            },
            claim::Input{"sqrt(n)", claim::integers(1, 1'000)}, claim::Input{"q", claim::positive_rationals()}));
}};

}  // namespace
}  // namespace proofs::jacot_2018::remark_1_consistent
