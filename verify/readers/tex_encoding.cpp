#include "verify/readers/tex_encoding.hpp"

#include "verify/base/printable.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace verify {
namespace {

/// 0x80 to 0x9f of Windows-1252.
constexpr const char* windows[] = {"€", "�", "‚", "ƒ", "„", "…", "†", "‡", "ˆ", "‰", "Š", "‹", "Œ", "�", "Ž", "�",
                                   "�", "‘", "’", "“", "”", "•", "–", "—", "˜", "™", "š", "›", "œ", "�", "ž", "Ÿ"};

std::string from_latin_1(const std::string& bytes) {
    std::string text;
    for (const char c : bytes) {
        const auto byte = static_cast<unsigned char>(c);
        if (byte < 0x80)
            text += c;
        else if (byte < 0xa0)
            text += windows[byte - 0x80];
        else
            text += {static_cast<char>(0xc0 | (byte >> 6)), static_cast<char>(0x80 | (byte & 0x3f))};
    }
    return text;
}

/// The first byte that belongs to no UTF-8 character; npos if there is none.
std::size_t first_other(const std::string& bytes) {
    for (std::size_t i = 0; i < bytes.size();) {
        const std::size_t length = utf8_character(std::string_view(bytes).substr(i, 4));
        if (length == 0) return i;
        i += length;
    }
    return std::string::npos;
}

/// Line ends of all systems as \n; what is not printable as a blank.
std::string plain(const std::string& text) {
    std::string result;
    for (std::size_t i = 0; i < text.size();) {
        const std::size_t length = std::max<std::size_t>(1, utf8_character(std::string_view(text).substr(i, 4)));
        if (text[i] == '\r')
            result += i + 1 < text.size() && text[i + 1] == '\n' ? "" : "\n";
        else if (text[i] == '\n' || text[i] == '\t' || text[i] == '\f')
            result += text[i] == '\f' ? '\n' : text[i];
        else if (printable_character(std::string_view(text).substr(i, 4)) == 0)
            result += ' ';
        else
            result += text.substr(i, length);
        i += length;
    }
    return result;
}

}  // namespace

TexText decode_tex(std::string bytes) {
    TexText result;
    if (bytes.starts_with("\xef\xbb\xbf")) bytes.erase(0, 3);
    if (bytes.find('\0') != std::string::npos) {
        result.refused = "no text (it has a zero byte; UTF-16?)";
        return result;
    }
    if (const std::size_t other = first_other(bytes); other != std::string::npos) {
        result.line_of_note = 1 + std::count(bytes.begin(), bytes.begin() + static_cast<long>(other), '\n');
        result.note = fmt::format("not UTF-8 (the byte \\x{:02x}); the file is read as Latin-1",
                                  static_cast<unsigned char>(bytes[other]));
        bytes = from_latin_1(bytes);
    }
    result.text = plain(bytes);
    return result;
}

}  // namespace verify
