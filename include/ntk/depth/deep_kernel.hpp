// rho^(L) and Theta_bar^(L) at any depth: direct iteration where that is cheaper, otherwise direct iteration to a layer from which the expansions are
// accurate enough, then one jump (depth_jump.hpp). The cost depends on the digits, hardly on the depth.
#pragma once

#include "ntk/depth/depth_jump.hpp"
#include "ntk/kernel/normalized_kernel.hpp"

#include <algorithm>
#include <map>
#include <memory>
#include <mutex>

namespace ntk {

/// What is known of one layer, enclosed. Angles in radians.
struct LayerState {
    rigor::Ball angle;         ///< theta_L = arccos rho^(L)
    rigor::Ball unnormalized;  ///< T_L = L · Theta_bar^(L)
    rigor::Ball excess;        ///< T_L - L/4 = L (Theta_bar^(L) - 1/4)

    rigor::Ball correlation() const { return rigor::cos(angle); }
    /// 1 - rho^(L) = 2 sin^2(theta_L/2), without cancellation.
    rigor::Ball one_minus_correlation() const { return rigor::Ball(2) * rigor::square(rigor::sin(rigor::scaled_by_power_of_two(angle, -1))); }
};

inline LayerState state_of(const NormalizedKernelIteration<rigor::Ball>& walk) {
    return {walk.angle(), walk.unnormalized(), walk.unnormalized() - rigor::Ball(rigor::Rational(walk.layer(), 4))};
}

/// The jump for remainders of about 2^-accuracy. Built once for each accuracy and kept.
inline std::shared_ptr<const DepthJump> depth_jump_for(long accuracy) {
    static std::mutex guard;
    static std::map<long, std::shared_ptr<const DepthJump>> built;
    const std::lock_guard lock(guard);
    auto& jump = built[accuracy];
    if (!jump) {
        // Solving for the coefficients costs N multiplications of series, a smaller N costs layers: this N balances the two (measured).
        const rigor::Precision precision(accuracy + 32);
        jump = std::make_shared<const DepthJump>(13 + 9 * accuracy / 100, accuracy);
    }
    return jump;
}

/// The orbit of one z, able to jump. Holds the two numbers on which, beside L, everything at large depth depends: C(z) and y(z).
class DepthOrbit {
    using Ball = rigor::Ball;

public:
    /// Walks from layer 1 to the first angle that the jump admits. Throws std::domain_error for z outside [-1, 1), where there is no such layer.
    DepthOrbit(const rigor::Rational& z, std::shared_ptr<const DepthJump> jump) : jump_(std::move(jump)), walk_(z) {
        if (z == 1) throw std::domain_error("z = 1 is the fixed point; expected a number in [-1, 1)");
        while (rigor::certainly_at_most(walk_.angle(), jump_->largest_angle()) != rigor::Truth::yes) {
            if (!walk_.angle().is_finite()) throw std::runtime_error("the precision does not suffice for the walk to layer " + std::to_string(walk_.layer()));
            walk_.advance();
        }
        fatou_ = jump_->fatou(walk_.angle());
        homogeneous_constant_ = jump_->homogeneous_constant(walk_.angle(), fatou_, walk_.unnormalized());
    }

    /// The layer that the walk reached; at() works from there on.
    long base_layer() const { return walk_.layer(); }
    /// C(z) = lim 3 pi/theta_L - L - (3/2) log L = Phi(theta_1) - 1, where layer 1 has the angle theta_1 = arccos z.
    Ball depth_constant() const { return fatou_ - Ball(base_layer()); }
    /// y(z) = lim (T_L - tau(theta_L))/E(theta_L), the constant in front of the homogeneous solution (p_3 = 0).
    const Ball& homogeneous_constant() const { return homogeneous_constant_; }
    const DepthJump& jump() const { return *jump_; }

    /// Throws std::invalid_argument for a depth before base_layer().
    LayerState at(const rigor::Integer& depth) const {
        if (depth < base_layer())
            throw std::invalid_argument("depth " + depth.str().substr(0, 40) + " lies before layer " + std::to_string(base_layer()));
        if (depth == base_layer()) return state_of(walk_);
        // T_L - L/4 is wanted to the working precision, too: carry the digits of L besides.
        const rigor::Precision precision(rigor::Precision::bits() + static_cast<long>(msb(depth)) + 1);
        const Ball fatou = fatou_ + Ball(rigor::Rational(rigor::Integer(depth - base_layer())));
        const Ball angle = jump_->angle_with_fatou(fatou);
        const Ball T = jump_->unnormalized(angle, fatou, homogeneous_constant_);
        return {angle, T, T - Ball(rigor::Rational(rigor::Rational(depth) / 4))};
    }

private:
    std::shared_ptr<const DepthJump> jump_;
    NormalizedKernelIteration<Ball> walk_;
    Ball fatou_, homogeneous_constant_;
};

/// The depth up to which direct iteration is the cheaper way at the given precision. Measured (tests/benchmark/depth_benchmark.cpp), the expansions
/// built anew each time: 1100 layers at 30 digits, 1840 at 50, 9700 at 200, 77000 at 1000; this fits them.
inline long crossover_depth(long bits) { return bits * (9 + bits / 240); }

/// Beyond this many bits the expansions take longer than any walk that is feasible: then walks are preferred up to longest_walk.
inline constexpr long largest_jump_accuracy = 8000, longest_walk = 10'000'000;

/// Layer `depth` >= 1 of z in [-1, 1], enclosed at the working precision with about `accuracy` good bits; throws std::invalid_argument for a
/// depth below 1 and std::domain_error for z outside [-1, 1].
inline LayerState layer_state(const rigor::Rational& z, const rigor::Integer& depth, long accuracy) {
    using rigor::Ball;
    if (depth < 1) throw std::invalid_argument("depth " + depth.str().substr(0, 40) + "; expected at least 1");
    if (z == 1) return {Ball(0), Ball(rigor::Rational(depth)), Ball(rigor::Rational(rigor::Rational(3) / 4 * rigor::Rational(depth)))};
    const rigor::Precision precision(std::max(rigor::Precision::bits(), accuracy + 32));
    if (depth > (accuracy <= largest_jump_accuracy ? crossover_depth(accuracy) : longest_walk)) {
        const DepthOrbit orbit(z, depth_jump_for(accuracy));
        if (depth >= orbit.base_layer()) return orbit.at(depth);
    }
    NormalizedKernelIteration<Ball> walk(z);
    walk.advance_to(static_cast<long>(depth));
    return state_of(walk);
}

}  // namespace ntk
