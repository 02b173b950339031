// Which of the ways to T_L serves: ntk/depth/network_kernel.hpp.
#include "ntk/depth/network_kernel.hpp"

#include "rigor/number/ball_functions.hpp"

#include <algorithm>
#include <cmath>
#include <stdexcept>
#include <string>

namespace ntk {

using rigor::Ball, rigor::Rational, rigor::Truth;

namespace {

/// So deep a network is walked in any case: nothing needs to be prepared.
constexpr long always_walked = 64;

/// About how many bits 1 - |rho| loses.
double lost_next_to_one(const Ball& rho) {
    const double gap = (Ball(1) - rigor::abs(rho)).approx_double();
    return gap > 0 ? std::max(0.0, -std::log2(gap)) : static_cast<double>(rigor::Precision::bits());
}

/// More than the working precision next to 1 and -1, in few steps: each of them prepares the network anew.
long guarded_bits(const Ball& rho) {
    const long bits = rigor::Precision::bits();
    const double lost = 2 * lost_next_to_one(rho);
    return lost <= static_cast<double>(bits) / 4 ? bits : lost <= static_cast<double>(bits) ? 2 * bits : 4 * bits;
}

}  // namespace

long known_derivatives(const NetworkMap& map, long accuracy) {
    const long most = std::max(24L, accuracy / 12);
    long k = 1;
    while (k < most && map.derivative_at_one(static_cast<int>(k) + 1).is_finite()) ++k;
    return k;
}

bool has_depth_law(const NetworkMap& map) {
    if (map.germ() != GermKind::smooth) return true;
    return known_derivatives(map, 0) >= 4 && !map.derivative_at_one(2).contains(Rational(0));
}

NetworkKernel::NetworkKernel(std::shared_ptr<const NetworkMap> map, long depth)
    : map_(std::move(map)),
      depth_(depth),
      walks_(depth <= always_walked || (map_->phase() == Phase::edge && !has_depth_law(*map_))) {
    if (depth < 1) throw std::invalid_argument("L = " + std::to_string(depth) + "; expected L >= 1");
    if (walks_ && depth > longest_network_walk)
        throw std::invalid_argument("L = " + std::to_string(depth) + "; expected at most " +
                                    std::to_string(longest_network_walk) + ", as " + map_->name() +
                                    " has no depth law here");
}

const NetworkKernel::State& NetworkKernel::state() const {
    const std::lock_guard lock(mutex_);
    const long bits = rigor::Precision::bits();
    for (const auto& state : states_)
        if (state->bits == bits) return *state;
    auto made = std::make_unique<State>();
    made->bits = bits;
    if (map_->phase() == Phase::edge) {
        DepthLawBudget budget{.accuracy = bits - 48, .layers = longest_network_walk, .derivatives = 4};
        if (map_->germ() == GermKind::smooth) budget.derivatives = known_derivatives(*map_, budget.accuracy);
        made->law.emplace(*map_, depth_, budget);
    } else {
        made->phase = depth_phase(*map_);
    }
    states_.push_back(std::move(made));
    return *states_.back();
}

Ball NetworkKernel::walked(const Ball& rho) const {
    if (depth_ > longest_network_walk)
        throw std::runtime_error("L = " + std::to_string(depth_) +
                                 " at a correlation that may be -1; expected at most " +
                                 std::to_string(longest_network_walk));
    CorrelationWalk walk = CorrelationWalk::from_correlation(*map_, rho);
    walk.advance_to(depth_);
    return walk.unnormalized();
}

Ball NetworkKernel::below_one(const Ball& rho) const {
    const rigor::Precision precision(guarded_bits(rho));
    // From -1 an even h goes to 1 at once, where no law begins.
    if (walks_ || rigor::certainly_less(Ball(-1), rho) != Truth::yes) return walked(rho);
    const State& s = state();
    if (s.law) return s.law->at(rho).unnormalized;
    const DepthLawBudget budget{
        .accuracy = rigor::Precision::bits() / 2 - 32, .layers = longest_network_walk, .derivatives = 4};
    return phase_state(CorrelationWalk::from_correlation(*map_, rho), *s.phase, depth_, budget).unnormalized;
}

Ball NetworkKernel::diagonal() const {
    if (map_->phase() == Phase::edge) return Ball(depth_);
    const rigor::Integer layers(depth_);
    return phase_diagonal({.chi = map_->slope_at_one()}, layers);
}

Ball NetworkKernel::operator()(const Ball& rho) const {
    if (depth_ == 1 || !rho.is_finite()) return rho;
    if (rigor::certainly_less(rho, Ball(1)) == Truth::yes) return below_one(rho);
    if (rigor::certainly_equal(rho, Ball(1)) == Truth::yes) return diagonal();
    const Ball least = rho.lower();
    return rigor::certainly_nonnegative(least) == Truth::yes ? Ball::hull(below_one(least), diagonal()) : walked(rho);
}

const NetworkKernel& NetworkKernels::at(long depth) const {
    const std::lock_guard lock(mutex_);
    return kernels_.try_emplace(depth, map_, depth).first->second;
}

}  // namespace ntk
