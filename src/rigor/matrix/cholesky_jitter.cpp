// The two linear conditions of cholesky_jitter.hpp in balls.
#include "rigor/matrix/cholesky_jitter.hpp"

#include "rigor/number/ball_functions.hpp"

#include <stdexcept>

namespace rigor {

namespace {

/// constant + slope * delta.
struct Linear {
    Ball constant, slope;
    friend Linear operator+(const Linear& a, const Linear& b) { return {a.constant + b.constant, a.slope + b.slope}; }
    friend Linear operator*(const Ball& c, const Linear& a) { return {c * a.constant, c * a.slope}; }
};

}  // namespace

JitterBounds cholesky_jitter(const FloatingFormat& format, const JitterProblem& problem,
                             const detail::JitterErrorTerms& terms) {
    const long n = static_cast<long>(problem.diagonal_sizes.size());
    if (n < 1) throw std::invalid_argument("the jitter of a matrix without rows");
    JitterBounds bounds;
    if (n + 1 > (1L << (format.precision - 3))) {
        bounds.reason = "too many rows for this format";
        return bounds;
    }
    const Ball w = Ball::dyadic(1, format.smallest), u = Ball::dyadic(1, -format.precision), one(1);
    Ball largest(0), sum_g(0), sum_sizes(0), g(0);
    for (long i = 0; i < n; ++i) {
        const Ball& size = problem.diagonal_sizes[static_cast<std::size_t>(i)];
        g = Ball(i + 2) / Ball((1L << format.precision) - 2 * (i + 2));  // gamma_k/(1 - gamma_k), k = i + 2
        sum_g += g;
        sum_sizes += g * size;
        largest = maximum(largest, size);
    }
    if (!largest.is_finite() || !problem.rounding_norm.is_finite() ||
        certainly_at_most(largest, Ball::dyadic(1, format.largest - 6)) != Truth::yes) {
        bounds.reason = "entries beyond the range of this format, or close to its end";
        return bounds;
    }
    const Ball small = Ball(terms.underflow) * w;
    const Ball q = (one + u) * (one + u), four_w = Ball(4) * small;
    const Linear underflow{Ball(2) * (Ball(2 * n + 2) + q * largest) * small, Ball(2) * q * small};
    // sum_i g_i (c_ii + U)
    const Linear sum =
        Ball(terms.factorization) * (Linear{q * sum_sizes + sum_g * four_w, q * sum_g} + sum_g * underflow);
    const Linear formed = Linear{Ball(terms.entries) * problem.rounding_norm, Ball(0)} +
                          Ball(terms.diagonal) * Linear{(q - one) * largest + four_w, q - one};
    const Linear error = formed + Ball(n) * underflow;

    // lambda + delta > formed + sum/(1 - g) + n U
    const Linear needed = error + (one / (one - g)) * sum;
    const Ball slope = one - needed.slope, missing = (needed.constant - problem.lower).upper();
    if (certainly_positive(slope) != Truth::yes) {
        bounds.reason = "so many rows that the bound of the rounding errors, about n^2 u/2 times delta, exceeds delta";
    } else if (certainly_less(missing, Ball(0)) == Truth::yes) {
        bounds.succeeds_from = Ball(0);
    } else {
        const Ball least = (missing / slope * (one + Ball::dyadic(1, -100)) + small).upper();  // more than, not equal
        if (certainly_at_most(least, Ball::dyadic(1, format.largest - 6)) == Truth::yes)
            bounds.succeeds_from = least;
        else
            bounds.reason = "such a delta is beyond the range of this format";
    }
    // lambda + delta + formed < -(sum + n U)
    const Linear against = error + sum;
    const Ball most = (-(problem.upper + against.constant) / (one + against.slope)).lower();
    if (certainly_positive(most) == Truth::yes) bounds.fails_below = most;
    return bounds;
}

}  // namespace rigor
