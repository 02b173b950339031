// Claims about layers alone in which powers of 2 stand: forall L >= 1: 2^L >= L + 1.
//
// f(L) = sum p_j(L) 2^(jL). If f(m) >= 0 and g(L) = f(L + 1) - 2^j f(L) >= 0 for all L >= m, then f(L) >= 0 for all
// L >= m; each step lowers the degree of p_j. What has no negative coefficients in powers of L - m is >= 0.
//
// Certificate item: exponential  margin, from, relation, steps: the exponents j in their order; the layers before
// `from` one by one.
#pragma once

#include "claim/language/layer_induction.hpp"

namespace claim::language {

/// Empty for relations with rho or T, and for those without powers of 2. Holds is proved for all layers; else
/// undecided.
std::optional<Outcome> exponential_claim(const LayerRelation& relation);

}  // namespace claim::language
