// Derivatives that are infinite at an end of the domain: D(sqrt(x), x) at x = 0.
#pragma once

#include "claim/language/one_variable.hpp"

namespace claim::language {

/// Ill-posed if a derivative in the claim grows without bound next to a closed end of its segment: there the function
/// has none. Empty otherwise.
std::optional<Outcome> infinite_slope(const SegmentClaim& c);

}  // namespace claim::language
