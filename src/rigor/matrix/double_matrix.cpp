// Sums, norms and Rayleigh quotients of matrices of doubles with the bounds of their rounding errors, as
// double_matrix.hpp derives them.
#include "rigor/matrix/double_matrix.hpp"

#include <cfenv>
#include <cfloat>
#include <cmath>

namespace rigor::detail {

bool usual_floating_point() {
    volatile double smallest = std::numeric_limits<double>::min(), half = smallest / 2, twice = half * 2;
    volatile double one = 1, small = 1e-30;
    return std::fegetround() == FE_TONEAREST && half > 0 && twice == smallest && one + small == one - small;
}

bool lower_triangle_is_finite(const DoubleMatrix& a) {
    for (long j = 0; j < a.cols(); ++j)
        if (!a.col(j).tail(a.rows() - j).allFinite()) return false;
    return true;
}

double row_sum_bound(const DoubleMatrix& m) {
    Eigen::VectorXd sums = Eigen::VectorXd::Zero(m.rows());
    for (long j = 0; j < m.cols(); ++j) {
        const long below = m.rows() - j - 1;
        const auto column = m.col(j).tail(below).cwiseAbs();
        sums(j) += std::fabs(m(j, j)) + (below > 0 ? column.sum() : 0);
        sums.tail(below) += column;
    }
    const double largest = sums.maxCoeff();
    return largest == 0 ? 0 : add_up(largest, largest * ((static_cast<double>(m.rows()) + 2) * 0x1p-53));
}

namespace {

/// The value of a finite long double as a ball: two doubles carry it, or leave less than 2^-100 of it.
Ball ball_of(long double x) {
    const double high = static_cast<double>(x), low = static_cast<double>(x - high);
    const Ball sum = Ball::exact_double(high) + Ball::exact_double(low);
    return sum.widened(sum * Ball::dyadic(1, -100));
}

}  // namespace

std::optional<Ball> rayleigh_quotient(const DoubleMatrix& a, Eigen::VectorXd x) {
    const long n = x.size();
    if (!x.allFinite() || x.isZero(0)) return std::nullopt;
    x /= x.lpNorm<Eigen::Infinity>();  // any vector does
    long double form = 0, square = 0;
    for (long j = 0; j < n; ++j) {
        const double* column = a.col(j).data();
        long double below = 0;
        for (long i = j + 1; i < n; ++i) below += static_cast<long double>(column[i]) * x(i);
        form += x(j) * (static_cast<long double>(column[j]) * x(j) + 2 * below);
        square += static_cast<long double>(x(j)) * x(j);
    }
    const Precision scope(128);
    const double norm = row_sum_bound(a);
    if (!std::isfinite(form) || !std::isfinite(static_cast<double>(form)) || !std::isfinite(norm)) return std::nullopt;
    const Ball w = Ball::exact_double(static_cast<double>(std::numeric_limits<long double>::epsilon())), k(2 * n + 4);
    const Ball gamma = k * w / (Ball(1) - k * w);  // generous: w is twice the unit roundoff
    const Ball norm_square = ball_of(square), exact_square = norm_square.widened(norm_square * gamma);
    const Ball quotient =
        ball_of(form).widened(exact_square * (gamma * Ball::exact_double(norm) + Ball::dyadic(n, -1050))) /
        exact_square;
    return quotient.is_finite() ? std::optional(quotient) : std::nullopt;
}

}  // namespace rigor::detail
