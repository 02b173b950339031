#include "verify/text_lines.hpp"

#include "verify/status.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstring>

namespace verify {
namespace {

constexpr const char* expected_number = "expected a number such as 12, 0.25, 1.5e-7 or 1/3";

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
            fail(fmt::format("'{}' goes on for more than {} characters; expected {}", shown(line), limits_.longest_line, limits_.expected));
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
    if (total_ > limits_.largest_file) source_.fail(fmt::format("larger than {} bytes, the limit", limits_.largest_file));
    return end_ > 0;
}

void TextLines::fail_at(long line, const std::string& what) const { throw BadInput(fmt::format("{}, line {}: {}", name(), line, what)); }

std::string_view trimmed(std::string_view text) {
    const std::size_t from = text.find_first_not_of(" \t");
    return from == std::string_view::npos ? std::string_view() : text.substr(from, text.find_last_not_of(" \t") + 1 - from);
}

char separator_of(std::string_view line) {
    for (const char c : {';', '\t', ','})
        if (line.find(c) != std::string_view::npos) return c;
    return ' ';
}

void split(std::string_view line, char separator, std::vector<std::string_view>& fields) {
    fields.clear();
    while (true) {
        const std::size_t at = separator == ' ' ? line.find_first_of(" \t") : line.find(separator);
        fields.push_back(trimmed(line.substr(0, at)));
        if (at == std::string_view::npos) return;
        line.remove_prefix(at + 1);
        if (separator == ' ') line.remove_prefix(std::min(line.size(), line.find_first_not_of(" \t")));
    }
}

bool is_nan_or_infinity(std::string_view text) {
    if (!text.empty() && (text[0] == '-' || text[0] == '+')) text.remove_prefix(1);
    std::string small(text.substr(0, 10));
    std::transform(small.begin(), small.end(), small.begin(), [](unsigned char c) { return static_cast<char>(c >= 'A' && c <= 'Z' ? c + 32 : c); });
    return text.size() <= 10 && (small == "nan" || small == "inf" || small == "infinity" || small == "infty");
}

std::optional<rigor::Rational> exact_number(std::string_view text) {
    try {
        return rigor::parse_rational(text);
    } catch (const std::invalid_argument&) {
        return std::nullopt;
    }
}

std::string why_no_number(std::string_view field, char separator, std::size_t columns) {
    if (field.empty()) return fmt::format("an empty field; {}", expected_number);
    if (is_nan_or_infinity(field)) return fmt::format("'{}' is no finite number; {}", shown(field), expected_number);
    if (columns == 1 && field.find(',') != std::string_view::npos)
        return fmt::format("'{}' has a comma; expected one number, as in the first line of numbers (a decimal comma is not supported)", shown(field));
    if (separator != ',' && std::count(field.begin(), field.end(), ',') == 1)
        return fmt::format("'{}' has a decimal comma, which is not supported; expected a point, as in 0.25", shown(field));
    return fmt::format("'{}' is no exact number; {}{}", shown(field), expected_number, separator == ',' ? comma_hint : "");
}

}  // namespace verify
