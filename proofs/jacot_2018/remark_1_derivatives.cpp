#include "claim/check.hpp"
#include "claim/cited_steps.hpp"
#include "claim/decided_steps.hpp"
#include "claim/generators.hpp"
#include "proofs/jacot_2018/common/classical_parametrisation.hpp"
#include "rigor/number/dual_number.hpp"

namespace proofs::jacot_2018::remark_1_derivatives {
namespace {

using rigor::Rational, rigor::Truth;

/// Derivatives are scaled by (1/sqrt n_l)^weights and beta^biases.
struct Reading {
    long weights = 1, biases = 1;
};

/// Every partial derivative of a random network against that of its classical form.
Truth scaled(claim::Sampler& sampler, const Reading& reading) {
    const ExactNetwork network = random_network(sampler), other = classical(network);
    const ExactPoint x = random_point(sampler, network);
    const long output = sampler.integer(0, network.outputs() - 1);  // free: which one
    const auto g = ntk::gradient(network, x, output), h = ntk::gradient(other, x, output);
    for (std::size_t l = 0; l < g.size(); ++l) {
        const Rational s = power_of(network.maps[l].weight_scale, reading.weights),
                       beta = power_of(network.maps[l].bias_scale, reading.biases);
        for (long j = 0; j < g[l].weights.size(); ++j)
            if (g[l].weights.data()[j] != s * h[l].weights.data()[j]) return Truth::no;
        for (long j = 0; j < g[l].bias.size(); ++j)
            if (g[l].bias(j) != beta * h[l].bias(j)) return Truth::no;
    }
    return Truth::yes;
}

claim::Result check(const claim::Context& context, const Reading& reading) {
    claim::Result result;
    result.scope = "all networks, at parameters that represent the same function, wherever F is differentiable";
    // z = s W a + beta b against z = w a + b' by dual numbers: the derivative along W or b.
    const auto along = [](const auto& s, const auto& beta, const auto& a, long dW, long db) {
        using T = std::decay_t<decltype(a)>;
        using D = rigor::Dual<T>;
        const D W(T(3), T(dW)), b(T(5), T(db));  // free: where on a line does not matter
        return (D(s) * W * D(a) + D(beta) * b).derivative;
    };
    result.steps
        .carries(claim::identity<3>(
            "dz/dW for z = s W a + beta b, by dual numbers",
            [&](const auto& s, const auto& beta, const auto& a) { return along(s, beta, a, 1, 0); },
            fmt::format("s^{} dz/dw for z = w a + b'", reading.weights),
            [&](const auto& s, const auto&, const auto& a) {
                using T = std::decay_t<decltype(a)>;
                return power_of(s, reading.weights) * along(T(1), T(1), a, 1, 0);
            }))
        .carries(claim::identity<3>(
            "dz/db for z = s W a + beta b, by dual numbers",
            [&](const auto& s, const auto& beta, const auto& a) { return along(s, beta, a, 0, 1); },
            fmt::format("beta^{} dz/db' for z = w a + b'", reading.biases),
            [&](const auto&, const auto& beta, const auto& a) {
                using T = std::decay_t<decltype(a)>;
                return power_of(beta, reading.biases) * along(T(1), T(1), a, 0, 1);
            }))
        .carries(claim::cites(context, "jacot-2018/remark-1-functions"))
        .carries(claim::written(context, "chain"))
        .supports(claim::instances("every partial derivative of networks of unequal widths, other factors in each map, "
                                   "against the classical one, exactly",
                                   context.seed, 60,  // free: how many
                                   [&](claim::Sampler& s) { return scaled(s, reading); }));
    return result;
}

const claim::Registered registered{[]() -> claim::Check {
    return claim::checked("jacot-2018/remark-1-derivatives", check)
        .control("1/n_l in place of 1/sqrt(n_l)", [](Reading& r) { r.weights = 2; })
        .control("no factor of the weights' derivatives", [](Reading& r) { r.weights = 0; })
        .control("beta^2 in place of beta", [](Reading& r) { r.biases = 2; })
        .control("no factor of the biases' derivatives", [](Reading& r) { r.biases = 0; })
        .property(claim::property(
            "every partial derivative of the network of the seed against the classical one, exactly",
            [](long seed) {
                claim::Sampler sampler(static_cast<std::uint64_t>(seed), 0);
                return scaled(sampler, {});
            },
            claim::Input{"seed", claim::integers(1, 1'000'000)}));
}};

}  // namespace
}  // namespace proofs::jacot_2018::remark_1_derivatives
