// The trapezoidal rule and the Hermite series of ntk/activation/strip_activation.hpp.
#include "ntk/activation/strip_activation.hpp"

#include "ntk/activation/on_correlations.hpp"
#include "rigor/proof/trapezoidal_rule.hpp"

#include <algorithm>
#include <cmath>

namespace ntk {

using rigor::Ball, rigor::BallSeries, rigor::Rational;

namespace {

constexpr long block = 128;
constexpr long widest_strip = 3;  // in x: a wider one gains nothing

/// Nodes j step, |j| <= count, and what the rule is off by, for integrands bounded as in the header.
class Trapezoid {
public:
    /// `log2_bound`: of the M that is expected; a guess, which decides about the step alone.
    Trapezoid(const StripActivation& phi, const Ball& q, double log2_bound) : scale_(rigor::sqrt_on_domain(q)) {
        // A strip in x, and the one in s that it belongs to: no wider than half_width for any q of the ball.
        a_ = rigor::minimum(phi.half_width() / scale_.upper(), Ball(widest_strip));
        b_ = scale_ * a_;
        const double bits = static_cast<double>(rigor::Precision::bits()) + log2_bound + 8, a = a_.approx_double();
        const double bits_of_step = std::min(bits, static_cast<double>(phi.budget().bits));
        const double wanted = 2 * M_PI * a / (bits_of_step * M_LN2), reach = std::sqrt(2 * bits * M_LN2);
        exponent_ = 12 - static_cast<long>(std::floor(std::log2(std::max(wanted, 1e-9))));
        mantissa_ = std::max(1L, static_cast<long>(std::floor(std::ldexp(wanted, static_cast<int>(exponent_)))));
        count_ = std::min(phi.budget().nodes, static_cast<long>(std::ceil(reach / wanted)));
    }

    long count() const { return count_; }
    Ball step() const { return Ball::dyadic(mantissa_, -exponent_); }
    Ball node(long j) const { return Ball::dyadic(j * mantissa_, -exponent_); }
    const Ball& scale() const { return scale_; }
    const Ball& strip() const { return b_; }  ///< in s
    static Ball density(const Ball& x) {
        return rigor::exp(-rigor::scaled_by_power_of_two(rigor::square(x), -1)) / rigor::sqrt(Ball(2) * Ball::pi());
    }

    /// 2 M/(exp(2 pi a/step) - 1) for M = exp(a^2/2) bound.
    Ball error(const Ball& bound) const {
        return rigor::trapezoidal_rule_error(a_, step(), rigor::exp(rigor::square(a_) / Ball(2)) * bound);
    }
    /// exp(-R^2/2), R = node(count).
    Ball left_out() const { return rigor::exp(-rigor::scaled_by_power_of_two(rigor::square(node(count_)), -1)); }

private:
    Ball scale_, a_, b_;
    long mantissa_ = 1, exponent_ = 0, count_ = 0;
};

/// E f(sqrt(q) Z) for an even f = phi^(j) phi^(k), point 2. f(0) at q = 0.
Ball gaussian_mean(const StripActivation& phi, const Ball& q, int j, int k) {
    if (q.is_exactly_zero()) return phi.derivative(j)(q) * phi.derivative(k)(q);
    const Ball guess = phi.strip_bound(j, phi.half_width()) * phi.strip_bound(k, phi.half_width());
    const Trapezoid rule(phi, q, 8 + std::max(0.0, (rigor::log(guess) / rigor::log(Ball(2))).approx_double()));
    const Ball bound = phi.strip_bound(j, rule.strip()) * phi.strip_bound(k, rule.strip());
    const auto first = phi.derivative(j), second = phi.derivative(k);
    Ball sum(0);
    for (long i = rule.count(); i >= 0; --i) {
        const Ball x = rule.node(i), s = rule.scale() * x;
        const Ball product = j == k ? rigor::square(first(s)) : first(s) * second(s);
        sum += (i == 0 ? Ball(1) : Ball(2)) * product * Trapezoid::density(x);
    }
    return (rule.step() * sum).widened(rule.error(bound) + bound * rule.left_out());
}

class StripDual : public PreparedDual {
public:
    StripDual(const StripActivation& phi, const Ball& q, long K)
        : q_(q),
          lipschitz_(q * phi.moment(2, q)),
          last_(K),
          even_(1),
          slopes_(1) {
        const OddHermiteSeries a = odd_hermite_series(phi, q, K);
        const long n = static_cast<long>(a.squares.size());
        even_ = BallSeries(n);
        slopes_ = BallSeries(n);
        for (long i = 0; i < n; ++i) {
            even_[i] = a.squares[static_cast<std::size_t>(i)];
            slopes_[i] = Ball(2 * i + 1) * even_[i];
        }
        rest_ = a.rest;
        slope_rest_ = a.slope_rest;
    }

    Ball value(const Ball& rho) const override {
        const Ball rest = rigor::abs(rest_) * rigor::power(rigor::abs(rho), static_cast<unsigned long>(last_ + 2));
        return (rho * at_square(even_, rho)).widened(rest);
    }
    Ball slope(const Ball& rho) const override {
        return on_correlations(rho, lipschitz_, [&](const Ball& point) {
            const Ball power = rigor::power(rigor::abs(point), static_cast<unsigned long>(last_ + 1));
            return (at_square(slopes_, point) / q_).widened(rigor::abs(slope_rest_) * power);
        });
    }

private:
    /// sum c_i rho^(2i), block by block, each with the bits that its falling coefficients leave of the working
    /// precision.
    static Ball at_square(const BallSeries& series, const Ball& rho) {
        const long bits = rigor::Precision::bits();
        const Ball square = rigor::square(rho), shift = rigor::power(square, static_cast<unsigned long>(block));
        Ball sum(0), part;
        for (long first = (series.order() - 1) / block * block; first >= 0; first -= block) {
            const long size = arf_abs_bound_lt_2exp_si(arb_midref(series[first].raw()));  // log2 of the coefficient
            const long here = std::clamp(bits + std::min(size, 0L) + 16, 32L, bits);
            _arb_poly_evaluate(part.raw(), series[first].raw(), std::min(block, series.order() - first), square.raw(),
                               here);
            arb_mul(sum.raw(), sum.raw(), shift.raw(), here);
            arb_add(sum.raw(), sum.raw(), part.raw(), here);
        }
        return sum;
    }

    Ball q_, lipschitz_;
    long last_;
    BallSeries even_, slopes_;
    Ball rest_, slope_rest_;
};

}  // namespace

OddHermiteSeries odd_hermite_series(const StripActivation& phi, const Ball& q, long K) {
    OddHermiteSeries series{phi.hermite_squares(q, K), phi.moment(0, q), phi.moment(1, q)};
    long k = 1;
    for (const Ball& square : series.squares) {
        series.rest -= square;
        series.slope_rest -= Ball(k) * square / q;
        k += 2;
    }
    return series;
}

Ball StripActivation::moment(int k, const Ball& q) const { return gaussian_mean(*this, q, k, k); }

Ball StripActivation::variance_slope(const Ball& q) const { return moment(1, q) + gaussian_mean(*this, q, 0, 2); }

std::unique_ptr<PreparedDual> StripActivation::dual(const Ball& q) const {
    const double bits = static_cast<double>(rigor::Precision::bits()), variance = q.approx_double();
    const double reached = approx_decay() * std::sqrt(most_hermite_terms / variance) / M_LN2;
    if (!(reached >= 16))
        throw OutOfReach(name() + " at q = " + q.enclosure(5) + ": its Hermite series would take more than the " +
                         std::to_string(most_hermite_terms) + " terms that are summed");
    // A longer series than that is cut, and the quadrature need not be finer than what is left out.
    const rigor::Precision precision(static_cast<long>(std::min(bits, reached + 32)));
    const double digits = bits * M_LN2 / approx_decay();
    const double K = std::min(10 + variance * digits * digits, static_cast<double>(most_hermite_terms));
    return std::make_unique<StripDual>(*this, q, 2 * (static_cast<long>(K) / 2) + 1);
}

}  // namespace ntk
