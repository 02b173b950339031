// LDL^T on midpoints, in the floating point of Arb (arb_approx_dot). A guess: nothing here is a bound.
#include "rigor/matrix/approximate_factor.hpp"

#include <utility>

namespace rigor {

ApproximateFactor::ApproximateFactor(const BallMatrix& c, const Ball& s)
    : lower_(BallMatrix::identity(c.rows())),
      pivots_(static_cast<std::size_t>(c.rows())) {
    use_flint_on_this_thread();
    const long n = c.rows();
    BallVector row(static_cast<std::size_t>(n));  // of L D
    for (long i = 0; i < n; ++i) {
        for (long j = 0; j < i; ++j) {
            Ball& w = row[static_cast<std::size_t>(j)];
            arb_approx_dot(w.raw(), c.entry(i, j), 1, row.data()->raw(), 1, lower_.entry(j, 0), 1, j,
                           Precision::bits());
            Ball quotient;
            arf_div(arb_midref(quotient.raw()), arb_midref(w.raw()), arb_midref(pivot(j).raw()), Precision::bits(),
                    ARF_RND_NEAR);
            lower_.set(i, j, quotient);
        }
        const Ball shifted = (c(i, i).midpoint() - s).midpoint();
        arb_approx_dot(pivot(i).raw(), shifted.raw(), 1, row.data()->raw(), 1, lower_.entry(i, 0), 1, i,
                       Precision::bits());
        if (certainly_positive(pivot(i)) != Truth::yes) {
            failed_ = i;
            return;
        }
    }
}

BallVector ApproximateFactor::solve(BallVector b) const {
    const long n = lower_.rows();
    for (long i = 0; i < n; ++i)
        subtract_dot(b[static_cast<std::size_t>(i)], lower_.entry(i, 0), 1, b.data()->raw(), i);
    for (long i = 0; i < n; ++i) {
        arf_ptr x = arb_midref(b[static_cast<std::size_t>(i)].raw());
        arf_div(x, x, arb_midref(pivots_[static_cast<std::size_t>(i)].raw()), Precision::bits(), ARF_RND_NEAR);
    }
    solve_transposed(b, n);
    return b;
}

BallVector ApproximateFactor::descent_direction() const {
    BallVector y(pivots_.size());
    y[static_cast<std::size_t>(failed_)] = Ball(1);
    solve_transposed(y, failed_ + 1);
    return y;
}

void ApproximateFactor::subtract_dot(Ball& x, arb_srcptr a, long step, arb_srcptr b, long length) {
    Ball y;
    arb_approx_dot(y.raw(), x.raw(), 1, a, step, b, 1, length, Precision::bits());
    x = std::move(y);
}

void ApproximateFactor::solve_transposed(BallVector& y, long size) const {
    for (long i = size - 2; i >= 0; --i)
        subtract_dot(y[static_cast<std::size_t>(i)], lower_.entry(i + 1, i), lower_.column_step(),
                     y[static_cast<std::size_t>(i) + 1].raw(), size - 1 - i);
}

}  // namespace rigor
