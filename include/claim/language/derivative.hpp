// Symbolic derivatives by rules; those of kappa0, kappa1 and h come from their definitions, none is looked up.
#pragma once

#include "claim/language/expression.hpp"

namespace claim::language {

/// d e/d(name). Functions of the field at literal depths are unfolded first; f'(u) is carried out. Valid on the inside
/// of the domain: at an end the result may be undefined where the one-sided derivative exists (h' at 1). abs, relu and
/// step have their derivative away from the kink. Throws std::invalid_argument, naming the part, for what has no rule
/// (a depth that is a name, matrices, max, integer functions).
Expression derivative(const Expression& e, const std::string& name);

/// What remains of a derivative where all divisions cancel: where the function is defined its one-sided derivative at
/// the ends of a domain as well, by the mean value theorem. Empty where a division remains, or a kink.
std::optional<Expression> without_divisions(const Expression& derived);

/// e with every D(…), f'(…) and `at` carried out by derivative(); a part without rule stays.
Expression unfold_derivatives(const Expression& e);

}  // namespace claim::language
