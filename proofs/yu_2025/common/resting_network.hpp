// Networks that rest for ever under (2.7) although the limit of their tangent kernel is strictly positive definite. Network (2.1), L = 1, d = 1, the points
// -1, 0, 1 with labels 0, 1, 0.
//   Alive: all neurons active at all three points (b_j > |w_j|), sum V_j w_j = 0, sqrt(2/m) sum V_j b_j = -ln 2. Then f = -ln 2 on the data, u = (1/3, 2/3,
//   1/3), c = (-1/3, 2/3, -1/3), sum c_i = sum c_i x_i = 0, and every derivative of the cost is a combination of these two sums. No preactivation is 0.
//   Dead: b_j < -|w_j| for all j. f = 0 near the data whatever V is, all derivatives vanish. (w_j, b_j) is isotropic and the condition a quarter of the plane, so
//   this open set has the probability 4^-m.
#pragma once

#include "claim/finding.hpp"
#include "proofs/yu_2025/common/error_at_margin.hpp"
#include "proofs/yu_2025/common/strictly_positive.hpp"
#include "proofs/yu_2025/common/training_sample.hpp"

namespace proofs::yu_2025 {

inline const Points& resting_points() {
    static const Points points{{-1}, {0}, {1}};
    return points;
}
inline ExactMatrix resting_columns() {
    ExactMatrix points(1, 3);
    points << rigor::Rational(-1), rigor::Rational(0), rigor::Rational(1);
    return points;
}
/// c_i = (2 y_i - 1) u_i at f = -ln 2, labels 0, `middle`, 0.
inline ExactVector resting_coefficients(int middle = 1) {
    ExactVector c(3);
    c << rigor::Rational(-1, 3), middle == 1 ? rigor::Rational(2, 3) : rigor::Rational(-1, 3), rigor::Rational(-1, 3);
    return c;
}

/// Network (2.1) with these rows w, b, V; s stands for sqrt(2/m).
inline ExactNetwork one_layer(const std::vector<rigor::Rational>& w, const std::vector<rigor::Rational>& b, const std::vector<rigor::Rational>& v, const rigor::Rational& s) {
    ExactNetwork network{ntk::Wiring::chain, {}};
    const rigor::Rational one(1);
    const auto m = static_cast<long>(w.size());
    network.maps.push_back(ntk::affine_map(m, 1, true, one, one, s));
    network.maps.push_back(ntk::affine_map(1, m, false, one, one, one));
    for (long j = 0; j < m; ++j) {
        network.maps[0].weights(j, 0) = w[static_cast<std::size_t>(j)];
        network.maps[0].bias(j) = b[static_cast<std::size_t>(j)];
        network.maps[1].weights(0, j) = v[static_cast<std::size_t>(j)];
    }
    return network;
}

/// The velocity of (2.7) vanishes at the all-active network of a seed, m = 1 to 4, with these coefficients; exactly, by the suite's backward pass.
inline rigor::Truth alive_rests(long seed, int middle = 1) {
    using rigor::Rational;
    std::vector<Rational> w, b, v;
    for (long j = 0; j <= seed % 4; ++j) {
        const long k = seed / 4 + 7 * j;
        w.push_back(Rational(k % 13 - 6, 5));
        b.push_back(abs(w.back()) + Rational(k % 11 + 1, 3));
        v.push_back(Rational(k % 17 - 8, 2));
    }
    const auto velocity = flow_velocity(one_layer(w, b, v, Rational(2, 3)), resting_columns(), resting_coefficients(middle));
    return rigor::truth(inner_product(velocity, velocity) == 0);
}

/// m = 2, where sqrt(2/m) = 1: V = (-ln 2, ln 2), w = (1/3, 1/3), b = (2, 1). u = (1/3, 2/3, 1/3), and K is not 0.
inline claim::legacy::Argument resting_argument(int middle = 1) {
    using rigor::Ball, rigor::Rational, rigor::Truth;
    const rigor::Precision precision(128);
    claim::legacy::Argument argument;
    const Ball ln2 = rigor::log(Ball(2));
    const auto is = [](const Ball& value, const Rational& exact) { return rigor::certainly_less(rigor::abs(value - Ball(exact)), Ball::dyadic(1, -100)); };
    // f at x: V_1 (w x + b_1) + V_2 (w x + b_2) = -ln 2 (b_1 - b_2).
    const Ball f = -ln2 * Ball(2) + ln2 * Ball(1);
    Truth rests = Truth::yes;
    for (long seed = 0; seed < 60; ++seed) rests = rests && alive_rests(seed, middle);
    const ExactNetwork stand_in = one_layer({Rational(1, 3), Rational(1, 3)}, {2, 1}, {Rational(-7, 10), Rational(7, 10)}, 1), dead = one_layer({Rational(1, 2), Rational(-1, 3)}, {-1, -1}, {5, -2}, 1);
    const ExactMatrix alive_kernel = ntk::empirical_kernel(stand_in, resting_columns()), dead_kernel = ntk::empirical_kernel(dead, resting_columns());
    ExactVector ones(3);
    ones << Rational(1), Rational(1), Rational(1);
    const auto dead_velocity = flow_velocity(dead, resting_columns(), ones);
    Truth positive = Truth::yes;
    for (const BiasReading& reading : bias_readings())
        positive = positive && smallest_exceeds([&] { return fully_connected_gram(resting_points(), reading, 2, ntk::GramKind::tangent); }, Ball(0));
    argument.step("f = -ln 2 at -1, 0, 1: u = 1/3 for label 0 and 2/3 for label 1, to 2^-100 in balls (exactly, since e^f = 1/2)", is(error_at_margin(-f), Rational(1, 3)) && is(error_at_margin(f), Rational(2, 3)))
        .step("with c = (-1/3, 2/3, -1/3) every derivative vanishes, for 60 networks with all neurons active, m = 1 to 4, exactly", rests)
        .step("their kernel is not 0: all entries of K(X, X) are positive at the network of the witness (7/10 in place of ln 2)", rigor::truth((alive_kernel.array() > Rational(0)).all()))
        .step("an inactive network has f = 0, K = 0 and rests, exactly", rigor::truth((dead_kernel.array() == Rational(0)).all() && inner_product(dead_velocity, dead_velocity) == 0))
        .step("the limit kernel at -1, 0, 1 is positive definite, L = 1, as printed and as corrected (certified)", positive);
    return argument;
}

}  // namespace proofs::yu_2025
