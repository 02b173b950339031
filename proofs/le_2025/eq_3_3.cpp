#include "claim/check.hpp"
#include "claim/cited_steps.hpp"
#include "claim/decided_steps.hpp"
#include "claim/generators.hpp"
#include "proofs/le_2025/common/gradient_flow.hpp"

namespace proofs::le_2025::eq_3_3 {
namespace {

claim::Result check(const claim::Context& context, const FlowReading& reading) {
    claim::Result result;
    result.scope = "all f_theta differentiable in theta, finite data sets and differentiable costs";
    result.steps.carries(claim::cites(context, "le-2025/section-3-chain-rule"))
        .carries(claim::written(context, "row"))
        .supports(claim::instances(
            "polynomials in theta, two outputs: each f_iota' along the flow is -(1/m) sum_i Theta_iota(x, x_i) d(x_i), "
            "Theta_iota the row iota of Theta, on the data and off",
            context.seed, 20, [&](claim::Sampler& sampler) { return flow_of_polynomials(sampler, reading); }));
    return result;
}

const claim::Registered registered{[]() -> claim::Check {
    return claim::checked("le-2025/eq-3.3", check)
        .control("half the sum", [](FlowReading& r) { r.factor = rigor::Rational(1, 2); })
        .control("no minus sign", [](FlowReading& r) { r.factor = -1; })
        .control("column iota in place of row iota", [](FlowReading& r) { r.transposed = true; })
        .property(claim::property(
            "output by output, exactly",
            [](long number) {
                claim::Sampler sampler(4, static_cast<std::uint64_t>(number));  // free: a seed
                return flow_of_polynomials(sampler, {});
            },
            claim::Input{"sample", claim::integers(0, 1'000'000)}));
}};

}  // namespace
}  // namespace proofs::le_2025::eq_3_3
