// ComplexBall: a rectangle in the complex plane over Arb's acb_t, for bounds on circles (maximum principle). Only what
// such bounds need.
#pragma once

#include "rigor/number/ball_functions.hpp"

namespace rigor {

/// Every operation returns a rectangle that contains all results for arguments in the given ones, at the working
/// precision.
/// Functions take the principal branch; a rectangle that meets a branch cut gives a wide one, or one that is not
/// finite.
class ComplexBall {
public:
    ComplexBall() { acb_init(value_); }
    ComplexBall(const ComplexBall& other) : ComplexBall() { acb_set(value_, other.value_); }
    ComplexBall(ComplexBall&& other) noexcept : ComplexBall() { acb_swap(value_, other.value_); }
    ComplexBall& operator=(ComplexBall other) noexcept {
        acb_swap(value_, other.value_);
        return *this;
    }
    ~ComplexBall() { acb_clear(value_); }

    ComplexBall(const Ball& real) : ComplexBall() { acb_set_arb(value_, real.raw()); }
    ComplexBall(std::integral auto real) : ComplexBall(Ball(real)) {}
    /// modulus · exp(i pi turn): an arc of a circle if `turn` is a wide ball.
    static ComplexBall on_circle(const Ball& modulus, const Ball& turn);

    acb_ptr raw() { return value_; }
    acb_srcptr raw() const { return value_; }
    bool is_finite() const { return acb_is_finite(value_); }

    friend ComplexBall operator+(const ComplexBall& a, const ComplexBall& b) { return combine(acb_add, a, b); }
    friend ComplexBall operator-(const ComplexBall& a, const ComplexBall& b) { return combine(acb_sub, a, b); }
    friend ComplexBall operator*(const ComplexBall& a, const ComplexBall& b) { return combine(acb_mul, a, b); }
    friend ComplexBall operator/(const ComplexBall& a, const ComplexBall& b) { return combine(acb_div, a, b); }
    friend ComplexBall sin(const ComplexBall& z) { return map(acb_sin, z); }
    friend ComplexBall cos(const ComplexBall& z) { return map(acb_cos, z); }
    friend ComplexBall sqrt(const ComplexBall& z) { return map(acb_sqrt, z); }
    friend ComplexBall asin(const ComplexBall& z) { return map(acb_asin, z); }
    friend ComplexBall log(const ComplexBall& z) { return map(acb_log, z); }
    friend ComplexBall exp(const ComplexBall& z) { return map(acb_exp, z); }
    friend ComplexBall tanh(const ComplexBall& z) { return map(acb_tanh, z); }
    friend ComplexBall erf(const ComplexBall& z) { return map(acb_hypgeom_erf, z); }
    /// z^n, n >= 0.
    friend ComplexBall power(const ComplexBall& z, unsigned long n) {
        use_flint_on_this_thread();
        ComplexBall w;
        acb_pow_ui(w.value_, z.value_, n, Precision::bits());
        return w;
    }
    friend Ball abs(const ComplexBall& z) {
        Ball modulus;
        acb_abs(modulus.raw(), z.value_, Precision::bits());
        return modulus;
    }

private:
    template <class Op>
    static ComplexBall map(Op op, const ComplexBall& z) {
        use_flint_on_this_thread();
        ComplexBall w;
        op(w.value_, z.value_, Precision::bits());
        return w;
    }
    template <class Op>
    static ComplexBall combine(Op op, const ComplexBall& a, const ComplexBall& b) {
        use_flint_on_this_thread();
        ComplexBall c;
        op(c.value_, a.value_, b.value_, Precision::bits());
        return c;
    }

    acb_t value_;
};

}  // namespace rigor
