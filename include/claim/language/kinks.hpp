// Claims with abs, relu, step, min and max of affine arguments, cut where an argument vanishes.
#pragma once

#include "claim/language/one_variable.hpp"

namespace claim::language {

/// Claims whose conjunction is the claim, none with a kink inside of its segment whose place is known; the claim
/// itself, if there is none. Between the kinks the functions are replaced by their branches; the kinks are segments of
/// one point.
std::vector<SegmentClaim> cut_at_kinks(const SegmentClaim& c);

}  // namespace claim::language
