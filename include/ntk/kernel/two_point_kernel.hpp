// The covariance and the tangent kernel of fully connected ReLU networks at any two points of R^d, with biases and
// unequal norms:
//   Sigma^(1)(x, x') = input_scale <x, x'> + input_bias,   Theta^(1) = Sigma^(1),
//   Sigma^(l+1) = gain sqrt(q q') kappa_1(rho) + bias,   Theta^(l+1) = gain kappa_0(rho) Theta^(l) + Sigma^(l+1),
// q = Sigma^(l)(x, x), q' = Sigma^(l)(x', x'), rho = Sigma^(l)(x, x')/sqrt(q q'). The conventions of the papers are
// four rational numbers.
//
// In the angle nothing cancels. With a = gain q, b = gain q', A = a + bias, B = b + bias, the angle theta' of the next
// layer satisfies
//   sin^2(theta'/2) = r sin^2(g(theta)/2) + o,   r = sqrt(ab/(AB)),
//   o = bias (sqrt a - sqrt b)^2/(2 sqrt(AB) (sqrt(AB) + bias + sqrt(ab))),
// because sqrt(AB)^2 - (bias + sqrt(ab))^2 = bias (sqrt a - sqrt b)^2; and 1 - r - 2 o = bias/sqrt(AB), so the map does
// not expand (depth_map.hpp).
#pragma once

#include "ntk/kernel/layer_walk.hpp"
#include "rigor/number/scalar.hpp"

namespace ntk {

/// A convention: which kernel of a fully connected network. All numbers >= 0; input_scale and gain positive.
struct FullyConnectedKernel {
    rigor::Rational input_scale = 1, input_bias = 0, gain = 1, bias = 0;

    /// T_L = L Theta_bar^(L) of St-Arnaud et al. (2026), definition 4, on unit vectors.
    static FullyConnectedKernel without_bias() { return {}; }
    /// Theta_infinity^(L) of Jacot et al. (2018), theorem 1, for the ReLU. beta = 0: St-Arnaud et al. Throws
    /// std::domain_error for n0 < 1, beta < 0.
    static FullyConnectedKernel jacot(const rigor::Rational& n0, const rigor::Rational& beta);
    /// (3.4)-(3.6) of Yu et al. (2025) as printed, with "+1" inside the bracket of (3.6).
    static FullyConnectedKernel yu_as_printed() { return {1, 1, 1, 2}; }
    /// The same with 2 E[relu relu'] + 1. Not yet the limit of network (2.1), whose output has no bias:
    /// network_limit.hpp.
    static FullyConnectedKernel yu_bias_outside() { return {1, 1, 1, 1}; }

    /// The kernel does not change when a point is multiplied by a positive number, up to that factor.
    bool is_homogeneous() const { return input_bias == 0 && bias == 0; }
};

/// <x, x>, <x, x'> and <x', x'>, exact.
struct PairInnerProducts {
    rigor::Rational xx, xy, yy;
};

/// Walks through the layers L = 1, 2, … for two points. O(1) memory. For balls everything is enclosed; radii of the
/// angle grow linearly in L.
template <rigor::Scalar T>
class TwoPointKernelIteration : public LayerWalk<TwoPointKernelIteration<T>> {
    using Rational = rigor::Rational;

public:
    /// Throws std::domain_error unless xx, yy >= 0 and xy^2 <= xx yy.
    TwoPointKernelIteration(const PairInnerProducts& p, const FullyConnectedKernel& kernel);

    /// Two unit vectors at the angle theta in [0, pi] radians.
    static TwoPointKernelIteration from_angle(const T& theta, const FullyConnectedKernel& kernel);

    /// Two points with Sigma^(1)(x, x) = a, Sigma^(1)(x', x') = b, both positive, whose correlation belongs to the
    /// angle theta in [0, pi] radians.
    static TwoPointKernelIteration from_first_layer(const T& theta, const T& a, const T& b,
                                                    const FullyConnectedKernel& kernel);

    /// Sigma^(L)(x, x').
    const T& covariance() const { return covariance_; }
    /// Sigma^(L)(x, x) and Sigma^(L)(x', x').
    const T& x_variance() const { return x_variance_; }
    const T& y_variance() const { return y_variance_; }
    /// gain kappa_0(rho^(L)), which multiplies Theta^(L). Where Sigma^(L)(x, x) = 0, rho is read as 0.
    T derivative_covariance() const { return gain_ * slope(); }
    /// Theta^(L)(x, x').
    const T& tangent_kernel() const { return tangent_; }
    /// Angle of the correlation rho^(L), radians.
    const T& angle() const { return angle_; }

private:
    friend LayerWalk<TwoPointKernelIteration>;

    explicit TwoPointKernelIteration(const FullyConnectedKernel& kernel);

    static T root(const T& square);
    static T direction(const T& height, const T& width);
    bool first_obtuse() const { return this->layer() == 1 && obtuse_; }
    /// kappa_0(rho). It vanishes exactly at the antipode, which matters for relative accuracy next to it.
    T slope() const { return first_obtuse() ? supplement_ * inverse_pi_ : T(1) - angle_ * inverse_pi_; }

    void step();

    T gain_, bias_, inverse_pi_, angle_, supplement_, x_variance_, y_variance_, covariance_, tangent_;
    bool has_bias_ = false, same_variance_ = false, obtuse_ = false, vanishes_ = false, coincide_ = false;
};

}  // namespace ntk
