// Elementary functions of balls. Angles in radians, natural logarithms.
// A ball that leaves a function's domain gives a ball that is not finite (as in Arb),
// except in the variants named _on_domain, which enclose the values on the part inside.
#pragma once

#include "rigor/number/ball.hpp"

namespace rigor {

namespace detail {
template <class Op>
Ball unary(Op op, const Ball& x) {
    use_flint_on_this_thread();
    Ball y;
    op(y.raw(), x.raw(), Precision::bits());
    return y;
}
}  // namespace detail

/// The midpoint of a finite ball, exactly.
Rational rational_midpoint(const Ball& b);

inline Ball sin(const Ball& x) { return detail::unary(arb_sin, x); }
inline Ball cos(const Ball& x) { return detail::unary(arb_cos, x); }
inline Ball asin(const Ball& x) { return detail::unary(arb_asin, x); }
inline Ball acos(const Ball& x) { return detail::unary(arb_acos, x); }
inline Ball atan(const Ball& x) { return detail::unary(arb_atan, x); }
inline Ball sqrt(const Ball& x) { return detail::unary(arb_sqrt, x); }
inline Ball exp(const Ball& x) { return detail::unary(arb_exp, x); }
inline Ball log(const Ball& x) { return detail::unary(arb_log, x); }
/// sin(x)/x, entire: its value at 0 is 1.
inline Ball sinc(const Ball& x) { return x.is_finite() ? detail::unary(arb_sinc, x) : x; }

inline void sin_cos(const Ball& x, Ball& sine, Ball& cosine) {
    use_flint_on_this_thread();
    arb_sin_cos(sine.raw(), cosine.raw(), x.raw(), Precision::bits());
}
/// The angle of the point (x, y) in (-pi, pi], exact 0 for y = 0 < x.
inline Ball atan2(const Ball& y, const Ball& x) {
    use_flint_on_this_thread();
    Ball angle;
    arb_atan2(angle.raw(), y.raw(), x.raw(), Precision::bits());
    return angle;
}
/// cos(pi q), exact where it is rational.
Ball cos_pi(const Rational& q);
inline Ball abs(const Ball& x) {
    Ball y;
    arb_abs(y.raw(), x.raw());
    return y;
}
inline Ball square(const Ball& x) {
    Ball y;
    arb_sqr(y.raw(), x.raw(), Precision::bits());
    // The rounded radius may reach below 0, where no square is.
    if (arb_contains_negative(y.raw())) arb_nonnegative_part(y.raw(), y.raw());
    return y;
}
inline Ball power(const Ball& x, unsigned long n) {
    Ball y;
    arb_pow_ui(y.raw(), x.raw(), n, Precision::bits());
    return y;
}
/// x^q; for a q that is not an integer x must be nonnegative (not finite otherwise).
Ball power(const Ball& x, const Rational& q);
inline Ball scaled_by_power_of_two(const Ball& x, long exponent) {
    Ball y;
    arb_mul_2exp_si(y.raw(), x.raw(), exponent);
    return y;
}
inline Ball minimum(const Ball& a, const Ball& b) {
    Ball y;
    arb_min(y.raw(), a.raw(), b.raw(), Precision::bits());
    return y;
}
inline Ball maximum(const Ball& a, const Ball& b) {
    Ball y;
    arb_max(y.raw(), a.raw(), b.raw(), Precision::bits());
    return y;
}

/// Encloses sqrt on x intersected with [0, inf): for balls that spill over 0 by rounding.
inline Ball sqrt_on_domain(const Ball& x) { return arb_is_negative(x.raw()) ? sqrt(x) : detail::unary(arb_sqrtpos, x); }

/// Encloses acos on x intersected with [-1, 1]. It is monotone, so the ends of the ball suffice;
/// an end beyond the domain is replaced by the domain's own. Not finite if the two are disjoint.
Ball acos_on_domain(const Ball& x);

}  // namespace rigor
