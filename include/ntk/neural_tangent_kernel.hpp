// The covariance Sigma^(L) and the limiting neural tangent kernel Theta_infinity^(L) of a fully connected ReLU network
// in the parametrisation of Jacot et al. (2018): weights N(0, 1) divided by sqrt(fan-in), biases multiplied by beta.
//   Sigma^(1)(x, x') = <x, x'>/n0 + beta^2,    Sigma^(L+1) = E[relu relu'] + beta^2,
//   Theta^(1) = Sigma^(1),                     Theta^(L+1) = Theta^(L) · E[relu' relu'] + Sigma^(L+1),
// the expectations over the centred Gaussian with covariance Sigma^(L). beta = 0 is St-Arnaud et al. (2026), definition 1 and
// theorem 1. The inputs are unit vectors with inner product z; by homogeneity (beta = 0) that is no restriction.
#pragma once

#include "ntk/depth_map.hpp"
#include "ntk/layer_walk.hpp"

namespace ntk {

struct NetworkParameters {
    rigor::Rational input_dimension = 1;  ///< n0 >= 1
    rigor::Rational beta = 0;             ///< >= 0
};

/// Walks through the layers L = 1, 2, … . With q_L = Sigma^(L)(x, x) and rho_L the correlation,
///   q_(L+1) = q_L/2 + beta^2,   1 - rho_(L+1) = (q_L/2)/q_(L+1) · (1 - kappa_1(rho_L)),
///   E[relu' relu'] = kappa_0(rho_L)/2.
/// The quantities printed by Sigma are q_L rho_L. Off-diagonal entries; the diagonal is z = 1.
template <rigor::Scalar T>
class NeuralTangentKernelIteration : public LayerWalk<NeuralTangentKernelIteration<T>> {
public:
    /// Throws std::domain_error for z outside [-1, 1], n0 < 1 or beta < 0.
    NeuralTangentKernelIteration(const rigor::Rational& z, const NetworkParameters& network)
        : beta_square_(network.beta * network.beta), inverse_pi_(T(1) / rigor::pi<T>()) {
        if (z < -1 || z > 1) throw std::domain_error("z = " + rigor::to_string(z) + "; expected a number in [-1, 1]");
        if (network.input_dimension < 1)
            throw std::domain_error("n0 = " + rigor::to_string(network.input_dimension) + "; expected at least 1");
        if (network.beta < 0) throw std::domain_error("beta = " + rigor::to_string(network.beta) + "; expected at least 0");
        variance_ = rigor::Rational(1) / network.input_dimension + beta_square_;
        const rigor::Rational covariance = z / network.input_dimension + beta_square_;
        first_correlation_ = covariance / variance_;
        angle_ = angle_of<T>(first_correlation_);
        covariance_ = rigor::from_rational<T>(covariance);
        tangent_ = covariance_;
        point_variance_ = rigor::from_rational<T>(variance_);
    }

    template <std::floating_point F>
    NeuralTangentKernelIteration(F, const NetworkParameters&) = delete;

    /// Sigma^(L)(x, x').
    const T& covariance() const { return covariance_; }
    /// Sigma^(L)(x, x) = Sigma^(L)(x', x').
    const T& variance() const { return point_variance_; }
    /// Theta_infinity^(L)(x, x').
    const T& tangent_kernel() const { return tangent_; }
    /// Angle of the correlation rho^(L), radians.
    const T& angle() const { return angle_; }

private:
    friend LayerWalk<NeuralTangentKernelIteration>;

    void step() {
        T slope = T(1) - T(angle_ * inverse_pi_);
        // kappa_0 and kappa_1 vanish exactly at -1, which matters for relative accuracy next to it.
        if (this->layer() == 1 && first_correlation_ < 0) slope = T(angle_of<T>(rigor::Rational(-first_correlation_)) * inverse_pi_);
        const T half_variance = point_variance_ / T(2);
        const T next_variance = half_variance + rigor::from_rational<T>(beta_square_);
        const T ratio = beta_square_ == 0 ? T(1) : T(half_variance / next_variance);
        AngleImage<T> image = advance_angle(angle_, inverse_pi_, ratio);
        if (this->layer() == 1 && first_correlation_ < 0 && beta_square_ == 0)
            image.correlation = T(sin_minus_x_cos(angle_of<T>(rigor::Rational(-first_correlation_)))) * inverse_pi_;
        if (first_correlation_ == 1) image.correlation = T(1);
        covariance_ = next_variance * image.correlation;
        tangent_ = T(T(slope * tangent_) / T(2)) + covariance_;
        angle_ = std::move(image.angle);
        point_variance_ = next_variance;
    }

    rigor::Rational beta_square_, variance_, first_correlation_;
    T inverse_pi_, angle_, covariance_, tangent_, point_variance_;
};

}  // namespace ntk
