// Expansions of every layer next to the diagonal: forall L >= L0: T(1 - t, L) = L - … + O(t) as t -> 0+.
//
// With d = 1 - rho and A(d) = arccos(1 - d)/sqrt(2 d), which is analytic,
//   d' = d - sqrt(2)/pi d^(3/2) (int_0^1 …),   T' = (1 - sqrt(2 d)/pi A(d)) T + 1 - d',
// so the coefficient of each power of t changes from layer to layer by what the coefficients before it say: it is a
// polynomial in L, found by summation and proved by putting it into the recurrence (an identity of polynomials in L).
//
// Certificate items:
//   layer_series  layer, name, approach, point, gap, gap_remainder, kernel, kernel_remainder: 1 - rho and T at the
//   point
//                 as sums of terms (polynomial in L) * N^p with N = 1/|t - a| (N = |t| next to infinity), each with
//                 an O(N^remainder)
//   layer         name, value: the layer at which the claim fails, by its own expansion
#pragma once

#include "claim/language/decide.hpp"

namespace claim::language {

/// forall L >= L0: f = g + O(h) as t -> a (o, Theta, Omega, ~), with rho, T, theta_bar, U at L + k of points that tend
/// to 1 from below. The constants may depend on L. Other statements: empty. A positive answer proves the claim at every
/// layer; a negative one names a layer.
std::optional<Outcome> layer_expansion_engine(const Statement& s, const Budget& budget);

/// Puts the series of the items into the recurrences and decides the claim with them.
std::string replay_layer_expansion(const Statement& s, Answer answer, const std::vector<CertificateItem>& items);

}  // namespace claim::language
