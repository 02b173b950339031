// Numbers on the command line, exactly: "1e3" and "1000" are the same integer, "0.1" is one tenth.
#pragma once

#include "rigor/number/rational.hpp"

#include <string>

namespace verify {

/// Throws BadInput, naming the option, for text that is no exact number.
rigor::Rational option_number(const char* option, const std::string& text);

/// An integer between lowest and highest; BadInput, naming the value and the range, otherwise.
long option_integer(const char* option, const std::string& text, long lowest, long highest);

}  // namespace verify
