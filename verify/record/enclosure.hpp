// The numbers of a report, read back exactly: "[2.5 +/- 1e-30]", "[0.25]", "-7".
#pragma once

#include "rigor/number/rational.hpp"

#include <optional>
#include <string>

namespace verify {

struct Enclosure {
    rigor::Rational middle, radius;
    bool overlaps(const Enclosure& other) const {
        return abs(rigor::Rational(middle - other.middle)) <= radius + other.radius;
    }
};

/// Nothing for text that is no enclosure, or whose decimal exponent is beyond what a rational should hold.
std::optional<Enclosure> parse_enclosure(const std::string& text);

}  // namespace verify
