#include "verify/readers/field_kinds.hpp"

#include "verify/readers/text_lines.hpp"

#include <algorithm>

namespace verify {
namespace {

bool digit(char c) { return c >= '0' && c <= '9'; }
bool letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

/// The code point at the start of well-formed UTF-8 and its length; a byte by itself otherwise.
std::pair<char32_t, std::size_t> code_point_at(std::string_view text) {
    const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
    const std::size_t length = byte(0) < 0xc2 ? 1 : byte(0) < 0xe0 ? 2 : byte(0) < 0xf0 ? 3 : byte(0) < 0xf5 ? 4 : 1;
    if (length == 1 || text.size() < length) return {byte(0) < 0x80 ? byte(0) : 0xfffd, 1};
    char32_t point = byte(0) & (0x7f >> length);
    for (std::size_t i = 1; i < length; ++i) {
        if ((byte(i) & 0xc0) != 0x80) return {0xfffd, 1};
        point = point << 6 | (byte(i) & 0x3f);
    }
    return {point, length};
}

/// Beyond ASCII: blanks, dashes, digits, fractions, currencies, infinity and what else stands in numbers. No letters.
bool in_numbers(char32_t c) {
    static constexpr std::pair<char32_t, char32_t> ranges[] = {
        {0x80, 0xa9},     {0xab, 0xb4},     {0xb6, 0xb9},     {0xbb, 0xbf},     {0xd7, 0xd7},     {0xf7, 0xf7},
        {0x660, 0x66c},   {0x6f0, 0x6f9},   {0x7c0, 0x7c9},   {0x966, 0x96f},   {0x9e6, 0x9ef},   {0x2000, 0x206f},
        {0x2070, 0x208e}, {0x20a0, 0x20cf}, {0x2150, 0x218b}, {0x2190, 0x22ff}, {0x2460, 0x24ff}, {0x2776, 0x2793},
        {0x3000, 0x3003}, {0xfe50, 0xfe6b}, {0xfeff, 0xff20}, {0xffe0, 0xffe6}, {0xfffd, 0xfffd}, {0x1d7ce, 0x1d7ff}};
    return std::any_of(std::begin(ranges), std::end(ranges),
                       [&](const auto& r) { return c >= r.first && c <= r.second; });
}

}  // namespace

bool is_missing_word(std::string_view text) {
    // "Na" and "No" may be names: sodium, a number.
    static constexpr std::string_view words[] = {
        "NA",   "na",    "N/A",   "n/a",   "<NA>",    "#N/A",    "#NA",          "None",         "none",   "NONE",
        "null", "NULL",  "Null",  "nil",   "Nil",     "NIL",     "NaT",          "nan",          "-",      "--",
        "---",  "?",     "*",     ".",     "..",      "...",     "\xe2\x80\x93", "\xe2\x80\x94", "true",   "True",
        "TRUE", "false", "False", "FALSE", "missing", "Missing", "MISSING",      "undefined",    "(null)", "1.#QNAN"};
    return std::find(std::begin(words), std::end(words), text) != std::end(words);
}

bool is_spreadsheet_error(std::string_view text) {
    return text.size() > 2 && text[0] == '#' && letter(text[1]) &&
           (text.back() == '!' || text.back() == '?' || text.find('/') != std::string_view::npos);
}

bool may_be_name(std::string_view field) {
    if (field.empty() || is_missing_word(field) || is_nan_or_infinity(field) || is_spreadsheet_error(field) ||
        exact_number(field))
        return false;
    std::string_view start = field;
    while (!start.empty() && (start[0] == '+' || start[0] == '-')) start.remove_prefix(1);
    const std::size_t digits = std::min(start.size(), start.find_first_not_of("0123456789"));
    const bool signed_number = start.size() < field.size() && digits > 0,
               decimal = digits < start.size() && start[digits] == '.';
    if (signed_number || (decimal && (digits > 0 || (start.size() > 1 && digit(start[1]))))) return false;
    while (!field.empty()) {
        const auto [point, length] = code_point_at(field);
        if (point < 0x80 ? letter(static_cast<char>(point)) || point == '_' : !in_numbers(point)) return true;
        field.remove_prefix(length);
    }
    return false;
}

bool is_text(std::string_view field) { return may_be_name(field) && !digit(field[0]); }

}  // namespace verify
