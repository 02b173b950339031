// Texts of terms and bounds, for the reports of services/rate.hpp.
#pragma once

#include "rigor/rate/rate_decision.hpp"
#include "services/rate.hpp"

#include <optional>
#include <string>
#include <vector>

namespace services {

rigor::LogTerm unit(const rigor::Growth& g);

/// "1/4 + 3/8 * log(L)/L", "0".
std::string text_of_terms(const std::vector<rigor::LogTerm>& terms);

/// A printed bound, and what is printed: the text is never read back.
struct Decimal {
    std::string text;
    rigor::Ball value;
};

/// A decimal of four digits on the given side of the ball. The ball is positive; nothing if it is not finite.
std::optional<Decimal> decimal_beside(const rigor::Ball& bound, bool above);

RateVerdict verdict_of(rigor::Truth decided);

}  // namespace services
