// A network of section 2 whose training has a closed form: one hidden layer of n neurons, sigma(u) = u, one data point
// x = 3/5 in R, beta = 4/5, so that Theta^(1) = x^2 + beta^2 = 1, one output. With s = int_0^t d the neurons follow
//   dz_i/ds = W_i/sqrt(n),  dW_i/ds = z_i/sqrt(n),
// so z_i + W_i and z_i - W_i grow and fall like exp(±s/sqrt(n)): from z_i(0) = W_i(0) = 1 on both are exp(s/sqrt(n)).
// With the output scaled by n^(-p/2) and time by n^(p-1), p = output_power, the right sides have n^(p/2-1) in place of
// 1/sqrt(n), and n^(p-1) times the tangent kernel is the one that moves f; p = 1 is the network of the paper.
#pragma once

#include "rigor/number/ball_functions.hpp"

namespace proofs::jacot_2018 {

/// n_1, and s.
struct ExponentialTraining {
    long width;
    rigor::Ball integral;
    unsigned long output_power = 1;

    rigor::Ball root() const { return rigor::sqrt(rigor::Ball(width)); }
    rigor::Ball exponent() const { return integral * rigor::power(root(), output_power) / rigor::Ball(width); }
    /// W_i - W_i(0) = z_i - z_i(0) if both start at 1: then also w~^(1) and a~^(1).
    rigor::Ball change() const { return rigor::exp(exponent()) - rigor::Ball(1); }
    /// d/ds of that.
    rigor::Ball rate() const { return rigor::exp(exponent()) / root(); }
    /// E Theta^(2)(x, x) if z_i(0) and W_i(0) are independent N(0, 1) variables: E z_i^2 = E W_i^2 = cosh(2 s/sqrt(n)),
    /// and Theta^(2) = beta^2 + the mean of z_i^2 + W_i^2 Theta^(1) with beta = 4/5.
    rigor::Ball mean_kernel() const {
        const rigor::Ball twice = exponent() * rigor::Ball(2), cosh = (rigor::exp(twice) + rigor::exp(-twice)) / 2;
        return rigor::Ball(rigor::Rational(16, 25)) + cosh + cosh;
    }
    /// Theta_infinity^(2)(x, x) by theorem 1: Theta^(1) = Sigma^(1) = x^2 + beta^2, dotSigma^(2) = 1, Sigma^(2) =
    /// Sigma^(1) + beta^2.
    static rigor::Rational limit_kernel() {
        const rigor::Rational x(3, 5), beta(4, 5), first = x * x + beta * beta, second = first + beta * beta;
        return first + second;
    }
};

}  // namespace proofs::jacot_2018
