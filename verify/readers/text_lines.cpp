#include "verify/readers/text_lines.hpp"

#include "verify/base/status.hpp"
#include "verify/readers/field_kinds.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstring>

namespace verify {
namespace {

constexpr const char* expected_number = "expected a number such as 12, 0.25, 1.5e-7 or 1/3";

/// U+00A0, U+2000 to U+200B, U+202F, U+205F, U+3000, U+FEFF.
bool is_unicode_blank(std::string_view c) {
    return c == "\xc2\xa0" ||
           (c.starts_with("\xe2\x80") && c.size() == 3 && static_cast<unsigned char>(c[2]) <= 0x8b) ||
           c == "\xe2\x80\xaf" || c == "\xe2\x81\x9f" || c == "\xe3\x80\x80" || c == "\xef\xbb\xbf";
}
/// The length of the blank at the start (at the end) of text that is not empty; 0 if there is none.
std::size_t blank_before(std::string_view text) {
    if (text[0] == ' ' || text[0] == '\t') return 1;
    if (static_cast<unsigned char>(text[0]) < 0x80) return 0;
    return is_unicode_blank(text.substr(0, 2)) ? 2 : is_unicode_blank(text.substr(0, 3)) ? 3 : 0;
}
std::size_t blank_after(std::string_view text) {
    if (text.back() == ' ' || text.back() == '\t') return 1;
    if (static_cast<unsigned char>(text.back()) < 0x80) return 0;
    for (const std::size_t length : {std::size_t{2}, std::size_t{3}})
        if (text.size() >= length && is_unicode_blank(text.substr(text.size() - length))) return length;
    return 0;
}
std::string_view trimmed_start(std::string_view text) {
    while (const std::size_t length = text.empty() ? 0 : blank_before(text)) text.remove_prefix(length);
    return text;
}

bool ascii_digit(char c) { return c >= '0' && c <= '9'; }

/// What stands between groups of three digits, and nothing else: 1,234,567.5 or 1'234 or 1_000; empty if there is no
/// such thing.
std::string without_thousands(std::string_view text) {
    std::string plain;
    std::size_t at = 0;
    if (!text.empty() && (text[0] == '-' || text[0] == '+')) plain += text[at++];
    std::size_t group = 0, groups = 0;
    std::string_view mark;
    for (; at < text.size();) {
        if (ascii_digit(text[at])) {
            plain += text[at++];
            ++group;
            continue;
        }
        std::string_view here;
        for (const std::string_view m :
             {",", "'", "_", " ", "\xc2\xa0", "\xe2\x80\xaf", "\xe2\x80\x89", "\xe2\x80\x99"})
            if (text.substr(at).starts_with(m)) here = m;
        if (here.empty()) break;
        if (group == 0 || group > 3 || (groups > 0 && (group != 3 || here != mark))) return {};
        mark = here;
        ++groups;
        group = 0;
        at += here.size();
    }
    if (groups == 0 || group != 3) return {};
    const std::string_view rest = text.substr(at);
    if (!rest.empty() && (rest[0] != '.' || rest.find_first_not_of("0123456789", 1) != std::string_view::npos))
        return {};
    return plain + std::string(rest);
}

}  // namespace

bool TextLines::next(std::string& line) {
    line.clear();
    ++number_;
    while (true) {
        if (at_ == end_ && !refill()) {
            if (line.empty()) return false;
            break;
        }
        const char* from = buffer_.data() + at_;
        const char* newline = static_cast<const char*>(std::memchr(from, '\n', end_ - at_));
        const std::size_t length = newline ? static_cast<std::size_t>(newline - from) : end_ - at_;
        if (std::memchr(from, '\0', length)) fail("a NUL byte: the file is binary; expected a text file of numbers");
        line.append(from, length);
        at_ += length + (newline ? 1 : 0);
        if (line.size() > limits_.longest_line)
            fail(fmt::format("'{}' goes on for more than {} characters; expected {}", shown(line), limits_.longest_line,
                             limits_.expected));
        if (newline) break;
    }
    if (!line.empty() && line.back() == '\r') line.pop_back();
    if (number_ == 1 && line.starts_with("\xef\xbb\xbf")) line.erase(0, 3);
    return true;
}

bool TextLines::refill() {
    at_ = 0;
    end_ = source_.read(buffer_.data(), buffer_.size());
    total_ += end_;
    if (total_ > limits_.largest_file)
        source_.fail(fmt::format("larger than {} bytes, the limit", limits_.largest_file));
    return end_ > 0;
}

void TextLines::fail_at(long line, const std::string& what) const {
    throw BadInput(fmt::format("{}, line {}: {}", name(), line, what));
}

std::string_view trimmed(std::string_view text) {
    while (const std::size_t length = text.empty() ? 0 : blank_before(text)) text.remove_prefix(length);
    while (const std::size_t length = text.empty() ? 0 : blank_after(text)) text.remove_suffix(length);
    return text;
}

char separator_of(std::string_view line, std::string_view separators) {
    bool quoted = false;
    char best = ' ';
    for (const char c : line) {
        if (c == '"') quoted = !quoted;
        if (!quoted && separators.find(c) < separators.find(best)) best = c;
    }
    return best;
}

void split(std::string_view line, char separator, std::vector<std::string_view>& fields, std::size_t most) {
    const auto end_of_field = [&](std::size_t from) {
        return separator == ' ' ? line.find_first_of(" \t", from) : line.find(separator, from);
    };
    fields.clear();
    while (true) {
        line = trimmed_start(line);
        std::size_t at = end_of_field(0);
        std::string_view field = trimmed(line.substr(0, at));
        if (line.starts_with('"')) {
            // The quote that is not doubled and is followed by the end of the field; none: the text as it is.
            std::size_t close = line.find('"', 1);
            while (close != std::string_view::npos && line.substr(close + 1).starts_with('"'))
                close = line.find('"', close + 2);
            if (close != std::string_view::npos) {
                const std::size_t next = end_of_field(close + 1);
                if (trimmed(line.substr(close + 1, next == std::string_view::npos ? next : next - close - 1)).empty()) {
                    field = trimmed(line.substr(1, close - 1));
                    at = next;
                }
            }
        }
        fields.push_back(field);
        if (at == std::string_view::npos || fields.size() == most) return;
        line.remove_prefix(at + 1);
        if (separator == ' ') line.remove_prefix(std::min(line.size(), line.find_first_not_of(" \t")));
    }
}

bool is_nan_or_infinity(std::string_view text) {
    if (!text.empty() && (text[0] == '-' || text[0] == '+')) text.remove_prefix(1);
    std::string small(text.substr(0, 10));
    std::transform(small.begin(), small.end(), small.begin(),
                   [](unsigned char c) { return static_cast<char>(c >= 'A' && c <= 'Z' ? c + 32 : c); });
    return text.size() <= 10 && (small == "nan" || small == "inf" || small == "infinity" || small == "infty");
}

namespace {
bool has_too_large_an_exponent(std::string_view text) {
    try {
        rigor::parse_rational(text);
    } catch (const rigor::ExponentTooLarge&) {
        return true;
    } catch (const std::invalid_argument&) {
    }
    return false;
}
}  // namespace

std::optional<rigor::Rational> exact_number(std::string_view text) {
    try {
        return rigor::parse_rational(text);
    } catch (const std::invalid_argument&) {
        return std::nullopt;
    }
}

std::string why_no_number(std::string_view field, char separator, std::size_t columns, DecimalCommas commas) {
    const bool read = commas == DecimalCommas::read;
    const std::string expected = read ? "expected a number such as 12 or 0,25" : expected_number;
    if (field.empty()) return fmt::format("an empty field; {}", expected);
    if (is_nan_or_infinity(field)) return fmt::format("'{}' is no finite number; {}", shown(field), expected);
    if (is_missing_word(field))
        return fmt::format("'{}' is no number but a missing or a truth value; {}", shown(field), expected);
    if (has_too_large_an_exponent(field))
        return fmt::format("'{}' is no exact number: its exponent is beyond {}; expected a smaller one", shown(field),
                           rigor::largest_decimal_exponent);
    if (is_spreadsheet_error(field))
        return fmt::format("'{}' is an error of a spreadsheet; {}", shown(field), expected);
    if (const std::string plain = without_thousands(field); !plain.empty() && !read) {
        const bool decimal_comma = field.find(',') != std::string_view::npos &&
                                   std::count(field.begin(), field.end(), ',') == 1 &&
                                   field.find('.') == std::string_view::npos;
        return fmt::format("'{}' has a thousands separator{}; expected {}", shown(field),
                           decimal_comma ? " or a decimal comma" : "", decimal_comma ? "a number with neither" : plain);
    }
    if (const std::size_t colon = field.find(':');
        colon != std::string_view::npos && colon > 0 && field.find_first_not_of("0123456789") == colon)
        return fmt::format(
            "'{}' is no number; {} (of an index and a value, as LIBSVM writes them: the value, and all coordinates of "
            "a point)",
            shown(field), expected);
    const bool option = commas == DecimalCommas::by_option;
    if (columns == 1 && field.find(',') != std::string_view::npos && !read)
        return fmt::format("'{}' has a comma; expected one number, as in the first line of numbers ({})", shown(field),
                           option ? "for decimal commas: --decimal-comma" : "a decimal comma is not supported");
    if (separator != ',' && std::count(field.begin(), field.end(), ',') == 1 && !read)
        return fmt::format("'{}' has a decimal comma{}; expected a point, as in 0.25{}", shown(field),
                           option ? "" : ", which is not supported", option ? ", or --decimal-comma" : "");
    return fmt::format("'{}' is no exact number; {}{}", shown(field), expected,
                       separator != ',' ? ""
                       : option         ? " (a comma separates columns here)"
                                        : comma_hint);
}

}  // namespace verify
