#include "verify/readers/table_layout.hpp"

#include "verify/readers/field_kinds.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace verify {
namespace {

/// A row 0, 1, 2, ... of so many columns is taken for their numbers even if it stands alone.
constexpr long surely_numbered = 10;
// A field takes 16 bytes, and a line may be long.
constexpr long most_columns = 10'000'000;

bool digit(char c) { return c >= '0' && c <= '9'; }

std::string lower_case(std::string_view text) {
    std::string small(text);
    for (char& c : small) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
    return small;
}

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

/// "0, 1, 2, ... 9"
std::string counted(const std::vector<std::string_view>& fields) {
    std::string text;
    for (std::size_t i = 0; i < std::min<std::size_t>(fields.size(), 3); ++i)
        text += (i == 0 ? "" : ", ") + std::string(fields[i]);
    return fields.size() > 3 ? fmt::format("{}, ... {}", text, fields.back()) : text;
}

std::string columns_text(std::size_t n) { return fmt::format("{} column{}", n, n == 1 ? "" : "s"); }

}  // namespace

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

void TableLayout::split_into_fields(std::string_view text) {
    text_ = plain_numbers(text);
    if (!begun()) separator_ = separator_of(text_, settings_.decimal_comma ? ";\t " : usual_separators);
    split(text_, separator_, fields_, most_columns + 1);
    if (fields_.size() > static_cast<std::size_t>(most_columns))
        lines_.fail(fmt::format("more than {} columns, the limit", most_columns));
}

bool TableLayout::begin(std::string_view text) {
    refuse_carriage_return(text);
    if (names_line_ == 0 && text.starts_with("sep=") && text.size() <= 5) {
        if (settings_.decimal_comma && text == "sep=,") refuse_commas_between(text);
        return false;  // Excel's; the rows show their separator
    }
    split_into_fields(text);
    bool open_end =
        rows_ != Rows::chosen_columns && fields_.size() > 1 && fields_.back().empty() && text_.back() == separator_;
    if (rows_ == Rows::chosen_points && names_line_ != 0 && fields_.size() == names_.size()) open_end = false;
    if (open_end) fields_.pop_back();
    if (names_line_ == 0 && are_names()) {
        names_line_ = lines_.number();
        names_text_ = text;
        split(names_text_, separator_, fields_);
        names_.assign(fields_.begin(), fields_.end() - (open_end ? 1 : 0));
        // "x,y" over rows of one number each: 1,5 would be two of them.
        if (settings_.decimal_comma && separator_ == ' ' && separator_of(text) == ',') refuse_commas_between(text);
        return false;
    }
    first_line_ = lines_.number();
    trailing_ = open_end;
    columns_ = static_cast<long>(fields_.size());
    if (names_line_ != 0) {
        check_names_against_columns();
    } else if (!settings_.header) {
        if (rows_ != Rows::chosen_points) quotes_ = std::count(text.begin(), text.end(), '"');
        counts_ =
            (rows_ == Rows::points || rows_ == Rows::chosen_points) && columns_ > 1 && counts_from_zero(fields_, 0);
        if (counts_) numbered_ = counted(fields_);
        if (counts_ && columns_ >= surely_numbered) refuse_numbered_columns();
    }
    return true;
}

/// Of the first line. Throws BadInput for names of an index.
bool TableLayout::are_names() const {
    if (settings_.header == false) return false;
    if (rows_ == Rows::points)
        for (std::size_t i = 0; i < fields_.size(); ++i) refuse_index_name(static_cast<long>(i), fields_[i]);
    const std::vector<std::string_view> others(fields_.begin() + 1, fields_.end());
    if (!chosen() && fields_[0].empty() && !others.empty() &&
        (std::all_of(others.begin(), others.end(), may_be_name) || counts_from_zero(others, 0)))
        refuse_unnamed_index();
    if (settings_.header) return true;
    return std::any_of(fields_.begin(), fields_.end(), is_text) &&
           std::all_of(fields_.begin(), fields_.end(),
                       [&](std::string_view field) { return (chosen() && field.empty()) || may_be_name(field); });
}

void TableLayout::choose(const std::vector<long>& columns, bool named) {
    ignored_.assign(static_cast<std::size_t>(columns_), true);
    std::vector<std::string_view> kept;
    for (const long column : columns) {
        const auto at = static_cast<std::size_t>(column);
        ignored_[at] = false;
        kept.push_back(fields_[at]);
        if (named || names_.empty()) continue;
        if (column == 0 && names_[at].empty() && columns_ > 1) refuse_unnamed_index();
        refuse_index_name(column, names_[at]);
    }
    if (names_line_ != 0 || settings_.header) return;
    quotes_ = quoted_points();
    if (columns.size() < 2) return;
    // "species,1,2" before rows that begin with a text; but "7,1,2" numbers nothing.
    bool own = std::all_of(columns.begin(), columns.end(), [&](long column) {
        return fields_[static_cast<std::size_t>(column)] == std::to_string(column);
    });
    for (std::size_t i = 0; own && i < fields_.size(); ++i)
        own = !ignored_[i] || fields_[i] == std::to_string(i) || !exact_number(fields_[i]);
    if (!own && !counts_from_zero(kept, 0)) return;
    counts_ = true;
    numbered_ = counted(kept);
    if (static_cast<long>(columns.size()) >= surely_numbered) refuse_numbered_columns();
}

std::optional<long> TableLayout::text_beside_points() const {
    for (std::size_t i = 0; i < ignored_.size(); ++i)
        if (ignored_[i] && is_text(fields_[i])) return static_cast<long>(i);
    return std::nullopt;
}

void TableLayout::refuse_unnamed_index() const {
    const std::string other_ways =
        rows_ == Rows::sequence ? ", or choose columns with --columns" : ", or leave it out with --drop 0";
    lines_.fail_at(names_line_ != 0 ? names_line_ : lines_.number(),
                   "the first column has no name, as an index has that pandas or R writes; expected numbers alone: "
                   "remove the column (pandas: index=False; R: row.names=FALSE)" +
                       other_ways);
}

void TableLayout::refuse_index_name(long column, std::string_view name) const {
    static constexpr std::string_view index_names[] = {"index",    "idx",       "id",        "rowid",   "row_id",
                                                       "rownames", "row.names", "row_names", "rowname", "level_0"};
    const std::string small = lower_case(name.substr(0, 20));
    if (small.starts_with("unnamed: ") ||
        std::find(std::begin(index_names), std::end(index_names), small) != std::end(index_names))
        lines_.fail_at(names_line_ != 0 ? names_line_ : lines_.number(),
                       fmt::format("column {} (counted from 0) is named '{}': numbers of the rows are no coordinate; "
                                   "expected coordinates alone: remove the column, leave it out with --drop {}, or "
                                   "choose columns with --columns",
                                   column, shown(name), column));
}

void TableLayout::check_names_against_columns() {
    std::vector<std::string_view> again;
    split(names_text_, separator_, again);  // "a b" over rows that are separated by commas is one name
    const auto fits = [&](std::size_t names) { return static_cast<long>(names) == columns_; };
    if (fits(names_.size())) return;
    if (fits(again.size())) {
        names_.assign(again.begin(), again.end());
        return;
    }
    lines_.fail(fmt::format(
        "row has {}, but line {} names {}; expected as many names as columns{}",
        columns_text(static_cast<std::size_t>(columns_)), names_line_, names_.size(),
        static_cast<long>(names_.size()) + 1 == columns_ ? " (a column of row names or an index? remove it)" : ""));
}

void TableLayout::refuse_numbered_columns() const {
    lines_.fail_at(first_line_, fmt::format("{}: the numbers of the columns, or a point? Expected names of columns "
                                            "first, or --header yes or no (or '# ' before this line)",
                                            numbered_));
}

void TableLayout::refuse_commas_between(std::string_view text) const {
    lines_.fail(
        fmt::format("'{}' separates columns by commas; with --decimal-comma expected semicolons, tabs or "
                    "blanks between them",
                    shown(text)));
}

void TableLayout::check_second_row(std::string_view text) const {
    if (counts_) refuse_numbered_columns();
    if (rows_ != Rows::chosen_points && quotes_ > 0 && quotes_ != std::count(text.begin(), text.end(), '"'))
        refuse_other_quotes();
}

void TableLayout::refuse_other_quotes() const {
    lines_.fail_at(first_line_, fmt::format("numbers in quotes, and the next row has them otherwise: names of "
                                            "columns, or a row? Expected all rows alike (or '# ' before line {})",
                                            first_line_));
}

/// In quotes, of the fields that were chosen.
long TableLayout::quoted_points() const {
    long count = 0;
    for (std::size_t i = 0; i < ignored_.size() && i < fields_.size(); ++i)
        count += !ignored_[i] && fields_[i].data() > text_.data() && fields_[i].data()[-1] == '"';
    return count;
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
        const bool beside = i < ignored_.size() && ignored_[i] && ignored_[i - 1];
        if (!beside && fields_[i].size() == 3 && fields_[i][0] == '0' && digits(fields_[i]) && digits(before))
            lines_.fail(
                fmt::format("'{},{}': two columns, or a thousands separator? Expected integers without zeros "
                            "before them, or numbers without such separators",
                            shown(fields_[i - 1]), fields_[i]));
    }
}

void TableLayout::split_row(std::string_view text) {
    refuse_carriage_return(text);
    split_into_fields(text);
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
    if (rows_ == Rows::chosen_points && rows_seen_ == 2 && quotes_ > 0 && quotes_ != quoted_points())
        refuse_other_quotes();
    return fields_;
}

}  // namespace verify
