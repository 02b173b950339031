// Bounds of index sums on the whole domain of their names, for what must not be 0 or negative.
#pragma once

#include "claim/language/noncommutative_form.hpp"

namespace claim::language {

/// An interval with rational or infinite ends that contains all values; `open`: the end itself is not attained.
struct ValueRange {
    std::optional<rigor::Rational> lower, upper;  ///< empty: no bound
    bool lower_open = false, upper_open = false;

    bool is_positive() const { return lower && (*lower > 0 || (*lower == 0 && lower_open)); }
    bool is_negative() const { return upper && (*upper < 0 || (*upper == 0 && upper_open)); }
    bool is_nonnegative() const { return lower && *lower >= 0; }
};

/// From the domains of the names alone, term by term: sharp for products of powers of names, an enclosure for the rest.
ValueRange range_of(const IndexSum& a, const AbstractData& data);

/// The first obligation that is not shown by ranges, or by a premise K > 0 of a named matrix; empty if all are.
std::string unmet_obligation(const NoncommutativeForm& form);

}  // namespace claim::language
