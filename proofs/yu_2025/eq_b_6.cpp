#include "claim/check.hpp"
#include "claim/cited_steps.hpp"
#include "claim/decided_steps.hpp"
#include "claim/generators.hpp"
#include "proofs/yu_2025/common/maclaurin.hpp"

#include <fmt/format.h>

namespace proofs::yu_2025::eq_b_6 {
namespace {

using claim::Relation;
using rigor::Rational, rigor::Truth;

/// The terms front (2n)!/(4^n (n!)^2 (2n + odd)) of the sum of (B.6).
struct Reading {
    Rational front = 1;
    long odd = 1;
};

/// They are the coefficients of arcsin u, whose neighbours have the ratio that (1 - u^2) y'' = u y' demands.
claim::Step arcsine_series(const Reading& reading) {
    const long odd = reading.odd;
    claim::Steps base, step;
    base.carries(claim::exact(
        {fmt::format("{} 0!/(4^0 0!^2 {})", rigor::to_string(reading.front), odd), Rational(reading.front / odd)},
        Relation::equal, {"1, the coefficient of u in arcsin u", Rational(1)}));
    step.carries(claim::identity<1>(
        fmt::format("(2n+2)!/(2n)! / (4 (n+1)^2) (2n+{})/(2n+{})", odd, odd + 2),
        [=](const auto& n) {
            return (2 * n + 1) * (2 * n + 2) / (4 * (n + 1) * (n + 1)) * (2 * n + odd) / (2 * n + 2 + odd);
        },
        "(2n+1)^2/((2n+2) (2n+3))",
        [](const auto& n) { return (2 * n + 1) * (2 * n + 1) / ((2 * n + 2) * (2 * n + 3)); }));
    return claim::induction("n, the coefficients of u^(2n+1)", base, step);
}

claim::Result check(const claim::Context& context, const Reading& reading) {
    claim::Result result;
    result.scope = "all u in [-1, 1]";
    result.steps.carries(claim::written(context, "equation"))
        .carries(arcsine_series(reading))
        .carries(claim::written(context, "ends"))
        .supports(claim::range(
            "k", 0, 300, "the coefficient of u^k as printed by the squared Hermite coefficients of the step",
            [](long k) { return rigor::truth(b_6_coefficient(k) == ntk::step_dual_coefficient(k)); }));
    return result;
}

const claim::Registered registered{[]() -> claim::Check {
    return claim::checked("yu-2025/eq-b.6", check)
        .control("2n + 2 for 2n + 1", [](Reading& r) { r.odd = 2; })
        .control("2n - 1 for 2n + 1", [](Reading& r) { r.odd = -1; })
        .control("(1 + 1e-30)/pi for 1/pi", [](Reading& r) { r.front += rigor::parse_rational("1e-30"); })
        .property(claim::property(
            "|partial sum - kappa_0(u)| <= proved tail, u in [-1, 1], 2 to 120 terms",
            [](const Rational& u, long terms) { return sums_to_closed_form(b_6_coefficient, false, u, terms); },
            claim::Input{"u", claim::correlations()}, claim::Input{"terms", claim::integers(2, 120)}));
}};

}  // namespace
}  // namespace proofs::yu_2025::eq_b_6
