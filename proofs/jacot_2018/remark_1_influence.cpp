#include "claim/check.hpp"
#include "claim/cited_steps.hpp"
#include "claim/decided_steps.hpp"
#include "claim/generators.hpp"
#include "ntk/network/empirical_kernel.hpp"
#include "proofs/jacot_2018/common/classical_parametrisation.hpp"

namespace proofs::jacot_2018::remark_1_influence {
namespace {

using rigor::Rational, rigor::Truth;

/// The factors are n_l^(-weights/2) and beta^biases.
struct Reading {
    long weights = 1, biases = 1;
};

/// delta delta' (s^2 <a, a'>) of the weights and delta delta' c^2 of the biases in the tangent kernel of a random
/// network, map by map, against the classical ones.
Truth contributions(claim::Sampler& sampler) {
    const ExactNetwork network = random_network(sampler), other = classical(network);
    const ExactPoint u = random_point(sampler, network), v = random_point(sampler, network);
    const auto parts = [&](const ExactNetwork& f) {
        const auto x = ntk::forward(f, u), y = ntk::forward(f, v);
        return ntk::kernel_contributions(f, x, ntk::backward(f, x), y, ntk::backward(f, y));
    };
    const auto ours = parts(network), plain = parts(other);
    for (std::size_t l = 0; l < ours.size(); ++l) {
        const Rational &s = network.maps[l].weight_scale, &c = network.maps[l].bias_scale;
        if (ours[l].weights != s * s * plain[l].weights || ours[l].bias != c * c * plain[l].bias) return Truth::no;
    }
    return Truth::yes;
}

claim::Result check(const claim::Context& context, const Reading& reading) {
    claim::Result result;
    result.scope = "all networks and pairs of points";
    const auto scale = [&](const auto& r) { return 1 / power_of(r, reading.weights); };
    const auto bias = [&](const auto& beta) { return power_of(beta, reading.biases); };
    result.steps.carries(claim::cites(context, "jacot-2018/remark-1-derivatives"))
        .carries(claim::written(context, "contributions"))
        .carries(claim::identity<3>(
            "delta delta' s^2 <a, a'>, the weights' part, s the factor of the weights and n_l = r^2",
            [&](const auto& r, const auto& deltas, const auto& product) {
                return deltas * scale(r) * scale(r) * product;
            },
            "the classical delta delta' <a, a'>, divided by n_l",
            [](const auto& r, const auto& deltas, const auto& product) { return deltas * product / (r * r); }))
        .carries(claim::identity<4>(
            "weights' part / biases' part, with the factors",
            [&](const auto& r, const auto& beta, const auto& deltas, const auto& product) {
                return (deltas * scale(r) * scale(r) * product) / (deltas * bias(beta) * bias(beta));
            },
            "the classical quotient, divided by n_l beta^2",
            [](const auto& r, const auto& beta, const auto& deltas, const auto& product) {
                return deltas * product / deltas / (r * r * beta * beta);
            }))
        .carries(claim::written(context, "balance"))
        .supports(claim::instances("the two parts of the tangent kernel, map by map, networks of unequal widths and "
                                   "other factors in each map: s^2 and beta^2 times the classical ones, exactly",
                                   context.seed, 60,  // free: how many
                                   contributions));
    return result;
}

const claim::Registered registered{[]() -> claim::Check {
    return claim::checked("jacot-2018/remark-1-influence", check)
        .control("without the factor 1/sqrt(n_l)", [](Reading& r) { r.weights = 0; })
        .control("the factor 1/n_l in place of 1/sqrt(n_l)", [](Reading& r) { r.weights = 2; })
        .control("without the factor beta", [](Reading& r) { r.biases = 0; })
        .property(claim::property(
            "the two parts of the tangent kernel of the network of the seed, map by map, are s^2 and beta^2 times the "
            "classical ones, exactly",
            [](long seed) {
                claim::Sampler sampler(static_cast<std::uint64_t>(seed), 0);
                return contributions(sampler);
            },
            claim::Input{"seed", claim::integers(1, 1'000'000)}));
}};

}  // namespace
}  // namespace proofs::jacot_2018::remark_1_influence
