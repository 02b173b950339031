// The limit of Theta_bar^(L) with its rate, for all L: what follows from the inequalities of depth_asymptotics.hpp by summation.
//
// Let z in [-1, 1), U_L = U(theta_L), D_L = T_L - U_L/4, so that
//     L (Theta_bar^(L) - 1/4) = (U_L - L)/4 + D_L                                                         (*)
// and let L0 be any layer, v0 = sin(theta_L0/2), s = 3/2 + v0 H_max. Angles decrease, so for all layers k >= L0
//     3/2 <= U_k (U_(k+1) - U_k - 1) <= s.
// Summing: U_k >= U_L0 + k - L0, and U_k <= U_L0 + (k - L0)(1 + s/U_L0). With U_L0 >= L0 (true from L = 1 on) this gives for L >= L0
//     U_L - L >= U_L0 - L0 + (3/2)/(1 + s/U_L0) · (log(L/L0) - log(U_L0/L0)),
//     U_L - L <= U_L0 - L0 + s (1/U_L0 + log(L/L0)).
// D_L stays between min(D_L0, -sup J) and max(D_L0, -inf J), sup and inf over (0, theta_L0]. So (*) lies between two lines in log(L/L0).
// Their slopes tend to 3/8 as L0 grows, hence L (Theta_bar - 1/4)/log L -> 3/8 for every z in [-1, 1); and since v = 3 pi/(2 U),
//     U_L - L - (3/2) log L  is bounded (the sum over k of H/U_k^2 converges).
//
// Explicitly, from layer 1 on and uniformly in z. Write U = U_1 >= 3 pi/2 and G = 3/2 + H_max. As U_k >= U + k - 1,
//     sum_(k<L) 1/U_k <= log((U + L - 2)/(U - 1)) <= log L,   sum_k 1/U_k^2 <= 1/(U - 1),   U_k <= U + k - 1 + G log k,
// each sum being at most the integral over [0, L - 1] of the same term with U - 1 + x in place of U + k - 1. From above
//     U_L - L - (3/2) log L <= U - 1 + (3 pi/2) H_max/(U - 1);
// from below, by 1/(k + a) >= 1/k - a/k^2 with a = U - 1 + G log k, sum_(k<L) 1/k >= log L, sum 1/k^2 = pi^2/6 and S = sum log k/k^2,
//     U_L - L - (3/2) log L >= (U - 1) - (3/2) ((U - 1) pi^2/6 + G S).
// D_1 = z - U/4 lies in [-1 - U/4, 0), so D_L in [-max(J_max, 1 + U/4), 0]. With (*), for all z in [-1, 1) and all L >= 1,
//     |L (Theta_bar^(L) - 1/4) - (3/8) log L| <= U_1 + 1/2,   U_1 = 3 pi/(2 sin(theta_1/2)) <= 3 pi/sqrt(2 delta) where z <= 1 - delta.   (**)
#pragma once

#include "ntk/depth/depth_asymptotics.hpp"
#include "ntk/kernel/normalized_kernel.hpp"
#include "rigor/series/power_series.hpp"
#include "rigor/rate/rate_decision.hpp"

namespace ntk {

/// a + b log(L/from) <= L (Theta_bar^(L) - 1/4) <= A + B log(L/from) for all L >= from.
struct ExplicitDepthBounds {
    long from = 0;
    rigor::Ball lower_constant, lower_slope, upper_constant, upper_slope;
    rigor::Ball value;      ///< L (Theta_bar^(L) - 1/4) at L = from
    rigor::Ball deviation;  ///< D at L = from; tends to -1/8
};

/// The bounds from the state of a walk at its present layer. Needs proved constants (std::logic_error otherwise) and an angle > 0.
inline ExplicitDepthBounds explicit_depth_bounds(const NormalizedKernelIteration<rigor::Ball>& walk, const DepthConstants& constants) {
    using rigor::Ball, rigor::Rational;
    if (constants.proved != rigor::Truth::yes) throw std::logic_error("explicit_depth_bounds: the constants are not proved");
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

/// If `proved` is yes: |L (Theta_bar^(L) - limit) - log_coefficient log L| <= U(theta_1) + excess for all z in [-1, 1) and L >= 1; in
/// particular Theta_bar^(L) = limit + log_coefficient · log L/L + O(1/L), uniformly where z <= 1 - delta.
struct DepthLimit {
    rigor::Rational limit{1, 4};  ///< the three numbers are candidates; `proved` says whether they hold
    rigor::Rational log_coefficient{3, 8};
    rigor::Rational excess{1, 2};
    rigor::Truth proved = rigor::Truth::unknown;
};

namespace detail {

/// What one layer does in the limit theta -> 0, from the exact series: pi R_0, w U, U' - U and U (U' - U - 1).
struct LayerAtZero {
    rigor::Rational pi_R, angle_times_U, step, growth;
};
inline LayerAtZero layer_at_zero() {
    using rigor::PowerSeries, rigor::Rational;
    const PowerSeries theta = PowerSeries::variable(8), half_sine = sin(theta * PowerSeries::constant(Rational(1, 2), 8));
    // R = (sin theta - theta cos theta)/(2 pi v^3), w U = (theta/pi) 3 pi/(2 v), v = sin(theta/2).
    const Rational odd = (sin(theta) - theta * cos(theta))[3], cube = (half_sine * half_sine * half_sine)[3];
    const Rational pi_R = odd / (2 * cube);
    // U' - U = (3 pi/2) R/(t (1 + t)) with t -> 1, and U (U' - U - 1) -> (9 pi^2/4) (3/8) R_0^2.
    return {pi_R, Rational(3, 2) / half_sine[1], Rational(3, 2) * pi_R / 2, Rational(9, 4) * Rational(3, 8) * pi_R * pi_R};
}

/// yes if (**) gives `excess` for every U_1 >= 3 pi/2; unknown otherwise.
inline rigor::Truth excess_suffices(const DepthConstants& constants, const rigor::Rational& excess) {
    using rigor::Ball, rigor::Rational;
    const Ball pi = Ball::pi(), U = Ball(3) * pi / Ball(2), one(1), four(4), room(excess);
    Ball S(0);  // sum log k/k^2: 200 terms, then the integral of log x/x^2 from 200
    for (long k = 2; k <= 200; ++k) S += rigor::log(Ball(k)) / Ball(k * k);
    S += (rigor::log(Ball(200)) + one) / Ball(200);
    const Ball slope = one - rigor::square(pi) / four;  // 1 - (3/2) pi^2/6
    const Ball below = (slope * (U - one) - Ball(Rational(3, 2)) * Ball(constants.growth_max()) * S) / four;
    const Ball above = (U - one + Ball(3) * pi / Ball(2) * Ball(constants.H_max) / (U - one)) / four;
    // At the smallest U_1. As U_1 grows, so does the room: above by at least 3/4 of it, below by at least 1 + slope/4 - 1/4 > 0 of it.
    const rigor::Truth enough = rigor::certainly_at_most(above, U + room) && rigor::certainly_positive(one + slope / four - one / four) &&
                                rigor::certainly_nonnegative(U + room + below - (one + U / four)) &&
                                rigor::certainly_nonnegative(U + room + below - Ball(constants.J_max));
    return enough == rigor::Truth::yes ? enough : rigor::Truth::unknown;
}

}  // namespace detail

/// Proves the numbers of `candidate`. limit: T - limit U changes in one layer by 1 - limit (w U + U' - U) + o(1) besides its contraction, which must tend to 0.
/// log_coefficient: limit times the limit of U (U' - U - 1). excess: (**). `proved` needs all of it and the lemmas A and B: a wrong
/// limit or coefficient gives no, an excess that (**) does not give gives unknown.
inline DepthLimit prove_depth_limit(const DepthConstants& constants, DepthLimit candidate = {}) {
    const detail::LayerAtZero layer = detail::layer_at_zero();
    candidate.proved = constants.proved && rigor::truth(layer.step == 1 && layer.growth == rigor::Rational(3, 2)) &&
                       rigor::truth(1 - candidate.limit * (layer.angle_times_U + layer.step) == 0) &&
                       rigor::truth(candidate.log_coefficient == candidate.limit * layer.growth) && detail::excess_suffices(constants, candidate.excess);
    return candidate;
}

/// U(theta_1) + 1/2 of (**) for all z <= 1 - delta, 0 < delta <= 2: 3 pi/sqrt(2 delta) + excess.
inline rigor::Ball uniform_excess(const rigor::Rational& delta, const DepthLimit& limit) {
    using rigor::Ball;
    return Ball(3) * Ball::pi() / rigor::sqrt(Ball(rigor::Rational(2 * delta))) + Ball(limit.excess);
}

/// The claim |Theta_bar^(L) - limit| = O(L^-power (log L)^log_power) as L -> infinity.
struct RateClaim {
    rigor::Rational limit, power, log_power;
};

/// Decides Theta_bar^(L) = a + O(rate) from Theta_bar^(L) = limit + log_coefficient log L/L + O(1/L).
inline rigor::Truth decide(const std::vector<rigor::LogTerm>& a, const rigor::LogTerm& rate, const DepthLimit& proved) {
    if (proved.proved != rigor::Truth::yes) return rigor::Truth::unknown;
    const rigor::AsymptoticExpansion kernel({{proved.limit, 0, 0}, {proved.log_coefficient, -1, 1}}, {-1, 0});
    return rigor::decide(rigor::RateKind::big_o, a, rate, kernel).verdict;
}
inline rigor::Truth decide(const RateClaim& claim, const DepthLimit& proved) {
    return decide({{claim.limit, 0, 0}}, {1, rigor::Rational(-claim.power), claim.log_power}, proved);
}

/// The claim that Theta_bar^(L) = limit + c log L/L + O(1/L).
inline rigor::Truth decide_log_coefficient(const rigor::Rational& limit, const rigor::Rational& c, const DepthLimit& proved) {
    return decide({{limit, 0, 0}, {c, -1, 1}}, {1, -1, 0}, proved);
}

}  // namespace ntk
