// Rows of exact numbers from a text file. Most numbers are decimals of at most 19 digits; they take a path without
// memory, the others GMP's.
#include "verify/readers/data_source.hpp"
#include "verify/readers/field_kinds.hpp"
#include "verify/readers/table_layout.hpp"

#include "rigor/number/scalar.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <charconv>
#include <numeric>

namespace verify {
namespace {

constexpr TextLines::Limits csv_limits{.longest_line = 100'000'000,
                                       .largest_file = std::numeric_limits<std::size_t>::max(),
                                       .expected = "a row of numbers"};

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

/// digits * 5^e * 2^e is a double iff its odd part is an integer below 2^53: the exponents here are far from those
/// where doubles end.
bool is_double(const Decimal& d) {
    if (d.digits == 0) return true;
    constexpr std::uint64_t bound = std::uint64_t{1} << 53;
    const std::uint64_t five = powers_of_five[static_cast<std::size_t>(std::labs(d.exponent))];
    if (d.exponent < 0 && d.digits % five != 0) return false;
    const std::uint64_t rest = d.exponent < 0 ? d.digits / five : d.digits, odd = rest >> std::countr_zero(rest);
    return d.exponent < 0 ? odd < bound : odd <= (bound - 1) / five;
}

rigor::Rational exactly(const Decimal& d) {
    const rigor::Integer digits(d.digits),
        ten = rigor::power(rigor::Integer(10), static_cast<unsigned long>(std::labs(d.exponent)));
    const rigor::Rational size =
        d.exponent < 0 ? rigor::Rational(digits, ten) : rigor::Rational(rigor::Integer(digits * ten));
    return d.negative ? rigor::Rational(-size) : size;
}

class Reader {
public:
    Reader(ByteSource& source, const DataOptions& options)
        : source_(source),
          options_(options),
          lines_(source, csv_limits),
          layout_(lines_,
                  options.matrix           ? TableLayout::Rows::matrix
                  : options.choice.given() ? TableLayout::Rows::chosen_points
                                           : TableLayout::Rows::points,
                  {.header = options.header, .decimal_comma = options.decimal_comma}),
          choice_(options.rows.value_or(options.most_rows), options.rows ? options.seed : std::nullopt) {
        if (options.rows && *options.rows > options.most_rows) refuse_too_many_rows(source, *options.rows, options);
    }
    DataSet read() {
        std::string line;
        while (lines_.next(line)) {
            if (!layout_.is_row(line)) continue;
            if (!kept_) begin_rows();
            if (const auto place = choice_.place_of_next()) read_row(*place);
            ++rows_;
            // From the first that is too many on, the rows are only counted, and those before it are of no use.
            if (!options_.rows && rows_ > options_.most_rows && kept_->rows() > 0) kept_.emplace(source_, 1);
        }
        if (!kept_) source_.fail("no numbers; expected rows of numbers");
        if (options_.rows && rows_ < *options_.rows) refuse_too_few_rows(source_, rows_, options_);
        if (!options_.rows && rows_ > options_.most_rows) refuse_too_many_rows(source_, rows_, options_);
        DataSet data = kept_->take(rows_, "CSV");
        if (!options_.matrix) note_what_is_no_coordinate(data);
        data.notes.insert(data.notes.begin(), notes_.begin(), notes_.end());
        return data;
    }

private:
    /// The first row was met: which columns are coordinates?
    void begin_rows() {
        if (layout_.names_line() != 0)
            notes_.push_back(fmt::format("line {} was {} the names of the columns", layout_.names_line(),
                                         options_.header ? "read as" : "taken for"));
        if (options_.decimal_comma) notes_.push_back("numbers were read with decimal commas: 1,5 is 1.5");
        if (options_.choice.given()) {
            static const std::string no_names = "no line of names was found (is the first one? --header yes)";
            ChosenColumns chosen =
                choose_columns(source_, options_.choice, layout_.columns(), layout_.names(), no_names);
            columns_ = std::move(chosen.kept);
            layout_.choose(columns_, !options_.choice.columns.empty());
            notes_.insert(notes_.end(), chosen.notes.begin(), chosen.notes.end());
            const auto text = layout_.text_beside_points();
            if (text && layout_.names_line() == 0 && !options_.header)
                notes_.push_back(
                    fmt::format("line {} was taken for a row, though column {} (counted from 0) holds text "
                                "there; if it is names, use --header yes",
                                lines_.number(), *text));
        } else {
            columns_.resize(static_cast<std::size_t>(layout_.columns()));
            std::iota(columns_.begin(), columns_.end(), 0L);
        }
        kept_.emplace(source_, static_cast<long>(columns_.size()));
    }
    void read_row(long place) {
        const std::vector<std::string_view>& fields = layout_.fields();
        if (place >= kept_->rows()) require_memory_for(source_, place + 1, static_cast<long>(columns_.size()));
        kept_->begin(place, rows_);
        for (std::size_t i = 0; i < columns_.size(); ++i)
            read_field(fields[static_cast<std::size_t>(columns_[i])], place, static_cast<long>(i));
    }
    /// A first column that counts the rows, and a column of labels, may be meant; they are used, and it is said.
    void note_what_is_no_coordinate(DataSet& data) const {
        if (!options_.choice.columns.empty()) return;  // each is meant
        const auto counts = [&](long first) {
            for (long i = 0; i < data.rows; ++i)
                if (data.values[static_cast<std::size_t>(i * data.columns)] !=
                    static_cast<double>(data.row_numbers[static_cast<std::size_t>(i)] + first))
                    return false;
            return true;
        };
        if (data.columns > 1 && data.rows > 2 && (counts(0) || counts(1)))
            data.notes.push_back(
                fmt::format("column {} (counted from 0) numbers the rows, and is used as a coordinate; "
                            "if it is an index, leave it out (--drop {})",
                            columns_.front(), columns_.front()));
        if (layout_.names().empty() || data.columns < 2) return;
        for (const long column : columns_)
            for (const std::string_view label : {"label", "Label", "labels", "class", "Class", "target"})
                if (layout_.names()[static_cast<std::size_t>(column)] == label)
                    data.notes.push_back(fmt::format(
                        "column {} (counted from 0) is named '{}', and is used as a coordinate; if it is none, leave it "
                        "out (--labels {})",
                        column, label, label));
    }
    [[noreturn]] void fail(long coordinate, const std::string& what) const {
        lines_.fail(
            fmt::format("column {} (counted from 0): {}", columns_[static_cast<std::size_t>(coordinate)], what));
    }
    /// With a point in place of the comma.
    std::string_view with_point(std::string_view field, long coordinate) {
        const auto commas = std::count(field.begin(), field.end(), ',');
        if (commas > 1)
            fail(coordinate,
                 fmt::format("'{}' has {} commas; with --decimal-comma expected one at most, and semicolons, "
                             "tabs or blanks between columns",
                             shown(field), commas));
        if (field.find('.') != std::string_view::npos && exact_number(field))
            fail(coordinate, fmt::format("'{}' has a point; with --decimal-comma expected a comma", shown(field)));
        if (commas == 0) return field;
        const std::size_t comma = field.find(',');
        if (comma + 1 == field.size() || field[comma + 1] < '0' || field[comma + 1] > '9')
            fail(coordinate,
                 fmt::format("'{}' has no digit behind its comma; expected a number such as 12 or 0,25", shown(field)));
        with_point_ = field;
        with_point_[comma] = '.';
        return with_point_;
    }
    std::string why_none(std::string_view field) const {
        const bool comma = options_.decimal_comma;
        const std::string why = why_no_number(field, layout_.separator(), static_cast<std::size_t>(layout_.columns()),
                                              comma ? DecimalCommas::read : DecimalCommas::by_option);
        const bool may_be_names =
            lines_.number() == layout_.first_line() && layout_.names_line() == 0 && !options_.header && is_text(field);
        return may_be_names ? why + " (if this line is names: --header yes)" : why;
    }
    void read_field(std::string_view field, long place, long column) {
        const std::string_view as_written = field;
        if (options_.decimal_comma) field = with_point(field, column);
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
        if (!exact) fail(column, why_none(as_written));
        if (options_.matrix) {
            put_entry(*kept_, place, column, std::move(*exact), [&](const std::string& why) { fail(column, why); });
            return;
        }
        const rigor::Rational size = abs(*exact);
        static const rigor::Rational largest = rigor::parse_rational("1e150"),
                                     smallest = rigor::parse_rational("1e-150");
        if (size != 0 && (size > largest || size < smallest))
            fail(column,
                 fmt::format("'{}' is too {}; expected 0, or a number between 1e-150 and 1e150 in absolute value",
                             shown(as_written), size < 1 ? "small" : "large"));
        const double value = rigor::from_rational<double>(*exact);
        if (rigor::Rational(value) == *exact)
            kept_->put(place, column, value);
        else
            kept_->put(place, column, value, std::move(*exact));
    }

    ByteSource& source_;
    const DataOptions& options_;
    TextLines lines_;
    TableLayout layout_;
    RowChoice choice_;
    std::optional<KeptRows> kept_;
    std::vector<long> columns_;  // of the file, of each coordinate
    std::vector<std::string> notes_;
    std::string with_point_;
    long rows_ = 0;
};

}  // namespace

DataSet read_csv(ByteSource& source, const DataOptions& options) { return Reader(source, options).read(); }

}  // namespace verify
