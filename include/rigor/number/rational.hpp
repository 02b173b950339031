// Exact rational numbers (GMP), and their exact reading from text.
#pragma once

#include <boost/multiprecision/gmp.hpp>

#include <cstddef>
#include <stdexcept>
#include <string>
#include <string_view>

namespace rigor {

using Integer = boost::multiprecision::number<boost::multiprecision::gmp_int, boost::multiprecision::et_off>;
/// Boost's type also takes a double: functions with an exact argument delete that overload.
using Rational = boost::multiprecision::number<boost::multiprecision::gmp_rational, boost::multiprecision::et_off>;

/// 2^exponent, exactly, for exponents of either sign.
Rational power_of_two(long exponent);

/// base^exponent, exactly; 0^0 = 1.
Integer power(const Integer& base, unsigned long exponent);
Rational power(const Rational& base, unsigned long exponent);

/// Decimal exponents beyond this are refused: 1e-99999999 would be a number of 40 MB.
inline constexpr long largest_decimal_exponent = 100'000;

/// Thrown for decimal exponents beyond the limit; the text names it.
struct ExponentTooLarge : std::invalid_argument {
    using std::invalid_argument::invalid_argument;
};

/// Reads "-1", "1/2", "0.9", ".5", "1.", "1e-30", "-2.5E3" as the exact rational that it denotes.
/// Throws std::invalid_argument, naming the text, for anything else (also "nan", "0x1", "1/0"),
/// ExponentTooLarge for a decimal exponent beyond the limit.
Rational parse_rational(std::string_view text);

inline std::string to_string(const Rational& q) { return q.str(); }

}  // namespace rigor
