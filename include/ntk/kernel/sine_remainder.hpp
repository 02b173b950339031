// sin x - x cos x and its relatives: the one cancellation of the arc-cosine kernels.
//
// In the angle everything in the papers is entire; what is left to guard is the difference of two
// nearly equal numbers at small x. Each function here divides the zero out:
//   sin x - x cos x = x^3 · sine_remainder(x),     sine_remainder(0) = 1/3,
//   1 - sin(x)/x    = x^2 · sinc_remainder(x),     sinc_remainder(0) = 1/6.
#pragma once

#include "rigor/number/scalar.hpp"

namespace ntk {

namespace detail {

/// first · (1 + y/d(0) + y^2/(d(0) d(1)) + …) for positive, increasing integers d(k). The sum stops where the first
/// omitted term is below the working precision and |y|/d(k) < 1/2; the tail is then at most twice that term,
/// which for balls goes into the radius.
template <rigor::Scalar T, class Denominator>
T hypergeometric_sum(const rigor::Rational& first, Denominator d, const T& y) {
    const double bound = rigor::magnitude(y);
    if (!std::isfinite(bound)) return y * T(0);  // not finite either: an undefined argument stays undefined
    const double drop = static_cast<double>(rigor::working_bits<T>() + 8);
    T term = rigor::from_rational<T>(first);
    T sum = term;
    for (long k = 0;; ++k) {
        term = term * y / T(d(k));
        const bool tail_is_geometric = bound <= 0.49 * static_cast<double>(d(k));
        if (tail_is_geometric && rigor::magnitude_log2(term) <= rigor::magnitude_log2(sum) - drop) {
            if constexpr (std::same_as<T, rigor::Ball>)
                return sum.widened(rigor::scaled_by_power_of_two(term, 1));
            else
                return sum;
        }
        sum = sum + term;
    }
}

}  // namespace detail

/// (sin x - x cos x)/x^3 = sum_k (-1)^k (2k + 2)/(2k + 3)! x^(2k). Domain: |x| <= 4.
template <rigor::Scalar T>
T sine_remainder(const T& x) {
    const T y = -(x * x);
    return detail::hypergeometric_sum<T>(
        rigor::Rational(1, 3), [](long k) { return (2 * k + 2) * (2 * k + 5); }, y);
}

/// (1 - sin(x)/x)/x^2 = sum_k (-1)^k x^(2k)/(2k + 3)!. Domain: |x| <= 4.
template <rigor::Scalar T>
T sinc_remainder(const T& x) {
    const T y = -(x * x);
    return detail::hypergeometric_sum<T>(
        rigor::Rational(1, 6), [](long k) { return (2 * k + 4) * (2 * k + 5); }, y);
}

/// sin x - x cos x with small relative error down to x = 0. Domain: |x| <= 4.
template <rigor::Scalar T>
T sin_minus_x_cos(const T& x) {
    if (rigor::magnitude(x) < 0.5) {
        const T cube = x * x * x;
        return cube * sine_remainder(x);
    }
    using std::cos;
    using std::sin;
    const T sine = sin(x), cosine = cos(x);
    return sine - x * cosine;
}

}  // namespace ntk
