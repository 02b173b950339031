// What a field of a text file is, if it is no number: a name, a missing value, an error.
#pragma once

#include <string_view>

namespace verify {

/// A word for a missing value (NA, None, null, -, ...), or a truth value.
bool is_missing_word(std::string_view text);
/// An error of a spreadsheet: #DIV/0!, #N/A, ...
bool is_spreadsheet_error(std::string_view text);
/// With a letter (an ASCII one, '_', or any other that stands in no number), and not begun like a decimal.
bool may_be_name(std::string_view field);
/// Surely one: not begun with a digit, as "1x1", which is a name only beside another.
bool is_text(std::string_view field);

}  // namespace verify
