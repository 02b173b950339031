// The unit circle, on which several experiments draw kernels and functions.
#pragma once

#include "ntk/network/finite_network.hpp"

namespace experiments {

/// Number i of `angles` angles from -pi to pi, both included, in radians.
double circle_angle(long i, long angles);
/// The points (cos g, sin g), one a column.
ntk::DenseMatrix<double> circle(long angles);
/// K((1, 0), x') for the points of circle(): the tangent kernel of the network as it is.
std::vector<double> kernel_on_circle(const ntk::FiniteNetwork<double>& network, long angles);

}  // namespace experiments
