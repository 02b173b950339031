// Rational numbers so near pi that balls of a given precision do not tell them apart.
#pragma once

#include "rigor/number/ball_functions.hpp"
#include "rigor/number/precision.hpp"

#include <string>

namespace language_tests {

enum class Side { below, above };

/// Within 2^-bits of pi.
inline rigor::Rational near_pi(long bits, Side side) {
    const rigor::Precision precision(bits + 64);
    const rigor::Rational off = rigor::power_of_two(-bits) / 2, middle = rigor::rational_midpoint(rigor::Ball::pi());
    return side == Side::above ? rigor::Rational(middle + off) : rigor::Rational(middle - off);
}

/// A decimal number within 10^-digits of pi, as a statement has it.
inline std::string decimal_near_pi(long digits, Side side) {
    const rigor::Precision precision(4 * digits + 64);
    const rigor::Rational scaled = rigor::rational_midpoint(rigor::Ball::pi()) *
                                   rigor::power(rigor::Rational(10), static_cast<unsigned long>(digits));
    rigor::Integer floor(numerator(scaled) / denominator(scaled));
    if (side == Side::above) ++floor;
    std::string text = floor.str();
    return text.insert(1, ".");
}

}  // namespace language_tests
