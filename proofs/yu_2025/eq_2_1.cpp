#include "claim/check.hpp"
#include "claim/cited_steps.hpp"
#include "claim/decided_steps.hpp"
#include "claim/generators.hpp"
#include "claim/sampler.hpp"
#include "proofs/yu_2025/common/training_sample.hpp"

namespace proofs::yu_2025::eq_2_1 {
namespace {

using rigor::Rational, rigor::Truth;

/// alpha^(l) = sqrt(constant/m_l) relu(W alpha + b), f = W alpha + output_bias.
struct Reading {
    long constant = 2;
    bool factor_on_weights = false;  ///< relu(sqrt(constant/m_l) W alpha + b)
    Rational output_bias = 0;
};

/// Of a rational square with small numerator and denominator.
Rational square_root(const Rational& q) {
    for (long below = 1; below <= 12; ++below)
        for (long above = 1; above <= 12; ++above)
            if (const Rational root(above, below); root * root == q) return root;
    throw std::invalid_argument("the root of " + rigor::to_string(q) + " is not rational, or large");
}

/// The formula, with loops.
Rational formula(const ExactNetwork& network, const std::vector<Rational>& x, const Reading& reading) {
    std::vector<Rational> alpha = x;
    for (std::size_t l = 0; l + 1 < network.maps.size(); ++l) {
        const auto& map = network.maps[l];
        const Rational s = square_root(Rational(reading.constant, map.outputs()));
        std::vector<Rational> next;
        for (long j = 0; j < map.outputs(); ++j) {
            Rational z = 0;
            for (std::size_t k = 0; k < alpha.size(); ++k) z += map.weights(j, static_cast<long>(k)) * alpha[k];
            const Rational value = reading.factor_on_weights ? s * z + map.bias(j) : s * (z + map.bias(j));
            next.push_back(value > 0 ? value : Rational(0));
        }
        alpha = next;
    }
    Rational f = reading.output_bias;
    for (std::size_t k = 0; k < alpha.size(); ++k) f += network.maps.back().weights(0, static_cast<long>(k)) * alpha[k];
    return f;
}

Truth agrees(claim::Sampler& sampler, const Reading& reading) {
    const long d = sampler.integer(1, 3), depth = sampler.integer(1, 3);
    std::vector<long> widths;
    for (long l = 0; l < depth; ++l) {
        const long root = sampler.integer(1, 3);
        widths.push_back(2 * root * root);
    }
    ExactNetwork network = ntk::yu_fully_connected<Rational>(d, widths);
    for (auto& map : network.maps) {
        for (long i = 0; i < map.weights.size(); ++i) map.weights.data()[i] = sampler.rational();
        for (long i = 0; i < map.bias.size(); ++i) map.bias(i) = sampler.rational();
    }
    const std::vector<Rational> x = sampler.vector(d);
    ExactVector column(d);
    for (long i = 0; i < d; ++i) column(i) = x[static_cast<std::size_t>(i)];
    return rigor::truth(formula(network, x, reading) == ntk::network_output(network, column)(0));
}

claim::Result check(const claim::Context& context, const Reading& reading) {
    claim::Result result;
    result.aim = claim::Result::Aim::nothing;
    result.scope = "a definition: nothing in it is true or false";
    result.steps
        .carries(claim::instances("the formula written out is f(x; theta) of the suite's network, exactly, L = 1 to 3, "
                                  "widths 2, 8, 18, d = 1 to 3",
                                  context.seed, 40, [&](claim::Sampler& sampler) { return agrees(sampler, reading); }))
        .carries(claim::written(context, "network"));
    return result;
}

const claim::Registered registered{[]() -> claim::Check {
    return claim::checked("yu-2025/eq-2.1", check)
        .control("the factor on the weights only", [](Reading& r) { r.factor_on_weights = true; })
        .control("sqrt(8/m_l)", [](Reading& r) { r.constant = 8; })
        .control("an output bias of 1e-20", [](Reading& r) { r.output_bias = rigor::parse_rational("1e-20"); })
        .property(claim::property(
            "the formula written out is f(x; theta) of the suite's network, exactly",
            [](long number) {
                claim::Sampler sampler(21, static_cast<std::uint64_t>(number));
                return agrees(sampler, {});
            },
            claim::Input{"network", claim::integers(1, 1'000'000)}));
}};

}  // namespace
}  // namespace proofs::yu_2025::eq_2_1
