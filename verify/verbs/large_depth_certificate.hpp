// Lemmas A and B of ntk/depth/depth_asymptotics.hpp and the discs of depth_disc.hpp as data for
// tools/check_certificates.py (docs/certificates.md).
#pragma once

#include <string>

namespace verify {

/// The boxes of ntk::prove_depth_constants and the arcs of ntk::depth_discs, made by the same functions. Throws
/// std::runtime_error if they prove nothing.
std::string large_depth_certificate();

}  // namespace verify
