// How a text file of numbers is laid out: comments, a line of names, separator, quotes, number of columns. One place
// for csv_data.cpp and number_table.cpp. What could be data and could be none is refused.
#pragma once

#include "verify/readers/text_lines.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace verify {

class TableLayout {
public:
    /// points: a column that numbers the rows, or a first line that numbers the columns, is no data. sequence: the
    /// first column may count. chosen_columns: the same, and there may be columns without names and without numbers.
    enum class Rows { points, sequence, chosen_columns };
    TableLayout(const TextLines& lines, Rows rows) : lines_(lines), rows_(rows) {}

    /// To be called for each line in turn. True for a row of numbers; false for a comment, a blank line and the line of
    /// names. Throws BadInput for a mark '#' that may be a value, for a blank line before another row, for a first line
    /// that is neither names nor numbers, for a first row that has not as many columns as there are names, and for
    /// names or numbers that only count.
    bool is_row(std::string& line);
    /// The fields of the line that is_row() called a row, until it is called again, as many as columns(): without
    /// quotes, U+2212 as '-' and Fortran's exponent D as 'e'. Throws BadInput for another number of fields.
    const std::vector<std::string_view>& fields();

    bool begun() const { return columns_ > 0; }  ///< a row was met
    long columns() const { return columns_; }
    long first_line() const { return first_line_; }  ///< the line of the first row
    char separator() const { return separator_; }
    const std::vector<std::string>& names() const { return names_; }  ///< empty without a line of names

private:
    bool begin(std::string_view text);
    void refuse_index_names() const;
    void check_names_against_columns() const;
    void check_second_row(std::string_view text) const;
    void refuse_carriage_return(std::string_view text) const;
    void refuse_groups_of_digits() const;
    void split_row(std::string_view text);
    [[noreturn]] void refuse_numbered_columns() const;

    const TextLines& lines_;
    Rows rows_;
    std::string* line_ = nullptr;
    std::string text_;  // the row with its numbers in plain characters
    std::vector<std::string_view> fields_;
    std::vector<std::string> names_;
    std::string names_text_;
    char separator_ = ' ';
    bool trailing_ = false, counts_ = false;
    long columns_ = 0, first_line_ = 0, names_line_ = 0, blank_ = 0, rows_seen_ = 0, quotes_ = 0;
};

/// A word for a missing value (NA, None, null, -, ...), or a truth value.
bool is_missing_word(std::string_view text);
/// An error of a spreadsheet: #DIV/0!, #N/A, ...
bool is_spreadsheet_error(std::string_view text);

}  // namespace verify
