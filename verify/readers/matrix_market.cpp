#include "verify/readers/matrix_market.hpp"

#include "verify/readers/text_lines.hpp"

#include <charconv>

namespace verify {
namespace {

constexpr std::string_view banner = "%%matrixmarket";
constexpr TextLines::Limits limits{.longest_line = 1'000'000,
                                   .largest_file = std::numeric_limits<std::size_t>::max(),
                                   .expected = "a line of a Matrix Market file"};

std::string lower_case(std::string_view text) {
    std::string small(text);
    for (char& c : small) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
    return small;
}

class Reader {
public:
    Reader(ByteSource& source, const DataOptions& options)
        : source_(source),
          options_(options),
          lines_(source, limits) {}

    DataSet read() {
        read_banner();
        read_sizes();
        kept_.emplace(source_, n_);
        for (long i = 0; i < n_; ++i) kept_->begin(i, i);
        coordinate_ ? read_coordinates() : read_columns();
        if (next()) lines_.fail(fmt::format("'{}' after the last entry; expected the end of the file", shown(line_)));
        return kept_->take(n_, fmt::format("Matrix Market {} {} {}", coordinate_ ? "coordinate" : "array", field_,
                                           symmetric_ ? "symmetric" : "general"));
    }

private:
    /// The next line that is no comment and not blank, and its fields.
    bool next() {
        while (lines_.next(line_)) {
            const std::string_view text = trimmed(line_);
            if (text.empty() || text[0] == '%') continue;
            split(text, ' ', fields_);
            return true;
        }
        return false;
    }
    void read_banner() {
        lines_.next(line_);
        split(trimmed(line_), ' ', fields_);
        std::vector<std::string> words;
        for (const std::string_view field : fields_) words.push_back(lower_case(field));
        if (words.size() != 5 || words[0] != banner || words[1] != "matrix")
            lines_.fail(fmt::format(
                "the banner '{}'; expected '%%MatrixMarket matrix' with a format, a field and a symmetry, as in "
                "'%%MatrixMarket matrix array real general'",
                shown(line_)));
        const auto one_of = [&](std::size_t at, std::initializer_list<std::string_view> known, const char* expected) {
            for (const std::string_view word : known)
                if (words[at] == word) return;
            lines_.fail(fmt::format("a Matrix Market file that says '{}'; expected {}", shown(words[at]), expected));
        };
        one_of(2, {"array", "coordinate"}, "array or coordinate");
        if (words[3] == "pattern")
            lines_.fail(
                "a Matrix Market file of the field pattern: it has places and no numbers; expected real or "
                "integer");
        if (words[3] == "complex") lines_.fail("a Matrix Market file of complex numbers; expected real or integer");
        one_of(3, {"real", "integer", "double"}, "real or integer");
        if (words[4] == "skew-symmetric")
            lines_.fail(
                "a Matrix Market file of a skew-symmetric matrix, which is no kernel matrix; expected general "
                "or symmetric");
        if (words[4] == "hermitian")
            lines_.fail("a Matrix Market file of a Hermitian matrix; expected general or symmetric");
        one_of(4, {"general", "symmetric"}, "general or symmetric");
        coordinate_ = words[2] == "coordinate";
        field_ = words[3] == "double" ? "real" : words[3];
        symmetric_ = words[4] == "symmetric";
    }
    /// A count; `what` names it.
    std::uint64_t count(std::string_view field, const char* what) const {
        std::uint64_t value = 0;
        const auto [end, error] = std::from_chars(field.data(), field.data() + field.size(), value);
        const bool digits = end == field.data() + field.size() && !field.empty();
        if (error == std::errc::result_out_of_range)
            lines_.fail(fmt::format("'{}' {}, more than any file can hold", shown(field), what));
        if (error != std::errc() || !digits)
            lines_.fail(fmt::format("'{}' where the number of {} was expected", shown(field), what));
        return value;
    }
    void read_sizes() {
        const std::size_t wanted = coordinate_ ? 3 : 2;
        const char* const expected = coordinate_ ? "rows, columns and entries" : "rows and columns";
        if (!next()) source_.fail(fmt::format("a Matrix Market file without sizes; expected numbers of {}", expected));
        if (fields_.size() != wanted)
            lines_.fail(fmt::format("'{}' where the numbers of {} were expected", shown(line_), expected));
        const std::uint64_t rows = count(fields_[0], "rows"), columns = count(fields_[1], "columns");
        if (rows != columns || rows == 0)
            lines_.fail(fmt::format("a matrix of {} rows and {} columns; expected a square one, at least 1 x 1", rows,
                                    columns));
        constexpr std::uint64_t most = 3'000'000'000;  // whose square is no overflow
        if (rows > most)
            lines_.fail(fmt::format("a matrix of {} rows; expected at most {}", rows,
                                    std::min(static_cast<std::uint64_t>(options_.most_rows), most)));
        n_ = static_cast<long>(rows);
        const std::uint64_t all = symmetric_ ? rows * (rows + 1) / 2 : rows * rows;
        entries_ = coordinate_ ? count(fields_[2], "entries") : all;
        if (entries_ > all)
            lines_.fail(fmt::format("{} entries of a{} matrix of {} rows; expected at most {}", entries_,
                                    symmetric_ ? " symmetric" : "", rows, all));
        if (n_ > options_.most_rows) refuse_too_many_rows(source_, n_, options_);
        require_memory_for(source_, n_, n_);
    }
    void next_entry(std::uint64_t had) {
        if (!next()) source_.fail(fmt::format("ends after {} of {} entries: the file is truncated", had, entries_));
        const std::size_t wanted = coordinate_ ? 3 : 1;
        if (fields_.size() != wanted)
            lines_.fail(fmt::format("'{}': {} field{}; expected {}", shown(line_), fields_.size(),
                                    fields_.size() == 1 ? "" : "s",
                                    coordinate_ ? "row, column and number" : "one number a line"));
    }
    void put(long i, long j, std::string_view text) {
        std::string plain(text);
        for (char& c : plain)
            if (c == 'D' || c == 'd') c = 'e';  // Fortran's exponent
        const std::optional<rigor::Rational> exact = exact_number(plain);
        const auto fail = [&](const std::string& what) { lines_.fail(fmt::format("'{}': {}", shown(text), what)); };
        if (!exact) lines_.fail(why_no_number(text, ' ', 1));
        if (field_ == "integer" && denominator(*exact) != 1)
            fail("no integer, in a Matrix Market file of integers; expected one");
        put_entry(*kept_, i, j, *exact, fail);
        if (symmetric_ && i != j) put_entry(*kept_, j, i, *exact, fail);
    }
    void read_columns() {
        std::uint64_t had = 0;
        for (long j = 0; j < n_; ++j)
            for (long i = symmetric_ ? j : 0; i < n_; ++i) {
                next_entry(had++);
                put(i, j, fields_[0]);
            }
    }
    void read_coordinates() {
        std::vector<bool> there(static_cast<std::size_t>(n_) * static_cast<std::size_t>(n_));
        for (std::uint64_t had = 0; had < entries_; ++had) {
            next_entry(had);
            const long i = place(fields_[0], "row"), j = place(fields_[1], "column");
            if (symmetric_ && i < j)
                lines_.fail(
                    fmt::format("an entry in row {}, column {}; expected only the lower triangle (row >= "
                                "column), since the matrix is symmetric",
                                i + 1, j + 1));
            const std::size_t at =
                static_cast<std::size_t>(i) * static_cast<std::size_t>(n_) + static_cast<std::size_t>(j);
            if (there[at])
                lines_.fail(
                    fmt::format("row {}, column {} for the second time; expected each entry once", i + 1, j + 1));
            there[at] = true;
            put(i, j, fields_[2]);
        }
    }
    /// From 0.
    long place(std::string_view field, const char* what) const {
        long value = 0;
        const auto [end, error] = std::from_chars(field.data(), field.data() + field.size(), value);
        if (error != std::errc() || end != field.data() + field.size() || value < 1 || value > n_)
            lines_.fail(fmt::format("the {} '{}'; expected 1 to {} (a Matrix Market file counts from 1)", what,
                                    shown(field), n_));
        return value - 1;
    }

    ByteSource& source_;
    const DataOptions& options_;
    TextLines lines_;
    std::optional<KeptRows> kept_;
    std::string line_, field_;
    std::vector<std::string_view> fields_;
    bool coordinate_ = false, symmetric_ = false;
    long n_ = 0;
    std::uint64_t entries_ = 0;
};

}  // namespace

bool is_matrix_market(std::string_view start) { return lower_case(start.substr(0, banner.size())) == banner; }

DataSet read_matrix_market(ByteSource& source, const DataOptions& options) { return Reader(source, options).read(); }

}  // namespace verify
