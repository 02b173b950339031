// The coefficients and sums declared in ntk/kernel/arc_cosine_series.hpp, where the formulas and the tail are derived.
#include "ntk/kernel/arc_cosine_series.hpp"

#include <stdexcept>

namespace ntk {

std::string to_string(const PiRational& c) {
    using rigor::Integer;
    if (c.over_pi == 0) return rigor::to_string(c.plain);
    const Integer above(numerator(c.over_pi)), below(denominator(c.over_pi));
    const std::string pi_part = above.str() + (below == 1 ? "/pi" : "/(" + below.str() + " pi)");
    return c.plain == 0 ? pi_part : rigor::to_string(c.plain) + " + " + pi_part;
}

rigor::Rational central_binomial_ratio(long n) {
    if (n < 0) throw std::invalid_argument("n = " + std::to_string(n) + "; expected n >= 0");
    rigor::Integer binomial;
    mpz_bin_uiui(binomial.backend().data(), static_cast<unsigned long>(2 * n), static_cast<unsigned long>(n));
    return rigor::Rational(binomial) * rigor::power_of_two(-2 * n);
}

PiRational kappa_0_coefficient(long n) {
    if (n < 0) throw std::invalid_argument("n = " + std::to_string(n) + "; expected n >= 0");
    if (n == 0) return {rigor::Rational(1, 2), 0};
    if (n % 2 == 0) return {0, 0};
    return {0, central_binomial_ratio((n - 1) / 2) / rigor::Rational(n)};
}

PiRational kappa_1_coefficient(long n) {
    if (n < 0) throw std::invalid_argument("n = " + std::to_string(n) + "; expected n >= 0");
    if (n == 0) return {0, 1};
    if (n == 1) return {rigor::Rational(1, 2), 0};
    if (n % 2 == 1) return {0, 0};
    return {0, central_binomial_ratio((n - 2) / 2) / rigor::Rational(n * (n - 1))};
}

namespace detail {

rigor::Ball arcsine_tail(const rigor::Ball& u, long terms, const rigor::Rational& b_terms) {
    using rigor::Ball;
    const Ball anywhere = Ball(1) / rigor::sqrt(Ball::pi() * Ball(terms - 1));
    const Ball size = rigor::minimum(rigor::abs(u).upper(), Ball(1));
    const Ball square = rigor::square(size);
    if (rigor::certainly_less(square, Ball(1)) != rigor::Truth::yes) return anywhere;
    const Ball inside = Ball(b_terms) / Ball(2 * terms + 1) * rigor::power(square, static_cast<unsigned long>(terms)) /
                        (Ball(1) - square);
    return rigor::minimum(anywhere, inside);
}

}  // namespace detail

rigor::Ball kappa_0_series(const rigor::Ball& u, long terms) {
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

rigor::Ball kappa_1_series(const rigor::Ball& u, long terms) {
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
