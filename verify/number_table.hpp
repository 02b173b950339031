// A user's numbers from a text file: values of a sequence s_L that `verify rate` holds against a claimed rate.
#pragma once

#include "rigor/rational.hpp"

#include <string>
#include <vector>

namespace verify {

struct NumberRow {
    long line;  ///< its line in the file, from 1
    rigor::Rational L, value;
    /// Half a unit in the last printed digit of the value: it is 1/2 * 10^-11 for 1.2345e-7. Zero for an integer without point and exponent and for a
    /// fraction, which are exact.
    rigor::Rational half_unit;
};

/// Reads one column (the values at L = 1, 2, 3, ...) or two (L and the value), separated by commas, semicolons, tabs or blanks as in the first line of
/// numbers. There may be a header line before them, lines that begin with '#', and blank lines at the end. The file may be
/// gzipped; "-" is the standard input.
/// The numbers are read exactly (rigor::parse_rational). L must grow strictly from 1 or more; two rows at least.
/// Throws BadInput, one line that names the file, the line, the text and what was expected, for anything else.
std::vector<NumberRow> read_number_table(const std::string& path);

}  // namespace verify
