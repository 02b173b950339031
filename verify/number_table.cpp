#include "verify/number_table.hpp"

#include "verify/status.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <filesystem>
#include <memory>
#include <optional>
#include <string_view>

namespace verify {
namespace {

// A row takes about 300 bytes of memory; but 1e99999 takes 40 KB, so the digits have a limit of their own, in 64-bit words.
constexpr std::size_t largest_file = 1'000'000'000, longest_line = 500'000, most_rows = 5'000'000, most_words = std::size_t{1} << 25;
constexpr const char* expected_number = "expected a number such as 12, 0.25, 1.5e-7 or 1/3";
constexpr const char* comma_hint = " (a comma separates columns here; a decimal comma is not supported)";

/// The length of the printable UTF-8 character at the start of the text; 0 if there is none.
std::size_t printable(std::string_view text) {
    const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
    if (byte(0) < 0x80) return byte(0) >= 0x20 && byte(0) != 0x7f ? 1 : 0;
    const std::size_t length = byte(0) >= 0xf0 && byte(0) < 0xf5 ? 4 : byte(0) >= 0xe0 ? 3 : 2;
    if (byte(0) < 0xc2 || byte(0) >= 0xf5 || text.size() < length) return 0;
    for (std::size_t i = 1; i < length; ++i)
        if ((byte(i) & 0xc0) != 0x80) return 0;
    return byte(0) == 0xc2 && byte(1) < 0xa0 ? 0 : length;
}

/// The text as it may stand in a message: at most 60 characters, on one line, without control characters.
std::string shown(std::string_view text) {
    std::string out;
    int count = 0;
    while (!text.empty()) {
        if (++count > 60) return out + "...";
        const std::size_t length = printable(text);
        if (length == 0)
            out += fmt::format("\\x{:02x}", static_cast<unsigned char>(text[0]));
        else
            out += text.substr(0, length);
        text.remove_prefix(std::max<std::size_t>(1, length));
    }
    return out;
}

/// The lines of a file, without their ends, in pieces of constant memory.
class Lines {
public:
    explicit Lines(const std::string& path) : name_(path == "-" ? "standard input" : shown(path)), buffer_(1 << 16), file_(nullptr, &std::fclose) {
        std::error_code ignored;
        if (path != "-" && std::filesystem::is_directory(path, ignored))
            throw BadInput(fmt::format("{}: a directory; expected a text file of numbers", name_));
        if (path != "-") file_.reset(std::fopen(path.c_str(), "rb"));
        source_ = path == "-" ? stdin : file_.get();
        if (!source_) throw BadInput(fmt::format("{}: cannot be read ({}); expected a text file of numbers", name_, std::strerror(errno)));
    }
    /// False at the end of the file.
    bool next(std::string& line) {
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
            if (line.size() > longest_line)
                fail(fmt::format("'{}' goes on for more than {} characters; expected one or two numbers", shown(line), longest_line));
            if (newline) break;
        }
        if (!line.empty() && line.back() == '\r') line.pop_back();
        if (number_ == 1 && line.starts_with("\xef\xbb\xbf")) line.erase(0, 3);
        return true;
    }
    long number() const { return number_; }
    const std::string& name() const { return name_; }
    [[noreturn]] void fail(const std::string& what) const { throw BadInput(fmt::format("{}, line {}: {}", name_, number_, what)); }

private:
    bool refill() {
        at_ = 0;
        end_ = std::fread(buffer_.data(), 1, buffer_.size(), source_);
        if (end_ == 0 && std::ferror(source_)) throw BadInput(fmt::format("{}: cannot be read ({})", name_, std::strerror(errno)));
        total_ += end_;
        if (total_ > largest_file) throw BadInput(fmt::format("{}: larger than {} bytes, the limit", name_, largest_file));
        return end_ > 0;
    }

    std::string name_;
    std::vector<char> buffer_;
    std::unique_ptr<std::FILE, int (*)(std::FILE*)> file_;
    std::FILE* source_ = nullptr;
    std::size_t at_ = 0, end_ = 0, total_ = 0;
    long number_ = 0;
};

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
        // A run of blanks is one separator.
        if (separator == ' ') line.remove_prefix(std::min(line.size(), line.find_first_not_of(" \t")));
    }
}

std::optional<rigor::Rational> number(std::string_view text) {
    try {
        return rigor::parse_rational(text);
    } catch (const std::invalid_argument&) {
        return std::nullopt;
    }
}

bool is_nan_or_infinity(std::string_view text) {
    if (!text.empty() && (text[0] == '-' || text[0] == '+')) text.remove_prefix(1);
    std::string small(text.substr(0, 10));
    std::transform(small.begin(), small.end(), small.begin(), [](unsigned char c) { return static_cast<char>(c >= 'A' && c <= 'Z' ? c + 32 : c); });
    return text.size() <= 10 && (small == "nan" || small == "inf" || small == "infinity" || small == "infty");
}

/// Of text that parse_rational has read. Powers of ten up to 10^100 are remembered.
rigor::Rational half_unit(std::string_view text) {
    const std::size_t point = text.find('.'), e = text.find_first_of("eE");
    if (point == std::string_view::npos && e == std::string_view::npos) return 0;
    long digits = 0;
    if (point != std::string_view::npos) digits = static_cast<long>((e == std::string_view::npos ? text.size() : e) - point) - 1;
    if (e != std::string_view::npos) digits -= std::stol(std::string(text.substr(e + 1)));
    const auto compute = [](long d) {
        const rigor::Integer ten = rigor::power(rigor::Integer(10), static_cast<unsigned long>(std::abs(d)));
        return d < 0 ? rigor::Rational(ten, rigor::Integer(2)) : rigor::Rational(rigor::Integer(1), rigor::Integer(ten * 2));
    };
    static const auto known = [&] {
        std::array<rigor::Rational, 101> table;
        for (std::size_t d = 0; d < table.size(); ++d) table[d] = compute(static_cast<long>(d));
        return table;
    }();
    return digits >= 0 && digits <= 100 ? known[static_cast<std::size_t>(digits)] : compute(digits);
}

std::size_t words(const rigor::Rational& q) {
    return mpz_size(mpq_numref(q.backend().data())) + mpz_size(mpq_denref(q.backend().data()));
}

class Table {
public:
    explicit Table(Lines& lines) : lines_(lines) {}
    void read(std::string_view line) {
        if (line.find('\r') != std::string_view::npos)
            lines_.fail(fmt::format("'{}' has a carriage return inside; expected lines that end with LF or CR LF", shown(line)));
        if (rows_.empty() && !header_) {
            separator_ = separator_of(line);
            split(line, separator_, fields_);
            // A spoilt number is no name of a column.
            header_ = std::none_of(fields_.begin(), fields_.end(), [](std::string_view field) {
                return field.empty() || std::string_view("0123456789.+-").find(field[0]) != std::string_view::npos || is_nan_or_infinity(field);
            });
            if (header_) return;
        }
        if (rows_.empty()) separator_ = separator_of(line);
        split(line, separator_, fields_);
        if (rows_.empty()) columns_ = fields_.size();
        if (columns_ > 2) lines_.fail(fmt::format("'{}' has {} columns; expected one (the values) or two (L and the value)", shown(line), columns_));
        if (fields_.size() != columns_)
            lines_.fail(fmt::format("'{}' has {} column{}; expected {}, as in the first line of numbers", shown(line), fields_.size(),
                                    fields_.size() == 1 ? "" : "s", columns_));
        NumberRow row{lines_.number(), static_cast<long>(rows_.size()) + 1, value(fields_.back()), half_unit(fields_.back())};
        if (columns_ == 2) row.L = value(fields_.front());
        if (row.L < 1) lines_.fail(fmt::format("L = {}; expected 1 or more{}", shown(fields_.front()), hint()));
        if (!rows_.empty() && row.L <= rows_.back().L)
            lines_.fail(fmt::format("L = {} {}; expected L to grow strictly{}", shown(fields_.front()),
                                    row.L == rows_.back().L ? "again" : fmt::format("after {}", shown(rows_.back().L.str())), hint()));
        memory_ += words(row.L) + words(row.value) + words(row.half_unit);
        if (memory_ > most_words) lines_.fail("the numbers take more than 256 MB of memory; expected fewer digits or smaller exponents");
        if (rows_.size() == most_rows)
            lines_.fail(fmt::format("more than {} rows, the limit; a geometric selection of L says as much about a rate", most_rows));
        rows_.push_back(std::move(row));
    }
    bool empty() const { return rows_.empty(); }
    std::vector<NumberRow> take() { return std::move(rows_); }
    std::size_t size() const { return rows_.size(); }

private:
    const char* hint() const { return separator_ == ',' ? comma_hint : ""; }
    rigor::Rational value(std::string_view field) const {
        if (field.empty()) lines_.fail(fmt::format("an empty field; {}", expected_number));
        if (std::optional<rigor::Rational> q = number(field)) return std::move(*q);
        if (is_nan_or_infinity(field)) lines_.fail(fmt::format("'{}' is no finite number; {}", shown(field), expected_number));
        if (columns_ == 1 && field.find(',') != std::string_view::npos)
            lines_.fail(fmt::format("'{}' has a comma; expected one number, as in the first line of numbers (a decimal comma is not supported)",
                                    shown(field)));
        if (separator_ != ',' && std::count(field.begin(), field.end(), ',') == 1)
            lines_.fail(fmt::format("'{}' has a decimal comma, which is not supported; expected a point, as in 0.25", shown(field)));
        lines_.fail(fmt::format("'{}' is no exact number; {}{}", shown(field), expected_number, hint()));
    }

    Lines& lines_;
    bool header_ = false;
    char separator_ = ' ';
    std::size_t columns_ = 0, memory_ = 0;
    std::vector<std::string_view> fields_;
    std::vector<NumberRow> rows_;
};

}  // namespace

std::vector<NumberRow> read_number_table(const std::string& path) {
    Lines lines(path);
    Table table(lines);
    std::string line;
    long blank = 0;
    while (lines.next(line)) {
        const std::string_view text = trimmed(line);
        if (text.starts_with('#')) continue;
        if (text.empty()) {
            if (blank == 0 && !table.empty()) blank = lines.number();
            continue;
        }
        if (blank != 0)
            throw BadInput(fmt::format("{}, line {}: a blank line in the middle; expected a number, or the end of the file", lines.name(), blank));
        table.read(text);
    }
    if (table.size() == 0) throw BadInput(fmt::format("{}: no numbers; expected one or two columns of them", lines.name()));
    if (table.size() == 1)
        throw BadInput(fmt::format("{}: one row: no rate can be seen in it; expected at least two, and many more for a decision", lines.name()));
    return table.take();
}

}  // namespace verify
