// Exact elimination in lists of rational rows, columns from the left.
#pragma once

#include "rigor/number/rational.hpp"

#include <optional>
#include <vector>

namespace claim::language {

using RationalRows = std::vector<std::vector<rigor::Rational>>;

/// Rows in reduced echelon form: row i has 1 in column pivots[i], where all others have 0.
struct ReducedRows {
    RationalRows rows = {};
    std::vector<std::size_t> pivots = {};
    std::optional<std::size_t> free = {};  ///< the first column without a pivot
};
/// Of the first `columns` columns; with until_free it ends at the first column without a pivot.
ReducedRows reduced(RationalRows rows, std::size_t columns, bool until_free = false);

}  // namespace claim::language
