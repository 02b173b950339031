// What standard output is: a terminal, how wide, and whether words may be coloured there.
#pragma once

#include <cstddef>
#include <string>

namespace verify {

bool output_is_terminal();

/// Columns of the terminal, at least 40; 100 where there is none, or none that says how wide it is.
std::size_t output_width();
/// The same of standard error, however narrow.
std::size_t error_width();

/// On a terminal, unless NO_COLOR is set and not empty (no-color.org) or TERM is dumb: the word in the colour of a
/// verdict that is good, bad or open; else the word as it is. Words that are no verdict stay as they are.
std::string coloured_verdict(const std::string& verdict);
/// The same in bold.
std::string emphasized(const std::string& text);

}  // namespace verify
