#include "claim/generators.hpp"
#include "claim/legacy.hpp"
#include "proofs/yu_2025/common/maclaurin.hpp"

namespace proofs::yu_2025 {
namespace {

claim::Verdict variant(const Coefficient& changed) { return claim::verdict_of(has_coefficients(changed, false).conclusion()); }

}  // namespace

claim::legacy::Check eq_b_6() {
    return {
        .id = "yu-2025/eq-b.6",
        .check =
            [](const claim::Context& context) {
                claim::legacy::Finding finding = conclude(has_coefficients(b_6_coefficient, false), claim::Evidence::proved, "all n >= 0, all u in [-1, 1]");
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
const claim::legacy::Registered registered_eq_b_6{eq_b_6};

}  // namespace proofs::yu_2025
