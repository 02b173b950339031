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

/// A number type without a radius: exact rationals, and the points double and Real, whose rounding nobody keeps.
template <class T>
concept Radiusless = std::same_as<T, Rational> || std::same_as<T, double> || std::same_as<T, Real>;

/// The ball without its radius, exactly; a point as it is. No other type is taken: one with a radius would keep it.
template <Radiusless T>
T midpoint(const T& x) {
    return x;
}
inline Ball midpoint(const Ball& x) { return x.midpoint(); }

/// The ball x with the radius of y added to its own, rounded up. If x contains f(midpoint of y) and
/// |f(s) - f(t)| <= |s - t|, the result contains f(t) for every t in y. A point as it is. No other type is taken: its
/// radius would be lost.
template <Radiusless T>
T inherit_radius(const T& x, const T&) {
    return x;
}
inline Ball inherit_radius(const Ball& x, const Ball& y) {
    Ball widened(x);
    mag_add(arb_radref(widened.raw()), arb_radref(x.raw()), arb_radref(y.raw()));
    return widened;
}

/// An upper bound for |x|, as a double: to choose between formulas, also for balls.
inline double magnitude(double x) { return std::fabs(x); }
double magnitude(const Real& x);
double magnitude(const Ball& x);

/// An upper bound for log2 |x|, at most 2 too large; -infinity for an exact zero. Does not underflow.
inline double magnitude_log2(double x) { return std::log2(std::fabs(x)); }
double magnitude_log2(const Real& x);
double magnitude_log2(const Ball& x);

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
