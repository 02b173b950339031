#include "claim/check.hpp"
#include "claim/cited_steps.hpp"
#include "claim/decided_steps.hpp"
#include "claim/generators.hpp"
#include "proofs/le_2025/common/gradient_flow.hpp"

namespace proofs::le_2025::section_3_chain_rule {
namespace {

claim::Result check(const claim::Context& context, const FlowReading& reading) {
    claim::Result result;
    result.scope = "all f_theta differentiable in theta, finite data sets and differentiable costs";
    result.steps.carries(claim::written(context, "velocity"))
        .carries(claim::written(context, "cost"))
        .carries(claim::written(context, "kernel"))
        .supports(claim::instances(
            "networks with two outputs: f' along the flow of the parameters is -(1/m) sum_i Theta(x, x_i) d(x_i), on "
            "the data and off, sums of squares and of fourth powers as cost",
            context.seed, 20, [&](claim::Sampler& sampler) { return flow_of_network(sampler, reading); }));
    return result;
}

const claim::Registered registered{[]() -> claim::Check {
    return claim::checked("le-2025/section-3-chain-rule", check)
        .control("twice the kernel", [](FlowReading& r) { r.factor = 2; })
        .control("ascent", [](FlowReading& r) { r.sign = -1; })
        .control("Theta(x, x_i) transposed", [](FlowReading& r) { r.transposed = true; })
        .property(claim::property(
            "networks with two outputs: velocity of f = kernel sum, exactly",
            [](long number) {
                claim::Sampler sampler(3, static_cast<std::uint64_t>(number));  // free: a seed
                return flow_of_network(sampler, {});
            },
            claim::Input{"sample", claim::integers(0, 1'000'000)}));
}};

}  // namespace
}  // namespace proofs::le_2025::section_3_chain_rule
