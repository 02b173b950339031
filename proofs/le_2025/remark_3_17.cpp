#include "claim/check.hpp"
#include "claim/cited_steps.hpp"
#include "claim/decided_steps.hpp"
#include "claim/generators.hpp"
#include "proofs/le_2025/common/gradient_flow.hpp"

namespace proofs::le_2025::remark_3_17 {
namespace {

claim::Result check(const claim::Context& context, const FlowReading& reading) {
    claim::Result result;
    result.scope = "the functional dynamics and (3.3), all f_theta differentiable in theta";
    result.steps.carries(claim::cites(context, "le-2025/section-3-chain-rule"))
        .carries(claim::cites(context, "le-2025/eq-3.3"))
        .carries(claim::written(context, "structure"))
        .supports(claim::instances(
            "theta_1 theta_2 x + theta_1^2 x^2 + theta_3 and theta_2^3 - x theta_3: f' along the flow of the "
            "parameters "
            "is -(1/m) sum_i Theta(x, x_i) d(x_i)",
            context.seed, 20, [&](claim::Sampler& sampler) { return flow_of_polynomials(sampler, reading); }));
    return result;
}

const claim::Registered registered{[]() -> claim::Check {
    return claim::checked("le-2025/remark-3.17", check)
        .control("twice the kernel", [](FlowReading& r) { r.factor = 2; })
        .control("ascent", [](FlowReading& r) { r.sign = -1; })
        .property(claim::property(
            "velocity of f = kernel sum for the family of polynomials, exactly",
            [](long number) {
                claim::Sampler sampler(317, static_cast<std::uint64_t>(number));  // free: a seed
                return flow_of_polynomials(sampler, {});
            },
            claim::Input{"sample", claim::integers(0, 1'000'000)}));
}};

}  // namespace
}  // namespace proofs::le_2025::remark_3_17
