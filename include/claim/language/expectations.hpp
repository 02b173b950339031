// Gaussian expectations E[X ~ N(m, v)] f(X) and E[(X, Y) ~ N2(u)] f(X, Y) replaced by closed forms, for the engines
// that know none of them.
//
// Certificate items:
//   expectation  of, is: an expectation as it was written (with inner ones already replaced) and its closed form
//   asked        the statement without expectations (asked.hpp)
#pragma once

#include "claim/language/decide.hpp"

namespace claim::language {

struct WithoutExpectations {
    Statement statement;
    std::vector<std::pair<Expression, Expression>> replaced = {};  ///< expectation and closed form
    std::vector<Expression> left = {};                             ///< without a closed form
};

/// The statement with every expectation that has a closed form replaced by it, in definitions too. The closed form has
/// the same value wherever the expectation exists, and is undefined elsewhere (a negative variance, a correlation
/// outside of [-1, 1], exp(X^2/2) for variance 1). Laws of variance 0 are points.
WithoutExpectations without_expectations(const Statement& s);

/// Statements with expectations: asks `ask` (all engines, if empty) about the statement without them.
std::optional<Outcome> expectations_engine(const Statement& s, const Budget& budget, const OneVariable& ask = {});
std::string replay_expectations(const Statement& s, Answer answer, const std::vector<CertificateItem>& items);

}  // namespace claim::language
