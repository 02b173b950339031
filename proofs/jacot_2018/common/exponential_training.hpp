// A network of section 2 whose training has a closed form: one hidden layer of n neurons, sigma(u) = u, one data point
// x = 3/5 in R, beta = 4/5, so that Theta^(1) = x^2 + beta^2 = 1, one output. With s = int_0^t d the neurons follow
//   dz_i/ds = W_i/sqrt(n),  dW_i/ds = z_i/sqrt(n),
// so z_i + W_i and z_i - W_i grow and fall like exp(±s/sqrt(n)): from z_i(0) = W_i(0) = 1 on both are exp(s/sqrt(n)).
#pragma once

#include "rigor/number/ball_functions.hpp"

namespace proofs::jacot_2018 {

/// n_1, and s.
struct ExponentialTraining {
    long width;
    rigor::Ball integral;

    rigor::Ball root() const { return rigor::sqrt(rigor::Ball(width)); }
    rigor::Ball exponent() const { return integral / root(); }
    /// W_i - W_i(0) = z_i - z_i(0) if both start at 1: then also w~^(1) and a~^(1).
    rigor::Ball change() const { return rigor::exp(exponent()) - rigor::Ball(1); }
    /// d/ds of that.
    rigor::Ball rate() const { return rigor::exp(exponent()) / root(); }
    /// E Theta^(2)(x, x) - Theta_infinity^(2)(x, x) if z_i(0) and W_i(0) are independent N(0, 1) variables: E z_i^2 = E
    /// W_i^2 = cosh(2 s/sqrt(n)), Theta^(2) = beta^2 + the mean of z_i^2 + W_i^2.
    rigor::Ball kernel_excess() const {
        const rigor::Ball twice = exponent() * rigor::Ball(2);
        return rigor::exp(twice) + rigor::exp(-twice) - rigor::Ball(2);
    }
};

}  // namespace proofs::jacot_2018
