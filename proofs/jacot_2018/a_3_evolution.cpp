#include "claim/check.hpp"
#include "claim/cited_steps.hpp"
#include "claim/decided_steps.hpp"
#include "claim/generators.hpp"
#include "proofs/jacot_2018/common/layer_bounds.hpp"
#include "proofs/jacot_2018/common/uniform_chain.hpp"

#include <fmt/format.h>

namespace proofs::jacot_2018 {
namespace {

using claim::Relation;
using rigor::Rational, rigor::RationalMatrix, rigor::Truth;

/// d/dt z^(l) = kernel_factor Theta^(l) d^(l), d/dt W^(l) = n_l^(-width_power/2) alpha^(l) d^(l+1), with sigma' in
/// d^(l) or without.
struct Reading {
    Rational kernel_factor = 1;
    unsigned long width_power = 1;
    bool slope = true;
};

/// d^(l) of the reading.
Rational direction(const Reading& reading, const UniformLayer& at, long l) {
    const unsigned long slopes = static_cast<unsigned long>(at.chain.hidden() + 1 - l);
    const Rational c = reading.slope ? Rational(1) : rigor::power(at.chain.data().lipschitz, slopes);
    return at.chain.direction(l) / c;
}

/// Both lines at every layer of a general network.
Truth both_lines(claim::Sampler& sampler) {
    const TrainingMoment t = TrainingMoment::sample(sampler, sampler.integer(2, 3));  // free: sizes of the samples
    for (long l = 1; l <= t.maps(); ++l) {
        const RationalMatrix d = layer_direction(t, l), k = t.kernel(l), v = t.preactivation_velocity(l);
        const RationalMatrix below = t.activations(l - 1);
        const long n = t.width(l), N = t.points();
        for (long x = 0; x < N; ++x)
            for (long i = 0; i < n; ++i) {
                Rational sum = 0;
                for (long y = 0; y < N; ++y)
                    for (long h = 0; h < n; ++h) sum += k(x * n + i, y * n + h) * d(y, h) / N;
                if (v(x, i) != sum) return Truth::no;
            }
        for (long j = 0; j < n; ++j)
            for (long i = 0; i < t.width(l - 1); ++i) {
                Rational sum = 0;
                for (long x = 0; x < N; ++x) sum += below(x, i) * d(x, j) / N;
                if (t.weight_velocity(l - 1, i, j) != sum / t.root_width(l - 1)) return Truth::no;
            }
    }
    return Truth::yes;
}

claim::Result check(const claim::Context& context, const Reading& reading) {
    claim::Result result;
    result.scope = "all networks with sigma differentiable at the preactivations, finite data sets, directions, layers";
    const std::string list = "the hidden layers of three networks with neurons alike, sigma(u) = c u, c = 1, 2, 1/2";
    result.steps.carries(claim::written(context, "below"))
        .carries(claim::written(context, "preactivations"))
        .carries(claim::written(context, "weights"))
        .carries(claim::exact_for_each<UniformLayer>(
            list, uniform_layers(),
            {"d/dt z^(l) of a neuron, by dual numbers",
             [](const UniformLayer& at) { return at.chain.preactivation_velocity(at.layer); }},
            Relation::equal,
            {fmt::format("{} (Theta^(l) d^(l)) of that neuron", rigor::to_string(reading.kernel_factor)),
             [&](const UniformLayer& at) {
                 return Rational(reading.kernel_factor * at.chain.kernel_sum(at.layer) *
                                 direction(reading, at, at.layer));
             }}))
        .carries(claim::exact_for_each<UniformLayer>(
            list, uniform_layers(),
            {"d/dt W^(l) of an entry, by dual numbers",
             [](const UniformLayer& at) { return at.chain.weight_velocity(at.layer); }},
            Relation::equal,
            {fmt::format("n_l^(-{}/2) alpha^(l) d^(l+1)", reading.width_power), [&](const UniformLayer& at) {
                 return Rational(at.chain.activation(at.layer) * direction(reading, at, at.layer + 1) /
                                 rigor::power(Rational(at.chain.root_width(at.layer)), reading.width_power));
             }}));
    if (!context.verdict_only)
        result.steps.supports(claim::instances(
            "both lines at all layers, exactly; sigma leaky and scaled, two and three maps of unequal widths, 1 to 3 "
            "points, 1 and 2 outputs",
            context.seed, 12, both_lines));  // free: how many
    return result;
}

const claim::Registered registered{[]() -> claim::Check {
    return claim::checked("jacot-2018/a.3-evolution", check)
        .control("2 Theta^(l) in place of Theta^(l)", [](Reading& r) { r.kernel_factor = 2; })
        .control("1/n_l in place of 1/sqrt(n_l)", [](Reading& r) { r.width_power = 2; })
        .control("d^(l) without sigma'", [](Reading& r) { r.slope = false; })
        .property(claim::property(
            "both lines at all layers, sigma leaky and scaled, exactly",
            [](long number) {
                claim::Sampler sampler(2018, static_cast<std::uint64_t>(number));  // free: a seed
                return both_lines(sampler);
            },
            claim::Input{"sample", claim::integers(0, 1'000'000)}));  // free: random inputs
}};

}  // namespace
}  // namespace proofs::jacot_2018
