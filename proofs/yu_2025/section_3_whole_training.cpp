#include "claim/check.hpp"
#include "claim/cited_steps.hpp"
#include "claim/decided_steps.hpp"
#include "claim/generators.hpp"
#include "proofs/yu_2025/common/divergence_steps.hpp"
#include "proofs/yu_2025/common/large_output.hpp"
#include "proofs/yu_2025/common/resting_network.hpp"

namespace proofs::yu_2025::section_3_whole_training {
namespace {

using rigor::Rational, rigor::Truth;

/// Of the remark: the derivative of the ReLU at 0, 1(z > 0) as printed, and K_t(x, x) >= factor s |f_t(x)|.
struct Reading {
    bool active_at_zero = false;
    Rational factor = 2;
};

/// One point x, neuron 0 of m on its kink, the others at preactivations that are not 0.
ntk::KinkRates<Rational> rates_on_kink(const Rational& x, const std::vector<Rational>& outputs, const Rational& c) {
    std::vector<Rational> weights, biases;
    for (std::size_t j = 0; j < outputs.size(); ++j) {
        const auto number = static_cast<long>(j);
        weights.emplace_back(number - 2, 3);
        biases.push_back(-weights.back() * x + Rational(number % 2 ? number : -number));
    }
    ExactMatrix point(1, 1);
    point << x;
    ExactVector coefficient(1);
    coefficient << c;
    return ntk::kink_rates(one_layer(weights, biases, outputs, Rational(2, 3)), point, coefficient, {0, 0, 0});
}
/// The rate of its preactivation is 0 with 1(z > 0), and s V c (x^2 + 1) with 1(z >= 0).
Truth stays_on_kink(const Rational& x, const std::vector<Rational>& outputs, const Rational& c, bool active_at_zero) {
    const auto rates = rates_on_kink(x, outputs, c);
    return rigor::truth((active_at_zero ? rates.active : rates.inactive) == 0 &&
                        rates.active == Rational(2, 3) * outputs[0] * c * (x * x + 1));
}

claim::Result check(const claim::Context& context, const Reading& reading) {
    claim::Result result;
    result.aim = claim::Result::Aim::nothing;
    result.scope = "a report of what other papers show; nothing is asserted about training by (2.7)";
    result.steps
        .supports(claim::instances(
            "one point, L = 1: a neuron on its kink has the rate 0 there under (2.7) with 1(z > 0), exactly",
            context.seed, 40,
            [&](claim::Sampler& sampler) {
                const Rational x = sampler.rational();
                std::vector<Rational> outputs;
                const long m = sampler.integer(1, 4);
                for (long j = 0; j < m; ++j) outputs.push_back(sampler.nonzero_rational());
                const Rational c = sampler.nonzero_rational();
                return stays_on_kink(x, outputs, c, reading.active_at_zero);
            }))
        .supports(claim::written(context, "solution"))
        .supports(claim::cites(context, "yu-2025/lemma-8"))
        .append(large_output_steps({ntk::Wiring::chain}, reading.factor, context.seed))
        .supports(claim::written(context, "remark"));
    return result;
}

const claim::Registered registered{[]() -> claim::Check {
    return claim::checked("yu-2025/section-3-whole-training", check)
        .property(claim::property(
            "one point: on its kink a neuron has the rate 0 with 1(z > 0), and s V c (x^2 + 1) with 1(z >= 0), exactly",
            [](const Rational& x, const Rational& v, const Rational& c) {
                return stays_on_kink(x, {v, 3, -2, 1}, c, false);
            },
            claim::Input{"x", claim::correlations()}, claim::Input{"V", claim::correlations()},
            claim::Input{"c", claim::correlations()}));
}};

}  // namespace
}  // namespace proofs::yu_2025::section_3_whole_training
