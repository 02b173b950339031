// One Cholesky factorization by LAPACK, and the bound of the theorem in floating_cholesky.hpp in balls.
#include "rigor/matrix/floating_cholesky.hpp"

#include "rigor/matrix/lapack.hpp"

#include <cmath>
#include <utility>

namespace rigor::detail {

Ball cholesky_error(const Eigen::VectorXd& c, const CholeskyErrorTerms& terms) {
    const Precision scope(128);
    const long n = c.size();
    const Ball largest = Ball::exact_double(std::fmax(0.0, c.maxCoeff()));
    const Ball underflow = Ball(terms.underflow) * (largest + Ball(2 * n + 1)) * Ball::dyadic(1, -1021);
    Ball rounding(0);
    for (long i = 0; i < n; ++i) {
        const long k = i + 2;  // gamma_k/(1 - gamma_k) = k/(2^53 - 2k)
        rounding += (Ball::exact_double(c(i)) + underflow) * Ball(k) / Ball((1L << 53) - 2 * k);
    }
    return (Ball(terms.rounding) * rounding + Ball(n) * underflow).upper();
}

FloatingCholesky::FloatingCholesky(const DoubleMatrix& a, double s, Eigen::MatrixXd storage)
    : shift_(s),
      factor_(std::move(storage)) {
    factor_ = a;
    for (long i = 0; i < factor_.rows(); ++i) factor_(i, i) = subtract_down(a(i, i), s);
    diagonal_ = factor_.diagonal();
    if (!diagonal_.allFinite()) return;
    failed_at_ =
        lapack_cholesky(factor_.data(), static_cast<int>(factor_.rows()), static_cast<int>(factor_.outerStride()));
    completed_ = failed_at_ == 0 && (factor_.diagonal().array() > 0).all() && lower_triangle_is_finite(factor_);
}

std::optional<Ball> FloatingCholesky::lower_bound(const Ball& radius, const CholeskyErrorTerms& terms) const {
    if (!completed_) return std::nullopt;
    const Precision scope(128);
    return (Ball::exact_double(shift_) - cholesky_error(diagonal_, terms) - Ball(terms.radius) * radius).lower();
}

void FloatingCholesky::solve(Eigen::VectorXd& x) const {
    const auto lower = factor_.triangularView<Eigen::Lower>();
    lower.solveInPlace(x);
    lower.transpose().solveInPlace(x);
}

Eigen::VectorXd FloatingCholesky::descent_direction() const {
    if (failed_at_ < 1) return {};
    const long k = failed_at_ - 1;
    Eigen::VectorXd y = Eigen::VectorXd::Zero(factor_.rows());
    y(k) = 1;
    y.head(k) = -factor_.row(k).head(k).transpose();
    factor_.topLeftCorner(k, k).triangularView<Eigen::Lower>().transpose().solveInPlace(y.head(k));
    return y;
}

}  // namespace rigor::detail
