// Proved bounds of the smallest eigenvalue of a large symmetric matrix of doubles, each known up to an error, by
// Cholesky factorizations in doubles.
//
// The true matrix T is symmetric with |T_ij - A_ij| <= r_ij. A lower bound s - E - ||r|| is proved when the
// factorization of A - s I, its diagonal rounded down, runs to completion: A - s I >= C in the order of forms,
// lambda_min(C) >= -E by the theorem of floating_cholesky.hpp, and ||T - A||_2 <= ||r||_2 <= max_i sum_j r_ij. An
// upper bound is x^T A x/x^T x + ||r|| for any x, evaluated in long double with its error.
// s and x are guesses (Lanczos with the inverse by the factor of an earlier shift): they decide how narrow the bounds
// are, never whether they hold.
//
// E is about n u trace(A)/2, u = 2^-53: below that, no positive eigenvalue is seen. The answer is then "not shown" and
// says what it would take; smallest_eigenvalue.hpp is the way to go there. The lower bound rests on the BLAS as
// assumed in floating_cholesky.hpp, the upper one does not.
#pragma once

#include "rigor/matrix/double_matrix.hpp"

#include <string>

namespace rigor {

/// Bounds of |T_ij - A_ij| that are the same all over the matrix: on the diagonal and off it.
struct UniformRadius {
    double diagonal = 0, off_diagonal = 0;
};

struct VerifiedCholeskyOptions {
    int refinements = 2;     ///< factorizations that may complete after the first one, each with a better shift
    int lanczos_steps = 30;  ///< at most, with each factor
};

struct VerifiedEigenvalue {
    /// Proved: lower <= lambda_min(T) <= upper for every T.
    double lower = -detail::infinity, upper = detail::infinity;
    Truth positive = Truth::unknown;                                ///< lambda_min(T) > 0 for every T; no: for none
    bool shown = false;                                             ///< positive == Truth::yes
    std::string reason{};                                           ///< if not shown: why, and what it would take
    double rounding = detail::infinity, radius = detail::infinity;  ///< of `lower`, rounded up: E and ||r||
    int factorizations = 0;
    std::string method{};
};

namespace detail {

void check_shape(const DoubleMatrix& a);

}  // namespace detail

/// Bounds of lambda_min(T) for every symmetric T with |T_ij - A_ij| <= radius. Only the lower triangle of A is read.
/// Throws std::invalid_argument, naming the shape, for a matrix that is not square or of size 0, and for a radius that
/// is negative or no number.
/// Entries or a radius that are not finite give no bounds, and a reason.
VerifiedEigenvalue verified_smallest_eigenvalue(const DoubleMatrix& a, const UniformRadius& radius = {},
                                                const VerifiedCholeskyOptions& options = {});
/// The same for ||T - A||_2 <= radius_norm, a nonnegative exact ball; one that is not finite gives no bounds, and a
/// reason.
VerifiedEigenvalue verified_smallest_eigenvalue(const DoubleMatrix& a, const Ball& radius_norm,
                                                const VerifiedCholeskyOptions& options = {});
/// The same for one radius for all entries.
VerifiedEigenvalue verified_smallest_eigenvalue(const DoubleMatrix& a, double radius,
                                                const VerifiedCholeskyOptions& options = {});
/// The same for a matrix of radii, of the shape of A; only its lower triangle is read.
VerifiedEigenvalue verified_smallest_eigenvalue(const DoubleMatrix& a, const DoubleMatrix& radius,
                                                const VerifiedCholeskyOptions& options = {});

}  // namespace rigor
