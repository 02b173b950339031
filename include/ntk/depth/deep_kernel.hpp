// rho^(L) and Theta_bar^(L) at any depth: direct iteration where that is cheaper, otherwise direct iteration to a layer
// from which the expansions are accurate enough, then one jump (depth_jump.hpp). The cost depends on the digits, hardly
// on the depth.
#pragma once

#include "ntk/depth/depth_jump.hpp"
#include "ntk/kernel/normalized_kernel.hpp"

#include <algorithm>
#include <map>
#include <memory>

namespace ntk {

/// What is known of one layer, enclosed. Angles in radians.
struct LayerState {
    rigor::Ball angle;         ///< theta_L = arccos rho^(L)
    rigor::Ball unnormalized;  ///< T_L = L · Theta_bar^(L)
    rigor::Ball excess;        ///< T_L - L/4 = L (Theta_bar^(L) - 1/4)

    rigor::Ball correlation() const { return rigor::cos(angle); }
    /// 1 - rho^(L) = 2 sin^2(theta_L/2), without cancellation.
    rigor::Ball one_minus_correlation() const {
        return rigor::Ball(2) * rigor::square(rigor::sin(rigor::scaled_by_power_of_two(angle, -1)));
    }
};

/// The state at the layer that a walk has reached.
LayerState state_of(const NormalizedKernelIteration<rigor::Ball>& walk);

/// The jump for remainders of about 2^-accuracy. Built once for each accuracy and kept.
std::shared_ptr<const DepthJump> depth_jump_for(long accuracy);

/// The orbit of one z, able to jump. Holds the two numbers on which, beside L, everything at large depth depends: C(z)
/// and y(z).
class DepthOrbit {
    using Ball = rigor::Ball;

public:
    /// Walks from layer 1 to the first angle that the jump admits. Throws std::domain_error for z outside [-1, 1),
    /// where there is no such layer.
    DepthOrbit(const rigor::Rational& z, std::shared_ptr<const DepthJump> jump);

    /// The layer that the walk reached; at() works from there on.
    long base_layer() const { return walk_.layer(); }
    /// C(z) = lim 3 pi/theta_L - L - (3/2) log L = Phi(theta_1) - 1, where layer 1 has the angle theta_1 = arccos z.
    Ball depth_constant() const { return fatou_ - Ball(base_layer()); }
    /// y(z) = lim (T_L - tau(theta_L))/E(theta_L), the constant in front of the homogeneous solution (p_3 = 0).
    const Ball& homogeneous_constant() const { return homogeneous_constant_; }
    const DepthJump& jump() const { return *jump_; }

    /// Throws std::invalid_argument for a depth before base_layer().
    LayerState at(const rigor::Integer& depth) const;

private:
    std::shared_ptr<const DepthJump> jump_;
    NormalizedKernelIteration<Ball> walk_;
    Ball fatou_, homogeneous_constant_;
};

/// The depth up to which direct iteration is the cheaper way at the given precision. Measured
/// (tests/benchmark/depth_benchmark.cpp), the expansions built anew each time: 1100 layers at 30 digits, 1840 at 50,
/// 9700 at 200, 77000 at 1000; this fits them.
long crossover_depth(long bits);

/// Beyond this many bits the expansions take longer than any walk that is feasible: then walks are preferred up to
/// longest_walk.
inline constexpr long largest_jump_accuracy = 8000, longest_walk = 10'000'000;

/// Layer `depth` >= 1 of z in [-1, 1], enclosed at the working precision with about `accuracy` good bits; throws
/// std::invalid_argument for a depth below 1 and std::domain_error for z outside [-1, 1].
LayerState layer_state(const rigor::Rational& z, const rigor::Integer& depth, long accuracy);

}  // namespace ntk
