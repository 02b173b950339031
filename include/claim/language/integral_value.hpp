// Integrals with an antiderivative in closed form: of sums of products of powers of the variable, and of exp, sin and
// cos of affine arguments.
#pragma once

#include "claim/language/statement.hpp"

namespace claim::language {

/// Every int[a, b] f dx whose f is such a sum, with coefficients that do not depend on x, replaced by F(b) - F(a). f is
/// defined for all real x, or, with a root of x, on [0, inf) with 0 <= a <= b; other integrals stay.
Formula with_integrals(const Formula& f);
Expression with_integrals(const Expression& e);

}  // namespace claim::language
