// Is a statement false at a point? Asked of points in MPFR and again in balls, and of growth measured next to a limit:
// without the engines that prove.
#pragma once

#include "claim/language/outcome.hpp"
#include "claim/language/statement.hpp"

#include <string>

namespace claim::language {

struct SecondOpinion {
    bool is_false = false;                             ///< at the point named
    bool is_empty = true;                              ///< no point of the domain at which the premises hold was met
    std::string why = {};                              ///< the point with both sides
    std::optional<rigor::Rational> least_margin = {};  ///< of a relation < <= > >=: slightly above the least one met
};

/// Of a single leaf (variants.hpp). False: the MPFR values of both sides at the point refute the relation beyond
/// rounding, and balls at the same point do so certainly; of an order term or a limit, the growth of the ratio over
/// forty decades next to the limit refutes it (evidence, no proof). Of layers L -> inf nothing is said.
SecondOpinion second_opinion(const Statement& s, const Budget& budget);

}  // namespace claim::language
