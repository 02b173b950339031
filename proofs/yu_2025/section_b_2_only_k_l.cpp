#include "claim/check.hpp"
#include "claim/cited_steps.hpp"
#include "claim/decided_steps.hpp"
#include "claim/generators.hpp"
#include "claim/sampler.hpp"
#include "proofs/yu_2025/common/positive_kernels.hpp"
#include "rigor/matrix/rational_matrix.hpp"

namespace proofs::yu_2025::section_b_2_only_k_l {
namespace {

using rigor::RationalMatrix;

/// L >= first_depth; is alpha 0?
struct Reading {
    long first_depth = 1;
    bool alpha_zero = false;
};

/// u = <phi(x), phi(x')> = <x~, x~'>/(|x~| |x~'|), which is K_L at alpha = 0, at -1, 0, 1, up to a congruence.
RationalMatrix lifted_products() {
    RationalMatrix k(3, 3);
    for (long i = 0; i < 3; ++i)
        for (long j = 0; j < 3; ++j) k(i, j) = (i - 1) * (j - 1) + 1;
    return k;
}

claim::Result check(const claim::Context& context, const Reading& reading) {
    claim::Result result;
    result.scope = "every n and n different points of R^d, L >= 1; all real alpha, for the last clause alpha != 0";
    claim::Steps one, more;
    one.carries(claim::cites(context, "yu-2025/lemma-6"));
    more.carries(claim::cites(context, "yu-2025/lemma-5"));
    const std::vector<claim::IntegerBranch> depths{{1, 1, one}, {2, std::nullopt, more}};
    result.steps.carries(claim::cites(context, "yu-2025/section-b.2-sum"))
        .carries(claim::cites(context, "yu-2025/eq-3.8"))
        .carries(claim::cites(context, "yu-2025/lemma-3"))
        .carries(claim::written(context, "rest"))
        .carries(claim::cases("L", reading.first_depth, std::nullopt, depths))
        .carries(claim::written(context, "shown"));
    if (reading.alpha_zero)
        result.steps.carries(
            claim::exact_inertia({"K_L = u at -1, 0, 1, alpha = 0, up to a congruence", lifted_products()}, {0, 0, 3}));
    return result;
}

const claim::Registered registered{[]() -> claim::Check {
    return claim::checked("yu-2025/section-b.2-only-k-l", check)
        .control("L = 0 admitted", [](Reading& r) { r.first_depth = 0; })
        .control("alpha = 0", [](Reading& r) { r.alpha_zero = true; })
        .property(claim::property(
            "different points, alpha != 0: lambda_min(K^Res(X, X)) > 0, certified; d = 1 or 2, L = 1 to 3, n = d + 2",
            [](long number) {
                claim::Sampler sampler(23, static_cast<std::uint64_t>(number));  // free: a seed
                return residual_positive(sampler, false, false);
            },
            claim::Input{"sample", claim::integers(0, 1'000'000)}));
}};

}  // namespace
}  // namespace proofs::yu_2025::section_b_2_only_k_l
