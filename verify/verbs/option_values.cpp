#include "verify/verbs/option_values.hpp"

#include "verify/base/status.hpp"

#include <fmt/format.h>

namespace verify {

rigor::Rational option_number(const char* option, const std::string& text) {
    try {
        return rigor::parse_rational(text);
    } catch (const std::invalid_argument& error) {
        throw BadInput(fmt::format("--{}: {}", option, error.what()));
    }
}

long option_integer(const char* option, const std::string& text, long lowest, long highest) {
    const rigor::Rational value = option_number(option, text);
    if (denominator(value) != 1 || value < lowest || value > highest)
        throw BadInput(
            fmt::format("--{} {}: expected an integer from {} to {}", option, text.substr(0, 60), lowest, highest));
    return static_cast<long>(numerator(value));
}

}  // namespace verify
