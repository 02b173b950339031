// How the gap 1 - rho^(L) between a correlation and 1 shrinks from layer to layer, for weights of any variance and with
// biases: what tells the phases apart (sections 2.2 and 7).
#pragma once

#include "ntk/kernel/two_point_kernel.hpp"

namespace proofs::st_arnaud_2026 {

/// (1 - rho^(L+1))/(1 - rho^(L)) at x^T x' = z on the sphere, n0 = 3, for weights of this variance and biases beta.
inline rigor::Ball gap_quotient(const rigor::Rational& z, const rigor::Rational& weight_variance,
                                const rigor::Rational& beta, long L) {
    using rigor::Ball, rigor::Rational;
    const ntk::FullyConnectedKernel kernel{Rational(1, 3), Rational(beta * beta), Rational(weight_variance / 2),
                                           Rational(beta * beta)};
    ntk::TwoPointKernelIteration<Ball> walk({1, z, 1}, kernel);
    walk.advance_to(L);
    const Ball before = Ball(1) - walk.covariance() / walk.x_variance();
    walk.advance();
    return (Ball(1) - walk.covariance() / walk.x_variance()) / before;
}

}  // namespace proofs::st_arnaud_2026
