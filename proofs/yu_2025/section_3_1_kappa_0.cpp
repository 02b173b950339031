#include "claim/generators.hpp"
#include "claim/legacy.hpp"
#include "proofs/yu_2025/common/maclaurin.hpp"

namespace proofs::yu_2025 {
namespace {

using rigor::Ball, rigor::Rational, rigor::Truth;

/// 2 E[relu' relu'] = factor · (pi - arccos u)/pi, by the Hermite coefficients of the step.
claim::legacy::Argument argue(const Rational& factor) {
    return has_coefficients([&](long k) {
        auto c = ntk::step_dual_coefficient(k);
        return ntk::PiRational{c.plain * factor, c.over_pi * factor};
    }, false);
}

}  // namespace

claim::legacy::Check section_3_1_kappa_0() {
    return {
        .id = "yu-2025/section-3.1-kappa-0",
        .check =
            [](const claim::Context& context) {
                claim::legacy::Finding finding = conclude(argue(1), claim::Evidence::proved, "all u in [-1, 1]");
                const rigor::Precision precision(rigor::bits_for_digits(context.digits) + 32);
                finding.values = {{"kappa_0(1/2) = 2/3", ntk::kappa_0(Ball(Rational(1, 2))).enclosure(context.digits)}};
                return finding;
            },
        .controls = {{"without the factor 2", [](const claim::Context&) { return claim::verdict_of(argue(Rational(1, 2)).conclusion()); }},
                     {"factor off by 1e-30", [](const claim::Context&) { return claim::verdict_of(argue(1 + rigor::parse_rational("1e-30")).conclusion()); }}},
        .property = claim::property("kappa_0(u) + kappa_0(-u) = 1 and 0 <= kappa_0 <= 1, u in [-1, 1]",
                                    [](const Rational& u) {
                                        const rigor::Precision precision(256);
                                        const Ball a = ntk::kappa_0(Ball(u)), b = ntk::kappa_0(-Ball(u)), slack = Ball::dyadic(1, -100);
                                        return rigor::certainly_less(rigor::abs(a + b - Ball(1)), slack) && rigor::certainly_less(-slack, a) && rigor::certainly_less(a, Ball(1) + slack);
                                    },
                                    claim::Input{"u", claim::correlations()}),
    };
}
const claim::legacy::Registered registered_section_3_1_kappa_0{section_3_1_kappa_0};

}  // namespace proofs::yu_2025
