// A user's claim about a rate, read; and the bounds of a report in a sentence. For services/rate.hpp.
#pragma once

#include "services/rate.hpp"

#include <set>
#include <string>

namespace services {

/// rigor::parse_rate_claim, for people: throws BadInput that names claim and column, and for an unknown name what may
/// have been meant. symbols: rate_symbols() for a built-in sequence; none for data, and for a network.
rigor::RateClaim read_rate_claim(const std::string& text, const std::set<std::string>& symbols);

/// "for all L >= 3: |s - 1/4| <= 0.49 * log(L)/L".
std::string sentence(const RateBound& bound);

}  // namespace services
