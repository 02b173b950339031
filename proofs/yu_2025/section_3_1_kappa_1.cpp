#include "claim/generators.hpp"
#include "claim/legacy.hpp"
#include "proofs/yu_2025/common/maclaurin.hpp"

namespace proofs::yu_2025 {
namespace {

using rigor::Ball, rigor::Rational, rigor::Truth;

/// kappa_1' = kappa_0, coefficient by coefficient, and the value of kappa_1 at -1.
claim::legacy::Argument argue(const Coefficient& one) {
    bool derivative = true;
    for (long k = 0; k < 300; ++k) {
        const ntk::PiRational c = one(k + 1), d = b_6_coefficient(k);
        derivative = derivative && c.plain * (k + 1) == d.plain && c.over_pi * (k + 1) == d.over_pi;
    }
    claim::legacy::Argument argument;
    argument.step("(k+1) c_1(k+1) = c_0(k) for 300 indices; both sides have the same ratio (2n+1)^2/((2n+2)(2n+3)) for every n", rigor::truth(derivative))
        .step("kappa_1(-1) = 0 exactly", rigor::truth(ntk::kappa_1(Ball(-1)).is_exactly_zero()));
    return argument;
}

}  // namespace

claim::legacy::Check section_3_1_kappa_1() {
    return {
        .id = "yu-2025/section-3.1-kappa-1",
        .check =
            [](const claim::Context& context) {
                claim::legacy::Finding finding = conclude(argue(b_7_second_line), claim::Evidence::proved, "all u in [-1, 1]");
                const rigor::Precision precision(rigor::bits_for_digits(context.digits) + 32);
                finding.values = {{"kappa_1(0) = 1/pi", ntk::kappa_1(Ball(0)).enclosure(context.digits)}, {"kappa_1(1)", ntk::kappa_1(Ball(1)).enclosure(context.digits)}};
                return finding;
            },
        .controls = {{"kappa_1 multiplied by 1 + 1e-30", [](const claim::Context&) {
                          return claim::verdict_of(argue([](long k) { auto c = b_7_second_line(k); return ntk::PiRational{c.plain, c.over_pi * (1 + rigor::parse_rational("1e-30"))}; }).conclusion());
                      }},
                     {"u/2 replaced by u", [](const claim::Context&) {
                          return claim::verdict_of(argue([](long k) { auto c = b_7_second_line(k); return ntk::PiRational{c.plain * 2, c.over_pi}; }).conclusion());
                      }}},
        .property = claim::property("kappa_0(a) < (kappa_1(b) - kappa_1(a))/(b - a) < kappa_0(b) for a < b (mean value), and 0 <= kappa_1 <= 1",
                                    [](const std::pair<Rational, Rational>& p) {
                                        const rigor::Precision precision(1500);
                                        const Ball a(p.first), b(p.second), low = ntk::kappa_1(a), high = ntk::kappa_1(b);
                                        const Ball quotient = (high - low) / Ball(Rational(p.second - p.first));
                                        return rigor::certainly_less(ntk::kappa_0(a), quotient) && rigor::certainly_less(quotient, ntk::kappa_0(b)) &&
                                               rigor::certainly_nonnegative(low) && rigor::certainly_less(high, Ball(1) + Ball::dyadic(1, -100));
                                    },
                                    claim::Input{"(a, b)", claim::correlation_pairs()}),
    };
}
const claim::legacy::Registered registered_section_3_1_kappa_1{section_3_1_kappa_1};

}  // namespace proofs::yu_2025
