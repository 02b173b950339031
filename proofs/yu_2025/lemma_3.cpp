#include "claim/generators.hpp"
#include "claim/legacy.hpp"
#include "proofs/yu_2025/common/maclaurin.hpp"

namespace proofs::yu_2025 {
namespace {

using rigor::Rational;

/// Signs of the first 600 coefficients and of the ratios c(k+2)/c(k) behind all others, scaled by `sign`.
claim::legacy::Argument argue(const Coefficient& zero, const Coefficient& one) {
    bool nonnegative = true, positive_ratio = true;
    for (long k = 0; k < 600; ++k)
        for (const ntk::PiRational& c : {zero(k), one(k)}) nonnegative = nonnegative && c.plain >= 0 && c.over_pi >= 0;
    for (long k = 3; k < 600; k += 2) positive_ratio = positive_ratio && zero(k + 2).over_pi > 0 && zero(k + 2).over_pi * ((k + 1) * (k + 2)) == zero(k).over_pi * (k * k);
    for (long k = 2; k < 600; k += 2) positive_ratio = positive_ratio && one(k + 2).over_pi > 0 && one(k + 2).over_pi * ((k + 1) * (k + 2)) == one(k).over_pi * ((k - 1) * (k - 1));
    claim::legacy::Argument argument;
    argument.step("the first 600 coefficients of both are nonnegative (exact)", rigor::truth(nonnegative))
        .step("kappa_0: c(k+2)/c(k) = k^2/((k+1)(k+2)) > 0, k odd; kappa_1: (k-1)^2/((k+1)(k+2)) > 0, k even >= 2: infinitely many are positive",
              rigor::truth(positive_ratio));
    return argument;
}

claim::Verdict variant(const Coefficient& zero, const Coefficient& one) { return claim::verdict_of(argue(zero, one).conclusion()); }

}  // namespace

claim::legacy::Check lemma_3() {
    return {
        .id = "yu-2025/lemma-3",
        .check =
            [](const claim::Context&) {
                claim::legacy::Finding finding = conclude(argue(b_6_coefficient, b_7_second_line), claim::Evidence::proved, "all n");
                finding.stronger = "kappa_0 has positive coefficients exactly at 0 and the odd powers, kappa_1 exactly at 0, 1 and the even powers. (Each lacks a whole parity: strict "
                                 "positive definiteness on the full sphere, antipodes included, does not follow for either alone.)";
                return finding;
            },
        .controls = {{"one coefficient of kappa_0 negative", [](const claim::Context&) { return variant([](long k) { auto c = b_6_coefficient(k); if (k == 301) c.over_pi = -c.over_pi; return c; }, b_7_second_line); }},
                     {"kappa_1 cut off after u^400: finitely many positive", [](const claim::Context&) { return variant(b_6_coefficient, [](long k) { return k > 400 ? ntk::PiRational{0, 0} : b_7_second_line(k); }); }}},
        .property = claim::property("the Hermite route gives the same sign pattern at a random index up to 4000",
                                    [](long k) {
                                        const bool zero = ntk::step_dual_coefficient(k).over_pi > 0 || k == 0, one = ntk::relu_dual_coefficient(k).over_pi > 0 || k == 1;
                                        return rigor::truth(zero == (k == 0 || k % 2 == 1) && one == (k <= 1 || k % 2 == 0));
                                    },
                                    claim::Input{"k", claim::integers(0, 4000)}),
    };
}
const claim::legacy::Registered registered_lemma_3{lemma_3};

}  // namespace proofs::yu_2025
