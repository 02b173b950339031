// LDL^T of a symmetric matrix in multiprecision floating point, on midpoints only. NOT rigorous: it supplies guesses,
// and whoever uses a factor proves what is needed from the residual A - L D L^T in ball arithmetic
// (smallest_eigenvalue.hpp).
#pragma once

#include "rigor/matrix/ball_matrix.hpp"

namespace rigor {

/// L D L^T ~ C - s I with positive pivots D as far as the elimination went; L is unit lower triangular, all entries
/// are exact balls.
class ApproximateFactor {
public:
    /// C: symmetric, its midpoints are used. s: exact. Stops at the first pivot that is not positive.
    ApproximateFactor(const BallMatrix& c, const Ball& s);

    bool positive() const { return failed_ < 0; }
    const BallMatrix& lower() const { return lower_; }
    const BallVector& pivots() const { return pivots_; }

    /// y ~ (L D L^T)^-1 b, of exact balls.
    BallVector solve(BallVector b) const;
    /// For a factorization that failed at pivot k: y with L^T y = e_k, so that y^T (C - s I) y ~ D_k <= 0.
    BallVector descent_direction() const;

private:
    Ball& pivot(long i) { return pivots_[static_cast<std::size_t>(i)]; }
    static void subtract_dot(Ball& x, arb_srcptr a, long step, arb_srcptr b, long length);
    /// Solves with the leading size x size part of L^T.
    void solve_transposed(BallVector& y, long size) const;

    BallMatrix lower_;
    BallVector pivots_;
    long failed_ = -1;
};

}  // namespace rigor
