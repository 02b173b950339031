#include "claim/check.hpp"
#include "claim/cited_steps.hpp"
#include "claim/decided_steps.hpp"
#include "claim/generators.hpp"
#include "proofs/jacot_2018/common/layer_bounds.hpp"
#include "proofs/jacot_2018/common/uniform_chain.hpp"

#include <fmt/format.h>

namespace proofs::jacot_2018::a_3_kernel_bounds {
namespace {

using claim::Relation;
using rigor::Rational, rigor::Truth;

/// |Theta^(1)| <= (a^(0))^2 + bias beta^2, |Theta^(l+1)| <= c^lipschitz_power (w^(l))^weight_power |Theta^(l)| +
/// (a^(l))^activation_power + bias beta^2.
struct Reading {
    unsigned long lipschitz_power = 2, weight_power = 2, activation_power = 2;
    Rational bias = 1;
};

Truth both_bounds(claim::Sampler& sampler) {
    const TrainingMoment t = TrainingMoment::sample(sampler, sampler.integer(2, 3));  // free: sizes of the samples
    const Rational c = t.sigma().lipschitz(), beta = t.beta() * t.beta();
    Rational bound = activation_norm_square(t, 0) + beta;
    for (long l = 1; l <= t.maps(); ++l) {
        if (l > 1) bound = c * c * weight_norm_square(t, l - 1) * bound + activation_norm_square(t, l - 1) + beta;
        if (rigor::inertia(t.kernel(l).shifted(bound * t.points())).positive > 0) return Truth::no;
    }
    return Truth::yes;
}

claim::Result check(const claim::Context& context, const Reading& reading) {
    claim::Result result;
    result.scope = "all networks, finite data sets, layers, sigma with |sigma'| <= c; |Theta|_op the norm of Phi_Theta";
    const std::string list = "the hidden layers of three networks with neurons alike, sigma(u) = c u, c = 1, 2, 1/2";
    const auto bias = [&](const UniformLayer& at) {
        return Rational(reading.bias * at.chain.data().beta * at.chain.data().beta);
    };
    result.steps.carries(claim::cites_correction(context, "jacot-2018/a.3-subnetwork-kernels"))
        .carries(claim::written(context, "first"))
        .carries(claim::exact_for_each<UniformLayer>(
            list, uniform_layers(),
            {"an eigenvalue of Theta^(1), by dual numbers",
             [](const UniformLayer& at) { return at.chain.kernel_sum(1); }},
            Relation::at_most,
            {fmt::format("(a^(0))^{} + {} beta^2", reading.activation_power, rigor::to_string(reading.bias)),
             [&](const UniformLayer& at) {
                 return Rational(rigor::power(at.chain.activation_norm(0), reading.activation_power) + bias(at));
             }}))
        .carries(claim::written(context, "next"))
        .carries(claim::exact_for_each<UniformLayer>(
            list, uniform_layers(),
            {"an eigenvalue of Theta^(l+1), by dual numbers",
             [](const UniformLayer& at) { return at.chain.kernel_sum(at.layer + 1); }},
            Relation::at_most,
            {fmt::format("c^{} (w^(l))^{} |Theta^(l)| + (a^(l))^{} + {} beta^2", reading.lipschitz_power,
                         reading.weight_power, reading.activation_power, rigor::to_string(reading.bias)),
             [&](const UniformLayer& at) {
                 // With one data point and neurons alike |Theta^(l)| is that eigenvalue ({#sharp} of the page).
                 return Rational(rigor::power(at.chain.data().lipschitz, reading.lipschitz_power) *
                                     rigor::power(at.chain.weight_norm(at.layer), reading.weight_power) *
                                     at.chain.kernel_sum(at.layer) +
                                 rigor::power(at.chain.activation_norm(at.layer), reading.activation_power) + bias(at));
             }}))
        .carries(claim::written(context, "polynomial"));
    if (!context.verdict_only)
        result.steps.supports(claim::instances(
            "both bounds (w^(l) to 1 %) by exact inertia; sigma leaky and scaled, two and three maps of unequal "
            "widths, 1 to 3 points, 1 and 2 outputs",
            context.seed, 20, both_bounds));  // free: how many
    return result;
}

const claim::Registered registered{[]() -> claim::Check {
    return claim::checked("jacot-2018/a.3-kernel-bounds", check)
        .control("c in place of c^2", [](Reading& r) { r.lipschitz_power = 1; })
        .control("c^3 in place of c^2", [](Reading& r) { r.lipschitz_power = 3; })
        .control("w^(l) in place of its square", [](Reading& r) { r.weight_power = 1; })
        .control("(w^(l))^3 in place of the square", [](Reading& r) { r.weight_power = 3; })
        .control("a^(l) in place of its square", [](Reading& r) { r.activation_power = 1; })
        .control("(1 - 1e-20) beta^2", [](Reading& r) { r.bias -= rigor::parse_rational("1e-20"); })
        .property(claim::property(
            "both bounds, w^(l) to 1 %, sigma leaky and scaled, by exact inertia",
            [](long number) {
                claim::Sampler sampler(2018, static_cast<std::uint64_t>(number));  // free: a seed
                return both_bounds(sampler);
            },
            claim::Input{"sample", claim::integers(0, 1'000'000)}));  // free: random inputs
}};

}  // namespace
}  // namespace proofs::jacot_2018::a_3_kernel_bounds
