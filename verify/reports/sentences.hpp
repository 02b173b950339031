// Sentences of plain text with LaTeX between dollar signs and code between backticks.
#pragma once

#include <string>

namespace verify {

/// Up to the first full stop that ends a sentence, outside of formulas and code.
std::string first_sentence(const std::string& text);
/// At most about `most` bytes of it, on one line and no formula cut: its first sentence, or what fits and "…".
std::string beginning(const std::string& text, std::size_t most);
/// As many sentences as fit, at least the beginning of the first.
std::string beginning_sentences(const std::string& text, std::size_t most);

}  // namespace verify
