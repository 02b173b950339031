#include "claim/generators.hpp"
#include "ntk/kernel/arc_cosine_kernel.hpp"
#include "claim/legacy.hpp"
#include "proofs/st_arnaud_2026/common/expansion.hpp"

#include <fmt/format.h>

namespace proofs::st_arnaud_2026 {
namespace {

using rigor::Ball, rigor::Rational;
// arcsin(1 - z) = pi/2 - sqrt(2z)(p_0 + p_1 z) + …: the printed + sqrt(2)/12 is p_1 = -1/12.
const PrintedExpansion as_printed{ntk::EndpointSeries::angle, {1, Rational(-1, 12)}, 5};
const PrintedExpansion corrected{ntk::EndpointSeries::angle, {1, Rational(1, 12)}, 5};

/// (arcsin(1 - z) - pi/2 + sqrt(2z)(1 + sign z/12))/z^(5/2): bounded as z -> 0 only for the right sign.
Ball scaled_error(const Rational& z, int sign) {
    const Ball x(z), root = rigor::sqrt(Ball(2) * x);
    const Ball error = -ntk::angle_of<Ball>(Rational(1 - z)) + root * (Ball(1) + Ball(sign) * x / Ball(12));
    return error / (x * x * rigor::sqrt(x));
}

/// pi/2 - sqrt(2) z^(1/2) + (sqrt(2)/12) z^(3/2).
Ball printed_terms(const Rational& z) {
    const Ball x(z);
    return Ball::pi() / Ball(2) - rigor::sqrt(Ball(2) * x) * (Ball(1) - x / Ball(12));
}

claim::legacy::Finding check(const claim::Context& context) {
    const rigor::Precision precision(rigor::bits_for_digits(context.digits) + 200);
    const ExpansionJudgement judgement = judge(as_printed);
    claim::legacy::Finding finding = conclude(judgement.argument, claim::Evidence::proved, "z -> 0 from above; the exact coefficient decides");
    for (const char* z : {"0.01", "0.0001", "0.000001"})
        finding.values.push_back({fmt::format("(left side - printed terms)/z^(5/2) at z = {}", z),
                                  scaled_error(rigor::parse_rational(z), -1).enclosure(context.digits)});
    if (judgement.as_printed == rigor::Truth::no) {
        finding.witness = fmt::format(
            "The coefficient of z^(3/2) is -sqrt(2)/12, not +sqrt(2)/12 (exact series: index {}, {} against {} in units of -sqrt(2)). At z = 0.01: arcsin(0.99) is {}, "
            "the printed terms give {}; the difference is -(sqrt(2)/6) z^(3/2) to leading order, and divided by z^(5/2) it is {} at z = 0.01 and {} at z = 0.0001: unbounded.",
            judgement.first_difference, to_string(judgement.exact), to_string(judgement.in_print),
            (Ball::pi() / Ball(2) - ntk::angle_of<Ball>(Rational(99, 100))).enclosure(9), printed_terms(Rational(1, 100)).enclosure(9),
            scaled_error(Rational(1, 100), -1).enclosure(6), scaled_error(Rational(1, 10'000), -1).enclosure(6));
        finding.pari = "f(z) = (asin(1 - z) - Pi/2 + sqrt(2*z) - sqrt(2)/12*z^(3/2))/z^(5/2);\nprint([f(0.01), f(0.0001), f(0.000001)])";
        finding.harm = "None: the expansion of h(1 - z) that follows is computed with the right sign.";
        const ExpansionJudgement repaired = judge(corrected);
        finding.correction = {R"($\arcsin(1-z) = \frac\pi2 - \sqrt2\,z^{1/2} - \frac{\sqrt2}{12}z^{3/2} + O(z^{5/2})$; on $0 \le z \le 2$ the error is at most $\frac{\sqrt2}{4}\left(\frac\pi2-\frac76\right)z^{5/2}$.)",
                              claim::verdict_of(repaired.as_printed), claim::Evidence::proved, "0 <= z <= 2"};
    }
    return finding;
}

}  // namespace

claim::legacy::Check section_6_2_arcsin_expansion() {
    return {
        .id = "st-arnaud-2026/section-6.2-arcsin-expansion",
        .check = check,
        .controls = {{"the corrected coefficient off by 1e-20", [](const claim::Context&) { return verdict({ntk::EndpointSeries::angle, {1, Rational(1, 12) + rigor::parse_rational("1e-20")}, 5}); }},
                     {"the corrected expansion with O(z^(7/2))", [](const claim::Context&) { return verdict({ntk::EndpointSeries::angle, {1, Rational(1, 12)}, 7}); }},
                     {"coefficient of z^(1/2) doubled", [](const claim::Context&) { return verdict({ntk::EndpointSeries::angle, {2, Rational(1, 12)}, 5}); }}},
        .property = claim::property(
            "with the corrected sign, 0 <= (pi/2 - sqrt(2z)(1 + z/12)) - arcsin(1 - z) <= (sqrt(2)/4)(pi/2 - 7/6) z^(5/2) for z in (0, 2]",
            [](const Rational& z) {
                const rigor::Precision precision(700);
                const Ball error = -scaled_error(z, 1);
                const Ball bound = rigor::sqrt(Ball(2)) / Ball(4) * (Ball::pi() / Ball(2) - Ball(Rational(7, 6))) * Ball(1 + rigor::power_of_two(-200));
                return rigor::certainly_nonnegative(error) && rigor::certainly_at_most(error, bound);
            },
            claim::Input{"z", claim::gaps()}),
    };
}
const claim::legacy::Registered registered_section_6_2_arcsin_expansion{section_6_2_arcsin_expansion};

}  // namespace proofs::st_arnaud_2026
