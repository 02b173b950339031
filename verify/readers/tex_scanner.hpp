// The pieces that TeX text is made of, as far as a reader of statements needs them. None recurses; none looks further
// than a bounded length.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace verify {

/// Of "\section*{x}" at the backslash: "section"; of "\\" and "\{" the one character; empty at the end.
std::string_view control_word(std::string_view text, std::size_t at);

struct Braced {
    std::string_view inside;
    std::size_t begin, end;  ///< of the inside; behind the closing brace
};

/// The argument in braces at `at` or behind blanks there; nothing if there is none, or if it does not end within
/// `longest` bytes.
std::optional<Braced> braced(std::string_view text, std::size_t at, std::size_t longest = 1'000'000);
/// The same in brackets, in which braces are balanced.
std::optional<Braced> bracketed(std::string_view text, std::size_t at, std::size_t longest = 20'000);
/// braced(), or a single control word or character as TeX takes one: "\title\foo".
std::optional<Braced> argument(std::string_view text, std::size_t at);

std::size_t skip_blanks(std::string_view text, std::size_t at);
std::string without_blanks(std::string_view text);

}  // namespace verify
