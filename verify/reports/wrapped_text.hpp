// Lines of plain text for a terminal or a pipe.
#pragma once

#include <cstddef>
#include <string>

namespace verify {

/// Breaks at blanks so that no line is longer than `width`; a word longer than that stands alone. Every line begins
/// with `indent`, the last ends with a line end.
std::string wrapped(const std::string& text, std::size_t width, const std::string& indent);
/// The first line begins with `mark`, the others are as far in.
std::string hanging(const std::string& text, std::size_t width, const std::string& indent, const std::string& mark);
/// Code keeps its lines.
std::string indented(const std::string& code, const std::string& indent);

}  // namespace verify
