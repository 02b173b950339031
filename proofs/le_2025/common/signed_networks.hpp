// Networks of section 2.2 of Le with one neuron in each layer, the ReLU and beta = 0, whose weights are all signs: the
// mean of their tangent kernels over the 2^L choices, by back-propagation, exactly. At x and x' on one side of 0 it is
// the mean over Gaussian weights: given the layers below, W and -W are equally likely, and each term of the kernel is a
// product of factors W^2 (mean 1) and indicators that depend on the signs of the W only.
// That mean is the same at every width: the entry T_ii of a neuron does not change with the sign of the weights W_i
// into it, which flips its indicator, and it is 0 where all neurons below are 0, so that E 1(z_i > 0) T_ii = E T_ii/2.
#pragma once

#include "ntk/network/empirical_kernel.hpp"
#include "rigor/number/rational.hpp"

#include <vector>

namespace proofs::le_2025 {

/// E Theta^L(x, x'), L = depth >= 1, n_0 = 1; x and x' positive.
inline rigor::Rational mean_tangent_kernel(long depth, const rigor::Rational& x, const rigor::Rational& y) {
    using rigor::Rational;
    ntk::FiniteNetwork<Rational> network =
        ntk::jacot_network<Rational>(std::vector<long>(static_cast<std::size_t>(depth) + 1, 1), Rational(0));
    ntk::DenseMatrix<Rational> points(1, 2);
    points(0, 0) = x;
    points(0, 1) = y;
    Rational sum = 0;
    for (long signs = 0; signs < 1L << depth; ++signs) {
        for (long l = 0; l < depth; ++l)
            network.maps[static_cast<std::size_t>(l)].weights(0, 0) = (signs >> l) % 2 == 0 ? 1 : -1;
        sum += ntk::empirical_kernel(network, points)(0, 1);
    }
    return sum / (1L << depth);
}

/// Sigma^L and Theta_infinity^L of the ReLU at two points of one side: kappa_0 = kappa_1 = 1 at the correlation 1, so
/// Sigma^(l+1) = Sigma^l/2 + beta^2, dotSigma = slope = 1/2. n_0 = 1, beta = 0.
struct OneSide {
    rigor::Rational covariance, tangent;
};
inline OneSide limit_on_one_side(long depth, const rigor::Rational& x, const rigor::Rational& y,
                                 const rigor::Rational& slope = rigor::Rational(1, 2)) {
    OneSide now{x * y, x * y};
    for (long l = 1; l < depth; ++l) {
        now.covariance /= 2;
        now.tangent = slope * now.tangent + now.covariance;
    }
    return now;
}

}  // namespace proofs::le_2025
