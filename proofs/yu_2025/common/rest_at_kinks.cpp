#include "proofs/yu_2025/common/rest_at_kinks.hpp"

#include "claim/decided_steps.hpp"
#include "proofs/yu_2025/common/exact_matrix.hpp"

#include <fmt/format.h>

#include <array>
#include <string>

namespace proofs::yu_2025 {

using claim::Relation;
using rigor::Ball, rigor::Rational;

namespace {

constexpr std::size_t points = 5;
constexpr std::array<long, points> positions{-4, -3, 0, 3, 4}, labels{0, 1, 0, 1, 0};
constexpr long slope_divisor = 8;
const Rational middle(1, 2);

/// u_i in units of a.
const std::array<Rational, points>& errors() {
    static const std::array<Rational, points> u{Rational(3, 2), Rational(2), Rational(1), Rational(2), Rational(3, 2)};
    return u;
}

/// A neuron is active where side x > 0; A, side 0, everywhere.
struct Parameter {
    char neuron;
    int side;
    enum class Of { weight, bias, output } of;
};
std::vector<Parameter> parameters() {
    std::vector<Parameter> list;
    for (const auto& [neuron, side] : {std::pair{'A', 0}, std::pair{'B', 1}, std::pair{'C', -1}})
        for (const auto of : {Parameter::Of::weight, Parameter::Of::bias, Parameter::Of::output})
            list.push_back({neuron, side, of});
    return list;
}

/// The rate of a parameter under (2.7) in units of a s V (of w and b) or of a s (of V): sum_i (2 y_i - 1) u_i times the
/// derivative of f(x_i).
Rational rate(const Parameter& parameter, const Rational& derivative) {
    Rational sum = 0;
    for (std::size_t i = 0; i < points; ++i) {
        const long x = positions[i], along = parameter.side * x;
        const Rational active = parameter.side == 0 || along > 0 ? Rational(1)
                                : along == 0                     ? derivative
                                                                 : Rational(0),
                       z = parameter.side == 0 ? Rational(1) : Rational(along, slope_divisor);
        const Rational moved = parameter.of == Parameter::Of::weight ? Rational(active * x)
                               : parameter.of == Parameter::Of::bias ? active
                                                                     : Rational(active * z);
        sum += (2 * labels[i] - 1) * errors()[i] * moved;
    }
    return sum;
}

template <class T>
T limit_entry(const T& alpha, const T& beta, std::size_t i, std::size_t j, const Rational& derivative) {
    const long x = positions[i], y = positions[j];
    const auto active = [&](long z) { return z > 0 ? Rational(1) : z == 0 ? derivative : Rational(0); };
    const T hinge = T(slope_divisor) * beta;
    T sum = alpha * alpha;
    for (const long side : {1, -1}) sum += hinge * hinge * T(Rational(active(side * x) * active(side * y)));
    return sum * T(x * y + 1);
}

}  // namespace

RestAtKinks RestAtKinks::find(long bits) {
    Rational low(2, 7), high(1, 3);
    for (long k = 0; k < bits; ++k) {
        const Rational half = (low + high) / 2;
        (equation(half) > 0 ? low : high) = half;
    }
    return {low, high};
}
Ball RestAtKinks::alpha() const { return rigor::log(a() / (Ball(1) - a())); }
Ball RestAtKinks::beta() const {
    const Ball u = Ball(2) * a();
    return (rigor::log((Ball(1) - u) / u) - alpha()) / Ball(3);
}
rigor::BallMatrix RestAtKinks::limit_matrix(const Rational& derivative) const {
    const Ball f = alpha(), slope = beta();
    rigor::BallMatrix k(points, points);
    for (std::size_t i = 0; i < points; ++i)
        for (std::size_t j = 0; j < points; ++j)
            k.set(static_cast<long>(i), static_cast<long>(j), limit_entry(f, slope, i, j, derivative));
    return k;
}
rigor::BallMatrix RestAtKinks::kernel_matrix(long width, const Rational& derivative) const {
    rigor::BallMatrix k = limit_matrix(derivative);
    const rigor::RationalMatrix p = activation_matrix();
    for (long i = 0; i < p.rows(); ++i)
        for (long j = 0; j < p.columns(); ++j) k.set(i, j, k(i, j) + Ball(Rational(2, width)) * Ball(p(i, j)));
    return k;
}

rigor::RationalMatrix activation_matrix() {
    rigor::RationalMatrix p(points, points);
    for (std::size_t i = 0; i < points; ++i)
        for (std::size_t j = 0; j < points; ++j) {
            const long product = positions[i] * positions[j];
            p(static_cast<long>(i), static_cast<long>(j)) =
                1 + (product > 0 ? Rational(product, slope_divisor * slope_divisor) : Rational(0));
        }
    return p;
}
rigor::RationalMatrix limit_matrix(const Rational& alpha, const Rational& beta, const Rational& derivative) {
    rigor::RationalMatrix k(points, points);
    for (std::size_t i = 0; i < points; ++i)
        for (std::size_t j = 0; j < points; ++j)
            k(static_cast<long>(i), static_cast<long>(j)) = limit_entry(alpha, beta, i, j, derivative);
    return k;
}

claim::Steps rest_steps(const RestAtKinks& rest) {
    const auto name = [](const char* where) { return fmt::format("p(a) at the {} end of the enclosure of a", where); };
    const Parameter b_b{'B', 1, Parameter::Of::bias}, b_c{'C', -1, Parameter::Of::bias};
    claim::Steps steps;
    steps
        .carries(claim::identity<1>(
            "p(a) = (1 - 2 a)^4 (1 - a) (1 - 3 a/2)^3 - (2 a)^4 a (3 a/2)^3",
            [](const auto& a) { return RestAtKinks::equation(a); },
            "(2 a)^4 (1 - a) (1 - u)^3 [((1 - 2 a)/(2 a))^4 - a/(1 - a) (u/(1 - u))^3], u = 3 a/2",
            [](const auto& a) {
                const auto u = 3 * a / 2, r = (1 - 2 * a) / (2 * a), q = u / (1 - u), w = 1 - u;
                return 16 * a * a * a * a * (1 - a) * w * w * w * (r * r * r * r - a / (1 - a) * q * q * q);
            }))
        .carries(claim::exact({name("lower"), Ball(RestAtKinks::equation(rest.below))}, Relation::greater, {"0", 0}))
        .carries(claim::exact({name("upper"), Ball(RestAtKinks::equation(rest.above))}, Relation::less, {"0", 0}))
        .carries(claim::exact({"a", rest.a()}, Relation::greater, {"0", 0}))
        .carries(claim::exact({"3 a/2", Ball(Rational(3, 2)) * rest.a()}, Relation::less, {"1", 1}))
        .carries(claim::exact({"2 a", Ball(2) * rest.a()}, Relation::less, {"1", 1}))
        .carries(claim::exact({"beta", rest.beta()}, Relation::greater, {"0", 0}))
        .carries(claim::exact_for_each<Parameter>(
            "w, b, V of the neurons A, B, C", parameters(),
            {"the rate over a s V (of V: over a s), the ReLU having the derivative 1/2 at the kinks",
             [](const Parameter& p) { return rate(p, middle); }},
            Relation::equal, {"0", [](const Parameter&) { return 0; }}));
    for (const Parameter& bias : {b_b, b_c})
        steps
            .carries(claim::exact({fmt::format("b_{}' over a s V below the kink", bias.neuron), rate(bias, 0)},
                                  Relation::greater, {"0", 0}))
            .carries(claim::exact({fmt::format("b_{}' over a s V above the kink", bias.neuron), rate(bias, 1)},
                                  Relation::less, {"0", 0}));
    return steps;
}

ExactMatrix kinked_points() {
    ExactMatrix columns(1, static_cast<long>(points));
    for (std::size_t i = 0; i < points; ++i) columns(0, static_cast<long>(i)) = positions[i];
    return columns;
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
