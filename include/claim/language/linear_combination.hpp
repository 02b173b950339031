// Nonnegative combinations of linear forms, by the simplex method in exact rationals.
#pragma once

#include "rigor/number/rational.hpp"

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace claim::language {

struct LinearColumn {
    std::map<std::string, rigor::Rational> entries;  ///< by the name of the coordinate
    bool strict = false;
};

/// y >= 0 with sum_i y_i column_i = 0 and the sum of the y_i of strict columns equal to 1 (Motzkin: the columns, read
/// as forms that are >= 0, or > 0 where strict, contradict each other). Nothing if there is none, or if `interrupted`.
std::optional<std::vector<rigor::Rational>> contradiction(const std::vector<LinearColumn>& columns,
                                                          const std::function<bool()>& interrupted);

}  // namespace claim::language
