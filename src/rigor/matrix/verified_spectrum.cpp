// Eigenvectors by LAPACK, and the bounds of verified_spectrum.hpp in doubles and balls.
#include "rigor/matrix/verified_spectrum.hpp"

#include "rigor/matrix/lapack.hpp"
#include "rigor/matrix/verified_cholesky.hpp"
#include "rigor/number/ball_functions.hpp"

#include <algorithm>
#include <cmath>

namespace rigor {

namespace {

/// >= the spectral norm of the symmetric matrix of which the lower triangle is given, at the working precision.
Ball symmetric_norm_bound(const DoubleMatrix& m) {
    const long n = m.rows();
    if (!detail::lower_triangle_is_finite(m)) return Ball(1) / Ball(0);
    double squares = 0;  // of the lower triangle without the diagonal, twice, and of the diagonal
    for (long j = 0; j < n; ++j) {
        const long below = n - j - 1;
        squares += m(j, j) * m(j, j) + (below > 0 ? 2 * m.col(j).tail(below).squaredNorm() : 0);
    }
    const double rows = detail::row_sum_bound(m);
    std::optional<Ball> best;
    if (std::isfinite(rows)) best = Ball::exact_double(rows);
    if (std::isfinite(squares)) {
        // A sum of positive terms, each of which passes at most 3 n + 3 roundings; a square may underflow by 2^-1022.
        const Ball count(n), error = (Ball(3) * count + Ball(3)) * Ball::dyadic(1, -52);
        const Ball frobenius =
            sqrt(Ball::exact_double(squares) * (Ball(1) + error) + count * count * Ball::dyadic(1, -1021)).upper();
        if (!best || certainly_less(frobenius, *best) == Truth::yes) best = frobenius;
    }
    return best ? *best : Ball(1) / Ball(0);
}

/// k u/(1 - k u).
Ball gamma(long k) { return Ball(k) / Ball((1L << 53) - k); }

/// |x_k|^2, >= and for every k, as balls.
std::vector<Ball> column_squares(const Eigen::MatrixXd& x) {
    std::vector<Ball> squares;
    const Ball n(x.rows()), error = (n + Ball(2)) * Ball::dyadic(1, -52), underflow = n * Ball::dyadic(1, -1021);
    for (long k = 0; k < x.cols(); ++k)
        squares.push_back(Ball::exact_double(x.col(k).squaredNorm()) * (Ball(1) + error) + underflow);
    return squares;
}

VerifiedSpectrum nothing(std::string reason) {
    VerifiedSpectrum none;
    none.reason = std::move(reason);
    none.method = "none";
    return none;
}

}  // namespace

namespace detail {

VerifiedSpectrum spectrum_from(const DoubleMatrix& a, Eigen::MatrixXd x, const Eigen::VectorXd& d, const Ball& radius,
                               const SpectrumErrorTerms& terms) {
    const long n = a.rows();
    const int size = static_cast<int>(n);
    if (!std::isfinite(x.squaredNorm()) || !d.allFinite())
        return nothing("the approximate eigenvectors are not finite");
    const Precision scope(128);
    const std::vector<Ball> squares = column_squares(x);
    Ball all_squares(0), weighted(0);
    for (long k = 0; k < n; ++k) {
        const Ball& square = squares[static_cast<std::size_t>(k)];
        all_squares += square;
        weighted += square * Ball::exact_double(std::fabs(d(k)));
    }
    const Ball count(n), once = Ball(1) + Ball::dyadic(1, -52),
                         underflow = Ball(terms.underflow) * count * count * Ball::dyadic(1, -1019);

    Eigen::MatrixXd product(n, n);
    blas_transposed_product(size, size, size, x.data(), size, x.data(), size, product.data(), size);
    product.diagonal().array() -= 1;
    const Ball eta = (Ball(terms.orthogonality) * symmetric_norm_bound(product) * once +
                      Ball(terms.rounding) * gamma(n) * all_squares + underflow)
                         .upper();
    if (!eta.is_finite() || certainly_less(eta, Ball(1)) != Truth::yes)
        return nothing("the approximate eigenvectors are not orthogonal enough");

    VerifiedSpectrum found;
    found.lowest_vector = x.col(0);
    x.transposeInPlace();
    const Eigen::MatrixXd scaled = d.asDiagonal() * x;
    blas_transposed_product(size, size, size, scaled.data(), size, x.data(), size, product.data(), size);
    product = a - product;
    const Ball residual = Ball(terms.residual) * symmetric_norm_bound(product) * once,
               rounding = Ball(terms.rounding) * gamma(n + 1) * weighted + underflow;
    const Ball rho = residual + rounding + Ball(terms.radius) * radius;
    if (!rho.is_finite()) return nothing("the residual of the approximate eigenvectors is beyond the range of doubles");
    found.rounding = (residual + rounding).upper_double();
    found.radius = radius.upper_double();
    for (long k = 0; k < n; ++k) {
        const Ball value = Ball::exact_double(d(k)), error = eta * abs(value) + rho;
        found.lower.push_back((value - error).lower_double());
        found.upper.push_back((value + error).upper_double());
    }
    found.method = "approximate eigenvectors with bounds of their residual and of their orthogonality";
    return found;
}

}  // namespace detail

VerifiedSpectrum::Signs VerifiedSpectrum::signs() const {
    Signs count;
    for (std::size_t k = 0; k < lower.size(); ++k) {
        if (lower[k] > 0)
            ++count.positive;
        else if (upper[k] < 0)
            ++count.negative;
        else {
            ++count.undecided;
            count.within = std::max({count.within, -lower[k], upper[k]});
        }
    }
    return count;
}

VerifiedSpectrum::Magnitudes VerifiedSpectrum::magnitudes() const {
    Magnitudes m{detail::infinity, detail::infinity, 0, 0};
    for (std::size_t k = 0; k < lower.size(); ++k) {
        const double below = std::max({0.0, lower[k], -upper[k]}), above = std::max(-lower[k], upper[k]);
        m.least_lower = std::min(m.least_lower, below);
        m.least_upper = std::min(m.least_upper, above);
        m.most_lower = std::max(m.most_lower, below);
        m.most_upper = std::max(m.most_upper, above);
    }
    return m;
}

VerifiedSpectrum verified_spectrum(const DoubleMatrix& a, const Ball& radius_norm) {
    detail::check_shape(a);
    if (!detail::lower_triangle_is_finite(a)) return nothing("an entry of the matrix is not finite");
    if (!radius_norm.is_finite()) return nothing("the errors of the entries are not bounded");
    if (!detail::usual_floating_point())
        return nothing("this thread does not round to nearest, or flushes subnormal numbers");
    if (a.rows() > 32'000) return nothing("more than 32,000 rows, for which LAPACK's work space is too long");
    Eigen::MatrixXd x = a;
    Eigen::VectorXd d(a.rows());
    if (!detail::lapack_eigenvectors(x.data(), static_cast<int>(a.rows()), d.data()))
        return nothing("the iteration for the eigenvectors did not converge");
    std::sort(d.begin(), d.end());  // they are; the theorem needs it
    return detail::spectrum_from(a, std::move(x), d, radius_norm);
}

}  // namespace rigor
