// Files of other formats, told by their first bytes, so that they are named and not read as tables. For data_file.cpp
// and number_table.cpp.
#pragma once

#include "verify/base/byte_source.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace verify {

/// What a file that begins so is, for people: "a Matrix Market file"; with what to do about it where that is known.
/// Nothing for text that may be a table, for NPY and for IDX. A few hundred bytes suffice; a byte order mark and blanks
/// before the text do no harm.
std::optional<std::string> other_format(std::string_view start);

/// Of a zip archive: a format that is one and no NPZ; nothing for others.
std::optional<std::string> named_zip_archive(std::string_view start);

/// Throws BadInput if the source, of which nothing has been read, is one: it names the format and what was expected.
void refuse_other_formats(ByteSource& source, const std::string& expected);

}  // namespace verify
