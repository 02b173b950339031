// How a text file of numbers is laid out: comments, a line of names, separator, quotes, number of columns. One place
// for csv_data.cpp and number_table.cpp. What could be data and could be none is refused.
#pragma once

#include "verify/readers/text_lines.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace verify {

class TableLayout {
public:
    /// points: a column that numbers the rows, or a first line that numbers the columns, is no data. chosen_points: the
    /// same for the columns that choose() names; the others may be without names and without numbers. sequence: the
    /// first column may count. chosen_columns: the same, and there may be columns without names and without numbers.
    /// matrix: its rows may count, and names that only count are none of its business.
    enum class Rows { points, chosen_points, sequence, chosen_columns, matrix };
    struct Settings {
        std::optional<bool> header = {};  ///< whether the first line is names, whatever it looks like
        bool decimal_comma = false;       ///< a comma separates no columns
    };
    TableLayout(const TextLines& lines, Rows rows) : TableLayout(lines, rows, Settings{}) {}
    TableLayout(const TextLines& lines, Rows rows, const Settings& settings)
        : lines_(lines),
          rows_(rows),
          settings_(settings) {}

    /// To be called for each line in turn. True for a row of numbers; false for a comment, a blank line and the line of
    /// names. Throws BadInput for a mark '#' that may be a value, for a blank line before another row, for a first line
    /// that is neither names nor numbers, for a first row that has not as many columns as there are names, and for
    /// names or numbers that only count.
    bool is_row(std::string& line);
    /// Of chosen_points, once, when the first row was met: the columns that are coordinates; named: one by one, so that
    /// their names need not look like coordinates. Throws BadInput for a column of theirs that is an index by its name,
    /// or has none, and for a first row that only counts in them.
    void choose(const std::vector<long>& columns, bool named);
    /// The fields of the line that is_row() called a row, until it is called again, as many as columns(): without
    /// quotes, U+2212 as '-' and Fortran's exponent D as 'e'. Throws BadInput for another number of fields.
    const std::vector<std::string_view>& fields();

    bool begun() const { return columns_ > 0; }  ///< a row was met
    long columns() const { return columns_; }
    long first_line() const { return first_line_; }  ///< the line of the first row
    char separator() const { return separator_; }
    const std::vector<std::string>& names() const { return names_; }  ///< empty without a line of names
    long names_line() const { return names_line_; }                   ///< its number; 0 without one
    /// Of the row that fields() gave last: a column that was not chosen and holds a text that could be a name.
    std::optional<long> text_beside_points() const;

private:
    bool begin(std::string_view text);
    bool chosen() const { return rows_ == Rows::chosen_points || rows_ == Rows::chosen_columns; }
    void split_into_fields(std::string_view text);
    bool are_names() const;
    void refuse_index_name(long column, std::string_view name) const;
    void refuse_unnamed_index() const;
    void check_names_against_columns();
    void check_second_row(std::string_view text) const;
    void refuse_carriage_return(std::string_view text) const;
    void refuse_groups_of_digits() const;
    void split_row(std::string_view text);
    [[noreturn]] void refuse_numbered_columns() const;
    [[noreturn]] void refuse_other_quotes() const;
    long quoted_points() const;
    [[noreturn]] void refuse_commas_between(std::string_view text) const;

    const TextLines& lines_;
    Rows rows_;
    Settings settings_;
    std::string* line_ = nullptr;
    std::string text_;  // the row with its numbers in plain characters
    std::vector<std::string_view> fields_;
    std::vector<std::string> names_;
    std::string names_text_, numbered_;
    std::vector<bool> ignored_;  // by choose(); empty: none
    char separator_ = ' ';
    bool trailing_ = false, counts_ = false;
    long columns_ = 0, first_line_ = 0, names_line_ = 0, blank_ = 0, rows_seen_ = 0, quotes_ = 0;
};

}  // namespace verify
