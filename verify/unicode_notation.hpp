// The plain notation of the sources ("lambda_min >= 10^-6", "Theta_bar^(L) -> 1/4") in Unicode, for pages that are read.
#pragma once

#include <string>

namespace verify {

std::string typeset(const std::string& text);

}  // namespace verify
