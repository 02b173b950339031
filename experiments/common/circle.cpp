#include "experiments/common/circle.hpp"

#include "ntk/network/network_batch.hpp"

#include <cmath>
#include <numbers>

namespace experiments {

using ntk::DenseMatrix;

double circle_angle(long i, long angles) {
    return std::numbers::pi * (2 * static_cast<double>(i) / static_cast<double>(angles - 1) - 1);
}

DenseMatrix<double> circle(long angles) {
    DenseMatrix<double> points(2, angles);
    for (long i = 0; i < angles; ++i)
        points.col(i) << std::cos(circle_angle(i, angles)), std::sin(circle_angle(i, angles));
    return points;
}

std::vector<double> kernel_on_circle(const ntk::FiniteNetwork<double>& network, long angles) {
    DenseMatrix<double> points(2, angles + 1);
    points.col(0) << 1, 0;
    points.rightCols(angles) = circle(angles);
    const DenseMatrix<double> kernel = ntk::approx_empirical_kernel(network, points);
    std::vector<double> row;
    for (long i = 1; i <= angles; ++i) row.push_back(kernel(0, i));
    return row;
}

}  // namespace experiments
