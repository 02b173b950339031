#include "claim/check.hpp"
#include "claim/cited_steps.hpp"
#include "claim/decided_steps.hpp"
#include "claim/generators.hpp"
#include "proofs/jacot_2018/common/classical_parametrisation.hpp"
#include "rigor/matrix/rational_matrix.hpp"

namespace proofs::jacot_2018::remark_1_functions {
namespace {

using claim::Relation;
using rigor::Rational, rigor::Truth;

/// The factors of weights (n_l = 4) and biases.
struct Reading {
    Rational weights{1, 2}, beta{1, 10};  // free: any but 0
};

/// Both networks at a point, and the first one again with its parameters had back from the classical ones.
Truth same_function(claim::Sampler& sampler) {
    const ExactNetwork network = random_network(sampler), other = classical(network);
    const ExactPoint x = random_point(sampler, network);
    ExactNetwork back = other;
    for (std::size_t l = 0; l < back.maps.size(); ++l) {
        auto& map = back.maps[l];
        map.weight_scale = network.maps[l].weight_scale;
        map.bias_scale = network.maps[l].bias_scale;
        for (long i = 0; i < map.weights.size(); ++i) map.weights.data()[i] /= map.weight_scale;
        for (long i = 0; i < map.bias.size(); ++i) map.bias(i) /= map.bias_scale;
        if (map.weights != network.maps[l].weights || map.bias != network.maps[l].bias) return Truth::no;
    }
    return rigor::truth(ntk::network_output(network, x) == ntk::network_output(other, x));
}

claim::Result check(const claim::Context& context, const Reading& reading) {
    claim::Result result;
    result.scope = "all widths, sigma and beta > 0";
    const std::vector<Rational> factors{reading.weights, reading.beta};
    result.steps
        .carries(claim::identity<5>(
            "s W a + beta b at W = w/s, b = b'/beta",
            [](const auto& s, const auto& beta, const auto& w, const auto& b, const auto& a) {
                return s * (w / s) * a + beta * (b / beta);
            },
            "w a + b'",
            [](const auto&, const auto&, const auto& w, const auto& b, const auto& a) { return w * a + b; }))
        .carries(claim::exact({fmt::format("the rank of (W, b) -> ({} W, {} b)", rigor::to_string(reading.weights),
                                           rigor::to_string(reading.beta)),
                               rigor::rank(rigor::RationalMatrix::diagonal(factors))},
                              Relation::equal, {"2", 2}))
        .carries(claim::written(context, "bijection"))
        .supports(claim::instances("w = s W, b' = beta b gives the same values, and W = w/s, b = b'/beta leads back; "
                                   "networks of unequal widths, other factors in each map, exactly",
                                   context.seed, 60,  // free: how many
                                   same_function));
    return result;
}

const claim::Registered registered{[]() -> claim::Check {
    return claim::checked("jacot-2018/remark-1-functions", check)
        .control("beta = 0", [](Reading& r) { r.beta = 0; })
        .control("the factor 0 for the weights", [](Reading& r) { r.weights = 0; })
        .property(claim::property(
            "the network of the seed and its classical form have the same value, and the parameters are had back, "
            "exactly",
            [](long seed) {
                claim::Sampler sampler(static_cast<std::uint64_t>(seed), 0);
                return same_function(sampler);
            },
            claim::Input{"seed", claim::integers(1, 1'000'000)}));
}};

}  // namespace
}  // namespace proofs::jacot_2018::remark_1_functions
