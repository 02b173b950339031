// The choice between walk and jump of ntk/depth/deep_kernel.hpp.
#include "ntk/depth/deep_kernel.hpp"

#include <algorithm>
#include <map>
#include <mutex>
#include <stdexcept>
#include <string>
#include <utility>

namespace ntk {

LayerState state_of(const NormalizedKernelIteration<rigor::Ball>& walk) {
    return {walk.angle(), walk.unnormalized(), walk.unnormalized() - rigor::Ball(rigor::Rational(walk.layer(), 4))};
}

std::shared_ptr<const DepthJump> depth_jump_for(long accuracy) {
    static std::mutex guard;
    static std::map<long, std::shared_ptr<const DepthJump>> built;
    const std::lock_guard lock(guard);
    auto& jump = built[accuracy];
    if (!jump) {
        // Solving for the coefficients costs N multiplications of series, a smaller N costs layers: this N balances the
        // two (measured).
        const rigor::Precision precision(accuracy + 32);
        jump = std::make_shared<const DepthJump>(13 + 9 * accuracy / 100, accuracy);
    }
    return jump;
}

DepthOrbit::DepthOrbit(const rigor::Rational& z, std::shared_ptr<const DepthJump> jump)
    : jump_(std::move(jump)),
      walk_(z) {
    if (z == 1) throw std::domain_error("z = 1 is the fixed point; expected a number in [-1, 1)");
    while (rigor::certainly_at_most(walk_.angle(), jump_->largest_angle()) != rigor::Truth::yes) {
        if (!walk_.angle().is_finite())
            throw std::runtime_error("the precision does not suffice for the walk to layer " +
                                     std::to_string(walk_.layer()));
        walk_.advance();
    }
    fatou_ = jump_->fatou(walk_.angle());
    homogeneous_constant_ = jump_->homogeneous_constant(walk_.angle(), fatou_, walk_.unnormalized());
}

LayerState DepthOrbit::at(const rigor::Integer& depth) const {
    if (depth < base_layer())
        throw std::invalid_argument("depth " + depth.str().substr(0, 40) + " lies before layer " +
                                    std::to_string(base_layer()));
    if (depth == base_layer()) return state_of(walk_);
    // T_L - L/4 is wanted to the working precision, too: carry the digits of L besides.
    const rigor::Precision precision(rigor::Precision::bits() + static_cast<long>(msb(depth)) + 1);
    const Ball fatou = fatou_ + Ball(rigor::Rational(rigor::Integer(depth - base_layer())));
    const Ball angle = jump_->angle_with_fatou(fatou);
    const Ball T = jump_->unnormalized(angle, fatou, homogeneous_constant_);
    return {angle, T, T - Ball(rigor::Rational(rigor::Rational(depth) / 4))};
}

long crossover_depth(long bits) { return bits * (9 + bits / 240); }

LayerState layer_state(const rigor::Rational& z, const rigor::Integer& depth, long accuracy) {
    using rigor::Ball;
    if (depth < 1) throw std::invalid_argument("depth " + depth.str().substr(0, 40) + "; expected at least 1");
    if (z == 1)
        return {Ball(0), Ball(rigor::Rational(depth)),
                Ball(rigor::Rational(rigor::Rational(3) / 4 * rigor::Rational(depth)))};
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
