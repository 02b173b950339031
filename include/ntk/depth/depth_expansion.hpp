// The formal expansions that govern large depth, to any order, with exact coefficients (PiPolynomial) or enclosed ones
// (Ball).
//
// With a = 1/pi, the angle map is the germ g(theta) = theta gamma(theta), gamma = 1 - (a/3) theta + …, from
//   sin^2(g/2) = S(theta) = (1 - cos theta)/2 - (a/2)(sin theta - theta cos theta).
// Three functional equations are solved term by term; in each the operator takes theta^k to a multiple of
// a theta^(k+1) + …; in brackets, that multiple:
//   Fatou coordinate (-k/3)    Phi(g) = Phi + 1,   Phi = W - (3/2) log W + sum_{k>=1} c_k theta^k,   W = 3 pi/theta;
//   homogeneous (-k/3)         E(g) = (1 - a theta) E,   E = theta^3 (1 + sum_{k>=1} e_k theta^k);
//   particular (1 - k/3)       tau(g) = (1 - a theta) tau + cos g,   tau = P + kappa E Phi,
//                              P = sum_{k>=-1} p_k theta^k.
// The last is the recursion T_(L+1) = (1 - theta_L/pi) T_L + cos theta_(L+1) of T_L = L Theta_bar^(L). Its multiple
// vanishes at k = 3, the order of E: a resonance. E Phi satisfies the recursion with the source E(g) = (1 - a theta) E
// instead of cos g, and contains -(3/2) theta^3 log(3 pi/theta); kappa is the number that removes the obstruction, p_3
// is free (it is added to the constant in front of E) and set to 0. So the general solution is
// T_L = P + E (kappa Phi + y) with a constant y that depends on z: the first logarithm stands at theta^3.
#pragma once

#include "rigor/number/ball.hpp"
#include "rigor/number/pi_polynomial.hpp"
#include "rigor/series/formal_series.hpp"

#include <vector>

#include <algorithm>

namespace ntk {

/// gamma = g(theta)/theta to the given order. From y = sin(g/2) = (theta/2) sqrt(4 S/theta^2) and g = 2 arcsin y,
/// dg = 2 dy/sqrt(1 - S).
template <class K>
rigor::FormalSeries<K> angle_map_ratio(long order);

/// The coefficients of the header, for 1 <= k <= N (p: -1 <= k <= N).
template <class K>
struct DepthExpansion {
    long order;                    ///< N
    rigor::FormalSeries<K> gamma;  ///< g(theta)/theta
    std::vector<K> fatou;          ///< fatou[k] = c_k, fatou[0] = 0
    std::vector<K> homogeneous;    ///< homogeneous[k] = e_k, homogeneous[0] = 1
    std::vector<K> particular;     ///< particular[k + 1] = p_k
    K resonance;                   ///< kappa

    const K& p(long k) const { return particular[static_cast<std::size_t>(k + 1)]; }
};

/// Residual series of the three equations for given coefficients; all their coefficients of index <= N + 1 vanish for
/// the right ones.
template <class K>
struct DepthResiduals {
    rigor::FormalSeries<K> fatou;        ///< Phi(g) - Phi - 1
    rigor::FormalSeries<K> homogeneous;  ///< [E(g) - (1 - a theta) E]/theta^3
    /// P(g) - (1 - a theta) P - cos g + kappa (1 - a theta) E, which for exact E, Phi is
    /// tau(g) - (1 - a theta) tau - cos g
    rigor::FormalSeries<K> particular;
};

/// The residuals of an expansion through the index N + extra.
template <class K>
DepthResiduals<K> depth_residuals(const DepthExpansion<K>& x, long extra = 1);

/// Solves the three equations to order N >= 4.
template <class K>
DepthExpansion<K> depth_expansion(long N);

}  // namespace ntk
