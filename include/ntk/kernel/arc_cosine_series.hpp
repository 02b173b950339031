// Maclaurin series of kappa_0 and kappa_1: exact coefficients, and truncated sums with a proved tail.
// Yu, Tian and Chen (2025), (B.6) and (B.7). A coefficient is p + q/pi with rational p, q.
//
// With b_n = (2n)!/(4^n n!^2) = prod_{k <= n} (2k - 1)/(2k):
//   kappa_0(u) = 1/2 + (1/pi) sum_n b_n/(2n + 1) u^(2n + 1),
//   kappa_1(u) = 1/pi + u/2 + (1/pi) sum_n b_n/((2n + 1)(2n + 2)) u^(2n + 2).
// The coefficients here come from the differential equations that arcsin and sqrt satisfy (ratio of consecutive
// terms), not from the printed factorials; the claims compare the two.
#pragma once

#include "ntk/kernel/arc_cosine_kernel.hpp"

#include <algorithm>
#include <string>

namespace ntk {

/// The number plain + over_pi/pi.
struct PiRational {
    rigor::Rational plain, over_pi;

    template <rigor::Scalar T>
    T value() const {
        return rigor::from_rational<T>(plain) + T(rigor::from_rational<T>(over_pi) / rigor::pi<T>());
    }
    bool operator==(const PiRational&) const = default;
};

inline std::string to_string(const PiRational& c) {
    using rigor::Integer;
    if (c.over_pi == 0) return rigor::to_string(c.plain);
    const Integer above(numerator(c.over_pi)), below(denominator(c.over_pi));
    const std::string pi_part = above.str() + (below == 1 ? "/pi" : "/(" + below.str() + " pi)");
    return c.plain == 0 ? pi_part : rigor::to_string(c.plain) + " + " + pi_part;
}

/// b_n = binomial(2n, n)/4^n, exactly. n >= 0 (std::invalid_argument).
inline rigor::Rational central_binomial_ratio(long n) {
    if (n < 0) throw std::invalid_argument("n = " + std::to_string(n) + "; expected n >= 0");
    rigor::Integer binomial;
    mpz_bin_uiui(binomial.backend().data(), static_cast<unsigned long>(2 * n), static_cast<unsigned long>(n));
    return rigor::Rational(binomial) * rigor::power_of_two(-2 * n);
}

/// The coefficient of u^n in kappa_0.
inline PiRational kappa_0_coefficient(long n) {
    if (n < 0) throw std::invalid_argument("n = " + std::to_string(n) + "; expected n >= 0");
    if (n == 0) return {rigor::Rational(1, 2), 0};
    if (n % 2 == 0) return {0, 0};
    return {0, central_binomial_ratio((n - 1) / 2) / rigor::Rational(n)};
}

/// The coefficient of u^n in kappa_1.
inline PiRational kappa_1_coefficient(long n) {
    if (n < 0) throw std::invalid_argument("n = " + std::to_string(n) + "; expected n >= 0");
    if (n == 0) return {0, 1};
    if (n == 1) return {rigor::Rational(1, 2), 0};
    if (n % 2 == 1) return {0, 0};
    return {0, central_binomial_ratio((n - 2) / 2) / rigor::Rational(n * (n - 1))};
}

namespace detail {

/// The sum over n >= terms of b_n/(2n + 1) |u|^(2n), for |u| <= 1. From b_n <= 1/sqrt(pi n):
/// it is at most sum_{n >= N} n^(-3/2)/(2 sqrt(pi)) <= 1/sqrt(pi (N - 1)), and for |u| < 1 also at most
/// b_N/(2N + 1) u^(2N)/(1 - u^2), because b_n/(2n + 1) decreases. Needs terms >= 2.
inline rigor::Ball arcsine_tail(const rigor::Ball& u, long terms, const rigor::Rational& b_terms) {
    using rigor::Ball;
    const Ball anywhere = Ball(1) / rigor::sqrt(Ball::pi() * Ball(terms - 1));
    const Ball size = rigor::minimum(rigor::abs(u).upper(), Ball(1));
    const Ball square = rigor::square(size);
    if (rigor::certainly_less(square, Ball(1)) != rigor::Truth::yes) return anywhere;
    const Ball inside = Ball(b_terms) / Ball(2 * terms + 1) * rigor::power(square, static_cast<unsigned long>(terms)) / (Ball(1) - square);
    return rigor::minimum(anywhere, inside);
}

}  // namespace detail

/// The first `terms` odd terms of kappa_0's series plus 1/2, with the tail in the radius.
/// Domain: u in [-1, 1]; terms >= 2 (std::invalid_argument). The result contains kappa_0(u).
inline rigor::Ball kappa_0_series(const rigor::Ball& u, long terms) {
    using rigor::Ball;
    if (terms < 2) throw std::invalid_argument(std::to_string(terms) + " terms; expected at least 2");
    const Ball square = rigor::square(u);
    Ball sum(0), monomial = u;
    rigor::Rational b(1);
    for (long n = 0; n < terms; ++n) {
        sum += monomial * Ball(rigor::Rational(b / (2 * n + 1)));
        monomial *= square;
        b *= rigor::Rational(2 * n + 1, 2 * n + 2);
    }
    sum = sum.widened(detail::arcsine_tail(u, terms, b));
    return Ball(rigor::Rational(1, 2)) + sum / Ball::pi();
}

/// The same for kappa_1: 1/pi + u/2 and the first `terms` terms of the even part. Its tail is at most
/// 1/(2 terms + 2) of kappa_0's, because the coefficients carry one more factor 1/(2n + 2).
inline rigor::Ball kappa_1_series(const rigor::Ball& u, long terms) {
    using rigor::Ball;
    if (terms < 2) throw std::invalid_argument(std::to_string(terms) + " terms; expected at least 2");
    const Ball square = rigor::square(u);
    Ball sum(1), monomial = square;
    rigor::Rational b(1);
    for (long n = 0; n < terms; ++n) {
        sum += monomial * Ball(rigor::Rational(b / ((2 * n + 1) * (2 * n + 2))));
        monomial *= square;
        b *= rigor::Rational(2 * n + 1, 2 * n + 2);
    }
    sum = sum.widened(detail::arcsine_tail(u, terms, b) / Ball(2 * terms + 2));
    return scaled_by_power_of_two(u, -1) + sum / Ball::pi();
}

}  // namespace ntk
