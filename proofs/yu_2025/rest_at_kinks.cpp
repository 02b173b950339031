#include "proofs/yu_2025/rest_at_kinks.hpp"

#include <array>

namespace proofs::yu_2025 {

using rigor::Ball, rigor::Rational, rigor::Truth;

namespace {

constexpr std::array<long, 5> positions{-4, -3, 0, 3, 4};
constexpr long slope_divisor = 8;
/// c_i = (2 y_i - 1) u_i in units of a.
const std::array<Rational, 5>& unit_coefficients() {
    static const std::array<Rational, 5> c{Rational(-3, 2), Rational(2), Rational(-1), Rational(2), Rational(-3, 2)};
    return c;
}
/// Positive below the root, negative above.
Rational equation(const Rational& a) {
    const Rational u = 3 * a / 2;
    return rigor::power(Rational(1 - 2 * a), 4) * (1 - a) * rigor::power(Rational(1 - u), 3) - rigor::power(Rational(2 * a), 4) * a * rigor::power(u, 3);
}

}  // namespace

RestAtKinks RestAtKinks::find(long bits) {
    Rational low(2, 7), high(1, 3);
    for (long k = 0; k < bits; ++k) {
        const Rational middle = (low + high) / 2;
        (equation(middle) > 0 ? low : high) = middle;
    }
    return {low, high, bits};
}
Ball RestAtKinks::alpha() const { return rigor::log(a() / (Ball(1) - a())); }
Ball RestAtKinks::beta() const {
    const Ball u = Ball(2) * a();
    return (rigor::log((Ball(1) - u) / u) - alpha()) / Ball(3);
}
Truth RestAtKinks::exists() const {
    return rigor::truth(below > 0 && above < Rational(1, 2) && equation(below) > 0 && equation(above) < 0) && rigor::certainly_positive(beta());
}
Rational RestAtKinks::bias_rate(const Rational& derivative) {
    Rational sum = 0;
    for (std::size_t i = 0; i < positions.size(); ++i) sum += unit_coefficients()[i] * (positions[i] > 0 ? Rational(1) : positions[i] == 0 ? derivative : Rational(0));
    return sum;
}
Truth RestAtKinks::rests() {
    Rational all = 0, first = 0, right = 0, left = 0, left_sum = 0, right_sum = 0;
    for (std::size_t i = 0; i < positions.size(); ++i) {
        const Rational& c = unit_coefficients()[i];
        all += c;
        first += c * positions[i];
        if (positions[i] > 0) {
            right += c * positions[i];
            right_sum += c;
        }
        if (positions[i] < 0) {
            left += c * positions[i];
            left_sum += c;
        }
    }
    const bool slides = bias_rate(0) > 0 && bias_rate(1) < 0 && bias_rate(Rational(1, 2)) == 0;
    return rigor::truth(all == 0 && first == 0 && right == 0 && left == 0 && left_sum == right_sum && slides);
}
Ball RestAtKinks::kernel(long width, long i, long j, const Rational& derivative) const {
    const long x = positions[static_cast<std::size_t>(i)], y = positions[static_cast<std::size_t>(j)];
    const Ball square(Rational(2, width)), position(x * y + 1);
    const Ball output = rigor::square(alpha()), hinge = rigor::square(Ball(slope_divisor) * beta());  // (s V)^2
    Ball sum = square + output * position;
    const auto active = [&](long z) { return z > 0 ? Rational(1) : z == 0 ? derivative : Rational(0); };
    for (const long side : {1, -1}) {
        const Rational both = active(side * x) * active(side * y);
        if (x * side > 0 && y * side > 0) sum += square * Ball(Rational(x * y, slope_divisor * slope_divisor));
        sum += hinge * Ball(both) * position;
    }
    return sum;
}

}  // namespace proofs::yu_2025
