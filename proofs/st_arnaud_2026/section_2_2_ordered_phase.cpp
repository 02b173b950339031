#include "claim/check.hpp"
#include "claim/cited_steps.hpp"
#include "claim/decided_steps.hpp"
#include "claim/generators.hpp"
#include "claim/sampler.hpp"
#include "proofs/st_arnaud_2026/common/gap_quotient.hpp"

#include <fmt/format.h>

namespace proofs::st_arnaud_2026::section_2_2_ordered_phase {
namespace {

using claim::Relation;
using rigor::Ball, rigor::Rational, rigor::Truth;

/// Weights of this variance; chi_1 is below the bound.
struct Reading {
    Rational weight_variance = 1, bound = 1;
};

/// chi_1 = sigma_w^2 P(z > 0).
Rational chi(const Rational& weight_variance) { return weight_variance * Rational(1, 2); }

/// Far from the first layers the gap shrinks by chi_1, up to 1/1000.
Truth shrinks_by_chi(const Rational& z, const Rational& weight_variance, const Rational& beta) {
    const rigor::Precision precision(400);
    const Ball gap = gap_quotient(z, weight_variance, beta, 60) - Ball(chi(weight_variance));
    return rigor::certainly_less(rigor::abs(gap), Ball(Rational(1, 1000)));
}

claim::Result check(const claim::Context& context, const Reading& reading) {
    claim::Result result;
    result.scope = "ReLU, sigma_w = 1, every beta > 0";
    const Rational& w = reading.weight_variance;
    result.steps.carries(claim::written(context, "chi"))
        .carries(claim::exact({fmt::format("chi_1 = {}/2", rigor::to_string(w)), chi(w)}, Relation::less,
                              {"the bound", reading.bound}))
        .carries(claim::identity<4>(
            "1 - (w q h/2 + b)/(w q/2 + b), the next 1 - rho",
            [](const auto& v, const auto& q, const auto& b, const auto& h) {
                return 1 - (v * q * h / 2 + b) / (v * q / 2 + b);
            },
            "(1 - b/q') (1 - h), q' = w q/2 + b",
            [](const auto& v, const auto& q, const auto& b, const auto& h) {
                return (1 - b / (v * q / 2 + b)) * (1 - h);
            }))
        .carries(claim::identity<1>(
            fmt::format("1 - b/q with q = b/(1 - {}/2)", rigor::to_string(w)),
            [&](const auto& b) { return 1 - b / (b / (1 - w / 2 + b - b)); }, "chi_1",
            [&](const auto& b) { return chi(w) + b - b; }))
        .carries(claim::cites(context, "st-arnaud-2026/appendix-c-above-identity"))
        .carries(claim::written(context, "gap"));
    if (context.verdict_only) return result;
    result.steps.supports(claim::instances("(1 - rho^(61))/(1 - rho^(60)) is within 1/1000 of chi_1, in balls",
                                           context.seed, 20, [&](claim::Sampler& sampler) {
                                               const Rational z(sampler.integer(-10, 9), 10);
                                               return shrinks_by_chi(z, w, Rational(sampler.integer(5, 30), 10));
                                           }));
    return result;
}

const claim::Registered registered{[]() -> claim::Check {
    return claim::checked("st-arnaud-2026/section-2.2-ordered-phase", check)
        .control("sigma_w^2 = 2", [](Reading& r) { r.weight_variance = 2; })
        .control("chi_1 < 1/2", [](Reading& r) { r.bound = Rational(1, 2); })
        .property(claim::property(
            "0 < sigma_w^2 <= 3/2: the gap shrinks by chi_1 = sigma_w^2/2 from layer 60 to 61, up to 1/1000, beta = 1",
            [](long tenths, const Rational& z) { return shrinks_by_chi(z, Rational(tenths, 10), 1); },
            claim::Input{"10 sigma_w^2", claim::integers(1, 15)}, claim::Input{"z", claim::correlations_below_one()}));
}};

}  // namespace
}  // namespace proofs::st_arnaud_2026::section_2_2_ordered_phase
