#include "proofs/st_arnaud_2026/common/feature_flow.hpp"

#include <random>

namespace proofs::st_arnaud_2026 {

using rigor::Rational;
using Dual = rigor::Dual<Rational>;

ExactPoint point(const std::vector<Rational>& coordinates) {
    ExactPoint x(static_cast<long>(coordinates.size()));
    for (long i = 0; i < x.size(); ++i) x(i) = coordinates[static_cast<std::size_t>(i)];
    return x;
}
ExactPoint one_hot(long k) {
    if (k < 1 || k > 4) throw std::out_of_range("word " + std::to_string(k) + " of 4");
    std::vector<Rational> x(4);
    x[static_cast<std::size_t>(k - 1)] = 1;
    return point(x);
}

ExactNetwork exact_network(const std::vector<long>& widths, long number) {
    ExactNetwork network = ntk::jacot_network<Rational>(widths, 0);
    std::mt19937_64 random(static_cast<std::uint64_t>(number));
    const auto draw = [&](long bound) { return 1 + static_cast<long>(random() % static_cast<std::uint64_t>(bound)); };
    for (auto& map : network.maps)
        for (long i = 0; i < map.weights.size(); ++i)
            map.weights.data()[i] = Rational(random() % 2 ? draw(9) : -draw(9), draw(5));
    return network;
}

ExactPoint features(const ExactNetwork& network, const ExactPoint& x) { return ntk::forward(network, x).inputs.back(); }
ExactPoint preactivations(const ExactNetwork& network, const ExactPoint& x) {
    const auto trace = ntk::forward(network, x);
    return trace.results[trace.results.size() - 2];
}
namespace {
Rational dot(const ExactPoint& a, const ExactPoint& b) {
    Rational sum(0);
    for (long i = 0; i < a.size(); ++i) sum += a(i) * b(i);
    return sum;
}
}  // namespace
Rational feature_product(const ExactNetwork& network, const ExactPoint& x, const ExactPoint& y) {
    return dot(features(network, x), features(network, y));
}

std::vector<Rational> residuals(const ExactNetwork& network, const TrainingSet& data) {
    std::vector<Rational> r;
    for (std::size_t k = 0; k < data.points.size(); ++k)
        r.push_back(ntk::network_output(network, data.points[k])(0) - data.targets[k]);
    return r;
}
std::vector<Rational> loss_slopes(const ExactNetwork& network, const TrainingSet& data) {
    std::vector<Rational> r = residuals(network, data);
    if (data.loss == Loss::norm)
        for (Rational& q : r) q = q > 0 ? 1 : q < 0 ? -1 : 0;
    return r;
}

namespace {

/// theta', block by block.
ntk::NetworkGradient<Rational> velocity(const ExactNetwork& network, const TrainingSet& data) {
    const std::vector<Rational> slopes = loss_slopes(network, data);
    ntk::NetworkGradient<Rational> sum;
    for (std::size_t k = 0; k < slopes.size(); ++k) {
        const auto blocks = ntk::gradient(network, data.points[k]);
        if (sum.empty())
            for (const auto& block : blocks)
                sum.push_back(
                    {ntk::DenseMatrix<Rational>::Constant(block.weights.rows(), block.weights.cols(), Rational(0)),
                     {}});
        for (std::size_t b = 0; b < blocks.size(); ++b)
            for (long i = 0; i < blocks[b].weights.size(); ++i)
                sum[b].weights.data()[i] -= slopes[k] * blocks[b].weights.data()[i];
    }
    return sum;
}

/// The pass at x with parameters theta + theta' e.
ntk::NetworkTrace<Dual> moving_pass(const ExactNetwork& network, const TrainingSet& data, const ExactPoint& x) {
    const auto v = velocity(network, data);
    ntk::FiniteNetwork<Dual> moving{network.wiring, {}};
    for (std::size_t b = 0; b < network.maps.size(); ++b) {
        const auto& map = network.maps[b];
        auto copy = ntk::affine_map<Dual>(map.outputs(), map.inputs(), false, Dual(map.weight_scale),
                                          Dual(map.bias_scale), Dual(map.activation_scale));
        for (long i = 0; i < map.weights.size(); ++i)
            copy.weights.data()[i] = Dual(map.weights.data()[i], v[b].weights.data()[i]);
        moving.maps.push_back(std::move(copy));
    }
    ntk::DenseVector<Dual> fixed(x.size());
    for (long i = 0; i < x.size(); ++i) fixed(i) = Dual(x(i));
    return ntk::forward(moving, fixed);
}

}  // namespace

Rational squared_speed(const ExactNetwork& network, const TrainingSet& data) {
    Rational sum(0);
    for (const auto& block : velocity(network, data))
        for (long i = 0; i < block.weights.size(); ++i) sum += block.weights.data()[i] * block.weights.data()[i];
    return sum;
}

ExactNetwork after_step(const ExactNetwork& network, const TrainingSet& data, const Rational& rate) {
    const auto v = velocity(network, data);
    ExactNetwork moved = network;
    for (std::size_t b = 0; b < v.size(); ++b)
        for (long i = 0; i < v[b].weights.size(); ++i) moved.maps[b].weights.data()[i] += rate * v[b].weights.data()[i];
    return moved;
}

ExactPoint feature_derivative(const ExactNetwork& network, const TrainingSet& data, const ExactPoint& x) {
    const auto trace = moving_pass(network, data, x);
    ExactPoint d(trace.inputs.back().size());
    for (long i = 0; i < d.size(); ++i) d(i) = trace.inputs.back()(i).derivative;
    return d;
}
Rational output_derivative(const ExactNetwork& network, const TrainingSet& data, const ExactPoint& x) {
    return moving_pass(network, data, x).output()(0).derivative;
}

Rational product_derivative(const ExactNetwork& network, const TrainingSet& data, const ExactPoint& x,
                            const ExactPoint& y) {
    return dot(features(network, x), feature_derivative(network, data, y)) +
           dot(feature_derivative(network, data, x), features(network, y));
}

Constancy constancy(ExactNetwork network, const TrainingSet& data, const ExactPoint& x, const ExactPoint& y,
                    const Rational& rate, int steps) {
    const Rational product = feature_product(network, x, y),
                   output = ntk::network_output(network, data.points.front())(0);
    Constancy seen{true, false};
    for (int s = 0; s < steps; ++s) {
        network = after_step(network, data, rate);
        seen.product_constant = seen.product_constant && feature_product(network, x, y) == product;
        seen.output_moves = seen.output_moves || ntk::network_output(network, data.points.front())(0) != output;
    }
    return seen;
}

}  // namespace proofs::st_arnaud_2026
