// The fixed point and the geometric bounds of ntk/depth/depth_phase.hpp.
#include "ntk/depth/depth_phase.hpp"

#include "rigor/number/ball_functions.hpp"

#include <algorithm>
#include <stdexcept>
#include <string>

namespace ntk {

namespace {

using rigor::Ball, rigor::Integer, rigor::Rational, rigor::Truth;

std::string shown(const Ball& b) { return b.is_finite() ? b.enclosure(10) : "unknown"; }

/// h(rho) - rho is convex on [0, 1], not negative at 0, and 0 at 1 with the slope chi - 1 > 0: it has one zero in [0,
/// 1), is positive before and negative behind it.
Ball chaotic_fixed_point(const CorrelationMap& map) {
    const auto excess = [&](const Rational& rho) { return map.h(Ball(rho)) - Ball(rho); };
    const long bits = rigor::Precision::bits();
    Rational low = 0, high = 0;
    for (long j = 1; j <= bits && high == 0; ++j) {
        const Rational candidate = 1 - rigor::power_of_two(-j);
        const Truth positive = rigor::certainly_positive(excess(candidate));
        if (positive == Truth::yes) low = candidate;
        if (positive == Truth::no && !excess(candidate).contains(Rational(0))) high = candidate;
    }
    if (high == 0)
        throw std::runtime_error(map.name() + ": the precision does not suffice for the fixed point below 1");
    for (long step = 0; step < bits; ++step) {
        const Rational middle = (low + high) / 2;
        const Ball value = excess(middle);
        if (value.contains(Rational(0)) || !value.is_finite()) break;
        (rigor::certainly_positive(value) == Truth::yes ? low : high) = middle;
    }
    return Ball::hull(Ball(low), Ball(high));
}

/// h' on a ball inside [0, 1], where it increases.
Ball slope_on(const CorrelationMap& map, const Ball& rho) {
    const Ball low = rigor::maximum(Ball(0), rho.lower()), high = rigor::minimum(Ball(1), rho.upper());
    return Ball::hull(map.h_prime(low), map.h_prime(high));
}

/// b^n for the part of b in [0, inf), where it increases.
Ball power_of(const Ball& b, const Integer& n) {
    if (n == 0) return Ball(1);
    const auto at = [&](const Ball& end) {
        return end.is_exactly_zero() ? Ball(0) : rigor::exp(Ball(Rational(n)) * rigor::log(end));
    };
    return Ball::hull(at(rigor::maximum(Ball(0), b.lower())), at(rigor::maximum(Ball(0), b.upper())));
}

/// Both bounds below are means: with a slope that may reach 1 they would say nothing.
void require_contraction(const CorrelationWalk& walk, const Ball& slope) {
    if (rigor::certainly_less(slope, Ball(1)) != Truth::yes)
        throw std::runtime_error("h' = " + shown(slope) + " at layer " + std::to_string(walk.layer()) +
                                 "; expected a slope known to be below 1");
}

/// From a layer at rho in [0, 1): I, between rho and rho*, is mapped into itself, so slopes and correlations of all
/// later layers lie in h'(I) and I.
DepthLawState later(const CorrelationWalk& walk, const PhaseOfDepth& phase, const Integer& layers) {
    const Ball I = Ball::hull(walk.correlation(), phase.fixed_point), slope = slope_on(walk.map(), I);
    require_contraction(walk, slope);
    const Ball factor = power_of(slope, layers), mean = I / (Ball(1) - slope);
    // T' = h' T + (1 - h') (rho'/(1 - h')): a mean.
    return {Ball(1) - phase.fixed_point + factor * (phase.fixed_point - walk.correlation()),
            factor * walk.unnormalized() + (Ball(1) - factor) * mean};
}

/// From a layer whose rho may be below 0. With M = max(|rho|, rho*) < 1: |h(r)| <= h(|r|) <= M and |h'(r)| <= h'(M) on
/// [-M, M].
DepthLawState later_around_zero(const CorrelationWalk& walk, const PhaseOfDepth& phase, const Integer& layers) {
    const Ball M = rigor::maximum(rigor::abs(walk.correlation()), rigor::abs(phase.fixed_point)).upper();
    const Ball slope = walk.map().h_prime(M);
    require_contraction(walk, slope);
    const Ball factor = power_of(slope, layers);
    const Ball gap = rigor::abs(phase.fixed_point - walk.correlation());
    const Ball kernel = factor * rigor::abs(walk.unnormalized()) + M / (Ball(1) - slope);
    return {(Ball(1) - phase.fixed_point).widened(factor * gap), Ball(0).widened(kernel)};
}

}  // namespace

PhaseOfDepth depth_phase(const CorrelationMap& map) {
    const Ball one = map.h(Ball(1));
    if (!one.contains(Rational(1)))
        throw std::domain_error(map.name() + ": h(1) is " + shown(one) +
                                "; expected 1 (a fixed point of the variance)");
    PhaseOfDepth phase;
    phase.chi = map.h_prime(Ball(1));
    const bool ordered = rigor::certainly_less(phase.chi, Ball(1)) == Truth::yes;
    if (!ordered && rigor::certainly_less(Ball(1), phase.chi) != Truth::yes)
        throw std::runtime_error(map.name() + ": h'(1) is " + shown(phase.chi) +
                                 "; expected a number that can be told from 1");
    phase.phase = ordered ? Phase::ordered : Phase::chaotic;
    phase.fixed_point = ordered ? Ball(1) : chaotic_fixed_point(map);
    phase.slope = ordered ? phase.chi : slope_on(map, phase.fixed_point);
    phase.kernel_limit = phase.fixed_point / (Ball(1) - phase.slope);
    return phase;
}

DepthLawState phase_state(const CorrelationMap& map, const Rational& z, const Integer& depth,
                          const DepthLawBudget& budget) {
    if (depth < 1) throw std::invalid_argument("depth " + depth.str().substr(0, 40) + "; expected at least 1");
    if (z < 0 && map.parity() == Parity::odd) {
        const DepthLawState mirrored = phase_state(map, -z, depth, budget);
        return {Ball(2) - mirrored.one_minus_correlation, -mirrored.unnormalized};
    }
    if (z < 0 && depth > 1 && map.parity() == Parity::even) return phase_state(map, -z, depth, budget);
    const rigor::Precision precision(std::max(rigor::Precision::bits(), 2 * budget.accuracy + 64));
    const PhaseOfDepth phase = depth_phase(map);
    if (z == 1) return {Ball(0), phase_diagonal(phase, depth)};
    return phase_state(CorrelationWalk(map, z), phase, depth, budget);
}

Ball phase_diagonal(const PhaseOfDepth& phase, const Integer& depth) {
    const Ball power = rigor::exp(Ball(Rational(depth)) * rigor::log(phase.chi));
    return (power - Ball(1)) / (phase.chi - Ball(1));
}

DepthLawState phase_state(CorrelationWalk walk, const PhaseOfDepth& phase, const Integer& depth,
                          const DepthLawBudget& budget) {
    const Ball near = Ball::dyadic(1, -2 * budget.accuracy);
    while (walk.layer() < depth && walk.layer() < budget.layers &&
           rigor::certainly_less(rigor::abs(walk.correlation() - phase.fixed_point), near) != Truth::yes)
        walk.advance();
    if (walk.layer() == depth) return {walk.one_minus_correlation(), walk.unnormalized()};
    const bool positive = rigor::certainly_nonnegative(walk.correlation()) == Truth::yes;
    const bool around_zero = rigor::certainly_less(rigor::abs(walk.correlation()), near) == Truth::yes;
    if (!positive && !around_zero)
        throw std::runtime_error("rho = " + shown(walk.correlation()) + " at layer " + std::to_string(walk.layer()) +
                                 "; expected an orbit that reaches [0, 1)");
    const Integer layers = depth - walk.layer();
    return positive ? later(walk, phase, layers) : later_around_zero(walk, phase, layers);
}

}  // namespace ntk
