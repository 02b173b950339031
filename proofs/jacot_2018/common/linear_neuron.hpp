// One neuron of the last hidden layer with sigma(z) = c z, one data point, one output, in the limit dynamics of
// appendix A.2: z' = (k/sqrt(n)) c W d, W' = (1/sqrt(n)) c z d with k = Theta_infinity^(L)(x, x), d >= 0. In s = int
// |d| it has the solution z = z_0 cosh(q) + sqrt(k) W_0 sinh(q), W = W_0 cosh(q) + (z_0/sqrt(k)) sinh(q), q = c
// sqrt(k/n) s.
#pragma once

#include "rigor/number/ball_functions.hpp"

namespace proofs::jacot_2018 {

struct LinearNeuron {
    rigor::Rational k;       ///< > 0
    rigor::Rational z0, W0;  ///< > 0
    rigor::Rational c = 1;   ///< > 0

    /// A(0).
    rigor::Ball start() const { return rigor::Ball(rigor::Rational(c * z0 + W0)); }
    /// z - z_0 and W - W_0 after int |d| = length, in a layer of n neurons.
    std::pair<rigor::Ball, rigor::Ball> changes(const rigor::Rational& length, long n) const {
        using rigor::Ball;
        const Ball root = rigor::sqrt(Ball(k)), up = rigor::exp(Ball(c) * root * Ball(length) / rigor::sqrt(Ball(n))),
                   down = Ball(1) / up, cosh = (up + down) / Ball(2), sinh = (up - down) / Ball(2);
        return {Ball(z0) * (cosh - Ball(1)) + root * Ball(W0) * sinh,
                Ball(W0) * (cosh - Ball(1)) + Ball(z0) / root * sinh};
    }
};

}  // namespace proofs::jacot_2018
