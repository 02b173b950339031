#include "verify/base/printable.hpp"

#include <fmt/format.h>

namespace verify {
namespace {

/// What `length_of` knows stays, and every other byte is escaped.
template <class LengthOf>
std::string escaped_but_for(std::string_view text, LengthOf length_of) {
    std::string out;
    while (!text.empty()) {
        const std::size_t length = length_of(text);
        if (length == 0)
            out += fmt::format("\\x{:02x}", static_cast<unsigned char>(text[0]));
        else
            out += text.substr(0, length);
        text.remove_prefix(length == 0 ? 1 : length);
    }
    return out;
}

}  // namespace

std::size_t utf8_character(std::string_view text) {
    const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
    if (text.empty()) return 0;
    if (byte(0) < 0x80) return 1;
    const std::size_t length = byte(0) >= 0xf0 ? 4 : byte(0) >= 0xe0 ? 3 : 2;
    if (byte(0) < 0xc2 || byte(0) >= 0xf5 || text.size() < length) return 0;
    for (std::size_t i = 1; i < length; ++i)
        if ((byte(i) & 0xc0) != 0x80) return 0;
    const bool too_long = (byte(0) == 0xe0 && byte(1) < 0xa0) || (byte(0) == 0xf0 && byte(1) < 0x90);
    const bool no_character = (byte(0) == 0xed && byte(1) >= 0xa0) || (byte(0) == 0xf4 && byte(1) >= 0x90);
    return too_long || no_character ? 0 : length;
}

std::size_t printable_character(std::string_view text) {
    const std::size_t length = utf8_character(text);
    const auto in = [&](std::string_view lowest, std::string_view highest) {
        return text.substr(0, length) >= lowest && text.substr(0, length) <= highest;
    };
    if (length == 1) return text[0] >= 0x20 && text[0] != 0x7f ? 1 : 0;
    if (length == 2 && in("\xc2\x80", "\xc2\x9f")) return 0;  // C1
    if (length == 3 && (in("\xe2\x80\xa8", "\xe2\x80\xae") || in("\xe2\x81\xa6", "\xe2\x81\xa9")))
        return 0;  // line and paragraph ends, directions
    return length;
}

std::string on_one_line(std::string_view text) { return escaped_but_for(text, printable_character); }

std::string as_utf8(std::string_view text) { return escaped_but_for(text, utf8_character); }

}  // namespace verify
