// TeX sources are UTF-8 today and were Latin-1.
#pragma once

#include <string>

namespace verify {

struct TexText {
    std::string text;     ///< UTF-8, lines end with \n
    std::string note;     ///< not empty: in which way it was read
    std::string refused;  ///< not empty: why it is no text
    long line_of_note = 1;
};

/// Bytes that are not UTF-8 are read as Windows-1252, of which Latin-1 is a part, and that is said; UTF-16 and bytes
/// that no text has are refused. Characters that no page may have (control characters) become blanks.
TexText decode_tex(std::string bytes);

}  // namespace verify
