#include "claim/generators.hpp"
#include "ntk/kernel/relu_expectation.hpp"
#include "claim/legacy.hpp"
#include "proofs/yu_2025/common/maclaurin.hpp"

namespace proofs::yu_2025 {
namespace {

using rigor::Ball, rigor::Rational, rigor::Truth;

/// E[relu relu] = factor · kappa_1.
claim::legacy::Argument argue(const Rational& factor) {
    return has_coefficients([&](long k) {
        const auto twice = ntk::relu_dual_coefficient(k);
        const Rational scale = Rational(1, 2) / factor;
        return ntk::PiRational{twice.plain * scale, twice.over_pi * scale};
    }, true);
}

Truth agrees_with_quadrature(const Rational& u) {
    const rigor::Precision precision(160);
    const Ball half_kernel = ntk::kappa_1(Ball(u)) / Ball(2), expectation = ntk::relu_expectation_by_quadrature(ntk::angle_of<Ball>(u));
    if (!half_kernel.overlaps(expectation)) return Truth::no;
    return rigor::certainly_less(rigor::abs(half_kernel - expectation), Ball::dyadic(1, -70));
}

}  // namespace

claim::legacy::Check lemma_4_k_2() {
    return {
        .id = "yu-2025/lemma-4-k-2",
        .check =
            [](const claim::Context& context) {
                claim::legacy::Finding finding = conclude(argue(Rational(1, 2)), claim::Evidence::proved, "all x, x' on the unit sphere");
                const rigor::Precision precision(rigor::bits_for_digits(context.digits) + 64);
                finding.values = {{"E[relu relu'] at u = 1/2 by quadrature", ntk::relu_expectation_by_quadrature(ntk::angle_of<Ball>(Rational(1, 2))).enclosure(context.digits)},
                                  {"kappa_1(1/2)/2", (ntk::kappa_1(Ball(Rational(1, 2))) / Ball(2)).enclosure(context.digits)}};
                finding.remark = "The restriction to the half sphere is not needed here.";
                return finding;
            },
        .controls = {{"K_2 = kappa_1 without the half", [](const claim::Context&) { return claim::verdict_of(argue(1).conclusion()); }},
                     {"factor 1/2 + 1e-30", [](const claim::Context&) { return claim::verdict_of(argue(Rational(1, 2) + rigor::parse_rational("1e-30")).conclusion()); }}},
        .property = claim::property("kappa_1(u)/2 equals the expectation by certified quadrature to 2^-70, u in [-1, 1]", agrees_with_quadrature, claim::Input{"u", claim::correlations()}),
    };
}
const claim::legacy::Registered registered_lemma_4_k_2{lemma_4_k_2};

}  // namespace proofs::yu_2025
