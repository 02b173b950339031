// Text files of numbers: their lines, the fields of a line, and what to say of a field that is no number. For
// number_table.cpp and csv_data.cpp.
#pragma once

#include "rigor/number/rational.hpp"
#include "verify/base/byte_source.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace verify {

/// The lines of a file, without their ends (LF or CR LF) and without a byte order mark, in pieces of constant memory.
class TextLines {
public:
    struct Limits {
        std::size_t longest_line, largest_file;
        const char* expected;  ///< in a line, for the message about one that is too long
    };
    TextLines(ByteSource& source, const Limits& limits) : source_(source), limits_(limits), buffer_(1 << 16) {}
    /// False at the end of the file. Throws BadInput for a NUL byte and beyond the limits.
    bool next(std::string& line);
    long number() const { return number_; }  ///< of the line, from 1
    const std::string& name() const { return source_.name(); }
    [[noreturn]] void fail(const std::string& what) const { fail_at(number_, what); }
    [[noreturn]] void fail_at(long line, const std::string& what) const;  ///< BadInput that names the file and the line

private:
    bool refill();

    ByteSource& source_;
    Limits limits_;
    std::vector<char> buffer_;
    std::size_t at_ = 0, end_ = 0, total_ = 0;
    long number_ = 0;
};

/// Without blanks and tabs at its ends; no-break and other blanks of Unicode count.
std::string_view trimmed(std::string_view text);

/// The first of these characters that the line has outside of quotes; ' ' if it has none.
inline constexpr std::string_view usual_separators = ";\t, ";
char separator_of(std::string_view line, std::string_view separators = usual_separators);
/// The trimmed fields of a trimmed line, at most so many; a run of blanks and tabs is one separator ' '. A field in
/// double quotes is what is between them.
void split(std::string_view line, char separator, std::vector<std::string_view>& fields,
           std::size_t most = std::string_view::npos);

bool is_nan_or_infinity(std::string_view text);

/// rigor::parse_rational, nothing for text that is no exact number.
std::optional<rigor::Rational> exact_number(std::string_view text);

/// What a reader makes of decimal commas: nothing; points, if an option is given; points.
enum class DecimalCommas { unknown, by_option, read };

/// Of a field that is none: what is wrong with it and what was expected.
std::string why_no_number(std::string_view field, char separator, std::size_t columns,
                          DecimalCommas commas = DecimalCommas::unknown);

inline constexpr const char* comma_hint = " (a comma separates columns here; a decimal comma is not supported)";

}  // namespace verify
