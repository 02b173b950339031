#include "claim/generators.hpp"
#include "ntk/kernel/arc_cosine_kernel.hpp"
#include "claim/legacy.hpp"
#include "proofs/st_arnaud_2026/common/expansion.hpp"

namespace proofs::st_arnaud_2026 {
namespace {

using rigor::Ball, rigor::Rational, rigor::Truth;

/// The first line's coefficients of 1, z, (sqrt(2)/pi) z^(1/2), (sqrt(2)/pi) z^(3/2), as printed.
struct FirstLine {
    Rational constant = Rational(1, 2) + Rational(1, 2);
    Rational linear = Rational(-1, 2) - Rational(1, 2);
    Rational half_power = Rational(-1) + Rational(1);
    Rational three_halves_power = Rational(11, 12) - Rational(1, 4);
};

claim::legacy::Argument argue(const FirstLine& line, const PrintedExpansion& second_line) {
    claim::legacy::Argument argument = judge(second_line).argument;
    argument.step("the first line adds up to the second: 1 - z + 0 z^(1/2) + (11/12 - 1/4)(sqrt(2)/pi) z^(3/2)",
                  rigor::truth(line.constant == 1 && line.linear == -1 && line.half_power == second_line.printed[0] &&
                               line.three_halves_power == second_line.printed[1]));
    return argument;
}

const PrintedExpansion second_line{ntk::EndpointSeries::gap, {0, Rational(2, 3)}, 4};

claim::legacy::Finding check(const claim::Context& context) {
    const rigor::Precision precision(rigor::bits_for_digits(context.digits) + 32);
    claim::legacy::Finding finding = conclude(argue({}, second_line), claim::Evidence::proved,
                                      "0 <= z <= 2, error at most (sqrt(2)/(4 pi))(pi/2 - 4/3) z^(5/2) there; hence O(z^2) as z -> 0");
    finding.values = {{"sup over (0, 2] of |error|/z^(5/2)",
                       (judge(second_line).constant * rigor::sqrt(Ball(2)) / Ball::pi()).enclosure(context.digits)}};
    finding.stronger = "The error is O(z^(5/2)), not only O(z^2).";
    return finding;
}

}  // namespace

claim::legacy::Check section_6_2_h_expansion() {
    return {
        .id = "st-arnaud-2026/section-6.2-h-expansion",
        .check = check,
        .controls = {{"coefficient 11/12 replaced by 13/12 (the printed sign of the arcsin expansion)", [](const claim::Context&) {
                          FirstLine wrong;
                          wrong.three_halves_power = Rational(13, 12) - Rational(1, 4);
                          return claim::verdict_of(argue(wrong, {ntk::EndpointSeries::gap, {0, Rational(5, 6)}, 4}).conclusion());
                      }},
                     {"coefficient 2/3 off by 1e-20", [](const claim::Context&) { return verdict({ntk::EndpointSeries::gap, {0, Rational(2, 3) - rigor::parse_rational("1e-20")}, 4}); }},
                     {"error term O(z^3)", [](const claim::Context&) { return verdict({ntk::EndpointSeries::gap, {0, Rational(2, 3)}, 6}); }}},
        .property = claim::property(
            "0 <= h(1 - z) - (1 - z) - (2 sqrt(2)/(3 pi)) z^(3/2) <= (sqrt(2)/(4 pi))(pi/2 - 4/3) z^(5/2) for z in (0, 2]",
            [](const Rational& z) {
                const rigor::Precision precision(900);
                const Ball x(z), root = rigor::sqrt(x), scale = rigor::sqrt(Ball(2)) / Ball::pi();
                const Ball h = ntk::kappa_1_of_angle(ntk::angle_of<Ball>(Rational(1 - z)));
                const Ball error = (h - Ball(1) + x - scale * Ball(Rational(2, 3)) * x * root) / (x * x * root);
                const Ball bound = scale / Ball(4) * (Ball::pi() / Ball(2) - Ball(Rational(4, 3))) * Ball(1 + rigor::power_of_two(-200));
                return rigor::certainly_nonnegative(error) && rigor::certainly_at_most(error, bound);
            },
            claim::Input{"z", claim::gaps()}),
    };
}
const claim::legacy::Registered registered_section_6_2_h_expansion{section_6_2_h_expansion};

}  // namespace proofs::st_arnaud_2026
