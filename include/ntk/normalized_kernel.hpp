// The iterates rho^(L) and the normalized neural tangent kernel Theta_bar^(L) of a ReLU network without bias:
// St-Arnaud et al. (2026), definitions 3 and 4 and the recurrence of proposition 5. With T_L = L · Theta_bar^(L):
//   T_1 = rho^(1) = z,   rho^(L+1) = h(rho^(L)),   T_(L+1) = h'(rho^(L)) T_L + rho^(L+1).
#pragma once

#include "ntk/depth_map.hpp"

namespace ntk {

/// Walks through the layers L = 1, 2, … for two unit vectors with inner product z.
/// For T = Ball everything is enclosed, at a cost of one sine-cosine pair and one arc sine a layer, and the radii grow
/// only linearly in L (rho) and quadratically (T_L). O(1) memory.
template <rigor::Scalar T>
class NormalizedKernelIteration {
public:
    /// Layer 1. Throws std::domain_error for z outside [-1, 1].
    explicit NormalizedKernelIteration(const rigor::Rational& z)
        : angle_(angle_of<T>(z)),
          correlation_(rigor::from_rational<T>(z)),
          unnormalized_(correlation_),
          inverse_pi_(T(1) / rigor::pi<T>()) {}

    void advance() {
        // At the first layer z is known exactly, so that z = -1 and z = 1 stay exact.
        const T slope = layer_ == 1 ? (correlation_ == exactly_one() ? T(1) : kappa_0(correlation_)) : T(T(1) - T(angle_ * inverse_pi_));
        AngleImage<T> image = advance_angle(angle_, inverse_pi_);
        if (layer_ == 1) image.correlation = correlation_ == exactly_one() ? T(1) : kappa_1(correlation_);
        unnormalized_ = T(slope * unnormalized_) + image.correlation;
        angle_ = std::move(image.angle);
        correlation_ = std::move(image.correlation);
        ++layer_;
    }
    /// Advances until layer() == target; throws std::invalid_argument if that lies behind.
    void advance_to(long target) {
        if (target < layer_)
            throw std::invalid_argument("layer " + std::to_string(target) + " lies behind layer " + std::to_string(layer_));
        while (layer_ < target) advance();
    }

    long layer() const { return layer_; }
    /// theta_L in [0, pi], radians.
    const T& angle() const { return angle_; }
    /// rho^(L) = cos theta_L.
    const T& correlation() const { return correlation_; }
    /// T_L = L · Theta_bar^(L).
    const T& unnormalized() const { return unnormalized_; }
    /// Theta_bar^(L), in [-1, 1].
    T value() const { return unnormalized_ / T(layer_); }

private:
    struct ExactlyOne {
        friend bool operator==(const T& x, ExactlyOne) {
            if constexpr (std::same_as<T, rigor::Ball>)
                return arb_is_one(x.raw());
            else
                return x == 1;
        }
    };
    static ExactlyOne exactly_one() { return {}; }

    long layer_ = 1;
    T angle_, correlation_, unnormalized_, inverse_pi_;
};

/// Theta_bar^(L)(z). Domain: z in [-1, 1] (std::domain_error), depth >= 1 (std::invalid_argument).
template <rigor::Scalar T>
T normalized_neural_tangent_kernel(const rigor::Rational& z, long depth) {
    NormalizedKernelIteration<T> walk(z);
    walk.advance_to(depth);
    return walk.value();
}

/// rho^(L)(z) = h applied L - 1 times to z. Same domain.
template <rigor::Scalar T>
T correlation(const rigor::Rational& z, long depth) {
    NormalizedKernelIteration<T> walk(z);
    walk.advance_to(depth);
    return walk.correlation();
}

/// Guard bits that keep the absolute error of Theta_bar^(depth) below that of the inputs: the
/// rounding errors of a layer add up once in the angle and once more in T_L.
inline long guard_bits_for_depth(long depth) {
    long bits = 24;
    for (long d = depth; d > 0; d /= 2) bits += 2;
    return bits;
}

}  // namespace ntk
