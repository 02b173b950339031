// Rows of exact numbers from a text file. Most numbers are decimals of at most 19 digits; they take a path without memory, the others GMP's.
#include "verify/data_source.hpp"
#include "verify/text_lines.hpp"

#include "rigor/scalar.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <charconv>

namespace verify {
namespace {

constexpr TextLines::Limits csv_limits{.longest_line = 100'000'000, .largest_file = std::numeric_limits<std::size_t>::max(), .expected = "a row of numbers"};

/// A row 0, 1, 2, ... of that many columns is taken for their numbers, which programs write in place of names.
constexpr long numbered_columns = 10;

struct Decimal {
    bool negative = false;
    std::uint64_t digits = 0;
    long exponent = 0;  // the number is digits * 10^exponent
};

/// Nothing for what is no decimal and for what has more than 19 digits or a large exponent.
std::optional<Decimal> short_decimal(std::string_view text) {
    Decimal d;
    const char *at = text.data(), *const end = at + text.size();
    if (at < end && (*at == '-' || *at == '+')) d.negative = *at++ == '-';
    int digits = 0;
    bool any = false;
    const auto take_digits = [&] {
        const char* const from = at;
        for (; at < end && *at >= '0' && *at <= '9'; ++at) {
            if (digits > 0 || *at != '0') ++digits;
            if (digits <= 19) d.digits = 10 * d.digits + static_cast<std::uint64_t>(*at - '0');
        }
        any = any || at > from;
        return at - from;
    };
    take_digits();
    if (at < end && *at == '.') {
        ++at;
        d.exponent = -take_digits();
    }
    if (!any || digits > 19) return std::nullopt;
    if (at < end && (*at == 'e' || *at == 'E')) {
        ++at;
        const bool down = at < end && *at == '-';
        if (at < end && (*at == '-' || *at == '+')) ++at;
        long e = 0;
        const auto [to, error] = std::from_chars(at, end, e);
        if (error != std::errc() || *at == '-' || e > 1000) return std::nullopt;
        at = to;
        d.exponent += down ? -e : e;
    }
    if (at != end || std::labs(d.exponent) > 27) return std::nullopt;
    return d;
}

constexpr auto powers_of_five = [] {
    std::array<std::uint64_t, 28> table{1};
    for (std::size_t i = 1; i < table.size(); ++i) table[i] = 5 * table[i - 1];  // 5^27 < 2^63
    return table;
}();

/// digits * 5^e * 2^e is a double iff its odd part is an integer below 2^53: the exponents here are far from those where doubles end.
bool is_double(const Decimal& d) {
    if (d.digits == 0) return true;
    constexpr std::uint64_t bound = std::uint64_t{1} << 53;
    const std::uint64_t five = powers_of_five[static_cast<std::size_t>(std::labs(d.exponent))];
    if (d.exponent < 0 && d.digits % five != 0) return false;
    const std::uint64_t rest = d.exponent < 0 ? d.digits / five : d.digits, odd = rest >> std::countr_zero(rest);
    return d.exponent < 0 ? odd < bound : odd <= (bound - 1) / five;
}

rigor::Rational exactly(const Decimal& d) {
    const rigor::Integer digits(d.digits), ten = rigor::power(rigor::Integer(10), static_cast<unsigned long>(std::labs(d.exponent)));
    const rigor::Rational size = d.exponent < 0 ? rigor::Rational(digits, ten) : rigor::Rational(rigor::Integer(digits * ten));
    return d.negative ? rigor::Rational(-size) : size;
}

class Reader {
public:
    Reader(ByteSource& source, const DataOptions& options)
        : source_(source), options_(options), lines_(source, csv_limits),
          choice_(options.rows.value_or(options.most_rows), options.rows ? options.seed : std::nullopt) {
        if (options.rows && *options.rows > options.most_rows) refuse_too_many_rows(source, *options.rows, options);
    }
    DataSet read() {
        std::string line;
        long blank = 0;
        while (lines_.next(line)) {
            const std::string_view text = trimmed(line);
            if (text.starts_with('#')) continue;
            if (text.empty()) {
                if (blank == 0 && kept_) blank = lines_.number();
                continue;
            }
            if (blank != 0) lines_.fail_at(blank, "a blank line in the middle; expected numbers, or the end of the file");
            if (!kept_ && !begin_table(text)) continue;
            if (const auto place = choice_.place_of_next()) read_row(text, *place);
            ++rows_;
            // From the first that is too many on, the rows are only counted, and those before it are of no use.
            if (!options_.rows && rows_ > options_.most_rows && kept_->rows() > 0) kept_.emplace(source_, 1);
        }
        if (!kept_) source_.fail("no numbers; expected rows of numbers");
        if (options_.rows && rows_ < *options_.rows) refuse_too_few_rows(source_, rows_, options_);
        if (!options_.rows && rows_ > options_.most_rows) refuse_too_many_rows(source_, rows_, options_);
        return kept_->take(rows_, "CSV");
    }

private:
    /// False for a line of names.
    bool begin_table(std::string_view line) {
        separator_ = separator_of(line);
        split(line, separator_, fields_);
        if (!header_ && names_columns()) {
            header_ = true;
            return false;
        }
        first_line_ = lines_.number();
        columns_ = static_cast<long>(fields_.size());
        if (!header_ && columns_ >= numbered_columns) refuse_numbered_columns();
        kept_.emplace(source_, columns_);
        return true;
    }
    /// Also "label, 1x1, 1x2": one begins with a letter or a quote, none is empty or a number.
    bool names_columns() const {
        const auto letter = [](std::string_view field) {
            const char c = field.empty() ? '0' : field[0];
            return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || c == '"' || c == '\'' || static_cast<unsigned char>(c) >= 0x80;
        };
        return std::any_of(fields_.begin(), fields_.end(), letter) && std::none_of(fields_.begin(), fields_.end(), [](std::string_view field) {
            return field.empty() || is_nan_or_infinity(field) || exact_number(field);
        });
    }
    void refuse_numbered_columns() const {
        for (std::size_t i = 0; i < fields_.size(); ++i)
            if (fields_[i] != fmt::format("{}", i)) return;
        lines_.fail(fmt::format("0, 1, 2, ... {}: the numbers of the columns, or a point? Expected names of columns first (put '#' before this line, or a "
                                "line of names before it)", columns_ - 1));
    }
    void read_row(std::string_view line, long place) {
        if (line.find('\r') != std::string_view::npos)
            lines_.fail(fmt::format("'{}' has a carriage return inside; expected lines that end with LF or CR LF", shown(line)));
        split(line, separator_, fields_);
        if (static_cast<long>(fields_.size()) != columns_)
            lines_.fail(fmt::format("row has {} column{}; expected {} as in line {}", fields_.size(), fields_.size() == 1 ? "" : "s", columns_, first_line_));
        if (place >= kept_->rows()) require_memory_for(source_, place + 1, columns_);
        kept_->begin(place, rows_);
        for (long column = 0; column < columns_; ++column) read_field(fields_[static_cast<std::size_t>(column)], place, column);
    }
    void read_field(std::string_view field, long place, long column) {
        const auto fail = [&](const std::string& what) { lines_.fail(fmt::format("column {}: {}", column + 1, what)); };
        if (const auto d = short_decimal(field)) {
            double value = 0;
            const char* const from = field.data() + (field[0] == '+' ? 1 : 0);
            const auto [to, error] = std::from_chars(from, field.data() + field.size(), value);  // the nearest double
            if (error != std::errc() || to != field.data() + field.size())
                throw std::logic_error(fmt::format("std::from_chars does not read '{}'", shown(field)));
            if (is_double(*d))
                kept_->put(place, column, value);
            else
                kept_->put(place, column, value, exactly(*d));
            return;
        }
        std::optional<rigor::Rational> exact = exact_number(field);
        if (!exact) fail(why_no_number(field, separator_, static_cast<std::size_t>(columns_)));
        const rigor::Rational size = abs(*exact);
        static const rigor::Rational largest = rigor::parse_rational("1e150"), smallest = rigor::parse_rational("1e-150");
        if (size != 0 && (size > largest || size < smallest))
            fail(fmt::format("'{}' is too {}; expected 0, or a number between 1e-150 and 1e150 in absolute value", shown(field), size < 1 ? "small" : "large"));
        const double value = rigor::from_rational<double>(*exact);
        if (rigor::Rational(value) == *exact)
            kept_->put(place, column, value);
        else
            kept_->put(place, column, value, std::move(*exact));
    }

    ByteSource& source_;
    const DataOptions& options_;
    TextLines lines_;
    RowChoice choice_;
    std::optional<KeptRows> kept_;
    char separator_ = ' ';
    bool header_ = false;
    long columns_ = 0, first_line_ = 0, rows_ = 0;
    std::vector<std::string_view> fields_;
};

}  // namespace

DataSet read_csv(ByteSource& source, const DataOptions& options) { return Reader(source, options).read(); }

}  // namespace verify
