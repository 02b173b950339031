// What the form of an expression says of its sign, wherever its names lie: exp(u) > 0, 1 + x^2 > 0.
#pragma once

#include "claim/language/expression.hpp"

namespace claim::language {

/// Defined for all real values of its names: polynomials, exp, sin, cos, arctan, abs, min, max, relu, step, roots of
/// what is >= 0 by form, logarithms of and quotients by what is > 0 by form, quotients by numbers.
bool is_total(const Expression& e);
/// Total, and > 0 (or >= 0) for all real values of its names.
bool is_positive_by_form(const Expression& e);
bool is_nonnegative_by_form(const Expression& e);

/// e without factors that are positive by form: of the same sign everywhere, defined where e is. 1 or -1 if nothing
/// else is left.
Expression without_positive_factors(const Expression& e);

}  // namespace claim::language
