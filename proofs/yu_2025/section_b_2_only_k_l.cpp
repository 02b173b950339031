#include "claim/check.hpp"
#include "claim/cited_steps.hpp"
#include "claim/decided_steps.hpp"
#include "claim/generators.hpp"
#include "claim/sampler.hpp"
#include "proofs/yu_2025/common/positive_kernels.hpp"

namespace proofs::yu_2025 {
namespace {

/// L >= first_depth, lemma 6 for L = 1 or not.
struct Reading {
    long first_depth = 1;
    bool lemma_6 = true;
};

claim::Result check(const claim::Context& context, const Reading& reading) {
    claim::Result result;
    result.scope = "every n and n different points of R^d, L >= 1; all real alpha, for the last clause alpha != 0";
    std::vector<claim::IntegerBranch> depths;
    if (reading.lemma_6) {
        claim::Steps one;
        one.carries(claim::cites(context, "yu-2025/lemma-6"));
        depths.push_back({1, 1, one});
    }
    claim::Steps more;
    more.carries(claim::cites(context, "yu-2025/lemma-5"));
    depths.push_back({2, std::nullopt, more});
    result.steps.carries(claim::cites(context, "yu-2025/section-b.2-sum"))
        .carries(claim::cites(context, "yu-2025/eq-3.8"))
        .carries(claim::cites(context, "yu-2025/lemma-3"))
        .carries(claim::written(context, "rest"))
        .carries(claim::cases("L", reading.first_depth, std::nullopt, depths))
        .carries(claim::written(context, "shown"));
    return result;
}

const claim::Registered registered{[]() -> claim::Check {
    return claim::checked("yu-2025/section-b.2-only-k-l", check)
        .control("L = 0 admitted", [](Reading& r) { r.first_depth = 0; })
        .control("lemma 5 alone, for all L >= 1", [](Reading& r) { r.lemma_6 = false; })
        .property(claim::property(
            "different points, alpha != 0: lambda_min(K^Res(X, X)) > 0, certified; d = 1 or 2, L = 1 to 3, n = d + 2",
            [](long number) {
                claim::Sampler sampler(23, static_cast<std::uint64_t>(number));  // free: a seed
                return residual_positive(sampler, false, false);
            },
            claim::Input{"sample", claim::integers(0, 1'000'000)}));
}};

}  // namespace
}  // namespace proofs::yu_2025
