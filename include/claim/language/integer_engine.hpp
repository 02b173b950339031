// Statements about every integer n: equations and inequalities between factorials, binomials, powers, rational
// functions, coefficients of power series, finite sums and products; and functions as infinite series.
//
// Certificate: for each relation of a chain the items of integer_goal.hpp, beginning with "relation"; for a series
// those of series_identity.hpp, beginning with "series". Of fails: "point" {name, value, relation}.
#pragma once

#include "claim/language/integer_goal.hpp"

namespace claim::language {

/// forall n >= n0: a R b (R c …), with parameters in intervals or integers where R is "="; forall n in a..b: …, each n
/// by itself; coeff(f, 3) = …; forall u in I: f(u) = … sum[n >= 0] …. Fails with an n, is ill-posed with one, or is
/// undecided. `one_variable` is asked for the relation with a real n, which proves it and never refutes it.
std::optional<Outcome> integer_engine(const Statement& s, const Budget& budget, const OneVariable& one_variable);
std::optional<Outcome> integer_engine(const Statement& s, const Budget& budget);

/// Empty if the items show the answer to the statement; else why not.
std::string replay_integers(const Statement& s, Answer answer, const std::vector<CertificateItem>& items);

/// The goals whose conjunction a statement is; empty for statements of another kind. `last` of a finite range.
struct IntegerGoals {
    std::vector<IntegerGoal> goals;
    std::optional<long> last = {};
};
std::optional<IntegerGoals> integer_goals(const Formula& f);

}  // namespace claim::language
