// One floating-point Cholesky factorization, and the lower bound of the smallest eigenvalue that is proved by its
// running to completion.
//
// Theorem. u = 2^-53, w = 2^-1022, gamma_k = k u/(1 - k u). C is a symmetric n x n matrix of doubles,
// (n + 1) u <= 1/8, m a width of block columns, J(i) = ceil(i/m). Every operation returns x(1 + d) + e with |d| <= u,
// |e| <= w for the exact result x; e = 0 for square roots and for reciprocals of them. If Cholesky factorization of C,
// scheduled as packed_matrix.hpp says, yields a finite L with positive diagonal, then, with
// k(i) = min(i, m) + J(i) and U = 2 (2n + 1 + max_i c_ii) w,
//   lambda_min(C) >= -sum_i gamma_{k(i)}/(1 - gamma_{k(i)}) (c_ii + U) - n U        (i = 1 … n).
// For m >= n, one block, k(i) = i + 1, and the schedule is any that there is.
//
// Proof. For j <= i, j in block J, L comes from s ~ c_ij - sum_{k<j} l_ik l_jk and then l_ij = s/l_jj, or s times the
// rounded 1/l_jj, or l_jj = sqrt(s). The products of each earlier block are added up by themselves, in any order, and
// their sum is subtracted, J - 1 subtractions one after the other; those of block J itself and what is left of c_ij
// then make a tree in any order. With or without FMA.
// Let P be the product of the factors 1 + d on the way of c_ij to the root. A product l_ik l_jk meets c_ij somewhere
// and shares the factors after that; s/P has it with 1 + t_k, t_k made of the factors that only one of the two has met:
//   k in an earlier block K: its multiplication, at most m - 1 additions within its block, and the K - 1 subtractions
//     that c_ij met before: at most m + J - 2;
//   k in block J, of which j is number q <= m: the J - 1 subtractions, the multiplication, and at most q - 2 of the
//     q - 1 additions, as one of them is where the two meet: at most q + J - 2.
// For J = 1 there is only the second, q = j. So |t_k| <= gamma_{k(j)-2} in all cases, and
// s/P = c_ij - sum_{k<j} l_ik l_jk (1 + t_k) + E; E collects the e of 2(j - 1) operations (a tree with j leaves has
// j - 1 nodes, whatever its shape), and of reading c_ij should subnormals be read as zero: |E| <= 2(2j - 1) w.
// The end of the step adds two factors (a reciprocal and a product; a division has one, a square root counts twice)
// and, off the diagonal, l_jj e:
//   |c_ij - (L L^T)_ij| <= gamma_{k(j)} sum_{k<=j} |l_ik||l_jk| + 2(2j - 1) w + 2 l_jj w.
// For i = j there is no last term, so (1 - gamma_{k(j)}) |l_j|^2 <= c_jj + 2(2j - 1) w for the rows l_j of L; in
// particular l_jj <= 2 + max c, and the terms in w are at most U. By Cauchy and Schwarz, and
// gamma_{k(j)} <= sqrt(gamma_{k(i)} gamma_{k(j)}) as k increases,
//   |C - L L^T| <= d d^T + U 1 1^T entrywise,  d_i^2 = gamma_{k(i)}/(1 - gamma_{k(i)}) (c_ii + U),
// so the spectral norm of C - L L^T is at most |d|^2 + n U, and L L^T is positive semidefinite.
// At n = 60,000 and m = 256 the sum of the k(i) is 80 times less than for one block.
//
// This is Rump, "Verification of positive definiteness", BIT 46 (2006), after Demmel, and Higham, "Accuracy and
// Stability of Numerical Algorithms", theorem 10.3; written out because BLAS multiplies by reciprocals where they
// divide. They take w = 2^-1074, gradual underflow. Blocks: Higham, section 3.1 (blocked summation).
//
// Assumed of the library (dgemm, dtrsm, dpotrf), and not checked: conventional inner products, summed in any order
// (nothing like Strassen), IEEE doubles rounded to nearest in every thread, divisions by the diagonal of L only (no
// inverses of blocks), and that it is correct. The subtractions of blocks are ours, and so is the sharing out of rows
// among threads, which no number's schedule depends on.
// Overflow leaves an entry that is not finite, which is checked.
#pragma once

#include "rigor/matrix/packed_matrix.hpp"

#include <optional>
#include <utility>

namespace rigor {

namespace detail {

/// Factors of the parts of the error bound. Zero leaves a part out: only for the tests that show that it is needed.
struct CholeskyErrorTerms {
    long rounding = 1, underflow = 1, radius = 1;
};

/// The bound of the theorem for the diagonal c and block columns of `width` (0: one block): an exact ball >= the
/// spectral norm of C - L L^T.
Ball cholesky_error(const Eigen::VectorXd& c, const CholeskyErrorTerms& terms = {}, long width = 0);

/// L L^T ~ C, C <= A - s I: the off-diagonal entries are those of A, the diagonal is rounded down.
class FloatingCholesky {
public:
    /// A: at least 1 x 1. s: finite. Takes over the memory of `storage`, if that is of A's size; else block columns of
    /// `width` are made.
    FloatingCholesky(const ColumnBlocks& a, double s, PackedMatrix<double> storage = {},
                     const FactorizationProgress& progress = {}, long width = usual_block_width);
    /// Square, in memory.
    FloatingCholesky(const DoubleMatrix& a, double s, long width = usual_block_width)
        : FloatingCholesky(DenseBlocks(a), s, {}, {}, width) {}

    /// The premise of the theorem.
    bool completed() const { return completed_; }
    double shift() const { return shift_; }
    const PackedMatrix<double>& lower() const { return factor_; }

    /// lambda_min >= the result for every symmetric matrix within `radius` of A in the spectral norm. Nothing if not
    /// completed.
    std::optional<Ball> lower_bound(const Ball& radius, const CholeskyErrorTerms& terms = {}) const;
    /// The part of it that is rounding: the bound of the theorem.
    Ball error(const CholeskyErrorTerms& terms = {}) const;

    /// The memory, for another factorization.
    PackedMatrix<double> take_storage() && { return std::move(factor_); }

    /// Approximately (A - s I)^-1 x. Not rigorous; for a factorization that is completed.
    void solve(Eigen::VectorXd& x) const;
    /// For one that failed at pivot k: y with y_k = 1 and y^T (A - s I) y ~ that pivot <= 0. Not rigorous; empty where
    /// there is none.
    Eigen::VectorXd descent_direction() const;

private:
    double shift_;
    PackedMatrix<double> factor_;
    Eigen::VectorXd diagonal_;  // of C
    long failed_at_ = -1;
    bool completed_ = false;
};

}  // namespace detail
}  // namespace rigor
