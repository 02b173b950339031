// A network at rest between kinks whose kernel matrix, formed with 1(z > 0), is positive definite. Readings:
// training_sample.hpp.
#pragma once

#include "claim/step.hpp"
#include "proofs/yu_2025/common/training_sample.hpp"
#include "rigor/matrix/ball_matrix.hpp"
#include "rigor/matrix/rational_matrix.hpp"
#include "rigor/number/ball_functions.hpp"

namespace proofs::yu_2025 {

/// A point of rest between kinks. Network (2.1), L = 1, m >= 3, d = 1, points -4, -3, 0, 3, 4 with labels 0, 1, 0, 1,
/// 0. Neuron A is constant, b = 1; B and C are kinked at the point 0, w = 1/8 and -1/8, b = 0; the others are inactive
/// at all points. On the data f = alpha + beta |x|, s V_A = alpha, s V_B = s V_C = 8 beta, with the errors a, 2 a, 3
/// a/2 at 0, ±3, ±4.
struct RestAtKinks {
    rigor::Rational below, above;  ///< equation() is positive at `below` and negative at `above`: a lies between

    /// Within 2^-bits.
    static RestAtKinks find(long bits);
    rigor::Ball a() const { return rigor::Ball::interval(below, above); }
    rigor::Ball alpha() const;  ///< f(0)
    rigor::Ball beta() const;   ///< (f(3) - f(0))/3

    /// (1 - 2 a)^4 (1 - a) (1 - 3 a/2)^3 - (2 a)^4 a (3 a/2)^3: the values of f at 0, 3 and 4 lie on a line where it is
    /// 0.
    template <class T>
    static T equation(const T& a) {
        const auto power = [](const T& base, int n) {
            T product = base;
            for (int k = 1; k < n; ++k) product = product * base;
            return product;
        };
        const T u = 3 * a / 2;
        return power(1 - 2 * a, 4) * (1 - a) * power(1 - u, 3) - power(2 * a, 4) * a * power(u, 3);
    }

    /// K_inf of K(X, X) = K_inf + (2/m) P at width m, `derivative` that of the ReLU at both kinks.
    rigor::BallMatrix limit_matrix(const rigor::Rational& derivative) const;
    rigor::BallMatrix kernel_matrix(long width, const rigor::Rational& derivative) const;
};

/// P: the sum over the three neurons of relu(z(x_i)) relu(z(x_j)), a Gram matrix.
rigor::RationalMatrix activation_matrix();
/// K_inf at any alpha and beta: the parts of w and b, which carry (s V)^2.
rigor::RationalMatrix limit_matrix(const rigor::Rational& alpha, const rigor::Rational& beta,
                                   const rigor::Rational& derivative);

/// That the rest exists, in so far as a machine decides it: the root a, beta > 0, and the rates under (2.7) of the nine
/// parameters of A, B, C with 1/2 for the derivative of the ReLU at both kinks, and those of b_B, b_C on both sides.
claim::Steps rest_steps(const RestAtKinks& rest);

/// -4, -3, 0, 3, 4, as columns.
ExactMatrix kinked_points();
/// A network (2.1), L = 1, d = 1, with neurons A active at all five points, B on x > 0 and C on x < 0, whose biases
/// decide what they do at 0, and m - 3 neurons inactive everywhere; scale stands for sqrt(2/m). Throws
/// std::invalid_argument if A, B, C are not so, for a value 0 in front of one, and m < 3.
struct KinkedNeurons {
    rigor::Rational scale, w_a, b_a, v_a, w_b, b_b, v_b, w_c, b_c, v_c;

    ExactNetwork network(long width) const;
};
/// The rank of K(X, X) at such a network, by exact elimination: 4 if one of B, C is active at 0, otherwise 5. For the
/// derivatives of f at the five points span what 1, x and, for each of B and C, 1 and x on its side do (the part of V
/// adds a combination of these), and x is the sum of its two halves. With B alone active at 0 also 1 is the sum of 1 on
/// B's side, 0 included, and on C's: four functions. With none, or both, the two sides' sum differs from 1 at 0: five.
long rank_of_kernel(const KinkedNeurons& neurons, long width = 3);

}  // namespace proofs::yu_2025
