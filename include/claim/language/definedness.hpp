// Where a formula is defined, as a formula of its own: existence needs it, because a witness shows nothing about the
// rest of the domain.
#pragma once

#include "claim/language/statement.hpp"

#include <optional>

namespace claim::language {

/// Holds where every part of f that counts is defined (from left to right: what a false premise hides does not count).
/// The obligations compare arguments with the ends of domains, "-1 <= u <= 1", "v != 0"; parts of another kind must
/// satisfy 0*e = 0. Empty optional: not known how to say it (order terms, limits, shapes, matrices). `always` if
/// nothing has to be shown.
struct Definedness {
    bool always = false;
    std::optional<Formula> formula = {};
};
std::optional<Definedness> definedness(const Formula& f);

/// f for all values of the bound names, part by part of a conjunction, each under the names that it uses: it implies
/// "forall bindings: f", and is implied by it where no domain is empty.
Formula for_all_used(const std::vector<Binding>& bindings, const Formula& f);

/// Continuous in its names wherever it is defined (and defined on an interval): no step, no integer functions.
bool is_continuous(const Expression& e);

}  // namespace claim::language
