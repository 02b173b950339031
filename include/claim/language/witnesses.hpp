// Candidates for the value of an existential name.
#pragma once

#include "claim/language/statement.hpp"
#include "claim/language/truth_at.hpp"

#include <functional>

namespace claim::language {

/// forall outer: exists inner: body.
struct ExistenceClaim {
    std::vector<Binding> outer, inner;
    Formula body;
};
/// Empty for formulas of another kind, for data sets and matrices, and for bodies with order terms, limits or shapes.
std::optional<ExistenceClaim> existence_claim(const Formula& f);

/// "value in domain" as formulas; none if it is certain. Empty optional: not known how to say it.
std::optional<std::vector<Formula>> membership_conditions(const Expression& value, const Domain& d, bool is_integer);

/// Simple constants in or near the domain, and simple expressions in the outer names.
std::vector<Expression> witness_candidates(const Domain& d, const std::vector<Binding>& outer);

/// Two rationals of an interval between which a continuous equation changes sign.
struct SignChange {
    std::string name;
    rigor::Rational from, to;
    long bits = 0;
};
/// For "exists x in interval: left = right and conditions that compare x with numbers"; the sides continuous.
std::optional<SignChange> find_sign_change(const ExistenceClaim& c, const std::vector<Definition>& definitions);
/// The same two rationals, looked at again: in the domain, opposite signs, conditions at both.
bool is_sign_change(const ExistenceClaim& c, const SignChange& change, const std::vector<Definition>& definitions);

}  // namespace claim::language
