// Claims chosen on the command line, by paper, id or glob.
#pragma once

#include "verify/record/catalogue.hpp"

#include <string>
#include <vector>

namespace verify {

/// Throws BadInput that names the keys there are, and the nearest.
const claim::Paper& paper_with_key(const std::string& key, const std::vector<claim::Paper>& papers);

/// The claim with this id. BadInput if there is none: with all claims that it could stand for, or else the nearest id.
const claim::Claim& claim_with_id(const std::string& id, const std::vector<claim::Claim>& claims);

/// All claims that one of the patterns names, in the order of the catalogue; all if there is no pattern. A pattern is a
/// paper ("yu-2025"), an id, with or without the paper where that tells which claim is meant, or a shell glob, in which
/// '*' also matches '/'; a glob that matches nothing throws NothingMatched. A paper that is nearly right is suggested.
std::vector<const claim::Claim*> select_claims(const std::vector<std::string>& patterns, const Catalogue& catalogue);

/// --claims DIR, or the suite if it is empty.
Catalogue catalogue_of(const std::string& folder);

}  // namespace verify
