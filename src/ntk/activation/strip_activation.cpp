// The trapezoidal rule and the Hermite series of ntk/activation/strip_activation.hpp.
#include "ntk/activation/strip_activation.hpp"

#include "ntk/activation/on_correlations.hpp"
#include "rigor/proof/trapezoidal_rule.hpp"

#include <algorithm>
#include <cmath>

namespace ntk {

using rigor::Ball, rigor::BallSeries, rigor::Rational;

namespace {

constexpr long most_coefficients = 2500;  // K; a second or two
constexpr long most_nodes = 20'000;
constexpr long widest_strip = 3;  // in x: a wider one gains nothing

/// Nodes j step, |j| <= count, and what the rule is off by, for integrands bounded as in the header.
class Trapezoid {
public:
    /// `log2_bound`: of the M that is expected; a guess, which decides about the step alone.
    Trapezoid(const StripActivation& phi, const Ball& q, double log2_bound) : scale_(rigor::sqrt_on_domain(q)) {
        // The strip in x that belongs to |Im s| <= b for every q of the ball; an exact number.
        a_ = rigor::minimum(phi.half_width() / scale_.upper(), Ball(widest_strip)).lower();
        b_ = (scale_ * a_).upper();
        const double bits = static_cast<double>(rigor::Precision::bits()), a = a_.approx_double();
        const double wanted = 2 * M_PI * a / ((bits + log2_bound + 8) * M_LN2);
        const double reach = 2 * std::sqrt((bits + log2_bound + 8) * M_LN2);
        exponent_ = 12 - static_cast<long>(std::floor(std::log2(std::max(wanted, 1e-9))));
        mantissa_ = std::max(1L, static_cast<long>(std::floor(std::ldexp(wanted, static_cast<int>(exponent_)))));
        count_ = std::min(most_nodes, static_cast<long>(std::ceil(reach / wanted)));
    }

    long count() const { return count_; }
    Ball step() const { return Ball::dyadic(mantissa_, -exponent_); }
    /// x_j = numerator(j) 2^-exponent.
    long numerator(long j) const { return j * mantissa_; }
    long exponent() const { return exponent_; }
    Ball node(long j) const { return Ball::dyadic(numerator(j), -exponent_); }
    const Ball& scale() const { return scale_; }
    const Ball& strip() const { return b_; }  ///< in s
    const Ball& half_width() const { return a_; }
    static Ball density(const Ball& x) {
        return rigor::exp(-rigor::scaled_by_power_of_two(rigor::square(x), -1)) / rigor::sqrt(Ball(2) * Ball::pi());
    }

    /// 2 M/(exp(2 pi a/step) - 1) for M = exp(a^2/2) bound.
    Ball error(const Ball& bound) const {
        return rigor::trapezoidal_rule_error(a_, step(), rigor::exp(rigor::square(a_) / Ball(2)) * bound);
    }
    /// exp(-R^2/4), R = node(count); not finite unless R >= 2.
    Ball left_out() const {
        if (rigor::certainly_at_most(Ball(2), node(count_)) != rigor::Truth::yes) return not_square_integrable();
        return rigor::exp(-rigor::square(node(count_)) / Ball(4));
    }

private:
    Ball scale_, a_, b_;
    long mantissa_ = 1, exponent_ = 0, count_ = 0;
};

/// E f(sqrt(q) Z) for an even f = phi^(j) phi^(k), point 2; R >= 2. f(0) at q = 0.
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

/// L_k(-y^2)^(1/2) for all odd k <= K: (k + 1) (L_(k+1) - L_k) = k (L_k - L_(k-1)) + y^2 L_k, all terms positive.
std::vector<Ball> laguerre_roots(const Ball& y, long K) {
    const rigor::Precision precision(64);
    const Ball square = rigor::square(y);
    std::vector<Ball> roots;
    Ball value(1), difference(0);
    for (long k = 0; k < K; ++k) {
        difference = (Ball(k) * difference + square * value) / Ball(k + 1);
        value += difference;
        if (k % 2 == 0) roots.push_back(rigor::sqrt(value));
    }
    return roots;
}

/// sum over j >= 1 of 2 phi(s_j) g(x_j) He_k(x_j), odd k <= K. He_(k+1) = x He_k - k He_(k-1): in balls the radii grow
/// like exp(x sqrt k), against g(x) still like exp(k/2), which the precision must carry.
std::vector<Ball> hermite_sums(const StripActivation& phi, const Trapezoid& rule, long K) {
    std::vector<Ball> sums(static_cast<std::size_t>((K + 1) / 2), Ball(0));
    const long bits = rigor::Precision::bits();
    const auto value = phi.derivative(0);
    rigor::use_flint_on_this_thread();
    for (long j = 1; j <= rule.count(); ++j) {
        const Ball x = rule.node(j), weight = Ball(2) * value(rule.scale() * x) * Trapezoid::density(x);
        Ball below(1), he = x, next;
        for (long k = 1;; ++k) {
            if (k % 2 == 1) {
                Ball& sum = sums[static_cast<std::size_t>(k / 2)];
                arb_addmul(sum.raw(), weight.raw(), he.raw(), bits);
            }
            if (k == K) break;
            arb_mul_si(next.raw(), he.raw(), rule.numerator(j), bits);
            arb_mul_2exp_si(next.raw(), next.raw(), -rule.exponent());
            arb_submul_ui(next.raw(), below.raw(), static_cast<ulong>(k), bits);
            std::swap(below, he);
            std::swap(he, next);
        }
    }
    return sums;
}

class StripDual : public PreparedDual {
public:
    StripDual(const StripActivation& phi, const Ball& q, long K)
        : q_(q),
          lipschitz_(q * phi.moment(2, q)),
          last_(K),
          even_(1),
          slopes_(1) {
        const OddHermiteCoefficients a = odd_hermite_coefficients(phi, q, K);
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
    static Ball at_square(const BallSeries& series, const Ball& rho) {
        const Ball square = rigor::square(rho);
        Ball sum;
        _arb_poly_evaluate(sum.raw(), series[0].raw(), series.order(), square.raw(), rigor::Precision::bits());
        return sum;
    }

    Ball q_, lipschitz_;
    long last_;
    BallSeries even_, slopes_;
    Ball rest_, slope_rest_;
};

}  // namespace

OddHermiteCoefficients odd_hermite_coefficients(const StripActivation& phi, const Ball& q, long K) {
    OddHermiteCoefficients result{{}, phi.moment(0, q), phi.moment(1, q)};
    const double strip = std::min<double>(widest_strip, (phi.half_width() / rigor::sqrt_on_domain(q)).approx_double());
    const Trapezoid rule(phi, q, 8 + 1.5 * strip * std::sqrt(static_cast<double>(K)));
    const std::vector<Ball> laguerre = laguerre_roots(rule.half_width(), K);
    const Ball bound = phi.strip_bound(0, rule.strip());
    const std::vector<Ball> sums = [&] {
        const rigor::Precision precision(rigor::Precision::bits() + 3 * K / 4 + 32);
        return hermite_sums(phi, rule, K);
    }();
    Ball root_factorial(1);
    for (long k = 1, i = 0; k <= K; k += 2, ++i) {
        if (k > 1) root_factorial *= rigor::sqrt(Ball(k * (k - 1)));
        const Ball error = rule.error(bound * laguerre[static_cast<std::size_t>(i)]) + bound * rule.left_out();
        const Ball a = (rule.step() * sums[static_cast<std::size_t>(i)] / root_factorial).widened(error);
        result.squares.push_back(rigor::square(a));
        result.rest -= result.squares.back();
        result.slope_rest -= Ball(k) * result.squares.back() / q;
    }
    return result;
}

Ball StripActivation::moment(int k, const Ball& q) const { return gaussian_mean(*this, q, k, k); }

Ball StripActivation::variance_slope(const Ball& q) const { return moment(1, q) + gaussian_mean(*this, q, 0, 2); }

std::unique_ptr<PreparedDual> StripActivation::dual(const Ball& q) const {
    const double bits = static_cast<double>(rigor::Precision::bits()), variance = q.approx_double();
    const double reached = approx_decay() * std::sqrt(most_coefficients / variance) / M_LN2;
    if (!(reached >= 16))
        throw OutOfReach(name() + " at q = " + q.enclosure(5) + ": its Hermite series would take more than the " +
                         std::to_string(most_coefficients) + " terms that are summed");
    // A longer series than that is cut, and the quadrature need not be finer than what is left out.
    const rigor::Precision precision(static_cast<long>(std::min(bits, reached + 32)));
    const double digits = bits * M_LN2 / approx_decay();
    const double K = std::min(10 + variance * digits * digits, static_cast<double>(most_coefficients));
    return std::make_unique<StripDual>(*this, q, 2 * (static_cast<long>(K) / 2) + 1);
}

}  // namespace ntk
