#include "claim/generators.hpp"
#include "ntk/depth/depth_limit.hpp"
#include "claim/legacy.hpp"

#include <fmt/format.h>

namespace proofs::st_arnaud_2026 {
namespace {

using rigor::Ball, rigor::Rational, rigor::Truth;

/// The sum of the first line, from k = first, exactly; L >= 1.
Rational sum(long L, long first, long shift) {
    Rational total = 0;
    for (long k = first; k <= L + 1; ++k) {
        Rational product(1, k);
        for (long j = k + 1; j <= L + 1; ++j) product *= 1 - Rational(4 + shift, j);
        total += product;
    }
    return total;
}
Rational last_product(long L, long first) {
    Rational product = 1;
    for (long j = first; j <= L + 1; ++j) product *= 1 - Rational(4, j);
    return product;
}

/// Is eps_(L+1) - (sum + last product), the "o(1/L)", really o(1/L)? It is (3/8) log L/L + O(1/L) if the coefficient of log L/L is `coefficient`.
claim::legacy::Argument argue(const Rational& coefficient, long shift) {
    claim::legacy::Argument argument;
    bool quarter = true, vanishes = true;
    for (long L = 3; L <= 60; ++L) {
        quarter = quarter && sum(L, 2, shift) == Rational(1, 4);
        vanishes = vanishes && last_product(L, 2) == 0;
    }
    bool step = true;  // S(L+1) = S(L) (1 - 4/(L+2)) + 1/(L+2) keeps 1/4
    for (long L = 3; L <= 8; ++L) step = step && Rational(1, 4) * (1 - Rational(4 + shift, L + 2)) + Rational(1, L + 2) == Rational(1, 4);
    return argument.step("the product with eps_2 is 0 for L >= 3: its factor k' = 4", rigor::truth(vanishes))
        .step("the sum is exactly 1/4 for L = 3 to 60, and (1/4)(1 - 4/(L+2)) + 1/(L+2) = 1/4 keeps it so for all L", rigor::truth(quarter && step))
        .step("so the \"o(1/L)\" is Theta_bar^(L+1) - 1/4, whose coefficient of log L/L is not 0: proved", ntk::decide_log_coefficient(Rational(1, 4), coefficient, ntk::prove_depth_limit(ntk::prove_depth_constants())))
        .step("that coefficient is positive", rigor::truth(coefficient > 0));
}

claim::legacy::Finding check(const claim::Context& context) {
    claim::legacy::Finding finding = refute(argue(Rational(3, 8), 0), claim::Evidence::proved, "false for every z in [-1, 1), as L -> infinity: the term \"o(1/L)\" is (3/8) log L/L + O(1/L)");
    const rigor::Precision precision(rigor::bits_for_digits(context.digits) + ntk::guard_bits_for_depth(100'000));
    ntk::NormalizedKernelIteration<Ball> walk(Rational(0));
    std::vector<std::string> rows;
    for (const long L : {1000L, 100'000L}) {
        walk.advance_to(L);
        const Ball scaled = Ball(L) * (walk.value() - Ball(Rational(1, 4)));
        finding.values.push_back({fmt::format("L times the \"o(1/L)\" at z = 0, L = {}", L), scaled.enclosure(context.digits)});
        rows.push_back(scaled.enclosure(6));
    }
    if (finding.verdict == claim::Verdict::fails) {
        finding.witness = fmt::format("For L >= 3 the sum over k is exactly 1/4 and the last product is 0, so the line says Theta_bar^(L+1) = 1/4 + o(1/L). At z = 0, L (Theta_bar^(L) - 1/4) is {} at L = 1000 and {} at L = 100000, and it grows for ever.", rows[0], rows[1]);
        finding.pari = "print(vector(6, L, sum(k = 2, L + 1, prod(j = k + 1, L + 1, 1 - 4/j)/k)));\n"
                       "r = 0.; t = 0.; for (L = 1, 10^5 - 1, s = 1/2 + asin(r)/Pi; r2 = (r*asin(r) + sqrt(1 - r^2))/Pi + r/2; t = s*t + r2; r = r2; if (L == 999, print(1000*(t/1000 - 1/4)))); print(10^5*(t/10^5 - 1/4))\n\\\\ prints 1/2, 1/6, 1/4, 1/4, 1/4, 1/4; 3.29342145…; 5.03963652…";
        finding.harm = "All of the rate: this is the line at which the proof of theorem 2 breaks. The limit 1/4 survives, since the errors add up to o(1).";
        finding.correction = {R"(For $L\ge3$: $\sum_{k=2}^{L+1}\frac1k\prod_{k'=k+1}^{L+1}\left(1-\frac4{k'}\right)=\frac14$ exactly and $\prod_{k'=2}^{L+1}\left(1-\frac4{k'}\right)=0$; the errors of (2) add $\frac38\frac{\log L}L+O\left(\frac1L\right)$.)",
                              claim::verdict_of(argue(Rational(3, 8), 0).conclusion()), claim::Evidence::proved, "all z in [-1, 1), L >= 3 (sums), L -> infinity (errors)"};
    }
    return finding;
}

}  // namespace

claim::legacy::Check section_6_2_product_formula() {
    return {
        .id = "st-arnaud-2026/section-6.2-product-formula",
        .check = check,
        .controls = {{"a coefficient 3/8 + 1e-20 of log L/L", [](const claim::Context&) { return claim::verdict_of(argue(Rational(3, 8) + rigor::parse_rational("1e-20"), 0).conclusion()); }},
                     {"1 - 5/k' in place of 1 - 4/k'", [](const claim::Context&) { return claim::verdict_of(argue(Rational(3, 8), 1).conclusion()); }}},
        .property = claim::property("the sum over k is 1/4 and the last product 0, L = 3 to 200, exactly", [](long L) { return rigor::truth(sum(L, 2, 0) == Rational(1, 4) && last_product(L, 2) == 0); }, claim::Input{"L", claim::integers(3, 200)}),
    };
}
const claim::legacy::Registered registered_section_6_2_product_formula{section_6_2_product_formula};

}  // namespace proofs::st_arnaud_2026
