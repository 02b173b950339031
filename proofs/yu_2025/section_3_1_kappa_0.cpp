// Section 3.1, display before (3.8): kappa_0(u) = (pi - arccos u)/pi, the function through which the derivative of the ReLU enters the kernels:
// kappa_0(u) = 2 E[relu'(f) relu'(f')] for a centred Gaussian pair with unit variances and correlation u.
// Both are positive on a sector of angle pi - arccos u of the plane, and the Gaussian is rotation invariant: the probability is (pi - arccos u)/(2 pi).
// The second route is Mehler's expansion of the unit step.
#include "claim/generators.hpp"
#include "proofs/yu_2025/claims.hpp"
#include "proofs/yu_2025/common/maclaurin.hpp"

namespace proofs::yu_2025 {
namespace {

using rigor::Ball, rigor::Rational, rigor::Truth;

/// 2 E[relu' relu'] = factor · (pi - arccos u)/pi, by the Hermite coefficients of the step.
claim::Argument argue(const Rational& factor) {
    return has_coefficients([&](long k) {
        auto c = ntk::step_dual_coefficient(k);
        return ntk::PiRational{c.plain * factor, c.over_pi * factor};
    }, false);
}

}  // namespace

claim::Claim section_3_1_kappa_0() {
    return {
        .id = "yu-2025/section-3.1-kappa-0",
        .where = "section 3.1, display before (3.8)",
        .title = "kappa_0 is the dual of the ReLU's derivative",
        .statement = R"($\kappa_0(u)=\frac1\pi(\pi-\arccos u)$, in its use: $\kappa_0(u)=2\,\mathbf E[\dot\sigma(f)\dot\sigma(f')]$ for unit-variance Gaussians with correlation $u$.)",
        .reading = "The display defines kappa_0; what can be checked is that it is the function which the kernels (3.6), (3.10) need. u in [-1, 1].",
        .method = "Sector of the plane; second route: the squared Hermite coefficients of the unit step are the Maclaurin coefficients of 1/2 + arcsin(u)/pi, for every index.",
        .attack = "Tried: u = 0 and u = ±1, a factor off by 1e-30 (control); three routes to the coefficients that share no code; the symmetry kappa_0(u) + kappa_0(-u) = 1.",
        .uses = {"yu-2025/eq-b.6"},
        .check =
            [](const claim::Context& context) {
                claim::Finding finding = conclude(argue(1), claim::Evidence::proved, "all u in [-1, 1]");
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

}  // namespace proofs::yu_2025
