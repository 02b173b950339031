#include "proofs/yu_2025/common/large_output.hpp"

#include "claim/decided_steps.hpp"

#include <fmt/format.h>

namespace proofs::yu_2025 {

using rigor::Rational, rigor::Truth;

namespace {

/// s, the factor of the last bias before the output that is not cut off.
Rational bias_factor(const NetworkSample& sample) {
    const auto& maps = sample.network.maps;
    if (sample.network.wiring == ntk::Wiring::chain) return maps[maps.size() - 2].activation_scale;
    return sample.alpha == 0 ? maps.front().weight_scale : Rational(abs(maps[maps.size() - 2].weight_scale));
}

}  // namespace

Truth output_bounded(const NetworkSample& sample, const Rational& factor) {
    const auto gradient = partial_derivatives(sample.network, sample.x);
    const Rational f = ntk::network_output(sample.network, sample.x)(0);
    return rigor::truth(full_product(gradient, gradient) >= factor * bias_factor(sample) * abs(f));
}

claim::Steps large_output_steps(const std::vector<ntk::Wiring>& wirings, const Rational& factor, std::uint64_t seed) {
    const std::string number = rigor::to_string(factor);
    claim::Steps steps;
    steps.carries(claim::identity<2>(
        fmt::format("a^2 + b^2 - {} a b (a = |alpha_j|, b = s |W_j| D_j)", number),
        [&](const auto& a, const auto& b) { return a * a + b * b - factor * a * b; }, "(a - b)^2",
        [](const auto& a, const auto& b) { return (a - b) * (a - b); }));
    for (const ntk::Wiring wiring : wirings) {
        const bool chain = wiring == ntk::Wiring::chain;
        steps.supports(claim::instances(
            fmt::format("K(x, x) >= {} s |f(x)|, networks {}, derivatives by dual numbers, exactly", number,
                        chain ? "(2.1)" : "(2.2), alpha = 0 among them"),
            seed, 60, [&](claim::Sampler& sampler) {
                return output_bounded(chain ? fully_connected_sample(sampler) : residual_sample(sampler), factor);
            }));
    }
    return steps;
}

}  // namespace proofs::yu_2025
