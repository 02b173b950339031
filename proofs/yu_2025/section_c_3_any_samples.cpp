#include "claim/check.hpp"
#include "claim/cited_steps.hpp"
#include "claim/decided_steps.hpp"
#include "claim/generators.hpp"
#include "claim/sampler.hpp"
#include "proofs/yu_2025/common/positive_kernels.hpp"

namespace proofs::yu_2025 {
namespace {

using claim::Relation;
using rigor::Ball, rigor::Rational, rigor::Truth;

/// x_1 = 0 and x_2, n = 2, d = 1; may samples of the correction repeat?
struct Reading {
    Rational second = 0;
    bool repeated = true;
};
const Reading corrected{.second = 1, .repeated = false};

/// K^FC(x, x), L = 1, as (3.4) to (3.7) print it: E[sigma^2] is half of the variance.
Rational on_diagonal(const Rational& x) {
    const Rational first = x * x + 1, second = 2 * (first / 2 + 1), derivative = 1;
    return first * derivative + second;
}
/// lambda_min(K(X, X)): exact where the two rows are equal.
Ball smallest(const Rational& x) {
    if (x == 0) return Ball(on_diagonal(0) - on_diagonal(x));
    const Points points{{0}, {x}};
    return enclose_smallest([&] { return fully_connected_gram(points, bias_readings()[0], 2, ntk::GramKind::tangent); })
        .ball();
}

claim::Result check(const claim::Context& context, const Reading& reading) {
    claim::Result result;
    result.aim = claim::Result::Aim::refute;
    result.scope = "false for every kernel where two samples are equal";
    result.steps
        .carries(claim::witness<Rational>(
            "K^FC, L = 1, d = 1, n = 2, x_1 = 0, x_2 = " + rigor::to_string(reading.second), reading.second,
            {"lambda_min(K(X, X))", smallest}, Relation::greater, {"0", [](const Rational&) { return 0; }}))
        .carries(claim::written(context, "equal"));
    return result;
}

claim::Result check_correction(const claim::Context& context, const Reading& reading) {
    claim::Result result;
    result.scope = "all n, all n different points, K^FC, and K^Res with alpha != 0, L >= 1";
    result.steps.carries(claim::cites(context, "yu-2025/proposition-1"))
        .supports(claim::instances("lambda_0 > 0 at random samples, K^FC, certified", context.seed, 12,
                                   [&](claim::Sampler& s) { return fully_connected_positive(s, reading.repeated); }))
        .supports(claim::instances("lambda_0 > 0 at random samples, K^Res, certified", context.seed, 12,
                                   [&](claim::Sampler& s) { return residual_positive(s, reading.repeated, false); }))
        .carries(claim::written(context, "different"));
    return result;
}

const claim::Registered registered{[]() -> claim::Check {
    return claim::checked("yu-2025/section-c.3-any-samples", check)
        .control("x_2 = 1", [](Reading& r) { r.second = 1; })
        .corrected(check_correction, corrected)
        .correction_control("samples that may repeat", [](Reading& r) { r.repeated = true; })
        .property(claim::property(
            "different points: lambda_min(K^FC(X, X)) > 0, certified; d = 1 or 2, L = 1 to 3, n <= 4",
            [](long number) {
                claim::Sampler sampler(33, static_cast<std::uint64_t>(number));  // free: a seed
                return fully_connected_positive(sampler, false);
            },
            claim::Input{"sample", claim::integers(0, 1'000'000)}));
}};

}  // namespace
}  // namespace proofs::yu_2025
