// A network at rest between kinks whose kernel matrix, formed with 1(z > 0), is positive definite. Readings: training_sample.hpp.
#pragma once

#include "proofs/yu_2025/common/training_sample.hpp"
#include "rigor/number/ball_functions.hpp"

namespace proofs::yu_2025 {

/// A point of rest between kinks. Network (2.1), L = 1, m >= 3, d = 1, points -4, -3, 0, 3, 4 with labels 0, 1, 0, 1, 0. Neuron A is constant, b = 1; B and C
/// are kinked at the point 0, w = 1/q and -1/q, b = 0; the others are inactive at all points. On the data f = alpha + beta |x|, s V_A = alpha, s V_B = s V_C
/// = q beta. With u(0) = a, u(+-3) = 2 a, u(+-4) = 3 a/2:  sum c_i = 0, sum c_i x_i = 0, sum over x > 0 of c_i x_i = 0, sum over x > 0 of c_i = a/2. So
/// everything rests except
///   b_B' = s V_B a (1/2 - D_B),   b_C' = s V_C a (1/2 - D_C),
/// which for V_B, V_C > 0 point to 0 from both sides: the flow slides with D = 1/2, that is, it rests. f is affine on x >= 0 exactly if
///   ((1 - 2 a)/(2 a))^4 = a/(1 - a) ((3 a/2)/(1 - 3 a/2))^3,
/// a polynomial equation with a root in (2/7, 1/3).
struct RestAtKinks {
    rigor::Rational below, above;  ///< the root a lies between: the two sides of the equation differ in opposite senses
    long bits;

    static RestAtKinks find(long bits);
    rigor::Ball a() const { return rigor::Ball::interval(below, above); }
    rigor::Ball alpha() const;  ///< f(0)
    rigor::Ball beta() const;   ///< (f(3) - f(0))/3
    /// The one-sided conditions: a sign change over [below, above], 0 < a < 1/2, beta > 0.
    rigor::Truth exists() const;
    /// b_B' in units of s V_B a, exact: a/2 - D a over a.
    static rigor::Rational bias_rate(const rigor::Rational& derivative);
    /// The sums that must vanish, in units of a: all exact.
    static rigor::Truth rests();
    /// K(x_i, x_j) at width m, q = 8, with this derivative at both kinks: limit_kernel + (2/m) activation_gram. The parts of w and b carry (s V)^2, and s V_A, s
    /// V_B, s V_C are the same at every width; those of V carry s^2 = 2/m.
    rigor::Ball kernel(long width, long i, long j, const rigor::Rational& derivative) const;
    rigor::Ball limit_kernel(long i, long j, const rigor::Rational& derivative) const;
    /// sum over the three neurons of relu(z_j(x_i)) relu(z_j(x_j)): a Gram matrix.
    static rigor::Rational activation_gram(long i, long j);
};

/// -4, -3, 0, 3, 4, as columns.
ExactMatrix kinked_points();
/// A network (2.1), L = 1, d = 1, with neurons A active at all five points, B on x > 0 and C on x < 0, whose biases decide what they do at 0, and m - 3 neurons
/// inactive everywhere; scale stands for sqrt(2/m). Throws std::invalid_argument if A, B, C are not so, for a value 0 in front of one, and m < 3.
struct KinkedNeurons {
    rigor::Rational scale, w_a, b_a, v_a, w_b, b_b, v_b, w_c, b_c, v_c;

    ExactNetwork network(long width) const;
};
/// The rank of K(X, X) at such a network, by exact elimination: 4 if one of B, C is active at 0, otherwise 5. For the derivatives of f at the five points span
/// what 1, x and, for each of B and C, 1 and x on its side do (the part of V adds a combination of these), and x is the sum of its two halves. With B alone
/// active at 0 also 1 is the sum of 1 on B's side, 0 included, and on C's: four functions. With none, or both, the two sides' sum differs from 1 at 0: five.
long rank_of_kernel(const KinkedNeurons& neurons, long width = 3);

}  // namespace proofs::yu_2025
