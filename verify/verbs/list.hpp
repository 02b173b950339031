// The claims, a line each, with the recorded verdict: what `verify list` prints, and `verify show` of several claims.
#pragma once

#include "verify/record/record.hpp"

#include <string>
#include <vector>

namespace verify {

/// "not run" where the claim has no record.
std::string recorded_verdict(const std::map<std::string, Json>& record, const std::string& id);

/// Claims whose statement fails: how much of the paper depends on it.
const std::vector<std::string>& severity_words();

/// `format`: text, markdown, or json: the records without the findings, with the recorded verdict and evidence, null
/// where there are none.
std::string list_of_claims(const std::vector<const claim::Claim*>& claims, const Catalogue& catalogue,
                           const std::map<std::string, Json>& record, const std::string& format);

}  // namespace verify
