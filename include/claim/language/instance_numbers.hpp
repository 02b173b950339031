// Arithmetic of values with their derivatives, over rational numbers and over balls.
#pragma once

#include "claim/language/instance_values.hpp"
#include "rigor/number/ball_functions.hpp"

#include <algorithm>

namespace claim::language {

using rigor::Ball, rigor::Rational;

inline bool is_zero(const Rational& q) { return q == 0; }
inline bool is_zero(const Ball& b) { return b.is_exactly_zero(); }
inline void need_nonzero(const Rational& q, const std::string& what) {
    if (q == 0) throw Undefined("a division by " + what + ", which is 0");
}
inline void need_nonzero(const Ball& b, const std::string& what) {
    if (b.is_exactly_zero()) throw Undefined("a division by " + what + ", which is 0");
    if (b.contains(Rational(0))) throw NoValue("a division by " + what);
}

template <class T>
Dual<T> operator+(const Dual<T>& a, const Dual<T>& b) {
    return {a.value + b.value, a.rate + b.rate};
}
template <class T>
Dual<T> operator*(const Dual<T>& a, const Dual<T>& b) {
    return {a.value * b.value, a.rate * b.value + a.value * b.rate};
}
template <class T>
Dual<T> inverse(const Dual<T>& a, const std::string& what) {
    need_nonzero(a.value, what);
    const T one = T(1) / a.value;
    return {one, T(0) - a.rate * one * one};
}

inline Rational root(const Rational& q) {
    if (q < 0) throw Undefined("the root of " + q.str());
    const rigor::Integer p = sqrt(numerator(q)), r = sqrt(denominator(q));
    if (p * p != numerator(q) || r * r != denominator(q)) throw NoValue("a root that is not rational");
    return {p, r};
}
inline Ball root(const Ball& b) {
    if (arb_is_negative(b.raw())) throw Undefined("the root of a negative number");
    return rigor::sqrt_on_domain(b);
}
inline int sign(const Rational& q) { return q.sign(); }
inline int sign(const Ball& b) {
    if (b.is_exactly_zero()) return 0;
    if (b.contains(Rational(0))) throw NoValue("a sign that is not known");
    return arb_is_positive(b.raw()) ? 1 : -1;
}
inline Rational modulus(const Rational& q) { return abs(q); }
inline Ball modulus(const Ball& b) { return rigor::abs(b); }
inline Rational larger(const Rational& a, const Rational& b) { return std::max(a, b); }
inline Ball larger(const Ball& a, const Ball& b) { return rigor::maximum(a, b); }

template <class T>
T transcendental(const std::string& f, const T& x) {
    if constexpr (std::is_same_v<T, Rational>) {
        if (x == 0 && f == "exp") return 1;
        if (x == 1 && f == "log") return 0;
        if (f == "log" && x <= 0) throw Undefined("the logarithm of " + x.str());
        throw NoValue(f + " of a rational number");
    } else {
        if (f == "exp") return rigor::exp(x);
        if (f == "sin") return rigor::sin(x);
        if (f == "cos") return rigor::cos(x);
        if (!arb_is_positive(x.raw())) {
            if (arb_is_nonpositive(x.raw())) throw Undefined("the logarithm of a number that is not positive");
            throw NoValue("a logarithm");
        }
        return rigor::log(x);
    }
}

}  // namespace claim::language
