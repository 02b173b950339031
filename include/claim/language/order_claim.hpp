// Limits, order terms and explicit bounds with a constant, brought to one form.
#pragma once

#include "claim/language/depth_claim.hpp"

namespace claim::language {

/// error = O(rate) and its kin as layer -> inf; of `similar`: error ~ rate. lim f = c is f - c = o(1).
struct OrderClaim {
    Landau kind;
    Expression error, rate;
    std::string layer;
    std::vector<std::string> uniform = {};
    bool exponential = false;  ///< for some q < 1 in place of the rate: q^layer
};

/// Empty for formulas of another kind, and for limits at a finite point.
std::optional<OrderClaim> order_claim(const Formula& f);

/// exists K > 0: forall L >= L0: abs(f) <= K g(L) under universal quantifiers as f = O(g), uniform in what is bound
/// after K. Pointwise the two say the same, because f is defined and g > 0 at every layer (else the claim comes back as
/// it is): finitely many layers only raise K.
QuantifiedClaim with_order_terms(const QuantifiedClaim& claim);

/// e > 0 for every integer layer >= first, by the signs of its parts.
bool positive_from(const Expression& e, const std::string& layer, const rigor::Rational& first);

}  // namespace claim::language
