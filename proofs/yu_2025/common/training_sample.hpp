// Small exact networks in training, for the statements about (2.7) and what follows from it.
//
// Readings. A ReLU network is not differentiable where a preactivation is 0; there grad f(x; theta) and K_t are formed
// with 1(z > 0) in place of the derivative, as (C.4) prints it. A solution of (2.7) on an interval is an absolutely
// continuous theta_t that satisfies (2.7) for almost every t. It need not exist (eq_2_7_flow.cpp); along one that does,
// everything below holds for almost every t by this chain rule, for any absolutely continuous theta_t at all:
//   d/dt f(x; theta_t) = <grad f(x; theta_t), theta_t'> for almost every t.
// Layer by layer: a preactivation z is a polynomial of parameters and of activations that are absolutely continuous
// already, so the product rule holds almost everywhere; at almost every t with z = 0 also z' = 0 (a zero of z where z'
// exists and is not 0 is isolated, so there are countably many), and there relu(z) has the derivative 0 = D z' for
// every D, while elsewhere relu(z) has the derivative 1(z > 0) z'. So any value of the derivative of the ReLU at 0
// gives the same d/dt f, and the backward pass is this chain in matrix form.
#pragma once

#include "ntk/training/sliding_kink.hpp"
#include "rigor/number/truth.hpp"

#include <vector>

namespace proofs::yu_2025 {

using ExactNetwork = ntk::FiniteNetwork<rigor::Rational>;
using ExactVector = ntk::DenseVector<rigor::Rational>;
using ExactMatrix = ntk::DenseMatrix<rigor::Rational>;

/// A small network with exact parameters, sample points, labels and numbers u_i in (0, 1) in place of the errors, which
/// are not rational. The wiring of (2.1) or (2.2) with L = 1 to 3, d = 1 or 2, widths and n from 1 to 3, the factors
/// sqrt(2/m) and so on replaced by positive rationals; no preactivation is 0 at a sample point. A function of the seed.
struct TrainingSample {
    ExactNetwork network;
    ExactMatrix points;
    std::vector<int> labels;
    ExactVector errors;

    /// c_i = (2 y_i - 1) u_i
    ExactVector coefficients() const;
};
TrainingSample training_sample(long seed);
/// K^r = diag(2 Y - 1) K(X, X) diag(2 Y - 1) of (C.2).
ExactMatrix signed_kernel(const TrainingSample& sample);

/// d/dt f(x) along theta + t velocity at t = 0, by dual numbers: through the forward pass alone. Where a preactivation
/// vanishes its derivative must vanish too.
rigor::Rational derivative_along(const ExactNetwork& network, const ntk::NetworkGradient<rigor::Rational>& velocity,
                                 const ExactVector& x);
/// sum_i c_i grad f(x_i), the right side of (2.7).
ntk::NetworkGradient<rigor::Rational> flow_velocity(const ExactNetwork& network, const ExactMatrix& points,
                                                    const ExactVector& c);
rigor::Rational inner_product(const ntk::NetworkGradient<rigor::Rational>& a,
                              const ntk::NetworkGradient<rigor::Rational>& b);

/// The chain rule at a kink: the sample of the seed with one preactivation moved to 0 at one point, a random velocity,
/// made tangential to the kink (z' = 0) or not; whether d/dt f = <grad f, theta'> with both D = 0 and D = 1. Not
/// tangential: whether the two D agree.
rigor::Truth chain_rule_on_kink(long seed, bool tangential);

}  // namespace proofs::yu_2025
