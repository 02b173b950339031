// Completion of a command line, for the shells.
#pragma once

#include "verify/verbs/commands.hpp"

#include <string>
#include <vector>

namespace verify {

/// Prints what the last of these words (those behind "verify"; the last may be empty) may become, a line each: verbs,
/// options, and names that the suite knows (claims, papers, functions, sequences, kernels, activations, formats).
/// Nothing where it is a file or a number. Returns status 0.
int complete(const std::vector<std::string>& words, const std::vector<Verb>& verbs);

}  // namespace verify
