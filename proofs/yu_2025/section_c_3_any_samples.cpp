#include "claim/check.hpp"
#include "claim/cited_steps.hpp"
#include "claim/decided_steps.hpp"
#include "claim/generators.hpp"
#include "claim/sampler.hpp"
#include "proofs/yu_2025/common/positive_kernels.hpp"
#include "proofs/yu_2025/common/without_branches.hpp"

namespace proofs::yu_2025::section_c_3_any_samples {
namespace {

using rigor::Rational, rigor::RationalMatrix;

/// May samples repeat; is alpha 0 in (2.2)?
struct Reading {
    bool repeated = false, alpha_zero = false;
};

/// K^FC(x, x), L = 1, as (3.4) to (3.7) print it: E[sigma^2] is half of the variance.
Rational on_diagonal(const Rational& x) {
    const Rational first = x * x + 1, second = 2 * (first / 2 + 1), derivative = 1;
    return first * derivative + second;
}
/// K^FC(X, X) for the sample 0 taken twice.
RationalMatrix taken_twice() {
    RationalMatrix k(2, 2);
    for (long i = 0; i < 2; ++i)
        for (long j = 0; j < 2; ++j) k(i, j) = on_diagonal(0);
    return k;
}
claim::Result check(const claim::Context& context, const Reading& reading) {
    claim::Result result;
    result.scope = "all n, all n different points, K^FC, and K^Res with alpha != 0, L >= 1";
    result.steps.carries(claim::cites(context, "yu-2025/proposition-1"))
        .supports(claim::instances("lambda_0 > 0 at random samples, K^FC, certified", context.seed, 12,
                                   [&](claim::Sampler& s) { return fully_connected_positive(s, reading.repeated); }))
        .supports(claim::instances(
            "lambda_0 > 0 at random samples, K^Res, certified", context.seed, 12,
            [&](claim::Sampler& s) { return residual_positive(s, reading.repeated, reading.alpha_zero); }))
        .carries(claim::written(context, "different"));
    if (reading.repeated)
        result.steps.carries(claim::exact_inertia(
            {"K^FC(X, X), L = 1, x_1 = x_2 = 0, all entries " + rigor::to_string(on_diagonal(0)), taken_twice()},
            {0, 0, 2}));
    if (reading.alpha_zero) result.steps.append(without_branches());
    return result;
}

const claim::Registered registered{[]() -> claim::Check {
    return claim::checked("yu-2025/section-c.3-any-samples", check)
        .control("samples that may repeat", [](Reading& r) { r.repeated = true; })
        .control("alpha = 0 in (2.2)", [](Reading& r) { r.alpha_zero = true; })
        .property(claim::property(
            "different points: lambda_min(K^FC(X, X)) > 0, certified; d = 1 or 2, L = 1 to 3, n <= 4",
            [](long number) {
                claim::Sampler sampler(33, static_cast<std::uint64_t>(number));  // free: a seed
                return fully_connected_positive(sampler, false);
            },
            claim::Input{"sample", claim::integers(0, 1'000'000)}));
}};

}  // namespace
}  // namespace proofs::yu_2025::section_c_3_any_samples
