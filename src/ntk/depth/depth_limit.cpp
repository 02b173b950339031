// The bounds, the limit and the decisions of ntk/depth/depth_limit.hpp: (*) and (**) are its formulas.
#include "ntk/depth/depth_limit.hpp"

#include "rigor/number/ball_functions.hpp"
#include "rigor/rate/rate_decision.hpp"
#include "rigor/series/power_series.hpp"

#include <stdexcept>

namespace ntk {

namespace {

/// What one layer does in the limit theta -> 0, from the exact series: pi R_0, w U, U' - U and U (U' - U - 1).
struct LayerAtZero {
    rigor::Rational pi_R, angle_times_U, step, growth;
};

LayerAtZero layer_at_zero() {
    using rigor::PowerSeries, rigor::Rational;
    const PowerSeries theta = PowerSeries::variable(8),
                      half_sine = sin(theta * PowerSeries::constant(Rational(1, 2), 8));
    // R = (sin theta - theta cos theta)/(2 pi v^3), w U = (theta/pi) 3 pi/(2 v), v = sin(theta/2).
    const Rational odd = (sin(theta) - theta * cos(theta))[3], cube = (half_sine * half_sine * half_sine)[3];
    const Rational pi_R = odd / (2 * cube);
    // U' - U = (3 pi/2) R/(t (1 + t)) with t -> 1, and U (U' - U - 1) -> (9 pi^2/4) (3/8) R_0^2.
    return {pi_R, Rational(3, 2) / half_sine[1], Rational(3, 2) * pi_R / 2,
            Rational(9, 4) * Rational(3, 8) * pi_R * pi_R};
}

/// yes if (**) gives `excess` for every U_1 >= 3 pi/2; unknown otherwise.
rigor::Truth excess_suffices(const DepthConstants& constants, const rigor::Rational& excess) {
    using rigor::Ball, rigor::Rational;
    const Ball pi = Ball::pi(), U = Ball(3) * pi / Ball(2), one(1), four(4), room(excess);
    Ball S(0);  // sum log k/k^2: 200 terms, then the integral of log x/x^2 from 200
    for (long k = 2; k <= 200; ++k) S += rigor::log(Ball(k)) / Ball(k * k);
    S += (rigor::log(Ball(200)) + one) / Ball(200);
    const Ball slope = one - rigor::square(pi) / four;  // 1 - (3/2) pi^2/6
    const Ball below = (slope * (U - one) - Ball(Rational(3, 2)) * Ball(constants.growth_max()) * S) / four;
    const Ball above = (U - one + Ball(3) * pi / Ball(2) * Ball(constants.H_max) / (U - one)) / four;
    // At the smallest U_1. As U_1 grows, so does the room: above by at least 3/4 of it, below by at least
    // 1 + slope/4 - 1/4 > 0 of it.
    const rigor::Truth enough = rigor::certainly_at_most(above, U + room) &&
                                rigor::certainly_positive(one + slope / four - one / four) &&
                                rigor::certainly_nonnegative(U + room + below - (one + U / four)) &&
                                rigor::certainly_nonnegative(U + room + below - Ball(constants.J_max));
    return enough == rigor::Truth::yes ? enough : rigor::Truth::unknown;
}

}  // namespace

ExplicitDepthBounds explicit_depth_bounds(const NormalizedKernelIteration<rigor::Ball>& walk,
                                          const DepthConstants& constants) {
    using rigor::Ball, rigor::Rational;
    if (constants.proved != rigor::Truth::yes)
        throw std::logic_error("explicit_depth_bounds: the constants are not proved");
    const Ball L(walk.layer()), theta = walk.angle(), U = depth_coordinate(theta);
    const Ball v = rigor::sin(rigor::scaled_by_power_of_two(theta, -1));
    const Ball s = Ball(Rational(3, 2)) + v * Ball(constants.H_max);
    const Ball log_ratio = rigor::log(U / L);
    ExplicitDepthBounds bounds;
    bounds.from = walk.layer();
    bounds.value = walk.unnormalized() - L / Ball(4);
    bounds.deviation = walk.unnormalized() - U / Ball(4);
    // On a wide range of angles the enclosure of J may be useless; 0 < J < J_max is proved there.
    const Ball J = depth_geometry(Ball::hull(Ball(0), theta)).J;
    const Ball J_sup = J.is_finite() ? rigor::minimum(J.upper(), Ball(constants.J_max)) : Ball(constants.J_max);
    const Ball J_inf = J.is_finite() ? rigor::maximum(J.lower(), Ball(0)) : Ball(0);
    const Ball growth = Ball(Rational(3, 2)) / (Ball(1) + s / U);
    bounds.lower_slope = growth / Ball(4);
    bounds.lower_constant = (U - L - growth * log_ratio) / Ball(4) + rigor::minimum(bounds.deviation, -J_sup);
    bounds.upper_slope = s / Ball(4);
    bounds.upper_constant = (U - L + s / U) / Ball(4) + rigor::maximum(bounds.deviation, -J_inf);
    return bounds;
}

DepthLimit prove_depth_limit(const DepthConstants& constants, DepthLimit candidate) {
    const LayerAtZero layer = layer_at_zero();
    candidate.proved = constants.proved && rigor::truth(layer.step == 1 && layer.growth == rigor::Rational(3, 2)) &&
                       rigor::truth(1 - candidate.limit * (layer.angle_times_U + layer.step) == 0) &&
                       rigor::truth(candidate.log_coefficient == candidate.limit * layer.growth) &&
                       excess_suffices(constants, candidate.excess);
    return candidate;
}

rigor::Ball uniform_excess(const rigor::Rational& delta, const DepthLimit& limit) {
    using rigor::Ball;
    return Ball(3) * Ball::pi() / rigor::sqrt(Ball(rigor::Rational(2 * delta))) + Ball(limit.excess);
}

rigor::Truth decide(const std::vector<rigor::LogTerm>& a, const rigor::LogTerm& rate, const DepthLimit& proved) {
    if (proved.proved != rigor::Truth::yes) return rigor::Truth::unknown;
    const rigor::AsymptoticExpansion kernel({{proved.limit, 0, 0}, {proved.log_coefficient, -1, 1}}, {-1, 0});
    return rigor::decide(rigor::RateKind::big_o, a, rate, kernel).verdict;
}

rigor::Truth decide(const RateClaim& claim, const DepthLimit& proved) {
    return decide({{claim.limit, 0, 0}}, {1, rigor::Rational(-claim.power), claim.log_power}, proved);
}

rigor::Truth decide_log_coefficient(const rigor::Rational& limit, const rigor::Rational& c, const DepthLimit& proved) {
    return decide({{limit, 0, 0}, {c, -1, 1}}, {1, -1, 0}, proved);
}

}  // namespace ntk
