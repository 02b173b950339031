#include "claim/check.hpp"
#include "claim/cited_steps.hpp"
#include "claim/decided_steps.hpp"
#include "claim/generators.hpp"
#include "proofs/yu_2025/common/maclaurin.hpp"

#include <fmt/format.h>

namespace proofs::yu_2025::section_3_1_kappa_0 {
namespace {

using rigor::Rational, rigor::Truth;

/// kappa_0 = front E[relu' relu'], kappa_0(u) = share (pi - arccos u)/pi.
struct Reading {
    Rational front = 2, share = 1;
};

/// Every Maclaurin coefficient by the squared Hermite coefficients of the step (Mehler), which know no arccos.
Truth by_hermite(const Reading& reading, long k) {
    const ntk::PiRational dual = ntk::step_dual_coefficient(k), closed = ntk::kappa_0_coefficient(k);  // of 2 E
    return rigor::truth(reading.front * dual.plain == 2 * reading.share * closed.plain &&
                        reading.front * dual.over_pi == 2 * reading.share * closed.over_pi);
}

claim::Result check(const claim::Context& context, const Reading& reading) {
    claim::Result result;
    result.scope = "all u in [-1, 1]";
    const Rational front = reading.front, share = reading.share;
    result.steps.carries(claim::written(context, "sector"))
        .carries(claim::identity<2>(
            fmt::format("{} s/(2 pi), s the angle of the sector", rigor::to_string(front)),
            [=](const auto& s, const auto& pi) { return front * s / (2 * pi); },
            fmt::format("{} s/pi", rigor::to_string(share)),
            [=](const auto& s, const auto& pi) { return share * s / pi; }))
        .supports(claim::range("k", 0, 300, "the coefficient of u^k by the squared Hermite coefficients of the step",
                               [&](long k) { return by_hermite(reading, k); }));
    return result;
}

const claim::Registered registered{[]() -> claim::Check {
    return claim::checked("yu-2025/section-3.1-kappa-0", check)
        .control("without the factor 2", [](Reading& r) { r.front = 1; })
        .control("(1 + 1e-30)/pi for 1/pi", [](Reading& r) { r.share += rigor::parse_rational("1e-30"); })
        .property(claim::property(
            "|partial sum of the Hermite coefficients of the step - kappa_0(u)| <= proved tail, 2 to 120 terms",
            [](const Rational& u, long terms) {
                return sums_to_closed_form(ntk::step_dual_coefficient, false, u, terms);
            },
            claim::Input{"u", claim::correlations()}, claim::Input{"terms", claim::integers(2, 120)}));
}};

}  // namespace
}  // namespace proofs::yu_2025::section_3_1_kappa_0
