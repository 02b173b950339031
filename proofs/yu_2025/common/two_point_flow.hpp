// The smallest network whose training slides along a kink: two points, one neuron. Readings: training_sample.hpp.
#pragma once

#include "proofs/yu_2025/common/error_at_margin.hpp"
#include "proofs/yu_2025/common/training_sample.hpp"
#include "rigor/number/truth.hpp"

namespace proofs::yu_2025 {

/// The smallest case of (2.7) without a solution. Network (2.1), L = 1, any width m, d = 1; x_1 = 0 with label 0, x_2 =
/// 1 with label 1; neuron 0 has V, w > 0 and b >= 0, the others are inactive at both points (b_j < 0, w_j + b_j < 0)
/// and do not move. s = sqrt(2/m):
///   f(x_1) = s V b, f(x_2) = s V (w + b),   b' = s V (u_2 - D u_1),   w' = s V u_2,   V' = s (u_2 (w + b) - u_1 b), D
///   the derivative of the ReLU at z(x_1) = b.
struct TwoPointFlow {
    long width;
    rigor::Ball v, w, b;

    rigor::Ball scale() const;
    rigor::Ball first_error() const;   ///< u_1 = o(x_1)
    rigor::Ball second_error() const;  ///< u_2 = 1 - o(x_2)
    rigor::Ball bias_rate(const rigor::Ball& derivative) const;
    rigor::Ball weight_rate() const;
    rigor::Ball output_weight_rate() const;
    /// The coefficient of the slide at b = 0, u_2/u_1 = 2 u_2.
    rigor::Ball sliding_coefficient() const;
};

/// The same in exact arithmetic, at the kink b = 0: m = 2, s = 1, neuron 1 inactive, c = (-1/2, u) in place of (-u_1,
/// u_2).
struct TwoPointKink {
    ExactNetwork network;
    ExactMatrix points;
    ExactVector c;
    ntk::KinkedPair kink;
};
TwoPointKink two_points_at_kink(const rigor::Rational& v, const rigor::Rational& w, const rigor::Rational& u);

}  // namespace proofs::yu_2025
