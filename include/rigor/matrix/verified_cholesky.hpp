// Proved bounds of the smallest eigenvalue of a large symmetric matrix of doubles, each known up to an error, by
// Cholesky factorizations in doubles.
//
// The true matrix T is symmetric with |T_ij - A_ij| <= r_ij. A lower bound s - E - ||r|| is proved when the
// factorization of A - s I, its diagonal rounded down, runs to completion: A - s I >= C in the order of forms,
// lambda_min(C) >= -E by the theorem of floating_cholesky.hpp, and ||T - A||_2 <= ||r||_2 <= max_i sum_j r_ij. An
// upper bound is x^T A x/x^T x + ||r|| for any x, evaluated in long double with its error.
// s and x are guesses: they decide how narrow the bounds are, never whether they hold. The first comes from a
// factorization in single precision (eigenvector_guess.hpp), and is usually so good that one factorization in double is
// enough; where there is none, the factor of the shift 0 gives it, and the second factorization is the last one.
//
// E is about (m + n/(2 m)) u trace(A), u = 2^-53, m the width of a block column, or n u trace(A)/2 for n <= m: below
// that, no positive eigenvalue is seen. The answer is then "not shown" and
// says what it would take; smallest_eigenvalue.hpp is the way to go there. The lower bound rests on the BLAS as
// assumed in floating_cholesky.hpp unless the residual is asked for, the upper one does not.
#pragma once

#include "rigor/matrix/packed_matrix.hpp"

#include <functional>
#include <string>
#include <vector>

namespace rigor {

/// Bounds of |T_ij - A_ij| that are the same all over the matrix: on the diagonal and off it.
struct UniformRadius {
    double diagonal = 0, off_diagonal = 0;
};

/// A shift s that was tried. If its factorization completed, lambda_min(T) >= s - error - radius is proved.
struct CholeskyAttempt {
    double shift = 0;
    bool completed = false;
    double error = detail::infinity;   ///< ||A - s I - L L^T||, at most
    double radius = detail::infinity;  ///< ||T - A||, at most, for the entries that were factorized
};

/// What a search has found: enough to go on from where it was interrupted. Who goes on trusts the attempts, which are
/// part of the proof then; a wrong vector costs time and width only.
struct CholeskySearchState {
    std::vector<double> vector;  ///< a guess of the eigenvector; empty: none yet
    double error = 0;            ///< an estimate of what its quotient is above the eigenvalue
    int single_precision = 0;    ///< factorizations in single precision
    std::vector<CholeskyAttempt> attempts;
};

struct VerifiedCholeskyOptions {
    int refinements = 2;     ///< factorizations that may complete after the first one, each with a better shift
    int lanczos_steps = 60;  ///< at most, with each factor
    long single_from = 256;  ///< rows from which a factorization in single precision makes the first guess
    long block_width = detail::usual_block_width;
    /// Bounds that lie within so much of the eigenvalue are not improved by another factorization.
    double relative_width = 0;
    /// The lower bound from the residual (cholesky_residual.hpp), not from the theorem about the rounding.
    bool residual = false;
    /// What is done now, and how much of that, from 0 to 1.
    std::function<void(const std::string& stage, double done)> progress = {};
    CholeskySearchState known = {};                             ///< of an earlier search with the same matrix
    std::function<void(const CholeskySearchState&)> keep = {};  ///< told whenever something new is found
};

struct VerifiedEigenvalue {
    /// Proved: lower <= lambda_min(T) <= upper for every T.
    double lower = -detail::infinity, upper = detail::infinity;
    Truth positive = Truth::unknown;                                ///< lambda_min(T) > 0 for every T; no: for none
    bool shown = false;                                             ///< positive == Truth::yes
    std::string reason{};                                           ///< if not shown: why, and what it would take
    double rounding = detail::infinity, radius = detail::infinity;  ///< of `lower`, rounded up: E and ||r||
    int factorizations = 0;                                         ///< in double
    int single_precision = 0;                                       ///< the same in single precision
    std::string method{};
};

namespace detail {

void check_shape(const DoubleMatrix& a);

/// Of an answer that is not positive, about a matrix with so many rows and such row sums: why, and what it would take.
std::string why_not_shown(long n, double row_sum_bound, const VerifiedEigenvalue& e);

/// Bounds of ||T - A||_2, a nonnegative exact ball, for every A that was visited so far.
using RadiusNorm = std::function<Ball()>;
/// verified_smallest_eigenvalue for a matrix that need not be in memory: n (n + m)/2 doubles are taken, or as many
/// floats before that.
VerifiedEigenvalue verified_smallest_eigenvalue(const ColumnBlocks& a, const RadiusNorm& radius,
                                                const VerifiedCholeskyOptions& options = {});

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
