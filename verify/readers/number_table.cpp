#include "verify/readers/number_table.hpp"

#include "rigor/number/scalar.hpp"
#include "verify/base/status.hpp"
#include "verify/readers/other_formats.hpp"
#include "verify/readers/table_layout.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdlib>
#include <limits>
#include <optional>
#include <string_view>

namespace verify {
namespace {

// A row takes about 300 bytes of memory; but 1e99999 takes 40 KB, so the digits have a limit of their own, in 64-bit
// words.
constexpr std::size_t most_rows = 5'000'000, most_words = std::size_t{1} << 25;
constexpr TextLines::Limits table_limits{
    .longest_line = 500'000, .largest_file = 1'000'000'000, .expected = "one or two numbers"};

/// How a number is printed: the powers of ten of its first digit that is not 0 and of its last one.
struct Printed {
    long first = 0, last = 0;
    bool zero = true, fraction = false, integer = false;

    long digits() const { return zero ? 0 : first - last + 1; }
};

/// Of text that parse_rational has read.
Printed printed(std::string_view text) {
    Printed p;
    if (text.find('/') != std::string_view::npos) return p.fraction = true, p;
    const std::size_t e = std::min(text.find_first_of("eE"), text.size()), point = std::min(text.find('.'), e);
    const long exponent = e < text.size() ? std::stol(std::string(text.substr(e + 1))) : 0;
    p.integer = point == e && e == text.size();
    p.last = exponent - (point < e ? static_cast<long>(e - point) - 1 : 0);
    const std::size_t leading = text.substr(0, e).find_first_of("123456789");
    p.zero = leading == std::string_view::npos;
    if (!p.zero) p.first = exponent + static_cast<long>(point) - static_cast<long>(leading) - (leading < point ? 1 : 0);
    return p;
}

/// Half of 10^place.
rigor::Rational half_unit(long place) {
    const auto compute = [](long d) {
        const rigor::Integer ten = rigor::power(rigor::Integer(10), static_cast<unsigned long>(std::abs(d)));
        return d < 0 ? rigor::Rational(ten, rigor::Integer(2))
                     : rigor::Rational(rigor::Integer(1), rigor::Integer(ten * 2));
    };
    static const auto known = [&] {
        std::array<rigor::Rational, 101> table;
        for (std::size_t d = 0; d < table.size(); ++d) table[d] = compute(static_cast<long>(d));
        return table;
    }();
    return place <= 0 && place >= -100 ? known[static_cast<std::size_t>(-place)] : compute(-place);
}

constexpr long rows_around = 8;  // eight in a row that all end in 0 where %g would print another digit: not by chance

/// The place of the last digit known of every number, from those around it; the meaning of the digits of one column is
/// the same.
std::vector<long> last_places(const std::vector<Printed>& column) {
    const long n = static_cast<long>(column.size());
    std::vector<long> places(column.size());
    for (long i = 0; i < n; ++i) {
        long digits = 0, last = std::numeric_limits<long>::max();
        for (long j = std::max(0L, i - rows_around); j <= std::min(n - 1, i + rows_around); ++j) {
            const Printed& p = column[static_cast<std::size_t>(j)];
            if (p.fraction) continue;
            digits = std::max(digits, p.digits());
            last = std::min(last, p.last);
        }
        const Printed& own = column[static_cast<std::size_t>(i)];
        places[static_cast<std::size_t>(i)] = own.zero ? last : std::max(last, own.first + 1 - digits);
    }
    return places;
}

long most_digits(const std::vector<Printed>& column) {
    long digits = 0;
    for (const Printed& p : column) digits = std::max(digits, p.digits());
    return digits;
}

/// Whether every value is what one of these floating-point numbers prints as, and enough of them with more digits than
/// that shows by chance.
template <class Float>
bool are_printed_from(const std::vector<NumberRow>& rows, const std::vector<Printed>& column, long digits) {
    if (std::count_if(column.begin(), column.end(), [digits](const Printed& p) { return p.digits() >= digits; }) <
        rows_around)
        return false;
    return std::all_of(rows.begin(), rows.end(), [](const NumberRow& row) {
        const Float near = static_cast<Float>(rigor::from_rational<double>(row.value));
        return std::isfinite(near) &&
               abs(rigor::Rational(row.value - rigor::Rational(static_cast<double>(near)))) <= row.half_unit;
    });
}

std::size_t words(const rigor::Rational& q) {
    return mpz_size(mpq_numref(q.backend().data())) + mpz_size(mpq_denref(q.backend().data()));
}

class TableReader {
public:
    TableReader(TextLines& lines, const TableOptions& options)
        : lines_(lines),
          options_(options),
          layout_(lines, options.columns.empty() ? TableLayout::Rows::sequence : TableLayout::Rows::chosen_columns) {}
    void read(std::string& line) {
        if (!layout_.is_row(line)) return;
        if (rows_.empty()) begin_rows(line);
        const std::vector<std::string_view>& fields = layout_.fields();
        const std::string_view field = fields[chosen_.back()];
        NumberRow row{lines_.number(), static_cast<long>(rows_.size()) + 1, value(field), 0, 0};
        values_.push_back(printed(field));
        if (chosen_.size() == 2) {
            const std::string_view depth = fields[chosen_.front()];
            row.L = value(depth);
            depths_.push_back(printed(depth));
            if (row.L <= 0) lines_.fail(fmt::format("L = {}; expected 1 or more{}", shown(depth), hint()));
            if (row.L < 1 && steps_from_ == 0) steps_from_ = lines_.number(), step_ = shown(depth);
            above_one_ = above_one_ || row.L > 1;
            if (steps_from_ != 0 && above_one_)
                lines_.fail_at(steps_from_,
                               fmt::format("L = {}; expected 1 or more (or, in all rows, step sizes h of at most 1){}",
                                           step_, hint()));
        }
        memory_ += words(row.L) + words(row.value);
        if (memory_ > most_words)
            lines_.fail("the numbers take more than 256 MB of memory; expected fewer digits or smaller exponents");
        if (rows_.size() == most_rows)
            lines_.fail(fmt::format(
                "more than {} rows, the limit; a geometric selection of L says as much about a rate", most_rows));
        rows_.push_back(std::move(row));
    }
    std::size_t size() const { return rows_.size(); }
    NumberTable take() {
        NumberTable table;
        find_units(table.remarks);
        if (steps_from_ != 0) {
            for (NumberRow& row : rows_) row.L_half_unit /= row.L * row.L, row.L = 1 / row.L;
            table.remarks.push_back("the first column holds step sizes h, read as L = 1/h: O(h^2) is O(1/L^2)");
        }
        const auto by_depth = [](const NumberRow& a, const NumberRow& b) { return a.L < b.L; };
        if (!std::is_sorted(rows_.begin(), rows_.end(), by_depth)) {
            const bool descending = std::is_sorted(rows_.rbegin(), rows_.rend(), by_depth);
            std::stable_sort(rows_.begin(), rows_.end(), by_depth);
            if (steps_from_ == 0)
                table.remarks.push_back(descending ? "L descends in the file; the rows were reversed"
                                                   : "the rows were sorted by L");
        }
        for (std::size_t i = 1; i < rows_.size(); ++i)
            if (rows_[i].L == rows_[i - 1].L)
                lines_.fail_at(rows_[i].line, fmt::format("{} = {} again, as in line {}; expected every L once{}",
                                                          steps_from_ ? "1/h" : "L", shown(rows_[i].L.str()),
                                                          rows_[i - 1].line, hint()));
        table.rows = std::move(rows_);
        return table;
    }

private:
    const char* hint() const { return layout_.separator() == ',' ? comma_hint : ""; }
    rigor::Rational value(std::string_view field) const {
        if (std::optional<rigor::Rational> q = exact_number(field)) return std::move(*q);
        lines_.fail(why_no_number(field, layout_.separator(), columns_));
    }
    void begin_rows(std::string_view line) {
        columns_ = static_cast<std::size_t>(layout_.columns());
        const std::vector<std::string>& names = layout_.names();
        chosen_.clear();
        if (options_.columns.empty()) {
            if (columns_ > 2)
                lines_.fail(fmt::format(
                    "'{}' has {} columns; expected one (the values) or two (L and the value), or --columns, as in --columns {}",
                    shown(line), columns_,
                    names.size() == columns_ ? shown(names[columns_ - 2]) + "," + shown(names[columns_ - 1]) : "1,3"));
            for (std::size_t i = 0; i < columns_; ++i) chosen_.push_back(i);
        }
        for (const std::string& column : options_.columns) {
            const auto named = std::find(names.begin(), names.end(), column);
            std::size_t i = static_cast<std::size_t>(named - names.begin());
            if (named == names.end()) {
                const bool number =
                    !column.empty() && column.size() < 7 && column.find_first_not_of("0123456789") == std::string::npos;
                i = number ? static_cast<std::size_t>(std::stoul(column)) - 1 : columns_;
            }
            if (i >= columns_)
                lines_.fail(fmt::format("no column '{}'; expected {}a number from 1 to {}", shown(column),
                                        names.empty() ? "" : "a name of the first line, or ", columns_));
            chosen_.push_back(i);
        }
    }
    void find_units(std::vector<std::string>& remarks) {
        const auto any = [](const std::vector<Printed>& column, bool Printed::*what) {
            return std::any_of(column.begin(), column.end(), [what](const Printed& p) { return p.*what; });
        };
        const bool all_whole =
            std::all_of(values_.begin(), values_.end(), [](const Printed& p) { return p.integer || p.fraction; });
        const bool exact = options_.exact || (all_whole && any(values_, &Printed::fraction));
        const std::vector<long> places = last_places(values_);
        for (std::size_t i = 0; i < rows_.size(); ++i) {
            if (!exact && !values_[i].fraction) rows_[i].half_unit = half_unit(places[i]);
            memory_ += words(rows_[i].half_unit);
            if (memory_ > most_words)
                lines_.fail_at(
                    rows_[i].line,
                    "the numbers take more than 256 MB of memory; expected fewer digits or smaller exponents");
        }
        if (!exact && all_whole)
            remarks.push_back("the values are integers, read as known to 1; with --exact they are exact");
        const auto know_no_more_than = [&](const char* format, const rigor::Rational& half_of_last_bit) {
            for (NumberRow& row : rows_)
                row.half_unit = std::max(row.half_unit, rigor::Rational(abs(row.value) * half_of_last_bit));
            remarks.push_back(fmt::format(
                "every value is a {} to the digits printed, and is taken to be known to that precision", format));
        };
        if (!exact && are_printed_from<float>(rows_, values_, 9))
            know_no_more_than("32-bit float", rigor::Rational(1, 1L << 24));
        else if (!exact && are_printed_from<double>(rows_, values_, 17))
            know_no_more_than("double", rigor::Rational(1, 1L << 53));
        // Few digits of an L or h that is no integer, such as 0.025, are meant exactly.
        if (chosen_.size() != 2 || most_digits(depths_) < 6 ||
            std::all_of(depths_.begin(), depths_.end(), [](const Printed& p) { return p.integer || p.fraction; }))
            return;
        const std::vector<long> depth_places = last_places(depths_);
        for (std::size_t i = 0; i < rows_.size(); ++i)
            if (!depths_[i].fraction && denominator(rows_[i].L) != 1) rows_[i].L_half_unit = half_unit(depth_places[i]);
    }

    TextLines& lines_;
    const TableOptions& options_;
    TableLayout layout_;
    bool above_one_ = false;
    std::size_t columns_ = 0, memory_ = 0;
    long steps_from_ = 0;  // the line of the first L below 1
    std::string step_;
    std::vector<std::size_t> chosen_;
    std::vector<NumberRow> rows_;
    std::vector<Printed> values_, depths_;
};

}  // namespace

NumberTable read_number_table(const std::string& path, const TableOptions& options) {
    ByteSource source(path, "a text file of numbers");
    if (source.peek(1) == "\x93") source.fail("an NPY file; expected a text file of numbers");
    refuse_other_formats(source, "a text file of numbers");
    TextLines lines(source, table_limits);
    TableReader table(lines, options);
    std::string line;
    while (lines.next(line)) table.read(line);
    if (table.size() == 0)
        throw BadInput(fmt::format("{}: no numbers; expected one or two columns of them", lines.name()));
    if (table.size() == 1)
        throw BadInput(
            fmt::format("{}: one row: no rate can be seen in it; expected at least two, and many more for a decision",
                        lines.name()));
    return table.take();
}

}  // namespace verify
