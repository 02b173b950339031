// Taylor coefficients of a deep kernel over a whole interval of angles, enclosed: the remainders behind kernel_approximation.hpp.
//
// The variable is x = sin(theta/2) for angles up to about pi/2 ("near") and x = cos(theta/2) for the others ("far"), theta the angle of layer 1. In
// it every kernel here is analytic, also at x = 0, that is at z = 1 and z = -1, where it has square-root singularities in z.
//
// With v = sin(theta/2) and phi = arcsin v = theta/2, one layer (depth_map.hpp, with the variance ratio of a network with biases) is
//   v' = sqrt(ratio) v sqrt(1 - v R(v)),   R(v) = (sin theta - theta cos theta)/(2 pi v^3),
//   T' = decay (1 - 2 phi/pi) T + q' (1 - 2 v'^2).
// From d(sin theta - theta cos theta)/dv = 8 v phi and the series of the arcsine, with b_n = binomial(2n, n)/4^n,
//   R(v) = (4/pi) sum_n b_n/((2n + 1)(2n + 3)) v^(2n),
// so nothing is divided by v. In the far variable the first layer is, with phi = arcsin x and E(x) = x^3 R(x), E' = 4 x phi/pi,
//   kappa_0 = 2 phi/pi,   kappa_1 = 2 E,   v_2 = sqrt(ratio (1/2 - E)),   cos theta = 2 x^2 - 1.
//
// Lagrange's remainder. The recurrences are carried out on truncated series in t, started with x = X + t, X the ball of a whole interval. Each
// coefficient of each series is then enclosed for every x in X, hence the coefficient of t^k of the result contains f^(k)(x)/k! for all x in X.
// Three things keep the enclosures narrow through hundreds of layers, where plain interval arithmetic would be off by 20 orders of magnitude:
//   - R and all its derivatives have nonnegative coefficients, so they increase on [0, 1) and their values at the two ends of an interval enclose them;
//   - v -> v' increases, its derivative is sqrt(ratio) (1 - theta/pi)/sqrt(1 - v R) >= 0, so the constant terms are the hull of the two ends as well;
//   - a layer is expanded in v - v_0 by itself and then the series of v is substituted, so that a coefficient of v enters a layer once: its width is
//     multiplied by the (contracting) slope of the map and not by the sum of its parts.
#pragma once

#include "ntk/arc_cosine_series.hpp"
#include "ntk/kernel_recurrence.hpp"
#include "rigor/formal_series.hpp"

namespace ntk {

enum class AngleSide { near, far };  ///< x = sin(theta/2) or x = cos(theta/2)

namespace detail {

using BallSeries = rigor::FormalSeries<rigor::Ball>;

/// sqrt(a) or 1/sqrt(a), for a positive constant term; coefficients that are not finite otherwise.
template <class Op>
BallSeries mapped_series(Op op, const BallSeries& a) {
    rigor::use_flint_on_this_thread();
    BallSeries b(a.order());
    op(b[0].raw(), a[0].raw(), a.order(), a.order(), rigor::Precision::bits());
    return b;
}
inline BallSeries sqrt_series(const BallSeries& a) { return mapped_series(_arb_poly_sqrt_series, a); }
inline BallSeries reciprocal_sqrt_series(const BallSeries& a) { return mapped_series(_arb_poly_rsqrt_series, a); }

/// sum_j f_j (v - v_0)^j for two series f, g at once: the powers are shared.
inline std::pair<BallSeries, BallSeries> compose_series(const BallSeries& f, const BallSeries& g, BallSeries v) {
    const long n = v.order();
    v[0] = rigor::Ball(0);
    std::pair<BallSeries, BallSeries> sum{BallSeries(n), BallSeries(n)};
    sum.first[0] = f[0];
    sum.second[0] = g[0];
    BallSeries power = v;
    for (long j = 1; j < n; ++j) {
        for (long k = j; k < n; ++k) {
            arb_addmul(sum.first[k].raw(), f[j].raw(), power[k].raw(), rigor::Precision::bits());
            arb_addmul(sum.second[k].raw(), g[j].raw(), power[k].raw(), rigor::Precision::bits());
        }
        if (j + 1 < n) power = power * v;
    }
    return sum;
}

/// constant + factor · a
inline BallSeries affine_series(const rigor::Ball& constant, const rigor::Ball& factor, const BallSeries& a) {
    BallSeries b = factor * a;
    b[0] += constant;
    return b;
}

/// constant + the integral of a · dv, for two series in t.
inline BallSeries integral_along(const rigor::Ball& constant, const BallSeries& a, const BallSeries& v) {
    using rigor::Ball;
    BallSeries derivative(v.order());
    for (long k = 0; k + 1 < v.order(); ++k) derivative[k] = Ball(k + 1) * v[k + 1];
    const BallSeries product = a * derivative;
    BallSeries integral(v.order());
    integral[0] = constant;
    for (long k = 1; k < v.order(); ++k) integral[k] = product[k - 1] / Ball(k);
    return integral;
}

inline BallSeries arcsine_series(const BallSeries& v, const BallSeries& square) {
    const rigor::Ball one(1);
    return integral_along(rigor::asin(v[0]), reciprocal_sqrt_series(affine_series(one, -one, square)), v);
}

}  // namespace detail

/// Taylor coefficients of one kernel, at a fixed order and at the precision at construction.
class KernelSeries {
    using Ball = rigor::Ball;
    using Series = detail::BallSeries;

public:
    /// Coefficients of t^k for k < order; order >= 2 (std::invalid_argument).
    KernelSeries(KernelRecurrence recurrence, long order)
        : recurrence_(std::move(recurrence)), order_(order), inverse_pi_(Ball(1) / Ball::pi()) {
        if (order < 2) throw std::invalid_argument("a kernel series of order " + std::to_string(order) + "; expected at least 2");
        const long terms = terms_for(0.76) + 1;
        coefficients_.resize(static_cast<std::size_t>(order));
        rigor::Rational b = 1;
        for (long n = 0; n <= terms; ++n) {
            rigor::Rational binomial = 4 * b / ((2 * n + 1) * (2 * n + 3));
            for (long j = 0; j < order; ++j) {
                coefficients_[static_cast<std::size_t>(j)].push_back(Ball(binomial) * inverse_pi_);
                binomial *= rigor::Rational(2 * n - j, j + 1);
            }
            b *= rigor::Rational(2 * n + 1, 2 * n + 2);
        }
    }

    long order() const { return order_; }

    /// Coefficient k of the result contains f^(k)(x)/k! for all x in [lower, upper], f the kernel as a function of x.
    /// Domain: 0 <= lower <= upper <= 3/4, exact balls (std::domain_error otherwise).
    Series over(AngleSide side, const Ball& lower, const Ball& upper) const {
        if (!lower.is_exact() || !upper.is_exact() || certainly_at_most(Ball(0), lower) != rigor::Truth::yes ||
            certainly_at_most(lower, upper) != rigor::Truth::yes || certainly_at_most(upper, Ball(rigor::Rational(3, 4))) != rigor::Truth::yes)
            throw std::domain_error("a kernel series over [" + lower.enclosure() + ", " + upper.enclosure() + "]; expected a part of [0, 3/4]");
        const Ball one(1), two(2);
        State s{Series(order_), Series(order_), Series(order_), lower, upper, certainly_equal(lower, upper) == rigor::Truth::yes};
        s.v[0] = Ball::hull(lower, upper);
        s.v[1] = one;
        s.square = s.v * s.v;
        const bool far = side == AngleSide::far;
        // +-(1 - 2 x^2) times the variance
        const Ball variance = far ? -recurrence_.first_variance : recurrence_.first_variance;
        s.kernel = detail::affine_series(variance, -two * variance, s.square);
        bool first = true;
        for (const KernelRecurrence::Layer& layer : recurrence_.layers) {
            if (first && far)
                far_step(s, layer);
            else
                near_step(s, layer);
            first = false;
        }
        return recurrence_.scale * s.kernel;
    }

    /// R^(j)(v)/j! for j < order; v in [0, 0.76] as a ball of rounding width.
    Series remainder_coefficients(const Ball& v) const {
        const long terms = std::min(terms_for(rigor::magnitude(v)), static_cast<long>(coefficients_[0].size()) - 1);
        const Ball y = rigor::square(v), one(1);
        // Beyond `terms` consecutive terms fall by more than `ratio`: the quotient of the b_n/((2n + 1)(2n + 3)) is below 1, that of the
        // binomials (2n choose j) at most ((2n + 1)/(2n + 1 - j))^2.
        const Ball ratio = y * rigor::square(Ball(2 * terms + 1) / Ball(2 * terms + 2 - order_));
        // At a precision so low that this is not below 1, log(0) makes the result not finite.
        const Ball geometric = certainly_less(ratio, one) == rigor::Truth::yes ? one / (one - ratio) : rigor::log(Ball(0));
        const Ball last_power = rigor::power(v, static_cast<unsigned long>(2 * terms - order_)) * geometric;
        Ball power_of_v = rigor::power(v, static_cast<unsigned long>(order_));
        const bool vanishes = v.is_exactly_zero();
        Series result(order_);
        for (long j = 0; j < order_; ++j) {
            const std::vector<Ball>& c = coefficients_[static_cast<std::size_t>(j)];
            Ball sum(0);
            for (long n = terms - 1; n >= (j + 1) / 2; --n) {
                sum *= y;
                sum += c[static_cast<std::size_t>(n)];
            }
            if (j % 2 == 1) sum *= v;
            // v^(2 terms - j) = v^(2 terms - order) v^(order - j)
            if (!vanishes) {
                sum = sum.widened(c[static_cast<std::size_t>(terms)] * last_power * power_of_v);
                power_of_v /= v;
            }
            result[j] = std::move(sum);
        }
        return result;
    }

private:
    struct State {
        Series v, square, kernel;
        Ball lower, upper;  ///< the values of v at the ends, of rounding width
        bool is_point;
    };

    /// Terms of R and its derivatives up to the working precision.
    long terms_for(double v) const {
        const double bits = static_cast<double>(rigor::Precision::bits());
        return order_ + 2 + (v > 0 ? static_cast<long>(bits / (-2 * std::log2(std::min(v, 0.9)))) : 0);
    }

    void far_step(State& s, const KernelRecurrence::Layer& layer) const {
        const Ball half = Ball::dyadic(1, -1);
        const auto cubic = [&](const Ball& x) { return x * rigor::square(x) * remainder_coefficients(x)[0]; };
        const Ball first = cubic(s.lower), last = cubic(s.upper);
        const Series phi = detail::arcsine_series(s.v, s.square);
        const Series e = detail::integral_along(Ball::hull(first, last), Ball(4) * inverse_pi_ * (s.v * phi), s.v);
        s.v = layer.root_ratio * detail::sqrt_series(detail::affine_series(half, Ball(-1), e));
        s.upper = layer.root_ratio * rigor::sqrt(half - first);
        s.lower = layer.root_ratio * rigor::sqrt(half - last);
        finish_step(s, layer, Ball(2) * inverse_pi_ * phi);
    }

    void near_step(State& s, const KernelRecurrence::Layer& layer) const {
        const Ball one(1);
        Series r = remainder_coefficients(s.lower);
        const auto image = [&](const Ball& v, const Ball& r_of_v) { return layer.root_ratio * v * rigor::sqrt(one - v * r_of_v); };
        s.lower = image(s.lower, r[0]);
        if (s.is_point) {
            s.upper = s.lower;
        } else {
            const Series r_upper = remainder_coefficients(s.upper);
            s.upper = image(s.upper, r_upper[0]);
            for (long j = 0; j < order_; ++j) r[j] = Ball::hull(r[j], r_upper[j]);
        }
        // The layer as a series in v - v_0 first, then one substitution: each coefficient of v enters once, and its width is not doubled.
        Series line(order_);
        line[0] = s.v[0];
        line[1] = one;
        const Series map = layer.root_ratio * (line * detail::sqrt_series(detail::affine_series(one, Ball(-1), line * r)));
        const Series phi = detail::arcsine_series(line, line * line);
        auto [v, angle] = detail::compose_series(map, phi, s.v);
        s.v = std::move(v);
        const Series slope = detail::affine_series(one, Ball(-2) * inverse_pi_, angle);
        finish_step(s, layer, slope);
    }

    void finish_step(State& s, const KernelRecurrence::Layer& layer, const Series& slope) const {
        s.v[0] = Ball::hull(s.lower, s.upper);
        s.square = s.v * s.v;
        s.kernel = layer.decay * (slope * s.kernel) + detail::affine_series(layer.variance, Ball(-2) * layer.variance, s.square);
    }

    KernelRecurrence recurrence_;
    long order_;
    Ball inverse_pi_;
    std::vector<std::vector<Ball>> coefficients_;  ///< index j, then n: of v^(2n - j) in R^(j)/j!
};

}  // namespace ntk
