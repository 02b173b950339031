// How far to walk before an orbit of ntk/depth/depth_law.hpp takes over, and what is built from two of them.
#include "ntk/depth/depth_law.hpp"
#include "rigor/number/ball_functions.hpp"

#include <algorithm>
#include <optional>
#include <stdexcept>

namespace ntk {

namespace {

using rigor::Ball, rigor::Integer, rigor::Rational, rigor::Truth;

/// The length of the models, whose cost is the cube of it; longer ones save layers. Kinked: the coefficients are exact
/// at any length. Smooth: no more than the map knows.
long order_for(const CorrelationMap& map, const DepthLawBudget& budget) {
    const long wanted = std::max(9L, 8 + budget.accuracy / 10);
    return map.germ() == GermKind::smooth ? std::min(budget.derivatives, wanted) : wanted;
}

long log2_of(const Integer& n) { return static_cast<long>(msb(n)); }

/// Bits that z loses next to 1 and -1, and that a walk over the budget's layers loses.
long guard_bits(const Rational& z, const DepthLawBudget& budget) {
    const Rational gap = 1 - abs(z);
    const long near = gap > 0 ? std::max(0L, log2_of(denominator(gap)) - log2_of(numerator(gap)) + 1) : 0;
    return 48 + 2 * near + 3 * (log2_of(Integer(std::max(1L, budget.layers))) + 1);
}

/// About what the remainders at y0 add to U_L and T_L.
Ball remainder_size(const GermExpansion& x) {
    const DepthGerm& germ = x.germ;
    const auto to = [&](long k) { return rigor::power(x.y0, static_cast<unsigned long>(k)); };
    const Ball fatou = x.s > germ.degree ? rigor::abs(x.Psi) * x.orbit_sum(x.y0, x.s) : rigor::abs(x.Psi);
    const Ball kernel = x.resonant ? rigor::abs(x.Q) * x.orbit_sum(x.y0, x.p - germ.resonance) * to(germ.resonance)
                                   : rigor::abs(x.Q) * to(x.p - germ.degree) / x.loss_rate.lower();
    return fatou + kernel;
}

struct Reach {
    Ball y0;
    bool enough = false;
};

/// The first 2^-j from which the remainders are below 2^-accuracy (enough), or that a walk over the budget's layers
/// just reaches.
Reach coordinate_to_reach(const GermNumbers& numbers, const DepthLawBudget& budget) {
    const rigor::Precision precision(std::max(64L, budget.accuracy) + 64);
    const Ball goal = Ball::dyadic(1, -budget.accuracy);
    const auto expanded = [&](long j) {
        const Ball y0 = Ball::dyadic(1, -j);
        return germ_expansion(depth_germ(numbers, y0), y0);
    };
    const auto enough = [&](const GermExpansion& x) {
        return x.valid && rigor::certainly_less(remainder_size(x), goal) == Truth::yes;
    };
    // The last 2^-j within reach: U(2^-j) = A 2^(jn).
    const GermExpansion first = expanded(2);
    if (enough(first)) return {first.y0, true};
    long low = 2, high = 2;
    while (rigor::certainly_less(first.U(Ball::dyadic(1, -(high + 1))), Ball(budget.layers)) == Truth::yes) ++high;
    if (high == 2 || !enough(expanded(high))) return {Ball::dyadic(1, -high), false};
    while (high - low > 1) {  // the remainders fall with y0
        const long middle = (low + high) / 2;
        (enough(expanded(middle)) ? high : low) = middle;
    }
    return {Ball::dyadic(1, -high), true};
}

void walk_to(CorrelationWalk& walk, const Ball& y0, long layers) {
    const Ball x0 = one_minus_correlation(walk.map().germ(), y0);
    while (walk.layer() < layers && rigor::certainly_less(walk.one_minus_correlation(), x0) != Truth::yes) {
        if (!walk.correlation().is_finite())
            throw std::runtime_error("the precision does not suffice for the walk to layer " +
                                     std::to_string(walk.layer()));
        walk.advance();
    }
}

}  // namespace

DepthLawLayer::DepthLawLayer(const CorrelationMap& map, const Integer& depth, const DepthLawBudget& budget)
    : map_(&map),
      depth_(depth),
      layers_(static_cast<long>(std::min(Integer(budget.layers), depth))) {
    if (depth < 1) throw std::invalid_argument("depth " + depth.str().substr(0, 40) + "; expected at least 1");
    if (depth <= 64) return;
    // U_L and T_L grow like L: what the remainders add to them is divided by it.
    DepthLawBudget jump = budget;
    jump.accuracy = budget.accuracy - log2_of(depth);  // negative far down, where large remainders do no harm
    jump.layers = layers_;
    GermNumbers numbers = germ_numbers(map, order_for(map, jump));
    const Reach reach = coordinate_to_reach(numbers, jump);
    if (!reach.enough && depth <= budget.layers) return;
    numbers_ = std::move(numbers);
    y0_ = reach.y0;
}

DepthLawState DepthLawLayer::at(const Ball& rho) const {
    CorrelationWalk walk = CorrelationWalk::from_correlation(*map_, rho);
    if (numbers_) {
        walk_to(walk, y0_, layers_);
        if (walk.layer() < depth_) return DepthLawOrbit(walk, *numbers_).at(depth_);
    }
    walk.advance_to(static_cast<long>(depth_));
    return {walk.one_minus_correlation(), walk.unnormalized()};
}

DepthLawOrbit depth_law_orbit(const CorrelationMap& map, const Rational& z, const DepthLawBudget& budget) {
    if (z == 1) throw std::domain_error("z = 1 is the fixed point; expected a number in [-1, 1)");
    const rigor::Precision precision(std::max(rigor::Precision::bits(), budget.accuracy + guard_bits(z, budget)));
    const GermNumbers numbers = germ_numbers(map, order_for(map, budget));
    CorrelationWalk walk(map, z);
    walk_to(walk, coordinate_to_reach(numbers, budget).y0, budget.layers);
    return {walk, numbers};
}

DepthLawState depth_law_state(const CorrelationMap& map, const Rational& z, const Integer& depth,
                              const DepthLawBudget& budget) {
    if (depth < 1) throw std::invalid_argument("depth " + depth.str().substr(0, 40) + "; expected at least 1");
    if (z < 0 && depth > 1 && map.parity() == Parity::even) return depth_law_state(map, -z, depth, budget);
    require_correlation(z);
    if (z == 1) return {Ball(0), Ball(Rational(depth))};
    const rigor::Precision precision(std::max(rigor::Precision::bits(), budget.accuracy + guard_bits(z, budget)));
    return DepthLawLayer(map, depth, budget).at(Ball(z));
}

DepthLawBounds uniform_depth_law_bounds(const CorrelationMap& map, const Rational& lower, const Rational& upper,
                                        const DepthLawBudget& budget) {
    if (lower < 0 || lower > upper || upper >= 1)
        throw std::domain_error("[" + lower.str().substr(0, 40) + ", " + upper.str().substr(0, 40) +
                                "]; expected 0 <= lower <= upper < 1");
    const rigor::Precision precision(std::max(rigor::Precision::bits(), budget.accuracy + guard_bits(upper, budget)));
    const GermNumbers numbers = germ_numbers(map, order_for(map, budget));
    const Ball y0 = coordinate_to_reach(numbers, budget).y0;
    CorrelationWalk first(map, lower), last(map, upper);
    walk_to(first, y0, budget.layers);  // the lower end is the slower one
    last.advance_to(first.layer());
    const DepthLawBounds below = DepthLawOrbit(first, numbers).bounds(), above = DepthLawOrbit(last, numbers).bounds();
    return {below.from, below.form, Ball::hull(below.constant, above.constant), Ball::hull(below.slope, above.slope)};
}

}  // namespace ntk
