// The search for a shift at which the Cholesky factorization completes, by Lanczos with its factors; what completes
// proves the lower bound of verified_cholesky.hpp.
#include "rigor/matrix/verified_cholesky.hpp"

#include "rigor/matrix/floating_cholesky.hpp"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <Eigen/Eigenvalues>
#include <limits>
#include <optional>
#include <stdexcept>
#include <utility>

namespace rigor {

namespace detail {

namespace {

std::string short_decimal(double x) {
    char text[32];
    std::snprintf(text, sizeof text, "%.3g", x);
    return text;
}

}  // namespace

void check_shape(const DoubleMatrix& a) {
    if (a.rows() != a.cols() || a.rows() < 1)
        throw std::invalid_argument("eigenvalues of a " + shape(a.rows(), a.cols()) +
                                    " matrix; expected square, at least 1 x 1");
    if (a.rows() > std::numeric_limits<int>::max())
        throw std::invalid_argument("a matrix too large for LAPACK's integers");
}

namespace {

void check_radius(double r) {
    if (!(r >= 0)) throw std::invalid_argument("a radius of " + std::to_string(r));
}

/// The guesses, and the best lower bound that they led to.
class VerifiedCholeskySearch {
public:
    VerifiedCholeskySearch(const DoubleMatrix& a, const Ball& radius, const VerifiedCholeskyOptions& options)
        : a_(a),
          radius_(radius),
          options_(options),
          noise_(cholesky_error(a.diagonal().cwiseAbs()).upper_double()),
          x_(a.rows()) {
        // Without a symmetry that an eigenvector could be orthogonal to.
        for (long i = 0; i < x_.size(); ++i)
            x_(i) = 0.5 + static_cast<double>((i * i % 1021 * 389 + i * 751) % 1021) / 1021;
        x_.normalize();
        value_ = quotient(x_);
        start();
        for (int i = 0; best_ && i < options_.refinements && refine();) ++i;
    }
    const std::optional<Ball>& lower() const { return lower_; }
    const Eigen::VectorXd& vector() const { return x_; }
    int factorizations() const { return factorizations_; }
    double rounding() const { return rounding_; }

private:
    /// Shifts 0, then downward until a factorization completes: at the latest when A - s I is diagonally dominant.
    void start() {
        // The second term is for a diagonal that is small against the rest.
        double s = 0, step = std::fmax(2 * noise_, row_sum_bound(a_) * 0x1p-53);
        while (std::isfinite(s) && !try_shift(s)) {
            const double from = std::fmin(s, value_);
            step = std::fmax(4 * step, (s - from) / 2);
            s = from - step;
        }
    }
    /// One round of Lanczos and one more completed factorization. False if it brought nothing.
    bool refine() {
        const double before = best_->shift();
        const double error = iterate();
        if (!std::isfinite(value_) || !std::isfinite(error)) return false;
        // Usually it is the smallest eigenvalue that is so near, and then much nearer.
        for (double step = std::fmax(error / 2, noise_ / 4); value_ - step > before + noise_ / 4; step *= 4)
            if (try_shift(value_ - step)) return best_->shift() < value_ - noise_ / 2;
        return false;
    }
    bool try_shift(double s) {
        FloatingCholesky factor(a_, s, std::move(spare_));
        ++factorizations_;
        if (const auto bound = factor.lower_bound(radius_)) {
            if (!lower_ || certainly_less(*lower_, *bound) == Truth::yes) {
                lower_ = bound;
                const Precision scope(128);
                rounding_ = (Ball::exact_double(s) - *bound - radius_).upper_double();
            }
            if (best_) spare_ = std::move(*best_).take_storage();
            best_ = std::move(factor);
            return true;
        }
        // Its quotient is about s or less: below the vector so far if that one belongs to a larger eigenvalue.
        take_if_below(value_, factor.descent_direction());
        spare_ = std::move(factor).take_storage();
        return false;
    }
    /// The quotient of x for |x| = 1, in floating point. Scaled so that entries near the largest double do not
    /// overflow in sums.
    double quotient(const Eigen::VectorXd& x) const { return x.dot(product(x)) / down; }
    Eigen::VectorXd product(const Eigen::VectorXd& x) const { return a_.selfadjointView<Eigen::Lower>() * (x * down); }
    /// Replaces x by y if the quotient of y is below `limit`.
    bool take_if_below(double limit, Eigen::VectorXd y) {
        if (y.size() == 0) return false;
        y /= y.lpNorm<Eigen::Infinity>();
        y.normalize();
        const double value = y.allFinite() ? quotient(y) : infinity;
        if (!(value < limit)) return false;
        x_ = std::move(y);
        value_ = value;
        return true;
    }
    /// Lanczos with (A - s I)^-1 from x, for the best s so far. Leaves the vector of its largest Ritz value in x and
    /// returns how far from the quotient of x an eigenvalue of A is, up to rounding.
    double iterate() {
        const long steps = std::min<long>(options_.lanczos_steps, x_.size());
        Eigen::MatrixXd basis(x_.size(), steps);
        Eigen::MatrixXd small = Eigen::MatrixXd::Zero(steps, steps);  // tridiagonal
        Eigen::VectorXd v = x_, ritz;
        double error = infinity;
        for (long j = 0; j < steps; ++j) {
            basis.col(j) = v;
            best_->solve(v);
            small(j, j) = v.dot(basis.col(j));
            for (int twice = 0; twice < 2; ++twice)
                v -= basis.leftCols(j + 1) * (basis.leftCols(j + 1).transpose() * v).eval();
            const double beta = v.stableNorm();
            if (!std::isfinite(small(j, j)) || !std::isfinite(beta)) break;
            // This solver scales; the one for tridiagonal matrices overflows.
            const Eigen::SelfAdjointEigenSolver<Eigen::MatrixXd> solver(small.topLeftCorner(j + 1, j + 1));
            const double value = solver.eigenvalues()(j);
            ritz = solver.eigenvectors().col(j);
            // Within beta |last entry| of the Ritz value of the inverse there is an eigenvalue of it.
            const double off = beta * std::fabs(ritz(j));
            error = off < value ? off / value / (value - off) : infinity;
            // The second condition: the vector is near enough for its quotient, which is off by the square.
            if ((error <= noise_ / 4 && off <= 0x1p-26 * value) || beta == 0) break;
            v /= beta;
            if (j + 1 < steps) small(j + 1, j) = small(j, j + 1) = beta;
        }
        if (ritz.size() > 0) take_if_below(value_ + noise_ / 16, basis.leftCols(ritz.size()) * ritz);
        return error;
    }

    static constexpr double down = 0x1p-40;

    const DoubleMatrix& a_;
    const Ball& radius_;
    const VerifiedCholeskyOptions& options_;
    double noise_;
    Eigen::VectorXd x_;
    double value_ = infinity;
    std::optional<FloatingCholesky> best_;
    Eigen::MatrixXd spare_;  ///< memory for the next factorization
    std::optional<Ball> lower_;
    double rounding_ = infinity;
    int factorizations_ = 0;
};

/// What it would take to decide the sign. Times of balls as measured on one core: about 3e-8 s n^3 at 128 bits, and in
/// proportion to the bits.
std::string why_not_shown(const DoubleMatrix& a, const VerifiedEigenvalue& e) {
    if (e.positive == Truth::no) return "the smallest eigenvalue is at most " + short_decimal(e.upper);
    const std::string visible = short_decimal(e.rounding + e.radius);
    std::string text = "the smallest eigenvalue lies between " + short_decimal(e.lower) + " and " +
                       short_decimal(e.upper) + "; seen as positive from about " + visible + " on (rounding " +
                       short_decimal(e.rounding) + ", entries " + short_decimal(e.radius) + ")";
    if (e.radius > 0 && e.upper <= 2.001 * e.radius) text += "; the entries have to be known better";
    const double n = static_cast<double>(a.rows()), scale = n * row_sum_bound(a);
    // Below the bits of a double nothing is known about the size that is looked for: the estimate is for the largest
    // one that is possible.
    const double bits = std::fmax(128, 32 + std::ceil(std::log2(scale / e.upper)));
    return text + "; in balls: " + short_decimal(bits) + " bits or more, about " +
           short_decimal(3e-8 * n * n * n * bits / 128) + " s";
}

VerifiedEigenvalue verified_smallest_eigenvalue(const DoubleMatrix& a, const Ball& radius,
                                                const VerifiedCholeskyOptions& options) {
    VerifiedEigenvalue e;
    e.method = "none";
    if (!lower_triangle_is_finite(a)) {
        e.reason = "an entry of the matrix is not finite";
        return e;
    }
    if (!radius.is_finite()) {
        e.reason = "the errors of the entries are not bounded";
        return e;
    }
    if (!usual_floating_point()) {
        e.reason = "this thread does not round to nearest, or flushes subnormal numbers";
        return e;
    }
    const VerifiedCholeskySearch search(a, radius, options);
    const Precision scope(128);
    e.radius = radius.upper_double();
    e.factorizations = search.factorizations();
    if (search.lower()) {
        e.lower = search.lower()->lower_double();
        e.rounding = search.rounding();
    }
    if (const auto quotient = rayleigh_quotient(a, search.vector())) e.upper = (*quotient + radius).upper_double();
    e.positive = e.lower > 0 ? Truth::yes : e.upper <= 0 ? Truth::no : Truth::unknown;
    e.shown = e.positive == Truth::yes;
    e.method = search.lower() ? "floating-point Cholesky with a bound of its rounding" : "no factorization completed";
    e.method += "; Rayleigh quotient in long double";
    if (!e.shown) e.reason = why_not_shown(a, e);
    return e;
}

}  // namespace

}  // namespace detail

VerifiedEigenvalue verified_smallest_eigenvalue(const DoubleMatrix& a, const UniformRadius& radius,
                                                const VerifiedCholeskyOptions& options) {
    detail::check_shape(a);
    detail::check_radius(radius.diagonal);
    detail::check_radius(radius.off_diagonal);
    Ball norm = Ball(1) / Ball(0);
    if (std::isfinite(radius.diagonal) && std::isfinite(radius.off_diagonal)) {
        const Precision scope(128);
        norm = (Ball::exact_double(radius.diagonal) + Ball(a.rows() - 1) * Ball::exact_double(radius.off_diagonal))
                   .upper();
    }
    return detail::verified_smallest_eigenvalue(a, norm, options);
}

VerifiedEigenvalue verified_smallest_eigenvalue(const DoubleMatrix& a, const Ball& radius_norm,
                                                const VerifiedCholeskyOptions& options) {
    detail::check_shape(a);
    if (certainly_less(radius_norm, Ball(0)) == Truth::yes)
        throw std::invalid_argument("a radius of " + radius_norm.enclosure(6));
    return detail::verified_smallest_eigenvalue(a, radius_norm.upper(), options);
}

VerifiedEigenvalue verified_smallest_eigenvalue(const DoubleMatrix& a, double radius,
                                                const VerifiedCholeskyOptions& options) {
    return verified_smallest_eigenvalue(a, UniformRadius{radius, radius}, options);
}

VerifiedEigenvalue verified_smallest_eigenvalue(const DoubleMatrix& a, const DoubleMatrix& radius,
                                                const VerifiedCholeskyOptions& options) {
    detail::check_shape(a);
    if (radius.rows() != a.rows() || radius.cols() != a.cols())
        throw std::invalid_argument("radii of shape " + detail::shape(radius.rows(), radius.cols()) + " for a " +
                                    detail::shape(a.rows(), a.cols()) + " matrix");
    for (long j = 0; j < radius.cols(); ++j)
        for (long i = j; i < radius.rows(); ++i) detail::check_radius(radius(i, j));
    const double norm = detail::row_sum_bound(radius);
    return detail::verified_smallest_eigenvalue(a, std::isfinite(norm) ? Ball::exact_double(norm) : Ball(1) / Ball(0),
                                                options);
}

}  // namespace rigor

// Compiled once, here, for all who use it.
template class Eigen::SelfAdjointEigenSolver<Eigen::MatrixXd>;
