// The growth of sum[k in a..n + c] of powers of k, by the Euler-Maclaurin formula.
#pragma once

#include "claim/language/expression.hpp"
#include "claim/language/growth_series.hpp"

namespace claim::language {

/// The constant `euler` in growth series.
rigor::SymbolicConstant euler_symbol();

/// sum_{k = 1}^{n} k^p for n -> inf: n^(p+1)/(p+1) + zeta(-p) + n^p/2 + sum_j B_2j/(2j)! p (p-1) … (p-2j+2) n^(p-2j+1)
/// with the remainder of the first term left out; log n + euler + … for p = -1. Without a remainder for p = 0, …, 7.
/// Values of zeta that are not powers of pi are parameters.
GrowthSeries power_sum(const rigor::Rational& p);

/// A sum of constants times powers of k, from an integer >= 1 to name + c. Empty for other expressions.
std::optional<GrowthSeries> power_sum_series(const Expression& sum, const std::string& name);

}  // namespace claim::language
