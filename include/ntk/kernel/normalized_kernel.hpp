// The iterates rho^(L) and the normalized neural tangent kernel Theta_bar^(L) of a ReLU network without bias:
// St-Arnaud et al. (2026), definitions 3 and 4 and the recurrence of proposition 5. With T_L = L · Theta_bar^(L):
//   T_1 = rho^(1) = z,   rho^(L+1) = h(rho^(L)),   T_(L+1) = h'(rho^(L)) T_L + rho^(L+1).
#pragma once

#include "ntk/kernel/depth_map.hpp"
#include "ntk/kernel/layer_walk.hpp"

namespace ntk {

/// Walks through the layers L = 1, 2, … for two unit vectors with inner product z. O(1) memory.
/// For T = Ball (normalized_kernel_ball.hpp) everything is enclosed; the radii grow linearly in L (rho) and
/// quadratically (Theta_bar^(L)).
template <rigor::Scalar T>
class NormalizedKernelIteration : public LayerWalk<NormalizedKernelIteration<T>> {
public:
    /// Layer 1. Throws std::domain_error for z outside [-1, 1].
    explicit NormalizedKernelIteration(const rigor::Rational& z)
        : angle_(angle_of<T>(z)),
          correlation_(rigor::from_rational<T>(z)),
          unnormalized_(correlation_),
          inverse_pi_(T(1) / rigor::pi<T>()),
          supplement_(z < 0 ? angle_of<T>(rigor::Rational(-z)) : T(0)),
          obtuse_(z < 0) {}

    template <std::floating_point F>
    explicit NormalizedKernelIteration(F) = delete;

    /// theta_L in [0, pi], radians.
    const T& angle() const { return angle_; }
    /// rho^(L) = cos theta_L.
    const T& correlation() const { return correlation_; }
    /// T_L = L · Theta_bar^(L).
    const T& unnormalized() const { return unnormalized_; }
    /// Theta_bar^(L), in [-1, 1].
    T value() const { return unnormalized_ / T(this->layer()); }

private:
    friend LayerWalk<NormalizedKernelIteration>;

    void step() {
        // Next to -1 both vanish: the supplementary angle keeps their relative accuracy.
        const bool first_obtuse = this->layer() == 1 && obtuse_;
        const T slope = first_obtuse ? supplement_ * inverse_pi_ : T(1) - angle_ * inverse_pi_;
        AngleImage<T> image = advance_angle(angle_, inverse_pi_);
        if (first_obtuse) image.correlation = sin_minus_x_cos(supplement_) * inverse_pi_;
        unnormalized_ = slope * unnormalized_ + image.correlation;
        angle_ = std::move(image.angle);
        correlation_ = std::move(image.correlation);
    }

    T angle_, correlation_, unnormalized_, inverse_pi_, supplement_;
    bool obtuse_;
};

}  // namespace ntk

#include "ntk/kernel/normalized_kernel_ball.hpp"

namespace ntk {

/// Theta_bar^(L)(z). Domain: z in [-1, 1] (std::domain_error), depth >= 1 (std::invalid_argument).
template <rigor::Scalar T>
T normalized_neural_tangent_kernel(const rigor::Rational& z, long depth) {
    NormalizedKernelIteration<T> walk(z);
    walk.advance_to(depth);
    return walk.value();
}

template <rigor::Scalar T, std::floating_point F>
T normalized_neural_tangent_kernel(F, long) = delete;

/// rho^(L)(z) = h applied L - 1 times to z. Same domain.
template <rigor::Scalar T>
T correlation(const rigor::Rational& z, long depth) {
    NormalizedKernelIteration<T> walk(z);
    walk.advance_to(depth);
    return walk.correlation();
}

template <rigor::Scalar T, std::floating_point F>
T correlation(F, long) = delete;

/// Guard bits that keep the absolute error of Theta_bar^(depth) below 2^-bits: a layer's rounding error adds up over
/// depth in the angle, and once more in Theta_bar = T/depth.
long guard_bits_for_depth(long depth);

}  // namespace ntk
