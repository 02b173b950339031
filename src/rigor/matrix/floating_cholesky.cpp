// One Cholesky factorization in packed storage, and the bound of the theorem in floating_cholesky.hpp in balls.
#include "rigor/matrix/floating_cholesky.hpp"

#include <cmath>
#include <utility>

namespace rigor::detail {

Ball cholesky_error(const Eigen::VectorXd& c, const CholeskyErrorTerms& terms, long width) {
    const Precision scope(128);
    const long n = c.size(), m = width > 0 ? width : n;
    const Ball largest = Ball::exact_double(std::fmax(0.0, c.maxCoeff()));
    const Ball underflow = Ball(terms.underflow) * (largest + Ball(2 * n + 1)) * Ball::dyadic(1, -1021);
    Ball rounding(0);
    for (long i = 1; i <= n; ++i) {
        const long k = std::min(i, m) + (i + m - 1) / m;  // gamma_k/(1 - gamma_k) = k/(2^53 - 2k)
        rounding += (Ball::exact_double(c(i - 1)) + underflow) * Ball(k) / Ball((1L << 53) - 2 * k);
    }
    return (Ball(terms.rounding) * rounding + Ball(n) * underflow).upper();
}

FloatingCholesky::FloatingCholesky(const ColumnBlocks& a, double s, PackedMatrix<double> storage,
                                   const FactorizationProgress& progress, long width)
    : shift_(s),
      factor_(storage.size() == a.size() ? std::move(storage) : PackedMatrix<double>(a.size(), width)) {
    fill(factor_, a);
    diagonal_.resize(a.size());
    for (long i = 0; i < a.size(); ++i) diagonal_(i) = factor_(i, i) = subtract_down(factor_(i, i), s);
    if (!diagonal_.allFinite()) return;
    failed_at_ = factorize(factor_, progress);
    if (failed_at_ != 0) return;
    const MatrixOutline l = outline(PackedBlocks(factor_));
    completed_ = l.finite && (l.diagonal.array() > 0).all();
}

Ball FloatingCholesky::error(const CholeskyErrorTerms& terms) const {
    return cholesky_error(diagonal_, terms, factor_.width());
}

std::optional<Ball> FloatingCholesky::lower_bound(const Ball& radius, const CholeskyErrorTerms& terms) const {
    if (!completed_) return std::nullopt;
    const Precision scope(128);
    return (Ball::exact_double(shift_) - error(terms) - Ball(terms.radius) * radius).lower();
}

void FloatingCholesky::solve(Eigen::VectorXd& x) const {
    solve_lower(factor_, x.data());
    solve_transposed(factor_, x.data(), x.size());
}

Eigen::VectorXd FloatingCholesky::descent_direction() const {
    if (failed_at_ < 1) return {};
    const long k = failed_at_ - 1;
    Eigen::VectorXd y = Eigen::VectorXd::Zero(factor_.size());
    y(k) = 1;
    for (long j = 0; j < k; ++j) y(j) = -factor_(k, j);
    solve_transposed(factor_, y.data(), k);
    return y;
}

}  // namespace rigor::detail
