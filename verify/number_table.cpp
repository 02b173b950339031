#include "verify/number_table.hpp"

#include "verify/status.hpp"
#include "verify/other_formats.hpp"
#include "verify/table_layout.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <optional>
#include <string_view>

namespace verify {
namespace {

// A row takes about 300 bytes of memory; but 1e99999 takes 40 KB, so the digits have a limit of their own, in 64-bit words.
constexpr std::size_t most_rows = 5'000'000, most_words = std::size_t{1} << 25;
constexpr TextLines::Limits table_limits{.longest_line = 500'000, .largest_file = 1'000'000'000, .expected = "one or two numbers"};

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

class TableReader {
public:
    explicit TableReader(TextLines& lines) : lines_(lines), layout_(lines, TableLayout::Rows::sequence) {}
    void read(std::string& line) {
        if (!layout_.is_row(line)) return;
        if (layout_.columns() > 2)
            lines_.fail(fmt::format("'{}' has {} columns; expected one (the values) or two (L and the value)",
                                    shown(line), layout_.columns()));
        const std::vector<std::string_view>& fields = layout_.fields();
        NumberRow row{lines_.number(), static_cast<long>(rows_.size()) + 1, value(fields.back()),
                      half_unit(fields.back())};
        if (layout_.columns() == 2) row.L = value(fields.front());
        if (row.L < 1) lines_.fail(fmt::format("L = {}; expected 1 or more{}", shown(fields.front()), hint()));
        if (!rows_.empty() && row.L <= rows_.back().L)
            lines_.fail(fmt::format(
                "L = {} {}; expected L to grow strictly{}", shown(fields.front()),
                row.L == rows_.back().L ? "again" : fmt::format("after {}", shown(rows_.back().L.str())), hint()));
        memory_ += words(row.L) + words(row.value) + words(row.half_unit);
        if (memory_ > most_words) lines_.fail("the numbers take more than 256 MB of memory; expected fewer digits or smaller exponents");
        if (rows_.size() == most_rows)
            lines_.fail(fmt::format("more than {} rows, the limit; a geometric selection of L says as much about a rate", most_rows));
        rows_.push_back(std::move(row));
    }
    std::vector<NumberRow> take() { return std::move(rows_); }
    std::size_t size() const { return rows_.size(); }

private:
    const char* hint() const { return layout_.separator() == ',' ? comma_hint : ""; }
    rigor::Rational value(std::string_view field) const {
        if (std::optional<rigor::Rational> q = exact_number(field)) return std::move(*q);
        lines_.fail(why_no_number(field, layout_.separator(), static_cast<std::size_t>(layout_.columns())));
    }

    TextLines& lines_;
    TableLayout layout_;
    std::size_t memory_ = 0;
    std::vector<NumberRow> rows_;
};

}  // namespace

std::vector<NumberRow> read_number_table(const std::string& path) {
    ByteSource source(path, "a text file of numbers");
    if (source.peek(1) == "\x93") source.fail("an NPY file; expected a text file of numbers");
    refuse_other_formats(source, "a text file of numbers");
    TextLines lines(source, table_limits);
    TableReader table(lines);
    std::string line;
    while (lines.next(line)) table.read(line);
    if (table.size() == 0) throw BadInput(fmt::format("{}: no numbers; expected one or two columns of them", lines.name()));
    if (table.size() == 1)
        throw BadInput(fmt::format("{}: one row: no rate can be seen in it; expected at least two, and many more for a decision", lines.name()));
    return table.take();
}

}  // namespace verify
