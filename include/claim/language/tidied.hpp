// Expressions that a program has put together, without the zeros and ones that nobody would write.
#pragma once

#include "claim/language/statement.hpp"

namespace claim::language {

/// The same value, and undefined at the same points: literal parts are carried out, literal 0 leaves sums and 1 leaves
/// products; 0*e is 0 only for e that is defined everywhere.
Expression tidied(const Expression& e);
/// In the sides of comparisons.
Formula tidied(const Formula& f);

}  // namespace claim::language
