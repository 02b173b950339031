// Which columns of a table are coordinates: what --columns, --drop and --labels say, and what that means for a file.
#pragma once

#include "verify/base/byte_source.hpp"

#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace verify {

/// One column or a range of them, as a user writes it: 3, 2-5, a name, a name in double quotes.
struct ColumnItem {
    std::string text;  ///< without blanks around it and without quotes
    bool quoted = false;
    std::optional<std::pair<long, long>> numbers = {};  ///< first and last, from 0; nothing for what is only a name
};

/// Items separated by commas. Throws BadInput, which names the option, for an empty item, for a quote that does not
/// end, and for a range that descends.
std::vector<ColumnItem> parse_columns(const char* option, const std::string& text);

struct ColumnChoice {
    std::vector<ColumnItem> columns = {};   ///< these, in this order; empty: all, in theirs
    std::vector<ColumnItem> drop = {};      ///< these not
    std::optional<ColumnItem> labels = {};  ///< nor this: first, last, a name or a number
    bool given() const { return !columns.empty() || !drop.empty() || labels; }
};

/// What a choice means for a file of so many columns.
struct ChosenColumns {
    /// Numbers of columns from 0, each once, in the order of the coordinates.
    std::vector<long> kept;
    std::vector<std::string> notes;  ///< what was left out, and why
};

/// `names`: of the columns, as many, or empty; `no_names`: why there are none, for a message. A number that is also a
/// name is refused unless both are the same column. Throws BadInput for a column that is not there, for a name that
/// several have, for a column that is listed twice, or is chosen and holds labels, or dropped and not chosen; and if
/// none is left.
ChosenColumns choose_columns(const ByteSource& source, const ColumnChoice& choice, long columns,
                             const std::vector<std::string>& names, const std::string& no_names);

/// "2 'x'", or "2" without a name.
std::string column_text(long column, const std::vector<std::string>& names);

}  // namespace verify
