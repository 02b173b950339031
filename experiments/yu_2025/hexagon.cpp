#include "experiments/yu_2025/experiments.hpp"
#include "ntk/network/random_network.hpp"

#include <cmath>
#include <numbers>

namespace experiments::yu_2025 {

using ntk::DenseMatrix, ntk::DenseVector;

DenseMatrix<double> hexagon() {
    DenseMatrix<double> points(2, 6);
    for (long i = 0; i < 6; ++i) {
        const double angle = static_cast<double>(i + 1) * std::numbers::pi / 3;
        points.col(i) << std::cos(angle), std::sin(angle);
    }
    return points;
}

DenseVector<double> hexagon_labels() {
    DenseVector<double> labels(6);
    labels << 0, 1, 0, 1, 0, 1;
    return labels;
}

ntk::FiniteNetwork<double> three_hidden_layers(long input_dimension, long width, std::uint64_t seed) {
    auto network = ntk::yu_fully_connected<double>(input_dimension, std::vector<long>(3, width));
    ntk::initialize(network, seed);
    return network;
}

}  // namespace experiments::yu_2025
