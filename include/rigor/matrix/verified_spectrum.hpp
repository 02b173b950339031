// Proved bounds of all eigenvalues of a symmetric matrix of doubles, each known up to an error, from approximate
// eigenvectors.
//
// Theorem. A is symmetric, n x n; X is any n x n matrix, D = diag(d_1 <= … <= d_n); eta >= ||X^T X - I||_2, eta < 1;
// rho >= ||A - X D X^T||_2. Then, eigenvalues in ascending order,
//   |lambda_k(A) - d_k| <= eta |d_k| + rho.
// Proof. X^T X is positive definite and X is square, hence nonsingular, and X X^T, which is similar to X^T X, has its
// eigenvalues in [1 - eta, 1 + eta]. Ostrowski (Horn and Johnson, "Matrix Analysis", theorem 4.5.9):
// lambda_k(X D X^T) = t_k d_k with 1 - eta <= t_k <= 1 + eta. Weyl: lambda_k(A) is within rho of lambda_k(X D X^T).
//
// Evaluation. u = 2^-53, w = 2^-1022, gamma_k = k u/(1 - k u), (n + 1) u <= 1/8. Inner products of length n, in any
// order, with or without FMA, are right within gamma_n times the product of the absolute values, and 4 n w for the
// underflow of their 2 n operations. With W = fl(X D), one rounding more,
//   |fl(X^T X) - X^T X|   <= gamma_n |X^T||X| + 4 n w,
//   |fl(W X^T) - X D X^T| <= gamma_(n+1) |X||D||X^T| + 8 n w     (the entries of X are at most 2 if eta < 1).
// |X^T||X| and |X||D||X^T| are positive semidefinite, so that the spectral norm is at most the trace:
//   ||X||_F^2   and   sum_k |d_k| |x_k|^2.
// The differences G - I and A - C of what was computed are rounded once, a factor 1 + 2 u; their spectral norm is at
// most the Frobenius norm and the largest row sum. A - X D X^T is symmetric, so its lower triangle is enough.
//
// Assumed of BLAS, and not checked: conventional inner products (nothing like Strassen) of IEEE doubles rounded to
// nearest in every thread. Of LAPACK's eigenvectors nothing is assumed: they decide how narrow the bounds are.
#pragma once

#include "rigor/matrix/double_matrix.hpp"

#include <string>
#include <vector>

namespace rigor {

struct VerifiedSpectrum {
    /// Proved, one for each k: lower[k] <= lambda_k(T) <= upper[k] for every T, k = 0 … n - 1 ascending. Empty if
    /// nothing was found.
    std::vector<double> lower, upper;
    std::string reason{};           ///< if empty: why
    Eigen::VectorXd lowest_vector;  ///< not rigorous: of the smallest eigenvalue, of length 1
    double rounding = detail::infinity, radius = detail::infinity;  ///< parts of rho, rounded up
    std::string method{};

    /// Eigenvalues that are shown to be positive, to be negative, and the others, in which the bounds contain 0.
    struct Signs {
        long positive = 0, negative = 0, undecided = 0;
        double within = 0;  ///< those undecided lie in [-within, within]
    };
    Signs signs() const;
    /// min and max of |lambda_k(T)|: from below and from above. For a spectrum that was found.
    struct Magnitudes {
        double least_lower, least_upper, most_lower, most_upper;
    };
    Magnitudes magnitudes() const;
};

namespace detail {

/// Factors of the parts of the bound. Zero leaves a part out: only for the tests that show that it is needed.
struct SpectrumErrorTerms {
    long orthogonality = 1, residual = 1, rounding = 1, underflow = 1, radius = 1;
};

/// For any X and ascending d, wherever they come from.
VerifiedSpectrum spectrum_from(const DoubleMatrix& a, Eigen::MatrixXd x, const Eigen::VectorXd& d, const Ball& radius,
                               const SpectrumErrorTerms& terms = {});

}  // namespace detail

/// Bytes of memory for n rows, beside the matrix.
inline double spectrum_memory(long n) { return 8.0 * 4 * static_cast<double>(n) * static_cast<double>(n); }

/// Of every symmetric T with ||T - A||_2 <= radius_norm, a nonnegative exact ball. Only the lower triangle of A is
/// read. Throws std::invalid_argument, naming the shape, for a matrix that is not square or of size 0. Nothing is
/// found, with a reason, for entries that are not finite, for more than 32,000 rows, and where the eigenvectors are
/// none.
VerifiedSpectrum verified_spectrum(const DoubleMatrix& a, const Ball& radius_norm = Ball(0));

}  // namespace rigor
