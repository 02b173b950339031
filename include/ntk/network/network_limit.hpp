// The limits, as all widths grow, of the tangent kernels of the networks of finite_network.hpp at initialisation, named
// after the network: what a finite network is to be compared with, whatever a paper prints for it.
// tests/ntk/network/initial_kernel_test.cpp compares, at finite widths.
//
// (2.1) of Yu et al. (2025). A preactivation of layer l has covariance Sigma^(l): Sigma^(1) = <x, x'> + 1, and
// sqrt(2/m_l) relu in front of W^(l+1), b^(l+1) gives
//   Sigma^(l+1) = 2 E[relu relu'] + 1 for l + 1 <= L,   and 2 E[relu relu'] for f, which has no bias;
// Theta^(l+1) = Theta^(l) dotSigma^(l+1) + Sigma^(l+1). So the "+1" of (3.6) stands outside the bracket, and
// K^FC = Theta^(L+1) of (3.7) has none in its last step: one less than the kernel
// of FullyConnectedKernel::yu_bias_outside(), where every layer has a bias.
#pragma once

#include "ntk/kernel/two_point_kernel.hpp"

namespace ntk {

/// Of network (2.1) of Yu et al. with L >= 1 hidden layers. Throws std::invalid_argument for L < 1, std::domain_error
/// for inner products that no points have.
template <rigor::Scalar T>
T yu_fully_connected_limit(const PairInnerProducts& p, long hidden_layers);

/// Of network (2.2) of Yu et al. with L >= 1 residual layers: (3.9) corrected, residual_kernel.hpp. Throws alike.
template <rigor::Scalar T>
T yu_residual_limit(const PairInnerProducts& p, long depth, const rigor::Rational& alpha);

/// Of the network of Jacot et al., section 2, with L >= 1 maps: Theta_infinity^(L) of theorem 1, the factor in front
/// of the identity. Throws alike.
template <rigor::Scalar T>
T jacot_limit(const PairInnerProducts& p, long depth, long n0, const rigor::Rational& beta);

}  // namespace ntk
