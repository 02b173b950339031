// Texts of a user's (names, values, bytes of files) as they may stand in a message, or on a terminal.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace verify {

/// The length in bytes of the UTF-8 character (RFC 3629: shortest form, no surrogates) at the start of the text; 0 if
/// there is none.
std::size_t utf8_character(std::string_view text);

/// The same for characters that a terminal shows; 0 also for those that move the cursor, end the line or turn the
/// direction of writing.
std::size_t printable_character(std::string_view text);

/// The whole text on one line: what is not printable as \x0a, byte by byte.
std::string on_one_line(std::string_view text);

/// Every byte that belongs to no UTF-8 character as \xff; the rest, control characters too, as it is.
std::string as_utf8(std::string_view text);

}  // namespace verify
