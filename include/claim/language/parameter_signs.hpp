// Signs of expressions in the parameters of a statement, by the signs of their parts.
#pragma once

#include "claim/language/statement.hpp"
#include "rigor/number/truth.hpp"

namespace claim::language {

/// What is proved for all values of the parameters. Each that is true implies that the expression is defined.
struct ParameterSign {
    bool at_least_zero = false, at_most_zero = false, nonzero = false;
    bool positive() const { return at_least_zero && nonzero; }
    bool negative() const { return at_most_zero && nonzero; }
};

/// Of e, whose free names are bound by the bindings: "a != 0", "a > 0", "a in (0, 1)", "r >= 0", "a in R". Closed
/// expressions are compared with 0 exactly or in balls.
ParameterSign parameter_sign(const Expression& e, const std::vector<Binding>& bindings);

/// A lower bound of an integer expression n, L + 1, 3 of the parameters; empty: not known to be an integer that is
/// bounded.
std::optional<rigor::Rational> least_integer(const Expression& e, const std::vector<Binding>& bindings);

}  // namespace claim::language
