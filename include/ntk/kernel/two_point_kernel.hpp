// The covariance and the tangent kernel of fully connected ReLU networks at any two points of R^d, with biases and unequal norms:
//   Sigma^(1)(x, x') = input_scale <x, x'> + input_bias,   Theta^(1) = Sigma^(1),
//   Sigma^(l+1) = gain sqrt(q q') kappa_1(rho) + bias,   Theta^(l+1) = gain kappa_0(rho) Theta^(l) + Sigma^(l+1),
// q = Sigma^(l)(x, x), q' = Sigma^(l)(x', x'), rho = Sigma^(l)(x, x')/sqrt(q q'). The conventions of the papers are four rational numbers.
//
// In the angle nothing cancels. With a = gain q, b = gain q', A = a + bias, B = b + bias, the angle theta' of the next layer satisfies
//   sin^2(theta'/2) = r sin^2(g(theta)/2) + o,   r = sqrt(ab/(AB)),   o = bias (sqrt a - sqrt b)^2/(2 sqrt(AB) (sqrt(AB) + bias + sqrt(ab))),
// because sqrt(AB)^2 - (bias + sqrt(ab))^2 = bias (sqrt a - sqrt b)^2; and 1 - r - 2 o = bias/sqrt(AB), so the map does not expand (depth_map.hpp).
#pragma once

#include "ntk/kernel/depth_map.hpp"
#include "ntk/kernel/layer_walk.hpp"

namespace ntk {

/// A convention: which kernel of a fully connected network. All numbers >= 0; input_scale and gain positive.
struct FullyConnectedKernel {
    rigor::Rational input_scale = 1, input_bias = 0, gain = 1, bias = 0;

    /// T_L = L Theta_bar^(L) of St-Arnaud et al. (2026), definition 4, on unit vectors.
    static FullyConnectedKernel without_bias() { return {}; }
    /// Theta_infinity^(L) of Jacot et al. (2018), theorem 1, for the ReLU. beta = 0: St-Arnaud et al. Throws std::domain_error for n0 < 1, beta < 0.
    static FullyConnectedKernel jacot(const rigor::Rational& n0, const rigor::Rational& beta) {
        if (n0 < 1) throw std::domain_error("n0 = " + rigor::to_string(n0) + "; expected at least 1");
        if (beta < 0) throw std::domain_error("beta = " + rigor::to_string(beta) + "; expected at least 0");
        const rigor::Rational square = beta * beta;
        return {1 / n0, square, rigor::Rational(1, 2), square};
    }
    /// (3.4)-(3.6) of Yu et al. (2025) as printed, with "+1" inside the bracket of (3.6).
    static FullyConnectedKernel yu_as_printed() { return {1, 1, 1, 2}; }
    /// The same with 2 E[relu relu'] + 1. Not yet the limit of network (2.1), whose output has no bias: network_limit.hpp.
    static FullyConnectedKernel yu_bias_outside() { return {1, 1, 1, 1}; }

    /// The kernel does not change when a point is multiplied by a positive number, up to that factor.
    bool is_homogeneous() const { return input_bias == 0 && bias == 0; }
};

/// <x, x>, <x, x'> and <x', x'>, exact.
struct PairInnerProducts {
    rigor::Rational xx, xy, yy;
};

/// Walks through the layers L = 1, 2, … for two points. O(1) memory. For balls everything is enclosed; radii of the angle grow linearly in L.
template <rigor::Scalar T>
class TwoPointKernelIteration : public LayerWalk<TwoPointKernelIteration<T>> {
    using Rational = rigor::Rational;

public:
    /// Throws std::domain_error unless xx, yy >= 0 and xy^2 <= xx yy.
    TwoPointKernelIteration(const PairInnerProducts& p, const FullyConnectedKernel& kernel)
        : TwoPointKernelIteration(kernel) {
        if (p.xx < 0 || p.yy < 0 || p.xy * p.xy > p.xx * p.yy)
            throw std::domain_error("inner products " + rigor::to_string(p.xx) + ", " + rigor::to_string(p.xy) + ", " + rigor::to_string(p.yy) +
                                    " that no two points have");
        const auto first = [&](const Rational& inner) { return Rational(kernel.input_scale * inner + kernel.input_bias); };
        const Rational a = first(p.xx), b = first(p.yy), c = first(p.xy);
        const T covariance = rigor::from_rational<T>(c);
        same_variance_ = a == b;
        x_variance_ = rigor::from_rational<T>(a);
        y_variance_ = rigor::from_rational<T>(b);
        vanishes_ = a == 0 || b == 0;
        if (!vanishes_) {
            // 0 at a positive multiple, exactly; next to it and to the antipode no digit is lost.
            const T height = root(rigor::from_rational<T>(Rational(a * b - c * c)));
            angle_ = direction(height, covariance);
            if (c < 0) supplement_ = direction(height, -covariance);
            obtuse_ = c < 0;
        }
        covariance_ = tangent_ = covariance;
        coincide_ = c > 0 && c == a && c == b;
    }

    /// Two unit vectors at the angle theta in [0, pi] radians.
    static TwoPointKernelIteration from_angle(const T& theta, const FullyConnectedKernel& kernel) {
        using std::cos, std::sin, std::asin;
        TwoPointKernelIteration walk(kernel);
        const Rational variance = kernel.input_scale + kernel.input_bias;
        walk.same_variance_ = true;
        walk.x_variance_ = walk.y_variance_ = rigor::from_rational<T>(variance);
        walk.covariance_ = walk.tangent_ =
            rigor::from_rational<T>(kernel.input_scale) * cos(theta) + rigor::from_rational<T>(kernel.input_bias);
        const auto half_angle = [&] {
            return asin(root(rigor::from_rational<T>(Rational(kernel.input_scale / variance))) * sin(theta / T(2)));
        };
        walk.angle_ = kernel.input_bias == 0 ? theta : T(2) * half_angle();
        return walk;
    }

    /// Two points with Sigma^(1)(x, x) = a, Sigma^(1)(x', x') = b, both positive, whose correlation belongs to the angle theta in [0, pi] radians.
    static TwoPointKernelIteration from_first_layer(const T& theta, const T& a, const T& b, const FullyConnectedKernel& kernel) {
        using std::cos;
        TwoPointKernelIteration walk(kernel);
        walk.x_variance_ = a;
        walk.y_variance_ = b;
        walk.angle_ = theta;
        walk.covariance_ = walk.tangent_ = root(a * b) * cos(theta);
        return walk;
    }

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

    explicit TwoPointKernelIteration(const FullyConnectedKernel& kernel)
        : gain_(rigor::from_rational<T>(kernel.gain)), bias_(rigor::from_rational<T>(kernel.bias)), inverse_pi_(T(1) / rigor::pi<T>()),
          angle_(rigor::pi<T>() / T(2)), supplement_(0), has_bias_(kernel.bias != 0) {
        if (kernel.input_scale <= 0 || kernel.gain <= 0 || kernel.input_bias < 0 || kernel.bias < 0)
            throw std::domain_error("a kernel with input scale " + rigor::to_string(kernel.input_scale) + ", input bias " +
                                    rigor::to_string(kernel.input_bias) + ", gain " + rigor::to_string(kernel.gain) + ", bias " +
                                    rigor::to_string(kernel.bias) + "; expected positive scales and biases >= 0");
    }

    static T root(const T& square) {
        using std::sqrt;
        if constexpr (std::same_as<T, rigor::Ball>)
            return rigor::sqrt_on_domain(square);
        else
            return sqrt(square);
    }
    static T direction(const T& height, const T& width) {
        using std::atan2;
        return atan2(height, width);
    }
    bool first_obtuse() const { return this->layer() == 1 && obtuse_; }
    /// kappa_0(rho). It vanishes exactly at the antipode, which matters for relative accuracy next to it.
    T slope() const { return first_obtuse() ? supplement_ * inverse_pi_ : T(1) - angle_ * inverse_pi_; }

    void step() {
        const T derivative = slope();
        const T a = gain_ * x_variance_, b = gain_ * y_variance_;
        if (vanishes_) {  // one of the points is 0 and there is no bias so far: E[relu relu'] = 0
            covariance_ = bias_;
            x_variance_ = a + bias_;
            y_variance_ = b + bias_;
            if (has_bias_) {
                vanishes_ = false;
                const T c = bias_;
                angle_ = direction(root(x_variance_ * y_variance_ - c * c), c);
            }
        } else {
            const T root_ab = same_variance_ ? a : root(a * b);
            T ratio(1), offset(0), next_root = root_ab;
            if (has_bias_) {
                next_root = same_variance_ ? a + bias_ : root((a + bias_) * (b + bias_));
                ratio = root_ab / next_root;
                if (!same_variance_) {
                    const T gap = root(a) - root(b);
                    offset = bias_ * (gap * gap) / (T(2) * next_root * (next_root + bias_ + root_ab));
                }
            }
            AngleImage<T> image = advance_angle(angle_, inverse_pi_, ratio, offset);
            if (first_obtuse() && !has_bias_) image.correlation = sin_minus_x_cos(supplement_) * inverse_pi_;
            if (coincide_) image.correlation = T(1);
            covariance_ = next_root * image.correlation;
            angle_ = std::move(image.angle);
            x_variance_ = a + bias_;
            y_variance_ = b + bias_;
        }
        tangent_ = gain_ * derivative * tangent_ + covariance_;
    }

    T gain_, bias_, inverse_pi_, angle_, supplement_, x_variance_, y_variance_, covariance_, tangent_;
    bool has_bias_ = false, same_variance_ = false, obtuse_ = false, vanishes_ = false, coincide_ = false;
};

}  // namespace ntk
