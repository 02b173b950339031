// All claims, in the order of the papers.
#pragma once

#include "claim/claim.hpp"
#include "claim/passage.hpp"

#include <vector>

namespace proofs {

/// What a report says about a paper.
struct Paper {
    std::string key, authors, title, edition;
    claim::Assessment result;                   ///< in one paragraph
    std::vector<claim::Assessment> assessment;  ///< the referee's summary
    std::vector<claim::Errata> errata;          ///< all that fails, what matters most first
    std::vector<claim::Passage> passages;       ///< the text in order; empty where the paper is not yet covered
    std::vector<claim::OwnErratum> own_errata;  ///< what reports of this suite said wrongly about it
};

const std::vector<Paper>& papers();
const std::vector<claim::Claim>& all_claims();
/// These parameters, and the findings on all claims for the checks that cite one.
claim::Context with_all_claims(claim::Context context);

}  // namespace proofs
