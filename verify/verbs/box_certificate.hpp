// The boxes of a claim's steps that were proved everywhere on a domain, as data for tools/check_certificates.py
// (docs/certificates.md).
#pragma once

#include "claim/claim.hpp"

#include <string>

namespace verify {

/// Runs the check once more, without controls and property, and writes for each step of the kind `everywhere` that was
/// proved its line, its domain and the boxes that were accepted. Empty where there is none.
std::string box_certificate(const claim::Claim& claim, const claim::Context& parameters);

}  // namespace verify
