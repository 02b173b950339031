// What a formula template needs of its number type beyond arithmetic, for double, Real and Ball:
// constants, exact input, and the split of a ball into midpoint and radius (trivial for points).
#pragma once

#include "rigor/number/ball_functions.hpp"
#include "rigor/number/real.hpp"

#include <cmath>
#include <numbers>

namespace rigor {

template <class T>
concept Scalar = std::same_as<T, double> || std::same_as<T, Real> || std::same_as<T, Ball>;

template <Scalar T>
T pi() {
    if constexpr (std::same_as<T, double>)
        return std::numbers::pi;
    else if constexpr (std::same_as<T, Real>) {
        Real value;
        mpfr_const_pi(value.backend().data(), MPFR_RNDN);
        return value;
    } else
        return Ball::pi();
}

/// The rational in the number type: rounded to nearest for points, enclosed for balls.
template <Scalar T>
T from_rational(const Rational& q) {
    if constexpr (std::same_as<T, Ball>)
        return Ball(q);
    else if constexpr (std::same_as<T, Real>) {
        Real value;
        mpfr_set_q(value.backend().data(), q.backend().data(), MPFR_RNDN);
        return value;
    } else {
        mpfr_t value;
        mpfr_init2(value, 53);
        mpfr_set_q(value, q.backend().data(), MPFR_RNDN);
        const double d = mpfr_get_d(value, MPFR_RNDN);
        mpfr_clear(value);
        return d;
    }
}

/// 0.1 is not 1/10.
template <Scalar T, std::floating_point F>
T from_rational(F) = delete;

template <class T>
T midpoint(const T& x) { return x; }
inline Ball midpoint(const Ball& x) { return x.midpoint(); }

/// x widened by the radius of y and by `slack`: what a non-expanding map makes of y's uncertainty.
template <class T>
T inherit_radius(const T& x, const T&) { return x; }
inline Ball inherit_radius(const Ball& x, const Ball& y) {
    Ball widened(x);
    mag_add(arb_radref(widened.raw()), arb_radref(x.raw()), arb_radref(y.raw()));
    return widened;
}

/// An upper bound for |x|, as a double: to choose between formulas, also for balls.
inline double magnitude(double x) { return std::fabs(x); }
inline double magnitude(const Real& x) { return std::fabs(x.convert_to<double>()); }
inline double magnitude(const Ball& x) {
    mag_t bound;
    mag_init(bound);
    arb_get_mag(bound, x.raw());
    const double d = mag_get_d(bound);
    mag_clear(bound);
    return d;
}

/// An upper bound for log2 |x|, at most 2 too large; -infinity for an exact zero. Does not underflow.
inline double magnitude_log2(double x) { return std::log2(std::fabs(x)); }
inline double magnitude_log2(const Real& x) {
    return x == 0 ? -HUGE_VAL : static_cast<double>(mpfr_get_exp(x.backend().data()));
}
inline double magnitude_log2(const Ball& x) {
    mag_t bound;
    mag_init(bound);
    arb_get_mag(bound, x.raw());
    const double d = mag_is_zero(bound) ? -HUGE_VAL : mag_get_d_log2_approx(bound);
    mag_clear(bound);
    return d;
}

/// Bits to which a point or ball operation rounds now.
template <Scalar T>
long working_bits() {
    if constexpr (std::same_as<T, double>)
        return 53;
    else if constexpr (std::same_as<T, Real>)
        return bits_for_digits(Real::thread_default_precision());
    else
        return Precision::bits();
}

}  // namespace rigor
