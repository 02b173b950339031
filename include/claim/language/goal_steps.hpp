// What the relation for all n is reduced to: the step of an induction, and the same relation for real n.
#pragma once

#include "claim/language/integer_goal.hpp"

namespace claim::language {

/// The step of an induction: M(n + 1) - M(n) >= 0 for M = larger - smaller, each sum that ends at n + c replaced by its
/// next term; with the relation at n = first it shows it for all n. Empty where a sum stands elsewhere, or begins more
/// than one beyond its end at n = first.
std::optional<IntegerGoal> step_goal(const IntegerGoal& goal);

/// forall n in [from, inf): the relation, n a real number. Empty for what means something for integers only, and for
/// goals with parameters.
std::optional<Statement> real_statement(const IntegerGoal& goal, long from);

}  // namespace claim::language
