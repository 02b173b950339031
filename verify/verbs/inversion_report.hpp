// The section "Inversion" of an answer about a matrix, services/inversion.hpp: what its condition number leaves of the
// digits of a solution, and the ridge for a better one.
#pragma once

#include "services/inversion.hpp"
#include "verify/base/json_text.hpp"

#include <string>

namespace verify {

/// Condition number for which a ridge is given unless users ask for another: with it about half of the digits of
/// float64 are left.
inline constexpr const char* usual_condition = "1e8";

/// --condition; BadInput unless it is a number > 1.
rigor::Rational wanted_condition(const std::string& text);

/// Bounds with so many digits, rounded outward. Empty, and null, where there is nothing to say.
std::string inversion_text(const std::optional<services::Inversion>& inversion, long digits);
Json inversion_json(const std::optional<services::Inversion>& inversion, long digits);

}  // namespace verify
