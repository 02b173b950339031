#include "claim/check.hpp"
#include "claim/cited_steps.hpp"
#include "claim/decided_steps.hpp"
#include "claim/generators.hpp"
#include "proofs/jacot_2018/common/classical_parametrisation.hpp"

namespace proofs::jacot_2018::remark_1_learning_rate {
namespace {

using claim::Relation;
using rigor::Rational, rigor::Truth;

/// The numbers of the sentence, exactly.
struct Reading {
    Rational beta{1, 10}, rate = 1, width = 100, classical_rate{1, 100};
};

struct Data {
    std::vector<ExactPoint> points;
    std::vector<Rational> targets;
};
/// A step on (1/2N) sum_i (f(x_i) - y_i)^2, f the first output, with rates for the weights and biases of each map.
void descend(ExactNetwork& network, const Data& data, const std::vector<Rational>& weights,
             const std::vector<Rational>& biases) {
    std::vector<ntk::NetworkGradient<Rational>> gradients;
    std::vector<Rational> errors;
    for (std::size_t i = 0; i < data.points.size(); ++i) {
        gradients.push_back(ntk::gradient(network, data.points[i]));
        errors.push_back((ntk::network_output(network, data.points[i])(0) - data.targets[i]) /
                         static_cast<long>(data.points.size()));
    }
    for (std::size_t i = 0; i < errors.size(); ++i)
        for (std::size_t l = 0; l < network.maps.size(); ++l) {
            auto& map = network.maps[l];
            const auto& g = gradients[i][l];
            for (long j = 0; j < map.weights.size(); ++j)
                map.weights.data()[j] -= weights[l] * errors[i] * g.weights.data()[j];
            for (long j = 0; j < map.bias.size(); ++j) map.bias(j) -= biases[l] * errors[i] * g.bias(j);
        }
}
/// A network with the factors s, c at the rate eta and its classical form at the rates eta s^2, eta c^2 of weights and
/// biases, map by map: the same parameters after each of two steps.
Truth side_by_side(claim::Sampler& sampler) {
    ExactNetwork network = random_network(sampler), plain = classical(network);
    Data data;
    for (long i = 0; i < 2; ++i) {
        data.points.push_back(random_point(sampler, network));
        data.targets.push_back(sampler.rational());
    }
    const Rational eta = sampler.positive_rational() / 50;
    std::vector<Rational> same(network.maps.size(), eta), weights, biases;
    for (const auto& map : network.maps) {
        weights.push_back(eta * map.weight_scale * map.weight_scale);
        biases.push_back(eta * map.bias_scale * map.bias_scale);
    }
    for (int step = 0; step < 2; ++step) {
        descend(network, data, same, same);
        descend(plain, data, weights, biases);
        const ExactNetwork moved = classical(network);
        for (std::size_t l = 0; l < moved.maps.size(); ++l)
            if (moved.maps[l].weights != plain.maps[l].weights || moved.maps[l].bias != plain.maps[l].bias)
                return Truth::no;
    }
    return Truth::yes;
}

claim::Result check(const claim::Context& context, const Reading& reading) {
    claim::Result result;
    result.scope =
        "the rates of all networks whose hidden layers have the width 100, the first map's weights apart; not what counts "
        "as similar";
    const Rational &n = reading.width, &beta = reading.beta, &eta = reading.rate;
    const claim::Named claimed{"the classical rate", reading.classical_rate};
    result.steps.carries(claim::cites(context, "jacot-2018/remark-1-derivatives"))
        .carries(claim::identity<4>(
            "the step of w = W/r when W falls by eta g/r, g the classical derivative, n_l = r^2",
            [](const auto& r, const auto& rate, const auto& W, const auto& g) {
                return (W - rate * (g / r)) / r - W / r;
            },
            "-(eta/n_l) g",
            [](const auto& r, const auto& rate, const auto&, const auto& g) { return -(rate / (r * r)) * g; }))
        .carries(claim::identity<4>(
            "the step of b' = beta b when b falls by eta beta g",
            [](const auto& c, const auto& rate, const auto& b, const auto& g) {
                return c * (b - rate * (c * g)) - c * b;
            },
            "-eta beta^2 g",
            [](const auto& c, const auto& rate, const auto&, const auto& g) { return -rate * c * c * g; }))
        .carries(claim::exact(
            {fmt::format("eta/n_l at eta = {}, n_l = {}", rigor::to_string(eta), rigor::to_string(n)), eta / n},
            Relation::equal, claimed))
        .carries(claim::exact(
            {fmt::format("eta beta^2 at eta = {}, beta = {}", rigor::to_string(eta), rigor::to_string(beta)),
             eta * beta * beta},
            Relation::equal, claimed))
        .carries(claim::written(context, "steps"))
        .supports(claim::instances("least squares, two steps: the parameters of a network and of its classical form at "
                                   "the rates eta s^2, eta beta^2 agree, unequal widths, exactly",
                                   context.seed, 20,  // free: how many
                                   side_by_side));
    return result;
}

const claim::Registered registered{[]() -> claim::Check {
    return claim::checked("jacot-2018/remark-1-learning-rate", check)
        .control("beta = 0.2", [](Reading& r) { r.beta = Rational(1, 5); })
        .control("the learning rate 0.5", [](Reading& r) { r.rate = Rational(1, 2); })
        .control("the width 50", [](Reading& r) { r.width = 50; })
        .control("the classical learning rate 0.1", [](Reading& r) { r.classical_rate = Rational(1, 10); })
        .property(claim::property(
            "the network of the seed and its classical form, side by side for two steps, exactly",
            [](long seed) {
                claim::Sampler sampler(static_cast<std::uint64_t>(seed), 0);
                return side_by_side(sampler);
            },
            claim::Input{"seed", claim::integers(1, 1'000'000)}));
}};

}  // namespace
}  // namespace proofs::jacot_2018::remark_1_learning_rate
