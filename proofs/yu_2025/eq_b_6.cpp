// (B.6): kappa_0(u) = 1/2 + (1/pi) sum_n (2n)!/(4^n (n!)^2 (2n+1)) u^(2n+1).
// kappa_0(u) = (pi - arccos u)/pi = 1/2 + arcsin(u)/pi, and the sum is the arcsine series. Its terms are of the order n^(-3/2) at |u| = 1, so it
// converges on all of [-1, 1], by Abel's theorem to kappa_0.
#include "claim/generators.hpp"
#include "proofs/yu_2025/claims.hpp"
#include "proofs/yu_2025/common/maclaurin.hpp"

namespace proofs::yu_2025 {
namespace {

claim::Verdict variant(const Coefficient& changed) { return claim::verdict_of(has_coefficients(changed, false).conclusion()); }

}  // namespace

claim::Claim eq_b_6() {
    return {
        .id = "yu-2025/eq-b.6",
        .where = "appendix B.1, proof of lemma 3, (B.6)",
        .title = "Maclaurin series of kappa_0",
        .statement = R"($\kappa_0(u)=\frac12+\frac1\pi\sum_{n=0}^\infty\frac{(2n)!}{4^n(n!)^2(2n+1)}u^{2n+1}$.)",
        .reading = "For all u in [-1, 1].",
        .method = "Exact rational coefficients by three routes, and the ratio of consecutive coefficients as a rational function for all n; certified tail bound for the sum.",
        .attack = "Tried: an index shifted by one, 2n + 2 for 2n + 1, one coefficient off by 1e-30 (controls); u = ±1, where the series converges slowly, with a proved tail; three routes that share no code, and the ratio for every n.",
        .uses = {},
        .check =
            [](const claim::Context& context) {
                claim::Finding finding = conclude(has_coefficients(b_6_coefficient, false), claim::Evidence::proved, "all n >= 0, all u in [-1, 1]");
                const rigor::Precision precision(rigor::bits_for_digits(context.digits) + 32);
                finding.values = {{"coefficient of u^3, 1/(6 pi)", b_6_coefficient(3).value<rigor::Ball>().enclosure(context.digits)}};
                return finding;
            },
        .controls = {{"index shifted by one", [](const claim::Context&) { return variant([](long k) { return b_6_coefficient(k < 3 ? k : k - 2); }); }},
                     {"coefficient of u^201 off by a relative 1e-30", [](const claim::Context&) {
                          return variant([](long k) { auto c = b_6_coefficient(k); if (k == 201) c.over_pi *= 1 + rigor::parse_rational("1e-30"); return c; });
                      }},
                     {"(2n+1) replaced by (2n+2)", [](const claim::Context&) {
                          return variant([](long k) { auto c = b_6_coefficient(k); c.over_pi *= rigor::Rational(k, k + 1); return c; });
                      }}},
        .property = claim::property("|partial sum - kappa_0(u)| <= proved tail, u in [-1, 1], 2 to 120 terms",
                                    [](const rigor::Rational& u, long terms) { return sums_to_closed_form(b_6_coefficient, false, u, terms); },
                                    claim::Input{"u", claim::correlations()}, claim::Input{"terms", claim::integers(2, 120)}),
    };
}

}  // namespace proofs::yu_2025
