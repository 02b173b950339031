// A bound of the degrees of a rational function in each of its variables, found by running the formula on it. What
// vanishes at one more point than its degree in each variable (a grid) is zero.
#pragma once

#include "rigor/number/rational.hpp"

#include <concepts>
#include <cstddef>
#include <vector>

namespace claim {

class Degree {
public:
    /// A constant.
    Degree() = default;
    Degree(std::integral auto) {}
    Degree(const rigor::Rational&) {}
    /// Variable i of n.
    static Degree variable(std::size_t i, std::size_t n);

    /// In each variable, of numerator and denominator over a common denominator.
    const std::vector<long>& numerator() const { return numerator_; }
    const std::vector<long>& denominator() const { return denominator_; }

    friend Degree operator+(const Degree& a, const Degree& b);
    friend Degree operator-(const Degree& a, const Degree& b) { return a + b; }
    friend Degree operator*(const Degree& a, const Degree& b);
    friend Degree operator/(const Degree& a, const Degree& b);
    friend Degree operator-(const Degree& a) { return a; }
    Degree& operator+=(const Degree& b) { return *this = *this + b; }
    Degree& operator-=(const Degree& b) { return *this = *this - b; }
    Degree& operator*=(const Degree& b) { return *this = *this * b; }
    Degree& operator/=(const Degree& b) { return *this = *this / b; }

private:
    std::vector<long> numerator_, denominator_;
};

}  // namespace claim
