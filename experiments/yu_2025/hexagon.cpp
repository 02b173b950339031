#include "experiments/yu_2025/experiments.hpp"
#include "ntk/network_batch.hpp"
#include "ntk/random_network.hpp"

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

double circle_angle(long i, long angles) { return std::numbers::pi * (2 * static_cast<double>(i) / static_cast<double>(angles - 1) - 1); }

DenseMatrix<double> circle(long angles) {
    DenseMatrix<double> points(2, angles + 1);
    points.col(0) << 1, 0;
    for (long i = 0; i < angles; ++i) points.col(i + 1) << std::cos(circle_angle(i, angles)), std::sin(circle_angle(i, angles));
    return points;
}

std::vector<double> kernel_on_circle(const ntk::FiniteNetwork<double>& network, const DenseMatrix<double>& points) {
    const DenseMatrix<double> kernel = ntk::approx_empirical_kernel(network, points);
    std::vector<double> row;
    for (long i = 1; i < points.cols(); ++i) row.push_back(kernel(0, i));
    return row;
}

}  // namespace experiments::yu_2025
