// Generators of exact inputs for properties, with the points where formulas break: 0, ±1, and ±1 ∓ 2^-k.
// They shrink towards simple numbers.
#pragma once

#include "rigor/number/rational.hpp"

#include <rapidcheck.h>

namespace claim {

/// Integers in [lowest, highest].
rc::Gen<long> integers(long lowest, long highest);

/// Rationals in [-1, 1].
rc::Gen<rigor::Rational> correlations();

/// Rationals in [-1, 1): pairs of different unit vectors.
rc::Gen<rigor::Rational> correlations_below_one();

/// Rationals in (-1, 1).
rc::Gen<rigor::Rational> interior_correlations();

/// Rationals in (0, 2], down to 2^-100: the argument 1 - cos(theta) of the expansions at the end point.
rc::Gen<rigor::Rational> gaps();

/// Positive rationals between 1/1000 and 1000.
rc::Gen<rigor::Rational> positive_rationals();

/// Two different rationals of [-1, 1], the smaller first.
rc::Gen<std::pair<rigor::Rational, rigor::Rational>> correlation_pairs();

}  // namespace claim

extern template class rc::Gen<long>;
extern template class rc::Gen<rigor::Rational>;
extern template class rc::Gen<std::pair<long, long>>;
extern template class rc::Gen<std::pair<rigor::Rational, rigor::Rational>>;
extern template class rc::Gen<std::vector<long>>;
extern template class rc::Gen<std::vector<rigor::Rational>>;
