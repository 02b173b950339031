// A network of section 2 at one moment of training, in exact rationals, for the lines of appendix A.2. sigma is
// piecewise linear (ReLU, leaky, scaled: Lipschitz constants 1, 2 and 1/2) and no preactivation sits on the kink;
// widths differ from layer to layer and are squares, so that 1/sqrt(n_l) is exact. Every derivative is taken by dual
// numbers, one parameter at a time: no formula of the paper and no back-propagation enters it.
#pragma once

#include "claim/sampler.hpp"
#include "rigor/number/dual_number.hpp"

namespace proofs::jacot_2018 {

class TrainingMoment {
public:
    using Rational = rigor::Rational;
    using Matrix = rigor::RationalMatrix;

    /// `maps` affine maps (L + 1 of the paper) with widths n_0 … n_(L+1), one to three data points, one or two outputs.
    static TrainingMoment sample(claim::Sampler& sampler, long maps);

    long points() const { return points_.rows(); }
    long maps() const { return static_cast<long>(widths_.size()) - 1; }
    /// n_l.
    long width(long l) const { return widths_[static_cast<std::size_t>(l)]; }
    Rational root_width(long l) const;  ///< sqrt(n_l)
    const claim::PiecewiseLinear& sigma() const { return sigma_; }
    const Rational& beta() const { return beta_; }
    const Matrix& data() const { return points_; }          ///< a row for each point
    const Matrix& direction() const { return direction_; }  ///< d_k(x_i)
    /// The weight of map l (0 … L) from neuron i of its inputs to neuron j of its outputs, and its bias.
    const Rational& weight(long l, long i, long j) const { return parameters_[weight_index(l, i, j)]; }
    const Rational& bias(long l, long j) const { return parameters_[bias_index(l, j)]; }

    /// z^(l) and sigma(z^(l)) at the data, l = 1 … L + 1; row i belongs to point i.
    Matrix preactivations(long l) const;
    Matrix activations(long l) const;
    /// d z^(l)_k(x_i)/d W_(i'j) and d b_j of map `map`.
    const Rational& weight_derivative(long l, long point, long k, long map, long i, long j) const;
    const Rational& bias_derivative(long l, long point, long k, long map, long j) const;

    /// d/dt of a weight and of z^(l) where theta_p' = <d_p F, d>_pin.
    const Rational& weight_velocity(long map, long i, long j) const { return velocity_[weight_index(map, i, j)]; }
    const Rational& bias_velocity(long map, long j) const { return velocity_[bias_index(map, j)]; }
    Matrix preactivation_velocity(long l) const;
    /// Theta^(l), the tangent kernel of z^(l), at the data: row and column i n_l + k.
    Matrix kernel(long l) const;
    /// Theta^(L) = Sigma^(1) of one affine map, by its formula.
    Matrix first_kernel() const;
    /// sigma'(z) (W/sqrt(n))^T d at the last hidden layer: the printed direction of the smaller network.
    Matrix printed_direction() const;

private:
    std::size_t weight_index(long l, long i, long j) const;
    std::size_t bias_index(long l, long j) const;
    /// All z^(l) at one point for parameters theta + e (unit vector of parameter p); p < 0: no parameter moves.
    std::vector<std::vector<rigor::Dual<Rational>>> forward(long point, long p) const;
    void differentiate();

    std::vector<long> widths_, starts_;
    claim::PiecewiseLinear sigma_;
    Rational beta_;
    std::vector<Rational> parameters_, velocity_;
    Matrix points_{0, 0}, direction_{0, 0};
    std::vector<Matrix> values_, jacobians_;  ///< of z^(l), l = 1 … L + 1: points x n_l, and (i n_l + k) x parameters
};

/// |g|_pin^2 of functions given by their rows at the data.
rigor::Rational mean_square(const rigor::RationalMatrix& g);
/// Is the largest eigenvalue of a symmetric matrix at least q? By exact inertia.
bool largest_eigenvalue_at_least(const rigor::RationalMatrix& a, const rigor::Rational& q);

}  // namespace proofs::jacot_2018
