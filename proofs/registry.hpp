// All papers and claims: the pages of proofs/, and the checks that are registered for them.
#pragma once

#include "claim/claim.hpp"
#include "claim/paper.hpp"

#include <filesystem>
#include <vector>

namespace proofs {

/// Where the pages are: proofs/ in the project (VERIFY_ROOT, set by verify/run), else those installed with this
/// program, in share/ntk_verify/proofs.
std::filesystem::path pages_folder();

/// Read once. Throws claim::BrokenPage.
const std::vector<claim::Paper>& papers();
const std::vector<claim::Claim>& all_claims();

/// These parameters, and the findings on all claims for the checks that cite one.
claim::Context with_all_claims(claim::Context context);

}  // namespace proofs
