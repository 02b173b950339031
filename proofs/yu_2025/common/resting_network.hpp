// Networks that rest for ever under (2.7) although the limit of their tangent kernel is strictly positive definite.
// Network (2.1), L = 1, d = 1, the points -1, 0, 1 with labels 0, 1, 0.
//   Alive: all neurons active at all three points (b_j > |w_j|), sum V_j w_j = 0, sqrt(2/m) sum V_j b_j = -ln 2. Then
//   f = -ln 2 on the data, u = (1/3, 2/3, 1/3), c = (-1/3, 2/3, -1/3), sum c_i = sum c_i x_i = 0, and every derivative
//   of the cost is a combination of these two sums. No preactivation is 0.
//   Dead: b_j < -|w_j| for all j. f = 0 near the data whatever V is, all derivatives vanish. (w_j, b_j) is isotropic
//   and the condition a quarter of the plane, so this open set has the probability 4^-m.
#pragma once

#include "claim/sampler.hpp"
#include "claim/step.hpp"
#include "proofs/yu_2025/common/strictly_positive.hpp"
#include "proofs/yu_2025/common/training_sample.hpp"

namespace proofs::yu_2025 {

/// The labels of -1, 0, 1, and e^f at all three.
struct RestingSample {
    std::vector<long> labels{0, 1, 0};
    rigor::Rational odds{1, 2};

    /// (2 y_i - 1) u_i by (2.6).
    std::vector<rigor::Rational> coefficients() const;
};

/// -1, 0, 1, as rows and as columns.
const Points& resting_points();
ExactMatrix resting_columns();

/// Network (2.1) with these rows w, b, V; s stands for sqrt(2/m).
ExactNetwork one_layer(const std::vector<rigor::Rational>& w, const std::vector<rigor::Rational>& b,
                       const std::vector<rigor::Rational>& v, const rigor::Rational& s);

/// Of a network with all neurons active: the rates of (2.7) vanish as functions of the parameters. And the network of
/// the witness, m = 2, w = (1/3, 1/3), b = (2, 1), V = (-ln 2, ln 2), has f = -ln 2.
claim::Steps resting_steps(const RestingSample& sample, std::uint64_t seed);

/// A random network of m = 1 to 4 neurons, all of them active at the three points.
ExactNetwork alive_network(long seed);
/// The velocity of (2.7) vanishes at that network, by the suite's backward pass, exactly.
rigor::Truth alive_rests(long seed, const RestingSample& sample = {});

/// The network of the witness with 7/10 in place of ln 2: its K(X, X).
rigor::RationalMatrix kernel_at_rest();

}  // namespace proofs::yu_2025
