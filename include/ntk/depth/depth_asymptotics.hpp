// What a layer does to U = 3 pi/(2 sin(theta/2)): the inequalities from which everything about large depth follows.
//
// Notation: theta in (0, pi], v = sin(theta/2), g the angle map of depth_map.hpp, U' = U(g(theta)). Put
//   R = (sin theta - theta cos theta)/(2 pi v^3),   R_0 = R(0) = 4/(3 pi),   t = sqrt(1 - v R),
// so that sin(g/2) = v t. Elementary algebra (1 - t = v R/(1 + t)) gives, without any remainder term,
//   U' - U = (3 pi/2) R/(t (1 + t)),
//   U (U' - U - 1) = 3/2 + v H,
//   H = (9 pi^2/4) [ 2 B/sinc^2 + R^3 (6 t^2 + 18 t + 16)/(16 t (1 + t)^3) + (3/4) theta B (R + R_0)/sinc ],
//   B = (R - R_0)/theta^2,   sinc = v/(theta/2),
// and for D = T - U/4, where T is the unnormalized kernel, T' = (1 - theta/pi) T + cos g:
//   D' = (1 - theta/pi) D - (theta/pi) J,
//   J = pi [ v sinc (1 - v R) + (3/16) theta E/sinc ] + sinc (3/2 + v H)/12,   E = (1 - sinc)/(theta/2)^2.
// Where they come from. sin^2(g/2) = v^2 (1 - v R) is the angle map; so
//   U' - U = (3 pi/2)(1 - t)/(v t) = (3 pi/2) R/(t (1 + t)).
// With x = v R = 1 - t^2, multiplying out in t,
//   1/(t (1 + t)) = 1/2 + (3/8) x + x^2 (6 t^2 + 18 t + 16)/(16 t (1 + t)^3).
// Insert R = R_0 + B theta^2 in the first two terms, (3 pi/4) R_0 = 1, (9 pi^2/4)(3/8) R_0^2 = 3/2 and
// theta/v = 2/sinc: this is the formula with H.
// For J, with w = theta/pi: w U = 3/sinc and U' = U + 1 + d, d = (3/2 + v H)/U, so
//   (1 - w) U/4 + cos g - U'/4 = -[(1 - cos g) + (3/4)(1/sinc - 1) + d/4];
// here 1 - cos g = 2 v^2 (1 - v R), and dividing by w gives the three terms of J.
//
// All of R, B, H, E, J are continuous on the closed interval [0, pi], J(0) = 1/8; the functions here enclose them on
// any ball of angles, 0 included, so that bounds on (0, pi] can be proved by bisection. The identities are tested
// against direct evaluation.
//
// Consequences (lemma A, lemma B below are inequalities on an interval; the rest is summation):
//   A. 0 < H <= H_max:         U' = U + 1 + (3/2)/U + (3 pi/2) H/U^2.
//   B. 0 < J <= J_max:         D_L lies between min(D_1, -J_max) and max(D_1, 0), because D' is a mean of D and -J.
//   C. U_L >= U_1 + L - 1, hence theta_L -> 0; and U_L = L + (3/2) log L + O(1) by summing A.
//   D. L (Theta_bar - 1/4) = (U_L - L)/4 + D_L = (3/8) log L + O(1).
#pragma once

#include "rigor/proof/prove_on.hpp"

#include <string>
#include <vector>

namespace ntk {

/// The quantities above on a ball of angles, theta in [0, pi] radians (a little beyond is allowed: they are analytic
/// there).
struct DepthGeometry {
    rigor::Ball v, sinc, R, B, t, H, J;
};

/// All of them, enclosed, at the working precision.
DepthGeometry depth_geometry(const rigor::Ball& theta);

/// U(theta) = 3 pi/(2 sin(theta/2)); theta in (0, pi] radians.
rigor::Ball depth_coordinate(const rigor::Ball& theta);

/// The closed interval [0, 22/7] of angles, which contains [0, pi].
rigor::Box all_angles();

/// Constants of lemmas A and B and the proof over [0, pi] behind them.
struct DepthConstants {
    rigor::Rational H_max{31, 10};  ///< candidates; `proved` says whether they hold
    rigor::Rational J_max{19, 10};
    /// U (U' - U - 1) <= 3/2 + v H <= 3/2 + H_max.
    rigor::Rational growth_max() const { return rigor::Rational(3, 2) + H_max; }
    rigor::Truth proved = rigor::Truth::unknown;
    std::size_t boxes = 0;
};

/// An inequality for all theta in [0, pi]: margin > 0 there.
struct DepthLemma {
    std::string says;
    rigor::Margin margin;  ///< of the one angle
};

/// What prove_depth_constants proves, all of it, in this order: B > 0, t > 0, H > 0, J > 0, H < H_max, J < J_max.
std::vector<DepthLemma> depth_lemmas(const DepthConstants& constants = {});

/// Proves each of depth_lemmas(constants) on all_angles(), by bisection in ball arithmetic. For wrong constants the
/// answer is no or unknown.
DepthConstants prove_depth_constants(DepthConstants constants = {});

namespace detail {

/// (sin x - x cos x - (8/3) sin^3(x/2))/x^5, entire and even; 1/120 at 0: `terms` terms of its power series and the
/// rest in the radius. Domain: |x| <= 4, terms >= 5 (std::invalid_argument).
rigor::Ball cubic_sine_sum(const rigor::Ball& x, long terms);

}  // namespace detail

}  // namespace ntk
