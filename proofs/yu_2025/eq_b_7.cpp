#include "claim/generators.hpp"
#include "claim/legacy.hpp"
#include "proofs/yu_2025/common/maclaurin.hpp"

namespace proofs::yu_2025 {
namespace {

claim::legacy::Argument argue(const Coefficient& first, const Coefficient& second) {
    claim::legacy::Argument argument = has_coefficients(second, true);
    bool lines = true;
    for (long k = 0; k < 300; ++k) lines = lines && first(k) == second(k);
    argument.step("the two lines agree coefficient by coefficient, 300 of them; 1/(2n+1) - 1/(2n+2) = 1/((2n+1)(2n+2)) for every n", rigor::truth(lines));
    return argument;
}

}  // namespace

claim::legacy::Check eq_b_7() {
    return {
        .id = "yu-2025/eq-b.7",
        .check =
            [](const claim::Context& context) {
                claim::legacy::Finding finding = conclude(argue(b_7_first_line, b_7_second_line), claim::Evidence::proved, "all n >= 0, all u in [-1, 1], both lines");
                const rigor::Precision precision(rigor::bits_for_digits(context.digits) + 32);
                finding.values = {{"coefficient of u^2, 1/(2 pi)", b_7_second_line(2).value<rigor::Ball>().enclosure(context.digits)},
                                  {"coefficient of u^4, 1/(24 pi)", b_7_second_line(4).value<rigor::Ball>().enclosure(context.digits)}};
                return finding;
            },
        .controls = {{"second line with n! in place of (n+1)!", [](const claim::Context&) {
                          return claim::verdict_of(argue(b_7_first_line, [](long k) { auto c = b_7_second_line(k); if (k >= 2) c.over_pi *= k / 2; return c; }).conclusion());
                      }},
                     {"first line without one of its two alternating signs", [](const claim::Context&) {
                          return claim::verdict_of(argue([](long k) { auto c = b_7_first_line(k); if (k == 4) c.over_pi += rigor::Rational(1, 4); return c; }, b_7_second_line).conclusion());
                      }},
                     {"coefficient of u^200 off by a relative 1e-30", [](const claim::Context&) {
                          return claim::verdict_of(argue(b_7_first_line, [](long k) { auto c = b_7_second_line(k); if (k == 200) c.over_pi *= 1 - rigor::parse_rational("1e-30"); return c; }).conclusion());
                      }}},
        .property = claim::property("|partial sum - kappa_1(u)| <= proved tail, u in [-1, 1], 2 to 120 terms",
                                    [](const rigor::Rational& u, long terms) { return sums_to_closed_form(b_7_second_line, true, u, terms); },
                                    claim::Input{"u", claim::correlations()}, claim::Input{"terms", claim::integers(2, 120)}),
    };
}
const claim::legacy::Registered registered_eq_b_7{eq_b_7};

}  // namespace proofs::yu_2025
