#include "verify/readers/table_layout.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace verify {
namespace {

/// A row 0, 1, 2, ... of so many columns is taken for their numbers even if it stands alone.
constexpr long surely_numbered = 10;

bool digit(char c) { return c >= '0' && c <= '9'; }
bool letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

std::string lower_case(std::string_view text) {
    std::string small(text);
    for (char& c : small) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
    return small;
}

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

/// With a letter (an ASCII one, '_', or any other that stands in no number), and not begun like a decimal.
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

/// Not begun with a digit: "1x1" is a name only beside another.
bool surely_name(std::string_view field) { return may_be_name(field) && !digit(field[0]); }

bool counts_from_zero(const std::vector<std::string_view>& fields, std::size_t from) {
    for (std::size_t i = from; i < fields.size(); ++i)
        if (fields[i] != fmt::format("{}", i - from)) return false;
    return fields.size() > from;
}

/// U+2212 before a digit or a point becomes '-', D between a digit and an exponent 'e'.
std::string plain_numbers(std::string_view text) {
    std::string plain;
    plain.reserve(text.size());
    const auto at = [&](std::size_t i) { return i < text.size() ? text[i] : '\0'; };
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        if (c == '\xe2' && text.substr(i, 3) == "\xe2\x88\x92" && (digit(at(i + 3)) || at(i + 3) == '.')) {
            plain += '-';
            i += 2;
        } else if ((c == 'D' || c == 'd') && i > 0 && (digit(text[i - 1]) || text[i - 1] == '.') &&
                   (digit(at(i + 1)) || ((at(i + 1) == '-' || at(i + 1) == '+') && digit(at(i + 2))))) {
            plain += 'e';
        } else {
            plain += c;
        }
    }
    return plain;
}

bool is_comment(std::string_view text) {
    const std::size_t after = text.find_first_not_of('#');
    return after == std::string_view::npos || text[after] == ' ' || text[after] == '\t';
}

std::string columns_text(std::size_t n) { return fmt::format("{} column{}", n, n == 1 ? "" : "s"); }

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

bool TableLayout::is_row(std::string& line) {
    const std::string_view text = trimmed(line);
    if (text.empty()) {
        if (blank_ == 0 && begun()) blank_ = lines_.number();
        return false;
    }
    if (text[0] == '#') {
        if (is_comment(text)) return false;
        lines_.fail(fmt::format(
            "'{}' begins with '#': a comment, or a value that is missing? Expected '# ' before a comment, or numbers",
            shown(text)));
    }
    if (blank_ != 0) lines_.fail_at(blank_, "a blank line in the middle; expected numbers, or the end of the file");
    line_ = &line;
    if (!begun() && !begin(text)) return false;
    if (++rows_seen_ == 2) check_second_row(text);
    return true;
}

bool TableLayout::begin(std::string_view text) {
    refuse_carriage_return(text);
    if (names_line_ == 0 && text.starts_with("sep=") && text.size() <= 5)
        return false;  // Excel's; the rows show their separator
    text_ = plain_numbers(text);
    separator_ = separator_of(text_);
    split(text_, separator_, fields_);
    const bool chosen = rows_ == Rows::chosen_columns;
    const bool open_end = !chosen && fields_.size() > 1 && fields_.back().empty() && text_.back() == separator_;
    if (open_end) fields_.pop_back();
    if (names_line_ == 0) {
        refuse_index_names();
        const std::vector<std::string_view> others(fields_.begin() + 1, fields_.end());
        if (!chosen && fields_[0].empty() && !others.empty() &&
            (std::all_of(others.begin(), others.end(), may_be_name) || counts_from_zero(others, 0)))
            lines_.fail(
                "the first column has no name, as an index has that pandas or R writes; expected numbers alone: remove "
                "the column (pandas: index=False; R: row.names=FALSE)" +
                std::string(rows_ == Rows::sequence ? ", or choose columns with --columns" : ""));
        if (std::any_of(fields_.begin(), fields_.end(), surely_name) &&
            std::all_of(fields_.begin(), fields_.end(),
                        [&](std::string_view field) { return (chosen && field.empty()) || may_be_name(field); })) {
            names_line_ = lines_.number();
            names_text_ = text;
            split(names_text_, separator_, fields_);
            names_.assign(fields_.begin(), fields_.end() - (open_end ? 1 : 0));
            return false;
        }
    }
    first_line_ = lines_.number();
    trailing_ = open_end;
    columns_ = static_cast<long>(fields_.size());
    if (names_line_ != 0) {
        check_names_against_columns();
    } else {
        quotes_ = std::count(text.begin(), text.end(), '"');
        counts_ = rows_ == Rows::points && columns_ > 1 && counts_from_zero(fields_, 0);
        if (counts_ && columns_ >= surely_numbered) refuse_numbered_columns();
    }
    return true;
}

void TableLayout::refuse_index_names() const {
    if (rows_ != Rows::points) return;
    static constexpr std::string_view index_names[] = {"index",    "idx",       "id",        "rowid",   "row_id",
                                                       "rownames", "row.names", "row_names", "rowname", "level_0"};
    for (std::size_t i = 0; i < fields_.size(); ++i) {
        const std::string name = lower_case(fields_[i].substr(0, 20));
        if (name.starts_with("unnamed: ") ||
            std::find(std::begin(index_names), std::end(index_names), name) != std::end(index_names))
            lines_.fail(
                fmt::format("column {} is named '{}': numbers of the rows are no coordinate; expected coordinates "
                            "alone: remove the column, or give it another name",
                            i + 1, shown(fields_[i])));
    }
}

void TableLayout::check_names_against_columns() const {
    std::vector<std::string_view> again;
    split(names_text_, separator_, again);  // "a b" over rows that are separated by commas is one name
    const auto fits = [&](std::size_t names) { return static_cast<long>(names) == columns_; };
    if (fits(names_.size()) || fits(again.size())) return;
    lines_.fail(fmt::format(
        "row has {}, but line {} names {}; expected as many names as columns{}",
        columns_text(static_cast<std::size_t>(columns_)), names_line_, names_.size(),
        static_cast<long>(names_.size()) + 1 == columns_ ? " (a column of row names or an index? remove it)" : ""));
}

void TableLayout::refuse_numbered_columns() const {
    const std::string list = columns_ == 2   ? "0, 1"
                             : columns_ == 3 ? "0, 1, 2"
                                             : fmt::format("0, 1, 2, ... {}", columns_ - 1);
    lines_.fail_at(first_line_, fmt::format("{}: the numbers of the columns, or a point? Expected names of columns "
                                            "first (put '# ' before this line, or a line of names before it)",
                                            list));
}

void TableLayout::check_second_row(std::string_view text) const {
    if (counts_) refuse_numbered_columns();
    if (quotes_ > 0 && quotes_ != std::count(text.begin(), text.end(), '"'))
        lines_.fail_at(first_line_, fmt::format("numbers in quotes, and the next row has them otherwise: names of "
                                                "columns, or a row? Expected all rows alike (or '# ' before line {})",
                                                first_line_));
}

void TableLayout::refuse_carriage_return(std::string_view text) const {
    if (text.find('\r') != std::string_view::npos)
        lines_.fail(
            fmt::format("'{}' has a carriage return inside; expected lines that end with LF or CR LF", shown(text)));
}

/// "1,000" and "12,050": between commas no integer begins with 0, but a group of three digits may.
void TableLayout::refuse_groups_of_digits() const {
    const auto digits = [](std::string_view field) {
        return !field.empty() && field.size() <= 3 && std::all_of(field.begin(), field.end(), digit);
    };
    for (std::size_t i = 1; i < fields_.size(); ++i) {
        const std::string_view before = fields_[i - 1].substr(fields_[i - 1].starts_with('-') ? 1 : 0);
        if (fields_[i].size() == 3 && fields_[i][0] == '0' && digits(fields_[i]) && digits(before))
            lines_.fail(
                fmt::format("'{},{}': two columns, or a thousands separator? Expected integers without zeros "
                            "before them, or numbers without such separators",
                            shown(fields_[i - 1]), fields_[i]));
    }
}

void TableLayout::split_row(std::string_view text) {
    refuse_carriage_return(text);
    text_ = plain_numbers(text);
    split(text_, separator_, fields_);
    if (separator_ == ',') refuse_groups_of_digits();
    if (!trailing_) return;
    if (!fields_.back().empty())
        lines_.fail(fmt::format("row ends with '{}'; expected '{}' at its end, as in line {}", shown(fields_.back()),
                                separator_, first_line_));
    fields_.pop_back();
}

const std::vector<std::string_view>& TableLayout::fields() {
    split_row(trimmed(*line_));
    if (static_cast<long>(fields_.size()) != columns_)
        lines_.fail(
            fmt::format("row has {}; expected {} as in line {}", columns_text(fields_.size()), columns_, first_line_));
    return fields_;
}

}  // namespace verify
