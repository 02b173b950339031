// Theorem 2 of Yu et al., of which the two networks have the same proof.
#pragma once

#include "claim/check.hpp"
#include "ntk/network/finite_network.hpp"

#include <source_location>
#include <string>

namespace proofs::yu_2025 {

/// Some K_t(x, x') leaves the band around K(x, x'): the check of a page with the paragraphs #band and #contradiction.
claim::Check leaves_the_band(const std::string& id, ntk::Wiring wiring,
                             std::source_location made = std::source_location::current());

}  // namespace proofs::yu_2025
