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
#pragma once

#include "ntk/depth_asymptotics.hpp"
#include "ntk/normalized_kernel.hpp"
#include "rigor/rate_decision.hpp"

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

/// The expansion Theta_bar^(L) = limit + log_coefficient · log L/L + O(1/L) for every fixed z in [-1, 1), if `proved` is yes.
struct DepthLimit {
    rigor::Truth proved = rigor::Truth::unknown;
    rigor::Rational limit{1, 4};
    rigor::Rational log_coefficient{3, 8};
};

/// limit: T = U/4 + D with D bounded (lemma B) and U_L/L -> 1. log_coefficient: a quarter of
/// lim U (U' - U - 1) = (9 pi^2/4) R_0^2 (3/8) with R_0 = 4/(3 pi), exactly.
inline DepthLimit prove_depth_limit(const DepthConstants& constants) {
    using rigor::Rational;
    DepthLimit limit;
    const Rational growth = Rational(9, 4) * Rational(4, 3) * Rational(4, 3) * Rational(3, 8);
    limit.log_coefficient = growth / 4;
    limit.proved = constants.proved;
    return limit;
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
