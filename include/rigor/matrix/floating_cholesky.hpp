// One floating-point Cholesky factorization, and the lower bound of the smallest eigenvalue that is proved by its
// running to completion.
//
// Theorem. u = 2^-53, w = 2^-1022, gamma_k = k u/(1 - k u). C is a symmetric n x n matrix of doubles,
// (n + 1) u <= 1/8. Every operation returns x(1 + d) + e with |d| <= u, |e| <= w for the exact result x; e = 0 for
// square roots and for reciprocals of them. If Cholesky factorization of C yields a finite L with positive diagonal,
// then, with U = 2 (2n + 1 + max_i c_ii) w,
//   lambda_min(C) >= -sum_i gamma_{i+1}/(1 - gamma_{i+1}) (c_ii + U) - n U        (i = 1 … n).
//
// Proof. For j <= i, L comes from s ~ c_ij - sum_{k<j} l_ik l_jk, evaluated as a tree in any order, blocked, with or
// without FMA, and then l_ij = s/l_jj, or s times the rounded 1/l_jj, or l_jj = sqrt(s). Let P be the product of the
// factors 1 + d on the way of c_ij to the root: at most j - 1. A product l_ik l_jk meets c_ij in one of the j - 1
// additions and shares the factors after it; the other additions met by either are different ones, at most j - 2, and
// one factor comes from the multiplication. Hence s/P = c_ij - sum_{k<j} l_ik l_jk (1 + t_k) + E with
// |t_k| <= gamma_{j-1}; E collects the e of 2(j - 1) operations, and of reading c_ij should subnormals be read as
// zero: |E| <= 2(2j - 1) w.
// The end of the step adds two factors (a reciprocal and a product; a division has one, a square root counts twice)
// and, off the diagonal, l_jj e:
//   |c_ij - (L L^T)_ij| <= gamma_{j+1} sum_{k<=j} |l_ik||l_jk| + 2(2j - 1) w + 2 l_jj w.
// For i = j there is no last term, so (1 - gamma_{j+1}) |l_j|^2 <= c_jj + 2(2j - 1) w for the rows l_j of L; in
// particular l_jj <= 2 + max c, and the terms in w are at most U. By Cauchy and Schwarz, and
// gamma_{j+1} <= sqrt(gamma_{i+1} gamma_{j+1}),
//   |C - L L^T| <= d d^T + U 1 1^T entrywise,  d_i^2 = gamma_{i+1}/(1 - gamma_{i+1}) (c_ii + U),
// so the spectral norm of C - L L^T is at most |d|^2 + n U, and L L^T is positive semidefinite.
//
// This is Rump, "Verification of positive definiteness", BIT 46 (2006), after Demmel, and Higham, "Accuracy and
// Stability of Numerical Algorithms", theorem 10.3; written out because BLAS multiplies by reciprocals where they
// divide. They take w = 2^-1074, gradual underflow.
//
// Assumed of the library, and not checked: conventional inner products (nothing like Strassen), IEEE doubles rounded
// to nearest in every thread, divisions by the diagonal of L only (no inverses of blocks), and that it is correct.
// Overflow leaves an entry that is not finite, which is checked.
#pragma once

#include "rigor/matrix/double_matrix.hpp"

#include <optional>
#include <utility>

namespace rigor {

namespace detail {

/// Factors of the parts of the error bound. Zero leaves a part out: only for the tests that show that it is needed.
struct CholeskyErrorTerms {
    long rounding = 1, underflow = 1, radius = 1;
};

/// The bound of the theorem for the diagonal c: an exact ball >= the spectral norm of C - L L^T.
Ball cholesky_error(const Eigen::VectorXd& c, const CholeskyErrorTerms& terms = {});

/// L L^T ~ C, C <= A - s I: the off-diagonal entries are those of A, the diagonal is rounded down. Reads the lower
/// triangle of A.
class FloatingCholesky {
public:
    /// A: square, at least 1 x 1, finite. s: finite. Takes over the memory of `storage`.
    FloatingCholesky(const DoubleMatrix& a, double s, Eigen::MatrixXd storage = {});

    /// The premise of the theorem.
    bool completed() const { return completed_; }
    double shift() const { return shift_; }

    /// lambda_min >= the result for every symmetric matrix within `radius` of A in the spectral norm. Nothing if not
    /// completed.
    std::optional<Ball> lower_bound(const Ball& radius, const CholeskyErrorTerms& terms = {}) const;

    /// The memory, for another factorization.
    Eigen::MatrixXd take_storage() && { return std::move(factor_); }

    /// Approximately (A - s I)^-1 x. Not rigorous; for a factorization that is completed.
    void solve(Eigen::VectorXd& x) const;
    /// For one that failed at pivot k: y with y_k = 1 and y^T (A - s I) y ~ that pivot <= 0. Not rigorous; empty where
    /// there is none.
    Eigen::VectorXd descent_direction() const;

private:
    double shift_;
    Eigen::MatrixXd factor_;
    Eigen::VectorXd diagonal_;  // of C
    int failed_at_ = -1;
    bool completed_ = false;
};

}  // namespace detail
}  // namespace rigor
