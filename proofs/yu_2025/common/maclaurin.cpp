#include "proofs/yu_2025/common/maclaurin.hpp"

#include "ntk/kernel/arc_cosine_kernel.hpp"
#include "rigor/series/power_series.hpp"

namespace proofs::yu_2025 {
namespace {

using ntk::PiRational;
using rigor::Ball, rigor::Integer, rigor::PowerSeries, rigor::Rational, rigor::Truth;

Rational factorial(long n) {
    Integer f;
    mpz_fac_ui(f.backend().data(), static_cast<unsigned long>(n));
    return Rational(f);
}
Rational four_to(long n) { return rigor::power_of_two(2 * n); }

/// (2n)!/(4^n (n!)^2 (2n+1)), as printed.
Rational arcsine_term(long n) { return factorial(2 * n) / (four_to(n) * factorial(n) * factorial(n) * (2 * n + 1)); }

/// The coefficients of pi kappa_0 - pi/2 = arcsin u, and of pi kappa_1 - pi u/2 = u arcsin u + sqrt(1 - u^2), by FLINT.
PowerSeries exact_series(bool kappa_1, long order) {
    const PowerSeries u = PowerSeries::variable(order);
    const PowerSeries arcsine = asin(u);
    return kappa_1 ? u * arcsine + sqrt(PowerSeries::constant(1, order) - u * u) : arcsine;
}

}  // namespace

PiRational b_6_coefficient(long k) {
    if (k == 0) return {Rational(1, 2), 0};
    if (k % 2 == 0) return {0, 0};
    return {0, arcsine_term((k - 1) / 2)};
}

PiRational b_7_first_line(long k) {
    if (k == 0) return {0, 1};
    if (k == 1) return {Rational(1, 2), 0};
    if (k % 2 == 1) return {0, 0};
    const long n = k / 2;  // u · u^(2(n-1)+1), and the second sum's u^(2n)
    const Rational sign = (n - 1 + n) % 2 == 0 ? 1 : -1;
    return {0,
            arcsine_term(n - 1) + sign * factorial(2 * n) / (four_to(n) * factorial(n) * factorial(n) * (2 * n - 1))};
}

PiRational b_7_second_line(long k) {
    if (k == 0) return {0, 1};
    if (k == 1) return {Rational(1, 2), 0};
    if (k % 2 == 1) return {0, 0};
    const long n = (k - 2) / 2;
    return {0, Rational(1, 2) * factorial(2 * n) / (four_to(n) * factorial(n) * factorial(n + 1) * (2 * n + 1))};
}

Truth has_coefficients(const Coefficient& printed, bool kappa_1) {
    constexpr long compared = 300;
    const PowerSeries series = exact_series(kappa_1, compared);
    bool by_series = true, by_ratio = true, by_hermite = true;
    for (long k = 0; k < compared; ++k) {
        const PiRational c = printed(k);
        const Rational plain =
            kappa_1 ? (k == 1 ? Rational(1, 2) : Rational(0)) : (k == 0 ? Rational(1, 2) : Rational(0));
        by_series = by_series && c.plain == plain && c.over_pi == series[k];
        by_ratio = by_ratio && c == (kappa_1 ? ntk::kappa_1_coefficient(k) : ntk::kappa_0_coefficient(k));
        by_hermite = by_hermite && c == (kappa_1 ? ntk::relu_dual_coefficient(k) : ntk::step_dual_coefficient(k));
    }
    // From the differential equations: (1 - u^2) y'' = u y' for arcsin, so c(k+2) (k+1)(k+2) = k^2 c(k); for kappa_1,
    // kappa_1' = kappa_0.
    bool recurrence = true;
    for (long k = 2; k + 2 < compared; ++k) {
        const Rational c = printed(k).over_pi, next = printed(k + 2).over_pi;
        recurrence = recurrence && (kappa_1 ? next * ((k + 1) * (k + 2)) == c * ((k - 1) * (k - 1))
                                            : next * ((k + 1) * (k + 2)) == c * (k * k));
    }
    return rigor::truth(by_series && by_ratio && by_hermite && recurrence);
}

Truth sums_to_closed_form(const Coefficient& printed, bool kappa_1, const Rational& u, long terms) {
    const rigor::Precision precision(256);
    const Ball x(u), closed = kappa_1 ? ntk::kappa_1(x) : ntk::kappa_0(x);
    const long order = 2 * terms + (kappa_1 ? 2 : 1);
    Ball sum(0), monomial(1);
    for (long k = 0; k < order; ++k) {
        sum += monomial * printed(k).value<Ball>();
        monomial *= x;
    }
    Ball tail = ntk::detail::arcsine_tail(x, terms, ntk::central_binomial_ratio(terms)) / Ball::pi();
    if (kappa_1) tail /= Ball(2 * terms + 2);
    return rigor::certainly_at_most(rigor::abs(closed - sum), tail + Ball::dyadic(1, -110));
}

}  // namespace proofs::yu_2025
