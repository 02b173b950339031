// A statement at random points of its domain, in balls.
#pragma once

#include "claim/language/statement.hpp"

#include <optional>
#include <string>

namespace claim::language {

struct Trial {
    int cases = 0;      ///< points at which the statement is certainly true
    int discarded = 0;  ///< points at which a premise is not certainly true, or balls do not tell the sides apart
    std::optional<std::string> counterexample = {};  ///< a point at which it is certainly false or undefined
};

/// Whether the statement says something of points: forall over real numbers and integers, of relations.
bool has_points(const Statement& s);

/// Draws points until `cases` of them count, at most four times as many; the first counterexample ends it. Points and
/// ends of the domain and their neighbours are drawn as often as others. Equal sides that are not rational are not told
/// apart: such points are discarded.
Trial try_points(const Statement& s, int cases, unsigned long seed);

}  // namespace claim::language
