// Gram matrices of the kernels in balls, at exact data: from points with rational coordinates, and from equally spaced
// points on the circle, whose Gram matrices are circulant, so that their eigenvalues are finite Fourier sums.
#pragma once

#include "ntk/kernel/two_point_kernel.hpp"
#include "rigor/matrix/ball_matrix.hpp"
#include "rigor/number/ball_functions.hpp"

#include <algorithm>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

#include <algorithm>

namespace ntk {

/// X X^T, exact; the points are the rows of X.
inline rigor::RationalMatrix inner_products(const rigor::RationalMatrix& points) { return rigor::row_products(points); }

/// The symmetric matrix of f(i, j) for i <= j, balls at the working precision. f(i, j) must enclose the kernel at
/// points i and j.
template <class F>
rigor::BallMatrix gram_matrix(long n, F f) {
    rigor::BallMatrix gram(n, n);
    for (long i = 0; i < n; ++i)
        for (long j = i; j < n; ++j) gram.set_symmetric(i, j, f(i, j));
    return gram;
}

enum class GramKind { covariance, derivative_covariance, tangent };

/// Sigma^(depth), gain kappa_0(rho^(depth)) or Theta^(depth) at the rows of `points`. Throws std::invalid_argument for
/// depth < 1.
rigor::BallMatrix gram_matrix(const rigor::RationalMatrix& points, const FullyConnectedKernel& kernel, long depth,
                              GramKind kind = GramKind::tangent);

/// The angle of two of n equally spaced points on the circle, k steps apart, in [0, pi] radians.
rigor::Ball circle_angle(long n, long k);

/// lambda_j = sum_k f(angle of k steps) cos(2 pi j k/n) for j = 0 … n/2: all eigenvalues of the Gram matrix of f, a
/// function of the angle, at n equally spaced points (those with 0 < j < n/2 are double). The eigenvector of lambda_j
/// has the entries cos(2 pi j k/n). Throws std::invalid_argument for n < 1.
template <class F>
std::vector<rigor::Ball> circle_eigenvalues(long n, F f) {
    if (n < 1) throw std::invalid_argument(std::to_string(n) + " points on the circle; expected at least 1");
    std::vector<rigor::Ball> first_row, eigenvalues;
    for (long k = 0; k <= n / 2; ++k) first_row.push_back(f(circle_angle(n, k)));
    for (long j = 0; j <= n / 2; ++j) {
        rigor::Ball sum(0);
        for (long k = 0; k < n; ++k) {
            const rigor::Ball cosine = rigor::cos_pi(rigor::Rational(2 * (j * k % n), n));
            sum += first_row[static_cast<std::size_t>(std::min(k, n - k))] * cosine;
        }
        eigenvalues.push_back(std::move(sum));
    }
    return eigenvalues;
}

}  // namespace ntk
