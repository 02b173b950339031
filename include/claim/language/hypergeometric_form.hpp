// Expressions in integers and parameters as sums of hypergeometric terms, with a proof that every part is defined on
// the whole box.
#pragma once

#include "claim/language/expression.hpp"
#include "claim/language/hypergeometric_term.hpp"

#include <functional>

namespace claim::language {

struct FormContext {
    NameBox box;
    /// Values of parts that the caller knows (coefficients of series, closed forms of sums); empty: not of this kind.
    std::function<std::optional<TermSum>(const Expression&)> known = {};
    /// Denominators and bases are not shown to be nonzero, nor arguments of factorials nonnegative: for terms under a
    /// sum, whose points are looked at elsewhere.
    bool defined_elsewhere = false;
};

/// The form of e. Integer names run through numbers >= 0 only: the caller shifts others. Throws NotHypergeometric for
/// what has no form or is not certainly defined on the whole box, NamedPolynomial::TooLong for what is too large.
TermSum hypergeometric_form(const Expression& e, const FormContext& context);

/// The same, empty where that throws.
std::optional<TermSum> try_hypergeometric_form(const Expression& e, const FormContext& context);

/// A polynomial with rational coefficients as an expression.
Expression to_expression(const NamedPolynomial& p);

}  // namespace claim::language
