// Proved bounds of the largest eigenvalue of a large symmetric matrix of doubles, each known up to an error.
//
// For any v > 0: lambda_max(A) <= rho(|A|) <= max_i (|A| v)_i/v_i (Collatz and Wielandt), n^2 operations, and the row
// sums in doubles are right within gamma_(n + 1) since all terms are positive. For a matrix with positive entries the
// power iteration makes this as sharp as doubles allow. Where it is not, by negative entries or eigenvalues close to
// the largest, -lambda_min(-A) by floating-point Cholesky takes its place. Below: x^T A x/x^T x.
// Errors of the entries add ||r||, the norm of their bounds, to either side.
#pragma once

#include "rigor/matrix/verified_cholesky.hpp"

#include <string>

namespace rigor {

struct VerifiedLargestEigenvalue {
    /// Proved: lower <= lambda_max(T) <= upper for every T.
    double lower = -detail::infinity, upper = detail::infinity;
    std::string method{};
};

/// Bounds of lambda_max(T) for every symmetric T with ||T - A||_2 <= radius_norm, an exact ball. Only the lower
/// triangle of A is read.
/// Entries, or a radius, that are not finite give no bounds. Throws std::invalid_argument as
/// verified_smallest_eigenvalue.
VerifiedLargestEigenvalue verified_largest_eigenvalue(const DoubleMatrix& a, const Ball& radius_norm = Ball(0));

namespace detail {

/// What the power iteration with |A| finds: lambda_max(A) <= upper, infinite where nothing was found, and its vector,
/// positive.
struct PowerIteration {
    double upper;
    Eigen::VectorXd vector;
};
/// absolute_product(v) ~ |A| v for v >= 0 (n entries), every entry a sum of products that each pass at most 2 n + 8
/// roundings to nearest, in any order. progress(done): from 0 to 1, by the digits on which the quotients agree.
PowerIteration power_iteration(long n, const std::function<Eigen::VectorXd(const Eigen::VectorXd&)>& absolute_product,
                               const std::function<void(double done)>& progress = {});

/// The same for a matrix that need not be in memory; about ten passes over it, if its entries are positive.
VerifiedLargestEigenvalue verified_largest_eigenvalue(const ColumnBlocks& a, const RadiusNorm& radius,
                                                      const VerifiedCholeskyOptions& options = {});

}  // namespace detail
}  // namespace rigor
