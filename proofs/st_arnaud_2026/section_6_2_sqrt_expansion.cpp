#include "claim/generators.hpp"
#include "ntk/kernel/arc_cosine_kernel.hpp"
#include "claim/legacy.hpp"
#include "proofs/st_arnaud_2026/common/expansion.hpp"

namespace proofs::st_arnaud_2026 {
namespace {

using rigor::Ball, rigor::Rational;
const PrintedExpansion as_printed{ntk::EndpointSeries::sine, {1, Rational(-1, 4)}, 5};

claim::legacy::Finding check(const claim::Context& context) {
    const rigor::Precision precision(rigor::bits_for_digits(context.digits) + 32);
    const ExpansionJudgement judgement = judge(as_printed);
    claim::legacy::Finding finding = conclude(judgement.argument, claim::Evidence::proved,
                                      "0 <= z <= 2, error at most (sqrt(2)/8) z^(5/2) there; hence O(z^(5/2)) as z -> 0");
    finding.values = {{"sup over (0, 2] of |error|/z^(5/2)", (judgement.constant * rigor::sqrt(Ball(2))).enclosure(context.digits)}};
    return finding;
}

}  // namespace

claim::legacy::Check section_6_2_sqrt_expansion() {
    return {
        .id = "st-arnaud-2026/section-6.2-sqrt-expansion",
        .check = check,
        .controls = {{"coefficient -1/4 replaced by +1/4", [](const claim::Context&) { return verdict({ntk::EndpointSeries::sine, {1, Rational(1, 4)}, 5}); }},
                     {"coefficient -1/4 off by 1e-20", [](const claim::Context&) { return verdict({ntk::EndpointSeries::sine, {1, Rational(-1, 4) + rigor::parse_rational("1e-20")}, 5}); }},
                     {"error term O(z^(7/2)) instead of O(z^(5/2))", [](const claim::Context&) { return verdict({ntk::EndpointSeries::sine, {1, Rational(-1, 4)}, 7}); }}},
        .property = claim::property(
            "|sqrt(1 - (1 - z)^2) - sqrt(2z)(1 - z/4)| <= (sqrt(2)/8) z^(5/2) for z in (0, 2]",
            [](const Rational& z) {
                const rigor::Precision precision(700);
                const Ball x(z), root = rigor::sqrt(Ball(2) * x);
                const Ball error = rigor::sqrt_on_domain(Ball(2) * x - x * x) - root * (Ball(1) - x / Ball(4));
                // The bound is attained at z = 2: leave the rounding there.
                const Ball bound = root * Ball(Rational(1, 8)) * x * x * Ball(1 + rigor::power_of_two(-400));
                return rigor::certainly_at_most(rigor::abs(error), bound);
            },
            claim::Input{"z", claim::gaps()}),
    };
}
const claim::legacy::Registered registered_section_6_2_sqrt_expansion{section_6_2_sqrt_expansion};

}  // namespace proofs::st_arnaud_2026
