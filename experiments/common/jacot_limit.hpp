// The limit kernels of Jacot et al. (2018) for points in doubles, rounded: what their experiments approximate by a
// network of width 10,000.
#pragma once

#include "ntk/kernel/two_point_kernel.hpp"
#include "ntk/network/finite_network.hpp"

#include <cmath>

namespace experiments {

struct JacotLimit {
    ntk::DenseMatrix<double> tangent;     ///< Theta_infinity^(L)(x_i, y_j)
    ntk::DenseMatrix<double> covariance;  ///< Sigma^(L)(x_i, y_j)
};

/// Points are columns. For the ReLU, beta as given, n0 their dimension.
inline JacotLimit approx_jacot_limit(const ntk::DenseMatrix<double>& x, const ntk::DenseMatrix<double>& y, long depth,
                                     const rigor::Rational& beta) {
    JacotLimit limit{ntk::DenseMatrix<double>(x.cols(), y.cols()), ntk::DenseMatrix<double>(x.cols(), y.cols())};
    const auto kernel = ntk::FullyConnectedKernel::jacot(x.rows(), beta);
    const ntk::DenseVector<double> xx = x.colwise().squaredNorm(), yy = y.colwise().squaredNorm();
    const ntk::DenseMatrix<double> xy = x.transpose() * y;
    for (long i = 0; i < x.cols(); ++i)
        for (long j = 0; j < y.cols(); ++j) {
            // The exact inner products of some points: rounding must not break Cauchy-Schwarz.
            const double largest = std::sqrt(xx(i) * yy(j)),
                         inner = std::abs(xy(i, j)) < largest * (1 - 1e-14)
                                     ? xy(i, j)
                                     : std::copysign(largest * (1 - 1e-14), xy(i, j));
            ntk::TwoPointKernelIteration<double> walk(
                {rigor::Rational(xx(i)), rigor::Rational(inner), rigor::Rational(yy(j))}, kernel);
            walk.advance_to(depth);
            limit.tangent(i, j) = walk.tangent_kernel();
            limit.covariance(i, j) = walk.covariance();
        }
    return limit;
}

}  // namespace experiments
