// The limit of Theta_bar^(L) with its rate, for all L: what follows from the inequalities of depth_asymptotics.hpp by
// summation.
//
// Let z in [-1, 1), U_L = U(theta_L), D_L = T_L - U_L/4, so that
//     L (Theta_bar^(L) - 1/4) = (U_L - L)/4 + D_L                                                         (*)
// and let L0 be any layer, v0 = sin(theta_L0/2), s = 3/2 + v0 H_max. Angles decrease, so for all layers k >= L0
//     3/2 <= U_k (U_(k+1) - U_k - 1) <= s.
// Summing: U_k >= U_L0 + k - L0, and U_k <= U_L0 + (k - L0)(1 + s/U_L0). With U_L0 >= L0 (true from L = 1 on) this
// gives for L >= L0
//     U_L - L >= U_L0 - L0 + (3/2)/(1 + s/U_L0) · (log(L/L0) - log(U_L0/L0)),
//     U_L - L <= U_L0 - L0 + s (1/U_L0 + log(L/L0)).
// D_L stays between min(D_L0, -sup J) and max(D_L0, -inf J), sup and inf over (0, theta_L0]. So (*) lies between two
// lines in log(L/L0). Their slopes tend to 3/8 as L0 grows, hence L (Theta_bar - 1/4)/log L -> 3/8 for every z in
// [-1, 1); and since v = 3 pi/(2 U),
//     U_L - L - (3/2) log L  is bounded (the sum over k of H/U_k^2 converges).
//
// Explicitly, from layer 1 on and uniformly in z. Write U = U_1 >= 3 pi/2 and G = 3/2 + H_max. As U_k >= U + k - 1,
//     sum_(k<L) 1/U_k <= log((U + L - 2)/(U - 1)) <= log L,   sum_k 1/U_k^2 <= 1/(U - 1),   U_k <= U + k - 1 + G log k,
// each sum being at most the integral over [0, L - 1] of the same term with U - 1 + x in place of U + k - 1. From above
//     U_L - L - (3/2) log L <= U - 1 + (3 pi/2) H_max/(U - 1);
// from below, by 1/(k + a) >= 1/k - a/k^2 with a = U - 1 + G log k, sum_(k<L) 1/k >= log L, sum 1/k^2 = pi^2/6 and
// S = sum log k/k^2,
//     U_L - L - (3/2) log L >= (U - 1) - (3/2) ((U - 1) pi^2/6 + G S).
// D_1 = z - U/4 lies in [-1 - U/4, 0), so D_L in [-max(J_max, 1 + U/4), 0]. With (*), for all z in [-1, 1) and all
// L >= 1,
//     |L (Theta_bar^(L) - 1/4) - (3/8) log L| <= U_1 + 1/2,
//     U_1 = 3 pi/(2 sin(theta_1/2)) <= 3 pi/sqrt(2 delta) where z <= 1 - delta.   (**)
#pragma once

#include "ntk/depth/depth_asymptotics.hpp"
#include "ntk/kernel/normalized_kernel.hpp"
#include "rigor/series/log_term.hpp"

#include <vector>

namespace ntk {

/// a + b log(L/from) <= L (Theta_bar^(L) - 1/4) <= A + B log(L/from) for all L >= from.
struct ExplicitDepthBounds {
    long from = 0;
    rigor::Ball lower_constant, lower_slope, upper_constant, upper_slope;
    rigor::Ball value;      ///< L (Theta_bar^(L) - 1/4) at L = from
    rigor::Ball deviation;  ///< D at L = from; tends to -1/8
};

/// The bounds from the state of a walk at its present layer. Needs proved constants (std::logic_error otherwise) and an
/// angle > 0.
ExplicitDepthBounds explicit_depth_bounds(const NormalizedKernelIteration<rigor::Ball>& walk,
                                          const DepthConstants& constants);

/// If `proved` is yes: |L (Theta_bar^(L) - limit) - log_coefficient log L| <= U(theta_1) + excess for all z in [-1, 1)
/// and L >= 1; in particular Theta_bar^(L) = limit + log_coefficient · log L/L + O(1/L), uniformly where
/// z <= 1 - delta.
struct DepthLimit {
    rigor::Rational limit{1, 4};  ///< the three numbers are candidates; `proved` says whether they hold
    rigor::Rational log_coefficient{3, 8};
    rigor::Rational excess{1, 2};
    rigor::Truth proved = rigor::Truth::unknown;
};

/// Proves the numbers of `candidate`. limit: T - limit U changes in one layer by 1 - limit (w U + U' - U) + o(1)
/// besides its contraction, which must tend to 0. log_coefficient: limit times the limit of U (U' - U - 1). excess:
/// (**). `proved` needs all of it and the lemmas A and B: a wrong limit or coefficient gives no, an excess that (**)
/// does not give gives unknown.
DepthLimit prove_depth_limit(const DepthConstants& constants, DepthLimit candidate = {});

/// U(theta_1) + 1/2 of (**) for all z <= 1 - delta, 0 < delta <= 2: 3 pi/sqrt(2 delta) + excess.
rigor::Ball uniform_excess(const rigor::Rational& delta, const DepthLimit& limit);

/// The claim |Theta_bar^(L) - limit| = O(L^-power (log L)^log_power) as L -> infinity.
struct RateClaim {
    rigor::Rational limit, power, log_power;
};

/// Decides Theta_bar^(L) = a + O(rate) from Theta_bar^(L) = limit + log_coefficient log L/L + O(1/L).
rigor::Truth decide(const std::vector<rigor::LogTerm>& a, const rigor::LogTerm& rate, const DepthLimit& proved);
/// The same for a claim of that form.
rigor::Truth decide(const RateClaim& claim, const DepthLimit& proved);

/// The claim that Theta_bar^(L) = limit + c log L/L + O(1/L).
rigor::Truth decide_log_coefficient(const rigor::Rational& limit, const rigor::Rational& c, const DepthLimit& proved);

}  // namespace ntk
