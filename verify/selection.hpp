// Claims chosen on the command line, by id or by glob.
#pragma once

#include "proofs/registry.hpp"

#include <string>
#include <vector>

namespace verify {

/// Throws BadInput that names the keys there are.
const proofs::Paper& paper_with_key(const std::string& key);

/// The claim with this id; BadInput, with the nearest id, if there is none.
const claim::Claim& claim_with_id(const std::string& id);

/// All claims that match one of the patterns (shell globs, '*' also matches '/'), in the order of the registry; all if there is no pattern.
/// An id that is no glob must exist (BadInput); a glob that matches nothing throws NothingMatched.
std::vector<const claim::Claim*> select_claims(const std::vector<std::string>& patterns);

}  // namespace verify
