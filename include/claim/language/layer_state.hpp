// The sequences of the field by the state of one layer.
#pragma once

#include "claim/language/depth_claim.hpp"
#include "claim/language/layer_polynomial.hpp"

namespace claim::language {

/// The least and the largest k of the L + k that stand in sequences at the claim's point; empty without sequences.
/// Throws NoLayerForm for other depths.
std::optional<std::pair<rigor::Rational, rigor::Rational>> layer_offsets(const std::vector<Expression>& sides,
                                                                         const DepthClaim& c);

/// e with the sequences at the layers L + k replaced: w = rho and T at layer L + offset, and for each further layer
/// w' = h(w), T' = kappa0(w) T + h(w), the recurrences of functions.hpp. theta = 2^(1-L) T and sigma = 2^(1-L) rho (no
/// options), sigma_dot = kappa0(rho)/2.
Expression at_layer(const Expression& e, const DepthClaim& c, const LayerNames& names, long offset);

/// e at one layer: depths become numbers, and the sequences at layer 1 the correlation.
Expression at_fixed_layer(const Expression& e, const std::string& layer, const rigor::Rational& value);

}  // namespace claim::language
