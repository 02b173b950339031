// Texts of terms and bounds, for the reports of services/rate.hpp.
#pragma once

#include "ntk/depth/depth_sequences.hpp"
#include "rigor/rate/rate_decision.hpp"
#include "services/rate.hpp"

#include <optional>
#include <string>
#include <vector>

namespace services {

rigor::LogTerm unit(const rigor::Growth& g);

/// The sum of the terms at L > 0.
rigor::Ball value_of_terms(const std::vector<rigor::LogTerm>& terms, const rigor::Ball& L,
                           const rigor::Symbols& symbols);

/// The built-in sequence; BadInput with the names there are if none has this one.
const ntk::DepthSequence& sequence_with_name(const std::string& name);

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
