// Taylor coefficients of any function with an exact series, for the evaluators.
#pragma once

#include "claim/language/evaluation_functions.hpp"

namespace claim::language::detail {

/// coeff(f, n) for 0 <= n < 200 from the exact series of f's body; empty for kappa0, kappa1 and h, which have code of
/// their own, for points in MPFR, and where there is no such series.
template <class T>
std::optional<Coordinate<T>> coefficient_of(const Expression& f, long n);

}  // namespace claim::language::detail
