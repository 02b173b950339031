// Is a claimed rate of Theta_bar^(L) right, for a network with a named activation at the edge of chaos? Decided from
// the depth law: limit and next term, proved (ntk/depth/depth_law.hpp).
#pragma once

#include "services/network.hpp"
#include "services/rate.hpp"

namespace services {

/// The claim, for every z in (-1, 1), or at one z in [-1, 1) with explicit constants. What the law does not reach
/// (terms beyond the next one) is undecided. Throws BadInput for a sequence other than theta-bar and for a network that
/// is not at the edge of chaos, else as chosen_network.
RateReport judge_network_sequence(const rigor::RateClaim& claim, const std::string& sequence,
                                  const NetworkChoice& choice, const std::optional<rigor::Rational>& z);

}  // namespace services
