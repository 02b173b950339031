// Functions of balls that take more than one call of Arb.
#include "rigor/number/ball_functions.hpp"

namespace rigor {

Rational rational_midpoint(const Ball& b) {
    fmpq_t exact;
    fmpq_init(exact);
    arf_get_fmpq(exact, arb_midref(b.raw()));
    Rational q;
    fmpq_get_mpq(q.backend().data(), exact);
    fmpq_clear(exact);
    return q;
}

Ball cos_pi(const Rational& q) {
    use_flint_on_this_thread();
    Ball y;
    fmpq_t turns;
    fmpq_init(turns);
    fmpq_set_mpq(turns, q.backend().data());
    arb_cos_pi_fmpq(y.raw(), turns, Precision::bits());
    fmpq_clear(turns);
    return y;
}

Ball power(const Ball& x, const Rational& q) {
    use_flint_on_this_thread();
    Ball y;
    fmpq_t exponent;
    fmpq_init(exponent);
    fmpq_set_mpq(exponent, q.backend().data());
    arb_pow_fmpq(y.raw(), x.raw(), exponent, Precision::bits());
    fmpq_clear(exponent);
    return y;
}

Ball acos_on_domain(const Ball& x) {
    if (x.is_exact() || !x.is_finite()) return acos(x);
    const Ball one(1);
    const Ball lower = x.lower(), upper = x.upper();
    if (certainly_less(one, lower) == Truth::yes || certainly_less(upper, -one) == Truth::yes) return acos(x);
    return Ball::hull(acos(minimum(upper, one)), acos(maximum(lower, -one)));
}

}  // namespace rigor
