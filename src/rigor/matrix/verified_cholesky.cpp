// The search for a shift at which the Cholesky factorization completes, by Lanczos with its factors; what completes
// proves the lower bound of verified_cholesky.hpp.
#include "rigor/matrix/verified_cholesky.hpp"

#include "rigor/matrix/cholesky_residual.hpp"
#include "rigor/matrix/eigenvector_guess.hpp"
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
    VerifiedCholeskySearch(const ColumnBlocks& a, const MatrixOutline& outline, const RadiusNorm& radius,
                           const VerifiedCholeskyOptions& options)
        : a_(a),
          outline_(outline),
          radius_(radius),
          options_(options),
          noise_(cholesky_error(outline.diagonal.cwiseAbs(), {}, options.block_width).upper_double()),
          x_(start_of_iteration(a.size())),
          state_(options.known) {
        // What the factorization really loses is a small part of what the theorem allows.
        if (options.residual) noise_ /= 16;
        const bool guessed = state_.vector.empty() ? guess() : recall();
        if (!guessed) value_ = quotient(x_);
        if (!lower_ && !(guessed && below_the_guess())) start();
        for (int i = 0; lower_ && i < options_.refinements && refine();) ++i;
    }
    const std::optional<Ball>& lower() const { return lower_; }
    const Eigen::VectorXd& vector() const { return x_; }
    const CholeskySearchState& state() const { return state_; }
    double rounding() const { return rounding_; }

private:
    void tell(const std::string& stage, double done) const {
        if (options_.progress) options_.progress(stage, done);
    }
    void remember() {
        state_.vector.assign(x_.begin(), x_.end());
        if (options_.keep) options_.keep(state_);
    }
    bool guess() {
        if (a_.size() < options_.single_from) return false;
        const std::string stage = "factorization in single precision";
        tell(stage, 0);
        const auto guess =
            guess_in_single_precision(a_, x_, noise_ / 8, corrections, [&](double done) { tell(stage, done); });
        ++state_.single_precision;
        if (!guess) return false;
        x_ = guess->vector;
        value_ = guess->value;
        state_.error = guess->error;
        remember();
        return std::isfinite(value_);
    }
    /// What an earlier search knew.
    bool recall() {
        if (static_cast<long>(state_.vector.size()) != x_.size()) return false;
        x_ = Eigen::Map<const Eigen::VectorXd>(state_.vector.data(), x_.size()).normalized();
        value_ = quotient(x_);
        for (const CholeskyAttempt& attempt : state_.attempts) take_bound(attempt);
        return std::isfinite(value_);
    }
    /// No further factorization is worth less.
    double resolution() const { return std::fmax(noise_, options_.relative_width * std::fabs(value_)); }
    /// From the guess to a shift. The second term is the rounding of the quotient, which counts for a few rows only.
    double least_step() const { return std::fmax(noise_ / 4, outline_.row_sum_bound * 0x1p-51); }
    /// The guess may belong to another eigenvalue, or be worse than it thinks.
    bool below_the_guess() {
        double step = std::fmax(2 * state_.error, least_step());
        for (int tries = 0; tries < 3; ++tries, step *= 64)
            if (try_shift(value_ - step)) return true;
        return false;
    }
    /// Shifts 0, then downward until a factorization completes: at the latest when A - s I is diagonally dominant.
    void start() {
        // The second term is for a diagonal that is small against the rest.
        double s = 0, step = std::fmax(2 * noise_, outline_.row_sum_bound * 0x1p-53);
        while (std::isfinite(s) && !try_shift(s)) {
            const double from = std::fmin(s, value_);
            step = std::fmax(4 * step, (s - from) / 2);
            s = from - step;
        }
    }
    /// One round of Lanczos and one more completed factorization. False if it brought nothing, or is not needed.
    bool refine() {
        if (value_ - shift_ <= resolution() / 2) return false;
        const double before = shift_;
        // An earlier search ended between a factorization and its use: the factor is gone, and no error of the vector
        // was found (0).
        if (!best_ && state_.error == 0 && !try_shift(shift_)) return false;
        const double error = best_ ? iterate() : state_.error;
        if (!std::isfinite(value_) || !std::isfinite(error)) return false;
        // Usually it is the smallest eigenvalue that is so near, and then much nearer.
        for (double step = std::fmax(error / 2, least_step()); value_ - step > before + noise_ / 4; step *= 4)
            if (try_shift(value_ - step)) return true;
        return false;
    }
    /// The lower bound of a completed factorization.
    void take_bound(const CholeskyAttempt& attempt) {
        if (!attempt.completed || !std::isfinite(attempt.error) || !std::isfinite(attempt.radius)) return;
        const Precision scope(128);
        const Ball bound =
            (Ball::exact_double(attempt.shift) - Ball::exact_double(attempt.error) - Ball::exact_double(attempt.radius))
                .lower();
        if (lower_ && certainly_less(*lower_, bound) != Truth::yes) return;
        lower_ = bound;
        shift_ = attempt.shift;
        rounding_ = attempt.error;
    }
    bool try_shift(double s) {
        for (const CholeskyAttempt& attempt : state_.attempts)
            if (!attempt.completed && attempt.shift <= s) return false;
        const std::string stage = "factorization " + std::to_string(state_.attempts.size() + 1) + " in double";
        tell(stage, 0);
        FloatingCholesky factor(
            a_, s, std::move(spare_), [&](double done) { tell(stage, done); }, options_.block_width);
        CholeskyAttempt attempt{.shift = s, .completed = factor.completed()};
        if (attempt.completed) {
            attempt.error = options_.residual ? residual_of(factor) : factor.error().upper_double();
            attempt.radius = radius_().upper_double();
        }
        state_.attempts.push_back(attempt);
        take_bound(attempt);
        if (attempt.completed) {
            // Memory for two is not taken.
            best_.emplace(std::move(factor));
        } else {
            best_.reset();
            // Its quotient is about s or less: below the vector so far if that one belongs to a larger eigenvalue.
            take_if_below(value_, factor.descent_direction());
            spare_ = std::move(factor).take_storage();
        }
        remember();
        return attempt.completed;
    }
    double residual_of(const FloatingCholesky& factor) const {
        tell("residual", 0);
        const auto residual =
            cholesky_residual(a_, factor.shift(), factor.lower(), {}, [&](double done) { tell("residual", done); });
        return residual ? residual->upper_double() : infinity;
    }
    /// The quotient of x for |x| = 1, in floating point. Scaled so that entries near the largest double do not
    /// overflow in sums.
    double quotient(const Eigen::VectorXd& x) const { return x.dot(approximate_product(a_, x * down)) / down; }
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
    /// Lanczos with (A - s I)^-1 from x, for the last s, whose memory is then free. Leaves the vector of its largest
    /// Ritz value in x and returns how far from the quotient of x an eigenvalue of A is, up to rounding.
    double iterate() {
        tell("inverse iteration", 0);
        const auto error = [](double largest, double off) {
            return off < largest ? off / largest / (largest - off) : infinity;
        };
        const LanczosResult found = largest_by_lanczos(
            [&](Eigen::VectorXd& v) { best_->solve(v); }, x_, options_.lanczos_steps,
            // The second condition: the vector is near enough for its quotient, which is off by the square.
            [&](double largest, double off) { return error(largest, off) <= noise_ / 4 && off <= 0x1p-26 * largest; });
        spare_ = std::move(*best_).take_storage();
        best_.reset();
        if (found.vector.size() > 0) take_if_below(value_ + noise_ / 16, found.vector);
        state_.error = error(found.largest, found.off);
        remember();
        return state_.error;
    }

    static constexpr double down = 0x1p-40;
    static constexpr int corrections = 16;

    const ColumnBlocks& a_;
    const MatrixOutline& outline_;
    const RadiusNorm& radius_;
    const VerifiedCholeskyOptions& options_;
    double noise_;
    Eigen::VectorXd x_;
    CholeskySearchState state_;
    double value_ = infinity;
    std::optional<FloatingCholesky> best_;  ///< the last one, if it completed
    PackedMatrix<double> spare_;            ///< memory for the next factorization
    std::optional<Ball> lower_;
    double shift_ = -infinity, rounding_ = infinity;
};

}  // namespace

/// What it would take to decide the sign. Times of balls as measured on one core: about 3e-8 s n^3 at 128 bits, and in
/// proportion to the bits.
std::string why_not_shown(long n, double row_sum_bound, const VerifiedEigenvalue& e) {
    if (e.positive == Truth::no) return "the smallest eigenvalue is at most " + short_decimal(e.upper);
    const std::string visible = short_decimal(e.rounding + e.radius);
    std::string text = "the smallest eigenvalue lies between " + short_decimal(e.lower) + " and " +
                       short_decimal(e.upper) + "; seen as positive from about " + visible + " on (rounding " +
                       short_decimal(e.rounding) + ", entries " + short_decimal(e.radius) + ")";
    if (e.radius > 0 && e.upper <= 2.001 * e.radius) text += "; the entries have to be known better";
    const double rows = static_cast<double>(n), scale = rows * row_sum_bound;
    // Below the bits of a double nothing is known about the size that is looked for: the estimate is for the largest
    // one that is possible.
    const double bits = std::fmax(128, 32 + std::ceil(std::log2(scale / e.upper)));
    return text + "; in balls: " + short_decimal(bits) + " bits or more, about " +
           short_decimal(3e-8 * rows * rows * rows * bits / 128) + " s";
}

VerifiedEigenvalue verified_smallest_eigenvalue(const ColumnBlocks& a, const RadiusNorm& radius,
                                                const VerifiedCholeskyOptions& options) {
    VerifiedEigenvalue e;
    e.method = "none";
    const MatrixOutline outline = detail::outline(a);
    if (!outline.finite) {
        e.reason = "an entry of the matrix is not finite";
        return e;
    }
    if (!radius().is_finite()) {
        e.reason = "the errors of the entries are not bounded";
        return e;
    }
    if (!usual_floating_point()) {
        e.reason = "this thread does not round to nearest, or flushes subnormal numbers";
        return e;
    }
    const VerifiedCholeskySearch search(a, outline, radius, options);
    const Precision scope(128);
    e.factorizations = static_cast<int>(search.state().attempts.size());
    e.single_precision = search.state().single_precision;
    if (search.lower()) {
        e.lower = search.lower()->lower_double();
        e.rounding = search.rounding();
    }
    if (options.progress) options.progress("quotient", 0);
    if (const auto quotient = rayleigh_quotient(a, search.vector())) e.upper = (*quotient + radius()).upper_double();
    e.radius = radius().upper_double();
    e.positive = e.lower > 0 ? Truth::yes : e.upper <= 0 ? Truth::no : Truth::unknown;
    e.shown = e.positive == Truth::yes;
    e.method = !search.lower()    ? "no factorization completed"
               : options.residual ? "floating-point Cholesky with a bound of its residual"
                                  : "floating-point Cholesky with a bound of its rounding";
    e.method += "; Rayleigh quotient in long double";
    if (!e.shown) e.reason = why_not_shown(a.size(), outline.row_sum_bound, e);
    return e;
}

namespace {

VerifiedEigenvalue smallest_of_dense(const DoubleMatrix& a, const Ball& radius,
                                     const VerifiedCholeskyOptions& options) {
    return verified_smallest_eigenvalue(
        DenseBlocks(a), [&] { return radius; }, options);
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
    return detail::smallest_of_dense(a, norm, options);
}

VerifiedEigenvalue verified_smallest_eigenvalue(const DoubleMatrix& a, const Ball& radius_norm,
                                                const VerifiedCholeskyOptions& options) {
    detail::check_shape(a);
    if (certainly_less(radius_norm, Ball(0)) == Truth::yes)
        throw std::invalid_argument("a radius of " + radius_norm.enclosure(6));
    return detail::smallest_of_dense(a, radius_norm.upper(), options);
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
    return detail::smallest_of_dense(a, std::isfinite(norm) ? Ball::exact_double(norm) : Ball(1) / Ball(0), options);
}

}  // namespace rigor

// Compiled once, here, for all who use it.
template class Eigen::SelfAdjointEigenSolver<Eigen::MatrixXd>;
