#include "proofs/yu_2025/common/rest_at_kinks.hpp"

#include "proofs/yu_2025/common/exact_matrix.hpp"
#include "rigor/matrix/rational_matrix.hpp"

#include <array>
#include <string>

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
Ball RestAtKinks::limit_kernel(long i, long j, const Rational& derivative) const {
    const long x = positions[static_cast<std::size_t>(i)], y = positions[static_cast<std::size_t>(j)];
    const Ball position(x * y + 1), output = rigor::square(alpha()), hinge = rigor::square(Ball(slope_divisor) * beta());  // (s V)^2
    const auto active = [&](long z) { return z > 0 ? Rational(1) : z == 0 ? derivative : Rational(0); };
    Ball sum = output * position;
    for (const long side : {1, -1}) sum += hinge * Ball(Rational(active(side * x) * active(side * y))) * position;
    return sum;
}
Rational RestAtKinks::activation_gram(long i, long j) {
    const long x = positions[static_cast<std::size_t>(i)], y = positions[static_cast<std::size_t>(j)];
    return Rational(1) + (x * y > 0 ? Rational(x * y, slope_divisor * slope_divisor) : Rational(0));
}
Ball RestAtKinks::kernel(long width, long i, long j, const Rational& derivative) const {
    return limit_kernel(i, j, derivative) + Ball(Rational(2, width)) * Ball(activation_gram(i, j));
}

ExactMatrix kinked_points() {
    ExactMatrix points(1, static_cast<long>(positions.size()));
    for (std::size_t i = 0; i < positions.size(); ++i) points(0, static_cast<long>(i)) = positions[i];
    return points;
}
ExactNetwork KinkedNeurons::network(long width) const {
    if (width < 3) throw std::invalid_argument("a network of width " + std::to_string(width) + "; expected at least 3");
    for (const long x : positions) {
        const Rational a = w_a * x + b_a, b = w_b * x + b_b, c = w_c * x + b_c;
        if (a <= 0 || (x > 0 && (b <= 0 || c > 0)) || (x < 0 && (c <= 0 || b > 0)))
            throw std::invalid_argument("a neuron on the wrong side of its kink at the point " + std::to_string(x));
    }
    if (v_a == 0 || v_b == 0 || v_c == 0) throw std::invalid_argument("an output weight 0; expected others");
    ExactNetwork network{ntk::Wiring::chain, {}};
    const Rational one(1);
    network.maps.push_back(ntk::affine_map(width, 1, true, one, one, scale));
    network.maps.push_back(ntk::affine_map(1, width, false, one, one, one));
    network.maps[0].bias.setConstant(Rational(-1));
    network.maps[1].weights.setConstant(one);
    network.maps[0].weights.col(0).head(3) << w_a, w_b, w_c;
    network.maps[0].bias.head(3) << b_a, b_b, b_c;
    network.maps[1].weights.row(0).head(3) << v_a, v_b, v_c;
    return network;
}
long rank_of_kernel(const KinkedNeurons& neurons, long width) {
    return rank(as_rational_matrix(ntk::empirical_kernel(neurons.network(width), kinked_points())));
}

}  // namespace proofs::yu_2025
