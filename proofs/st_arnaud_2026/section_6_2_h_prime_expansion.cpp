// Section 6.2, fourth Taylor expansion of the proof of theorem 2:
//   h'(1 - z) = 1 - (sqrt(2)/pi) z^(1/2) + O(z^(3/2)).
// h'(cos theta) = 1 - theta/pi and theta = sqrt(2z) A(z), A = 1 + z/12 + …, so h'(1 - z) = 1 - sqrt(2z) A(z)/pi.
#include "claim/generators.hpp"
#include "ntk/kernel/arc_cosine_kernel.hpp"
#include "proofs/st_arnaud_2026/claims.hpp"
#include "proofs/st_arnaud_2026/common/expansion.hpp"

namespace proofs::st_arnaud_2026 {
namespace {

using rigor::Ball, rigor::Rational;
const PrintedExpansion as_printed{ntk::EndpointSeries::angle, {1}, 3};

claim::Finding check(const claim::Context& context) {
    const rigor::Precision precision(rigor::bits_for_digits(context.digits) + 32);
    const ExpansionJudgement judgement = judge(as_printed);
    claim::Finding finding = conclude(judgement.argument, claim::Evidence::proved,
                                      "0 <= z <= 2, error at most (sqrt(2)/(2 pi))(pi/2 - 1) z^(3/2) there; hence O(z^(3/2)) as z -> 0");
    finding.values = {{"sup over (0, 2] of |error|/z^(3/2)", (judgement.constant * rigor::sqrt(Ball(2)) / Ball::pi()).enclosure(context.digits)}};
    return finding;
}

}  // namespace

claim::Claim section_6_2_h_prime_expansion() {
    return {
        .id = "st-arnaud-2026/section-6.2-h-prime-expansion",
        .where = "section 6.2, proof of theorem 2, \"we use the Taylor expansion of h'(1 - z)\"",
        .title = "Expansion of h'(1 - z) at z = 0",
        .statement = R"($h'(1-z) = 1 - \frac{\sqrt2}{\pi}z^{1/2} + O(z^{3/2})$ at $z = 0$.)",
        .reading = "z tends to 0 from above.",
        .method = "Exact power series of arcsin(w)/w at w^2 = z/2; its coefficients are positive, so the remainder divided by its leading power is monotone and bounded by its value at z = 2.",
        .attack = "Tried: the sign and the coefficient off by 1e-20, a higher error order (controls); z up to 2 with the explicit constant (property).",
        .uses = {"st-arnaud-2026/definition-5"},
        .check = check,
        .controls = {{"coefficient sqrt(2)/pi off by a relative 1e-20", [](const claim::Context&) { return verdict({ntk::EndpointSeries::angle, {1 + rigor::parse_rational("1e-20")}, 3}); }},
                     {"sign of the square-root term changed", [](const claim::Context&) { return verdict({ntk::EndpointSeries::angle, {-1}, 3}); }},
                     {"error term O(z^(5/2))", [](const claim::Context&) { return verdict({ntk::EndpointSeries::angle, {1}, 5}); }}},
        .property = claim::property(
            "0 <= 1 - (sqrt(2)/pi) z^(1/2) - h'(1 - z) <= (sqrt(2)/(2 pi))(pi/2 - 1) z^(3/2) for z in (0, 2]",
            [](const Rational& z) {
                const rigor::Precision precision(700);
                const Ball x(z), root = rigor::sqrt(x), scale = rigor::sqrt(Ball(2)) / Ball::pi();
                const Ball slope = ntk::kappa_0_of_angle(ntk::angle_of<Ball>(Rational(1 - z)));
                const Ball error = (Ball(1) - scale * root - slope) / (x * root);
                const Ball bound = scale / Ball(2) * (Ball::pi() / Ball(2) - Ball(1)) * Ball(1 + rigor::power_of_two(-200));
                return rigor::certainly_nonnegative(error) && rigor::certainly_at_most(error, bound);
            },
            claim::Input{"z", claim::gaps()}),
    };
}

}  // namespace proofs::st_arnaud_2026
