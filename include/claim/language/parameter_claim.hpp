// Inequalities in one name with a parameter in which they are affine.
#pragma once

#include "claim/language/decide.hpp"
#include "claim/language/depth_claim.hpp"

namespace claim::language {

/// Names and what they run through.
using Named = std::vector<std::pair<std::string, RationalInterval>>;

/// left < right for all parameters and u in the domain: as it stands, or at both ends of one parameter in which it is
/// affine (at one of them not strictly, if the end is open). Adds to `items` what was proved, or says where it is
/// stuck.
bool proved_less(const Expression& left, const Expression& right, const std::string& u, const RationalInterval& domain,
                 const Named& parameters, const Budget& budget, const OneVariable& ask,
                 std::vector<CertificateItem>& items, std::string& stuck);

}  // namespace claim::language
