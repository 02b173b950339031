// The recurrences on truncated series, and the enclosures of their coefficients: derived in ntk/gram/kernel_series.hpp.
#include "ntk/gram/kernel_series.hpp"

#include "rigor/number/scalar.hpp"

#include <algorithm>
#include <cmath>
#include <stdexcept>
#include <string>

namespace ntk {

using detail::BallSeries;

namespace {

/// sqrt(a) or 1/sqrt(a), for a positive constant term; coefficients that are not finite otherwise.
template <class Op>
BallSeries mapped_series(Op op, const BallSeries& a) {
    rigor::use_flint_on_this_thread();
    BallSeries b(a.order());
    op(b[0].raw(), a[0].raw(), a.order(), a.order(), rigor::Precision::bits());
    return b;
}

BallSeries sqrt_series(const BallSeries& a) { return mapped_series(_arb_poly_sqrt_series, a); }

BallSeries reciprocal_sqrt_series(const BallSeries& a) { return mapped_series(_arb_poly_rsqrt_series, a); }

/// constant + factor · a
BallSeries affine_series(const rigor::Ball& constant, const rigor::Ball& factor, const BallSeries& a) {
    BallSeries b = factor * a;
    b[0] += constant;
    return b;
}

/// constant + the integral of a · dv, for two series in t.
BallSeries integral_along(const rigor::Ball& constant, const BallSeries& a, const BallSeries& v) {
    using rigor::Ball;
    BallSeries derivative(v.order());
    for (long k = 0; k + 1 < v.order(); ++k) derivative[k] = Ball(k + 1) * v[k + 1];
    const BallSeries product = a * derivative;
    BallSeries integral(v.order());
    integral[0] = constant;
    for (long k = 1; k < v.order(); ++k) integral[k] = product[k - 1] / Ball(k);
    return integral;
}

BallSeries arcsine_series(const BallSeries& v, const BallSeries& square) {
    const rigor::Ball one(1);
    return integral_along(rigor::asin(v[0]), reciprocal_sqrt_series(affine_series(one, -one, square)), v);
}

}  // namespace

struct KernelSeries::State {
    AngleSide side;
    Series v, square, sum;  ///< v = sin(theta/2) or cos(theta/2) at this layer, v^2, N
    Ball lower, upper;      ///< v at the ends of its interval, of rounding width
    bool is_point;
};

/// The two ends of an interval of v.
struct KernelSeries::Ends {
    Expansion lower, upper;
    bool is_point;

    /// The coefficients of f over the interval, for an f whose derivatives are monotone.
    template <class F>
    Series hull(F f) const {
        Series a = f(lower);
        if (is_point) return a;
        const Series b = f(upper);
        for (long k = 0; k < a.order(); ++k) a[k] = Ball::hull(a[k], b[k]);
        return a;
    }
};

namespace detail {

std::pair<BallSeries, BallSeries> compose_series(const BallSeries& f, const BallSeries& g, BallSeries v) {
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

}  // namespace detail

KernelSeries::KernelSeries(KernelRecurrence recurrence, long order)
    : recurrence_(std::move(recurrence)),
      order_(order),
      inverse_pi_(Ball(1) / Ball::pi()) {
    if (order < 2)
        throw std::invalid_argument("a kernel series of order " + std::to_string(order) + "; expected at least 2");
    const long terms = terms_for(series_limit) + 1;
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

KernelSeries::Series KernelSeries::over(AngleSide side, const Ball& lower, const Ball& upper) const {
    if (!lower.is_exact() || !upper.is_exact() || certainly_at_most(Ball(0), lower) != rigor::Truth::yes ||
        certainly_at_most(lower, upper) != rigor::Truth::yes ||
        certainly_at_most(upper, Ball(rigor::Rational(3, 4))) != rigor::Truth::yes)
        throw std::domain_error("a kernel series over [" + lower.enclosure() + ", " + upper.enclosure() +
                                "]; expected a part of [0, 3/4]");
    const bool is_point = certainly_equal(lower, upper) == rigor::Truth::yes;
    State s{side, Series(order_), Series(order_), Series(order_), lower, upper, is_point};
    s.v[0] = Ball::hull(lower, upper);
    s.v[1] = Ball(1);
    s.square = s.v * s.v;
    for (const KernelRecurrence::Layer& layer : recurrence_.layers) step(s, layer);
    return recurrence_.scale * (s.sum + recurrence_.top * correlation(s));
}

KernelSeries::Expansion KernelSeries::expansion_at(const Ball& point) const {
    Series line(order_);
    line[0] = point;
    line[1] = Ball(1);
    Series phi = arcsine_series(line, line * line);
    Series r = rigor::magnitude(point) < series_limit ? remainder_by_series(point) : remainder_by_equation(point, phi);
    return {std::move(line), std::move(phi), std::move(r)};
}

KernelSeries::Series KernelSeries::remainder_by_series(const Ball& v) const {
    const long terms = std::min(terms_for(rigor::magnitude(v)), static_cast<long>(coefficients_[0].size()) - 1);
    const Ball y = rigor::square(v), one(1);
    // Beyond `terms` consecutive terms fall by more than `ratio`: the quotient of the b_n/((2n + 1)(2n + 3)) is below
    // 1, that of the binomials (2n choose j) at most ((2n + 1)/(2n + 1 - j))^2.
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

KernelSeries::Series KernelSeries::remainder_by_equation(const Ball& v, const Series& phi) const {
    const Ball one(1), square = rigor::square(v), inverse = one / v;
    Series r(order_);
    r[0] = (v * rigor::sqrt(one - square) - phi[0] * (one - Ball(2) * square)) * inverse_pi_ * inverse *
           rigor::square(inverse);
    Ball g(0);
    for (long k = 0; k + 1 < order_; ++k) {
        g = (Ball(4) * inverse_pi_ * phi[k] - g) * inverse;
        r[k + 1] = (g - Ball(k + 3) * r[k]) * inverse / Ball(k + 1);
    }
    return r;
}

long KernelSeries::terms_for(double v) const {
    const double bits = static_cast<double>(rigor::Precision::bits());
    return order_ + 2 + (v > 0 ? static_cast<long>(bits / (-2 * std::log2(std::min(v, 0.9)))) : 0);
}

KernelSeries::Series KernelSeries::correlation(const State& s) {
    const Ball sign(s.side == AngleSide::near ? 1 : -1);
    return affine_series(sign, Ball(-2) * sign, s.square);
}

void KernelSeries::step(State& s, const KernelRecurrence::Layer& layer) const {
    Expansion lower = expansion_at(s.lower), upper = s.is_point ? lower : expansion_at(s.upper);
    const Ends ends{std::move(lower), std::move(upper), s.is_point};
    const Series w = correlation(s);
    const bool near = s.side == AngleSide::near;
    // The layer as a series in v - v_0 first, then one substitution: each coefficient of v enters once, and its width
    // is not doubled.
    const Series map = near ? near_map(s, layer, ends) : far_map(s, layer, ends);
    auto [v, phi] = detail::compose_series(map, ends.hull([](const Expansion& e) { return e.phi; }), s.v);
    const Ball two_over_pi = Ball(2) * inverse_pi_;
    const Series slope = near ? affine_series(Ball(1), -two_over_pi, phi) : two_over_pi * phi;
    s.sum = affine_series(layer.lift, layer.keep, s.sum) + layer.hold * w +
            slope * (affine_series(layer.lift + layer.slope, layer.decay, s.sum) + layer.pull * w);
    s.v = std::move(v);
    s.v[0] = Ball::hull(s.lower, s.upper);
    s.square = s.v * s.v;
}

KernelSeries::Series KernelSeries::near_map(State& s, const KernelRecurrence::Layer& layer, const Ends& ends) const {
    const Ball one(1);
    const auto image = [&](const Expansion& e) {
        return layer.root_ratio * e.line[0] * rigor::sqrt(one - layer.weight * e.line[0] * e.r[0]);
    };
    s.lower = image(ends.lower);
    s.upper = s.is_point ? s.lower : image(ends.upper);
    const Series product = ends.hull([](const Expansion& e) { return e.line * e.r; });
    return layer.root_ratio * (interval_line(s) * sqrt_series(affine_series(one, -layer.weight, product)));
}

KernelSeries::Series KernelSeries::far_map(State& s, const KernelRecurrence::Layer& layer, const Ends& ends) const {
    const Ball one(1), rest = one - layer.weight, half_weight = rigor::scaled_by_power_of_two(layer.weight, -1);
    const auto q_at = [&](const Expansion& e) {
        const Ball& x = e.line[0];
        return rigor::square(x) * (rest + layer.weight * (x * e.r[0])) + half_weight;
    };
    const auto q_series = [&] {
        return ends.hull([&](const Expansion& e) {
            const Series square = e.line * e.line;
            return affine_series(half_weight, rest, square) + layer.weight * (square * (e.line * e.r));
        });
    };
    const Ball q_lower = q_at(ends.lower), q_upper = s.is_point ? q_lower : q_at(ends.upper);
    const Ball largest = layer.root_ratio * rigor::sqrt(one - q_lower);
    // Early where a layer contracts; late otherwise, since the change of side itself widens the coefficients. (A
    // choice: any is proved.)
    const bool contracts = certainly_less(layer.weight, Ball::dyadic(1, -2)) != rigor::Truth::yes;
    if (certainly_at_most(largest, contracts ? Ball(rigor::Rational(19, 25)) : Ball::dyadic(1, -1)) ==
        rigor::Truth::yes) {
        s.side = AngleSide::near;
        s.lower = layer.root_ratio * rigor::sqrt(one - q_upper);
        s.upper = largest;
        return layer.root_ratio * sqrt_series(affine_series(one, Ball(-1), q_series()));
    }
    const bool well_away = certainly_at_most(layer.weight, rigor::square(s.lower)) == rigor::Truth::yes;
    s.lower = rigor::sqrt(q_lower);
    s.upper = rigor::sqrt(q_upper);
    if (!well_away) return sqrt_series(q_series());
    const Series product = ends.hull([](const Expansion& e) { return e.line * e.r; });
    // 1/(2 x^2) = sum_k (-1)^k (k + 1)/(2 X^(k + 2)) t^k
    const Series inverse_square = ends.hull([&](const Expansion& e) {
        const Ball inverse = one / e.line[0];
        Ball power = rigor::scaled_by_power_of_two(rigor::square(inverse), -1);
        Series sum(order_);
        for (long k = 0; k < order_; ++k) {
            sum[k] = Ball(k + 1) * power;
            power *= -inverse;
        }
        return sum;
    });
    return interval_line(s) * sqrt_series(affine_series(rest, layer.weight, product + inverse_square));
}

KernelSeries::Series KernelSeries::interval_line(const State& s) const {
    Series line(order_);
    line[0] = s.v[0];
    line[1] = Ball(1);
    return line;
}

}  // namespace ntk
