// The covariance Sigma^(L) and the limiting neural tangent kernel Theta_infinity^(L) of a fully connected ReLU network
// in the parametrisation of Jacot et al. (2018): weights N(0, 1) divided by sqrt(fan-in), biases multiplied by beta.
//   Sigma^(1)(x, x') = <x, x'>/n0 + beta^2,    Sigma^(L+1) = E[relu relu'] + beta^2,
//   Theta^(1) = Sigma^(1),                     Theta^(L+1) = Theta^(L) · E[relu' relu'] + Sigma^(L+1),
// the expectations over the centred Gaussian with covariance Sigma^(L). beta = 0 is St-Arnaud et al. (2026), definition
// 1 and theorem 1. The inputs are unit vectors with inner product z; by homogeneity (beta = 0) that is no restriction.
#pragma once

#include "ntk/kernel/two_point_kernel.hpp"

namespace ntk {

struct NetworkParameters {
    rigor::Rational input_dimension = 1;  ///< n0 >= 1
    rigor::Rational beta = 0;             ///< >= 0
};

/// Walks through the layers L = 1, 2, … for two unit vectors: q_(L+1) = q_L/2 + beta^2,
/// E[relu' relu'] = kappa_0(rho_L)/2. The quantities printed by Sigma are q_L rho_L. Off-diagonal entries; the diagonal
/// is z = 1.
template <rigor::Scalar T>
class NeuralTangentKernelIteration : public TwoPointKernelIteration<T> {
public:
    /// Throws std::domain_error for z outside [-1, 1], n0 < 1 or beta < 0.
    NeuralTangentKernelIteration(const rigor::Rational& z, const NetworkParameters& network)
        : TwoPointKernelIteration<T>({1, in_domain(z), 1},
                                     FullyConnectedKernel::jacot(network.input_dimension, network.beta)) {}

    template <std::floating_point F>
    NeuralTangentKernelIteration(F, const NetworkParameters&) = delete;

    /// Sigma^(L)(x, x) = Sigma^(L)(x', x').
    const T& variance() const { return this->x_variance(); }

private:
    static const rigor::Rational& in_domain(const rigor::Rational& z) {
        if (z < -1 || z > 1) throw std::domain_error("z = " + rigor::to_string(z) + "; expected a number in [-1, 1]");
        return z;
    }
};

}  // namespace ntk
