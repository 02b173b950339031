// LDL^T of a symmetric matrix in multiprecision floating point, on midpoints only. NOT rigorous: it supplies guesses, and whoever uses a
// factor proves what is needed from the residual A - L D L^T in ball arithmetic (smallest_eigenvalue.hpp).
#pragma once

#include "rigor/matrix/ball_matrix.hpp"

namespace rigor {

/// L D L^T ~ C - s I with positive pivots D as far as the elimination went; L is unit lower triangular, all entries are exact balls.
class ApproximateFactor {
public:
    /// C: symmetric, its midpoints are used. s: exact. Stops at the first pivot that is not positive.
    ApproximateFactor(const BallMatrix& c, const Ball& s) : lower_(BallMatrix::identity(c.rows())), pivots_(static_cast<std::size_t>(c.rows())) {
        use_flint_on_this_thread();
        const long n = c.rows();
        BallVector row(static_cast<std::size_t>(n));  // of L D
        for (long i = 0; i < n; ++i) {
            for (long j = 0; j < i; ++j) {
                Ball& w = row[static_cast<std::size_t>(j)];
                arb_approx_dot(w.raw(), c.entry(i, j), 1, row.data()->raw(), 1, lower_.entry(j, 0), 1, j, Precision::bits());
                Ball quotient;
                arf_div(arb_midref(quotient.raw()), arb_midref(w.raw()), arb_midref(pivot(j).raw()), Precision::bits(), ARF_RND_NEAR);
                lower_.set(i, j, quotient);
            }
            const Ball shifted = (c(i, i).midpoint() - s).midpoint();
            arb_approx_dot(pivot(i).raw(), shifted.raw(), 1, row.data()->raw(), 1, lower_.entry(i, 0), 1, i, Precision::bits());
            if (certainly_positive(pivot(i)) != Truth::yes) {
                failed_ = i;
                return;
            }
        }
    }

    bool positive() const { return failed_ < 0; }
    const BallMatrix& lower() const { return lower_; }
    const BallVector& pivots() const { return pivots_; }

    /// y ~ (L D L^T)^-1 b, of exact balls.
    BallVector solve(BallVector b) const {
        const long n = lower_.rows();
        for (long i = 0; i < n; ++i) subtract_dot(b[static_cast<std::size_t>(i)], lower_.entry(i, 0), 1, b.data()->raw(), i);
        for (long i = 0; i < n; ++i) {
            arf_ptr x = arb_midref(b[static_cast<std::size_t>(i)].raw());
            arf_div(x, x, arb_midref(pivots_[static_cast<std::size_t>(i)].raw()), Precision::bits(), ARF_RND_NEAR);
        }
        solve_transposed(b, n);
        return b;
    }
    /// For a factorization that failed at pivot k: y with L^T y = e_k, so that y^T (C - s I) y ~ D_k <= 0.
    BallVector descent_direction() const {
        BallVector y(pivots_.size());
        y[static_cast<std::size_t>(failed_)] = Ball(1);
        solve_transposed(y, failed_ + 1);
        return y;
    }

private:
    Ball& pivot(long i) { return pivots_[static_cast<std::size_t>(i)]; }
    static void subtract_dot(Ball& x, arb_srcptr a, long step, arb_srcptr b, long length) {
        Ball y;
        arb_approx_dot(y.raw(), x.raw(), 1, a, step, b, 1, length, Precision::bits());
        x = std::move(y);
    }
    /// Solves with the leading size x size part of L^T.
    void solve_transposed(BallVector& y, long size) const {
        for (long i = size - 2; i >= 0; --i)
            subtract_dot(y[static_cast<std::size_t>(i)], lower_.entry(i + 1, i), lower_.column_step(),
                         y[static_cast<std::size_t>(i) + 1].raw(), size - 1 - i);
    }

    BallMatrix lower_;
    BallVector pivots_;
    long failed_ = -1;
};

}  // namespace rigor
