// (B.7), two lines for kappa_1:
//   (1/pi)[u (pi/2 + sum (2n)!/(4^n (n!)^2 (2n+1)) u^(2n+1)) + 1 + sum_(n>=1) (-1)^(n-1) (2n)!/(4^n (n!)^2 (2n-1)) (-1)^n u^(2n)]
//   = 1/pi + u/2 + (1/(2 pi)) sum (2n)!/(4^n n! (n+1)!) u^(2n+2)/(2n+1).
// The first sum is u arcsin u, the second sqrt(1 - u^2) - 1 with its two signs multiplied out to -1. The coefficient of u^(2n+2) is
// b_n (1/(2n+1) - 1/(2n+2)) = b_n/((2n+1)(2n+2)), b_n = (2n)!/(4^n n!^2), which is the second line.
#include "claim/generators.hpp"
#include "proofs/yu_2025/claims.hpp"
#include "proofs/yu_2025/common/maclaurin.hpp"

namespace proofs::yu_2025 {
namespace {

claim::Argument argue(const Coefficient& first, const Coefficient& second) {
    claim::Argument argument = has_coefficients(second, true);
    bool lines = true;
    for (long k = 0; k < 300; ++k) lines = lines && first(k) == second(k);
    argument.step("the two lines agree coefficient by coefficient, 300 of them; 1/(2n+1) - 1/(2n+2) = 1/((2n+1)(2n+2)) for every n", rigor::truth(lines));
    return argument;
}

}  // namespace

claim::Claim eq_b_7() {
    return {
        .id = "yu-2025/eq-b.7",
        .where = "appendix B.1, proof of lemma 3, (B.7), both lines",
        .title = "Maclaurin series of kappa_1",
        .statement = R"($\kappa_1(u)=\frac1\pi\left[u\left(\frac\pi2+\sum_{n=0}^\infty\frac{(2n)!}{4^n(n!)^2(2n+1)}u^{2n+1}\right)+1+\sum_{n=1}^\infty\frac{(-1)^{n-1}(2n)!}{4^n(n!)^2(2n-1)}(-1)^nu^{2n}\right]=\frac1\pi+\frac u2+\frac1{2\pi}\sum_{n=0}^\infty\frac{(2n)!}{4^n(n!)(n+1)!}\frac{u^{2n+2}}{2n+1}$.)",
        .reading = "For all u in [-1, 1].",
        .method = "Exact rational coefficients by three routes, and the ratio of consecutive coefficients as a rational function for all n; certified tail bound for the sum.",
        .attack = "Tried: n! for (n + 1)!, one of the two alternating signs dropped (controls), one coefficient off by 1e-30; u = ±1 with a proved tail; the two printed lines against each other and each against three independent routes.",
        .uses = {"yu-2025/eq-b.6"},
        .check =
            [](const claim::Context& context) {
                claim::Finding finding = conclude(argue(b_7_first_line, b_7_second_line), claim::Evidence::proved, "all n >= 0, all u in [-1, 1], both lines");
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

}  // namespace proofs::yu_2025
