// Balls and long doubles, to each other.
#pragma once

#include "rigor/number/ball.hpp"

#include <cmath>

namespace ntk::detail {

/// A long double near the midpoint, within about a roundoff; not finite beyond the doubles.
inline long double nearest_long_double(const rigor::Ball& b) {
    const double high = b.approx_double();
    if (!std::isfinite(high)) return high;
    return static_cast<long double>(high) +
           static_cast<long double>((b.midpoint() - rigor::Ball::exact_double(high)).approx_double());
}

/// A ball that contains x; throws on nan, infinities and beyond the doubles.
inline rigor::Ball exact_long_double(long double x) {
    const double high = static_cast<double>(x);
    const long double rest = x - static_cast<long double>(high);
    const double low = static_cast<double>(rest);
    rigor::Ball b = rigor::Ball::exact_double(high) + rigor::Ball::exact_double(low);
    // What is left where `low` underflows, or long double has more than 106 bits.
    const double left = std::fabs(static_cast<double>(rest - static_cast<long double>(low)));
    return rest == static_cast<long double>(low) ? b : b.widened(rigor::Ball::exact_double(2 * left + 0x1p-1000));
}

}  // namespace ntk::detail
