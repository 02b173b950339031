#include "claim/check.hpp"
#include "claim/cited_steps.hpp"
#include "claim/decided_steps.hpp"
#include "claim/generators.hpp"
#include "proofs/jacot_2018/common/layer_bounds.hpp"
#include "proofs/jacot_2018/common/uniform_chain.hpp"

#include <fmt/format.h>

namespace proofs::jacot_2018::a_3_velocity_bounds {
namespace {

using claim::Relation;
using rigor::Rational, rigor::RationalMatrix, rigor::Truth;

/// d/dt a~^(l) <= share n_l^(-width_power/2) |Theta^(l)|^kernel_power |d^(l)|, d/dt w~^(l) <= share
/// n_l^(-width_power/2) (a^(l))^activation_power |d^(l+1)|.
struct Reading {
    Rational share = 1;
    unsigned long width_power = 1, kernel_power = 1, activation_power = 1;
};

/// The squares of both, at every hidden layer. |W'|_op by exact inertia.
Truth both_bounds(claim::Sampler& sampler) {
    const TrainingMoment t = TrainingMoment::sample(sampler, sampler.integer(2, 3));  // free: sizes of the samples
    for (long l = 1; l < t.maps(); ++l) {
        const Rational n = t.width(l), norm = kernel_norm(t, l);
        if (mean_square(t.preactivation_velocity(l)) / n > norm * norm * mean_square(layer_direction(t, l)) / n)
            return Truth::no;
        RationalMatrix moves(t.width(l + 1), t.width(l));
        for (long j = 0; j < moves.rows(); ++j)
            for (long i = 0; i < moves.columns(); ++i) moves(j, i) = t.weight_velocity(l, i, j);
        const Rational bound = activation_norm_square(t, l) * mean_square(layer_direction(t, l + 1)) / n;
        if (rigor::inertia(rigor::row_products(moves).shifted(n * bound)).positive > 0) return Truth::no;
    }
    return Truth::yes;
}

claim::Result check(const claim::Context& context, const Reading& reading) {
    claim::Result result;
    result.scope =
        "all networks with sigma differentiable, |sigma'| <= c, finite data sets, directions, hidden layers; "
        "|Theta|_op the norm of Phi_Theta, derivatives of norms from above";
    const std::string list = "the hidden layers of three networks with neurons alike, sigma(u) = c u, c = 1, 2, 1/2";
    const auto scale = [&](const UniformLayer& at) {
        return Rational(reading.share / rigor::power(Rational(at.chain.root_width(at.layer)), reading.width_power));
    };
    result.steps.carries(claim::cites(context, "jacot-2018/a.3-evolution"))
        .carries(claim::written(context, "activations"))
        .carries(claim::exact_for_each<UniformLayer>(
            list, uniform_layers(),
            {"|d/dt z^(l)|_pin/sqrt(n_l), by dual numbers",
             [](const UniformLayer& at) {
                 return Rational(abs(at.chain.preactivation_velocity(at.layer)));  // n_l neurons alike
             }},
            Relation::at_most,
            {fmt::format("{} n_l^(-{}/2) |Theta^(l)|^{} |d^(l)|_pin", rigor::to_string(reading.share),
                         reading.width_power, reading.kernel_power),
             [&](const UniformLayer& at) {
                 return Rational(scale(at) * rigor::power(at.chain.kernel_sum(at.layer), reading.kernel_power) *
                                 at.chain.direction_norm(at.layer));
             }}))
        .carries(claim::written(context, "weights"))
        .carries(claim::exact_for_each<UniformLayer>(
            list, uniform_layers(),
            {"|d/dt W^(l)|_op/sqrt(n_l), by dual numbers",
             [](const UniformLayer& at) {  // n_(l+1) x n_l equal entries v: |v| sqrt(n_l n_(l+1))
                 return Rational(abs(at.chain.weight_velocity(at.layer)) * at.chain.root_width(at.layer + 1));
             }},
            Relation::at_most,
            {fmt::format("{} n_l^(-{}/2) (a^(l))^{} |d^(l+1)|_pin", rigor::to_string(reading.share),
                         reading.width_power, reading.activation_power),
             [&](const UniformLayer& at) {
                 return Rational(scale(at) *
                                 rigor::power(at.chain.activation_norm(at.layer), reading.activation_power) *
                                 at.chain.direction_norm(at.layer + 1));
             }}))
        .carries(claim::cites(context, "jacot-2018/a.3-direction-bounds"))
        .carries(claim::cites(context, "jacot-2018/a.3-kernel-bounds"))
        .carries(claim::written(context, "all"));
    if (!context.verdict_only)
        result.steps.supports(claim::instances(
            "both bounds (|Theta|_op to 1 %), squared, by exact inertia; sigma leaky and scaled, two and three maps of "
            "unequal widths, 1 to 3 points, 1 and 2 outputs",
            context.seed, 20, both_bounds));  // free: how many
    return result;
}

const claim::Registered registered{[]() -> claim::Check {
    return claim::checked("jacot-2018/a.3-velocity-bounds", check)
        .control("1/n_l in place of 1/sqrt(n_l)", [](Reading& r) { r.width_power = 2; })
        .control("(1 - 1e-20)/sqrt(n_l)", [](Reading& r) { r.share -= rigor::parse_rational("1e-20"); })
        .control("without |Theta^(l)|", [](Reading& r) { r.kernel_power = 0; })
        .control("without a^(l)", [](Reading& r) { r.activation_power = 0; })
        .control("(a^(l))^2 in place of a^(l)", [](Reading& r) { r.activation_power = 2; })
        .property(claim::property(
            "both bounds, |Theta|_op to 1 %, sigma leaky and scaled, by exact inertia",
            [](long number) {
                claim::Sampler sampler(2018, static_cast<std::uint64_t>(number));  // free: a seed
                return both_bounds(sampler);
            },
            claim::Input{"sample", claim::integers(0, 1'000'000)}));  // free: random inputs
}};

}  // namespace
}  // namespace proofs::jacot_2018::a_3_velocity_bounds
