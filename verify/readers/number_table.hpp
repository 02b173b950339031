// A user's numbers from a text file: values of a sequence s_L that `verify rate` holds against a claimed rate.
#pragma once

#include "rigor/number/rational.hpp"

#include <string>
#include <vector>

namespace verify {

struct NumberRow {
    long line;  ///< its line in the file, from 1
    rigor::Rational L, value;
    /// Half a unit in the last digit that is known of the value: what its rounding may amount to. Zero only where the
    /// number is exact.
    rigor::Rational half_unit;
    rigor::Rational L_half_unit;  ///< the same for L
};

struct NumberTable {
    std::vector<NumberRow> rows;  ///< in the order of L
    std::vector<std::string>
        remarks;  ///< how the file was read, where that is no matter of course; sentences without a full stop
};

struct TableOptions {
    std::vector<std::string> columns;  ///< one or two, by name or number from 1: the values, or L and the values;
                                       ///< empty: the file has no others
    bool exact = false;                ///< the values are exact as they are printed
};

/// Reads one column (the values at L = 1, 2, 3, ...) or two (L and the value), laid out as table_layout.hpp says; "-"
/// is the standard input. The numbers are read exactly (rigor::parse_rational). The rows may come in any order of L,
/// each L once; two rows at least. Numbers in (0, 1], all of them, in place of L are step sizes h, and L = 1/h.
///
/// How exact a value is does not show in its text alone: 1 may be a 1.0000000001 printed by %.10g. The last digit known
/// is taken from the rows around it (eight on either side): the numbers of a column share their last place (%f) or
/// their number of digits (%g, %e), and the coarser of the two counts. Numbers that are doubles or floats with their
/// digits printed in full know no more than that. Fractions are exact, and integers between fractions; other integers
/// are known to 1.
/// Throws BadInput, one line that names the file, the line, the text and what was expected, for anything else.
NumberTable read_number_table(const std::string& path, const TableOptions& options = {});

}  // namespace verify
