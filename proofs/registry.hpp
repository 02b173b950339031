// All claims, in the order of the papers.
#pragma once

#include "claim/claim.hpp"

#include <vector>

namespace proofs {

/// What a report says about a paper.
struct Paper {
    std::string key, authors, title, edition;
};

const std::vector<Paper>& papers();
const std::vector<claim::Claim>& all_claims();

}  // namespace proofs
