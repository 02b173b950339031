#include "claim/generators.hpp"
#include "ntk/kernel/arc_cosine_kernel.hpp"
#include "claim/legacy.hpp"
#include "proofs/st_arnaud_2026/common/expansion.hpp"

namespace proofs::st_arnaud_2026 {
namespace {

using rigor::Ball, rigor::Rational;
const PrintedExpansion as_printed{ntk::EndpointSeries::angle, {1}, 3};

claim::legacy::Finding check(const claim::Context& context) {
    const rigor::Precision precision(rigor::bits_for_digits(context.digits) + 32);
    const ExpansionJudgement judgement = judge(as_printed);
    claim::legacy::Finding finding = conclude(judgement.argument, claim::Evidence::proved,
                                      "0 <= z <= 2, error at most (sqrt(2)/(2 pi))(pi/2 - 1) z^(3/2) there; hence O(z^(3/2)) as z -> 0");
    finding.values = {{"sup over (0, 2] of |error|/z^(3/2)", (judgement.constant * rigor::sqrt(Ball(2)) / Ball::pi()).enclosure(context.digits)}};
    return finding;
}

}  // namespace

claim::legacy::Check section_6_2_h_prime_expansion() {
    return {
        .id = "st-arnaud-2026/section-6.2-h-prime-expansion",
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
const claim::legacy::Registered registered_section_6_2_h_prime_expansion{section_6_2_h_prime_expansion};

}  // namespace proofs::st_arnaud_2026
