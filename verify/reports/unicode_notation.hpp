// The plain notation of the sources ("lambda_min >= 10^-6", "Theta_bar^(L) -> 1/4") in Unicode, for pages that are
// read.
#pragma once

#include <string>

namespace verify {

inline bool is_latin_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
inline bool is_decimal_digit(char c) { return c >= '0' && c <= '9'; }

std::string typeset(const std::string& text);

}  // namespace verify
