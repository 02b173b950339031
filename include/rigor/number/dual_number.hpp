// Dual numbers v + d e with e^2 = 0: a function made of +, -, *, / and of branches on the sign of v, evaluated at v +
// d e, gives its value and its directional derivative along d. Over the rationals both are exact: no step size, no
// rounding.
#pragma once

#include <utility>

namespace rigor {

template <class T>
struct Dual {
    T value, derivative;

    Dual() : value(0), derivative(0) {}
    Dual(T v) : value(std::move(v)), derivative(0) {}  // a constant
    Dual(int v) : Dual(T(v)) {}
    Dual(T v, T d) : value(std::move(v)), derivative(std::move(d)) {}

    friend Dual operator+(const Dual& a, const Dual& b) { return {a.value + b.value, a.derivative + b.derivative}; }
    friend Dual operator-(const Dual& a, const Dual& b) { return {a.value - b.value, a.derivative - b.derivative}; }
    friend Dual operator-(const Dual& a) { return {-a.value, -a.derivative}; }
    friend Dual operator*(const Dual& a, const Dual& b) {
        return {a.value * b.value, a.derivative * b.value + a.value * b.derivative};
    }
    /// b.value not 0, otherwise what T does.
    friend Dual operator/(const Dual& a, const Dual& b) {
        const T quotient = a.value / b.value;
        return {quotient, (a.derivative - quotient * b.derivative) / b.value};
    }
    Dual& operator+=(const Dual& b) { return *this = *this + b; }
    Dual& operator-=(const Dual& b) { return *this = *this - b; }
    Dual& operator*=(const Dual& b) { return *this = *this * b; }

    /// By value and derivative; the order looks at the value only, as a branch does.
    friend bool operator==(const Dual&, const Dual&) = default;
    friend bool operator<(const Dual& a, const Dual& b) { return a.value < b.value; }
    friend bool operator>(const Dual& a, const Dual& b) { return b < a; }
};

}  // namespace rigor
