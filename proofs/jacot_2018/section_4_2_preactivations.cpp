#include "claim/check.hpp"
#include "claim/cited_steps.hpp"
#include "claim/decided_steps.hpp"
#include "claim/generators.hpp"
#include "proofs/jacot_2018/common/training_moment.hpp"

#include <fmt/format.h>

namespace proofs::jacot_2018::section_4_2_preactivations {
namespace {

using claim::Relation;
using rigor::Rational, rigor::Truth;
using Dual = rigor::Dual<Rational>;

/// What stands in the derivative with respect to a weight of the last layer: the preactivation or the activation, times
/// n^(-width_power/2); for this sigma.
struct Reading {
    bool activation = false;
    claim::PiecewiseLinear sigma{1, 0};  // free: any but a multiple of z
    unsigned long width_power = 1;
};

/// n_0 = 1, n_1 = 4 neurons, one output; x = 1, no bias. Of one neuron: its weight in the first map, and sigma.
struct Neuron {
    Rational weight;
    claim::PiecewiseLinear sigma;
};
constexpr long root = 2;

/// d f/d W^(1) of that neuron at W^(1) = 3, by a dual number.
Rational derivative(const Neuron& neuron) {
    const Dual weight(3, 1);
    return (weight * Dual(neuron.sigma(neuron.weight)) / Dual(root)).derivative;
}
claim::Side<Neuron> said(const Reading& reading) {
    return {fmt::format("the {}/n^({}/2)", reading.activation ? "activation" : "preactivation", reading.width_power),
            [reading](const Neuron& neuron) {
                const Rational z = neuron.weight;
                return Rational((reading.activation ? neuron.sigma(z) : z) /
                                rigor::power(Rational(root), reading.width_power));
            }};
}
const char* const left = "d f/d W^(1) of a neuron, x = 1, n_1 = 4, by a dual number";

claim::Result check(const claim::Context&, const Reading& reading) {
    claim::Result result;
    result.aim = claim::Result::Aim::refute;
    result.scope = "the ReLU at a negative preactivation";
    result.steps.carries(claim::witness<Neuron>("L = 2, n_0 = 1, W^(0) = -1, x = 1", Neuron{-1, reading.sigma},
                                                {left, derivative}, Relation::equal, said(reading)));
    return result;
}

/// All weights of the last map of a general network.
Truth activations_appear(claim::Sampler& sampler) {
    const TrainingMoment t = TrainingMoment::sample(sampler, sampler.integer(2, 3));  // free: sizes of the samples
    const long last = t.maps() - 1;
    const auto a = t.activations(last);
    for (long x = 0; x < t.points(); ++x)
        for (long k = 0; k < t.width(last + 1); ++k)
            for (long i = 0; i < t.width(last); ++i)
                for (long j = 0; j < t.width(last + 1); ++j) {
                    const Rational expected = j == k ? Rational(a(x, i) / t.root_width(last)) : Rational(0);
                    if (t.weight_derivative(last + 1, x, k, last, i, j) != expected) return Truth::no;
                }
    return Truth::yes;
}

claim::Result check_correction(const claim::Context& context, const Reading& reading) {
    claim::Result result;
    result.scope = "all networks";
    result.steps.carries(claim::written(context, "derivative"))
        .carries(claim::exact_for_each<Neuron>("W^(0) = -1 and 2, sigma the ReLU, leaky, and twice the ReLU",
                                               {{-1, {1, 0}}, {2, {1, 0}}, {-1, {1, Rational(-1, 10)}}, {2, {2, 0}}},
                                               {left, derivative}, Relation::equal, said(reading)));
    if (!context.verdict_only)
        result.steps.supports(claim::instances(
            "every weight of the last map, exactly; sigma leaky and scaled, two and three maps of unequal widths, 1 "
            "and 2 outputs",
            context.seed, 10, activations_appear));  // free: how many
    return result;
}

const claim::Registered registered{[]() -> claim::Check {
    return claim::checked("jacot-2018/section-4.2-preactivations", check)
        .control("for sigma the identity",
                 [](Reading& r) {
                     r.sigma = {1, -1};
                 })
        .corrected(check_correction, Reading{.activation = true})
        .correction_control("preactivations", [](Reading& r) { r.activation = false; })
        .correction_control("1/n in place of 1/sqrt(n)", [](Reading& r) { r.width_power = 2; })
        .property(claim::property(
            "activations, at every weight of the last map, sigma leaky and scaled, exactly",
            [](long number) {
                claim::Sampler sampler(2018, static_cast<std::uint64_t>(number));  // free: a seed
                return activations_appear(sampler);
            },
            claim::Input{"sample", claim::integers(0, 1'000'000)}));  // free: random inputs
}};

}  // namespace
}  // namespace proofs::jacot_2018::section_4_2_preactivations
