// Statements as claims about points, so that a point can refute them.
#pragma once

#include "claim/language/depth_claim.hpp"

namespace claim::language {

/// f(x) and f(y) for x < y, f increasing, as a claim in two names (z_left, z_right); convexity as one about their
/// middle. Others are returned as they are.
QuantifiedClaim as_points(const QuantifiedClaim& c);

}  // namespace claim::language
