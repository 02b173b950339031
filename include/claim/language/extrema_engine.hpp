// Largest and least values over an interval: sup[z in [-1, 1]] f <= c says the same as forall z in [-1, 1]: f <= c, and
// sup f >= c, where f is continuous and the interval closed, the same as not forall z: f < c. Under a limit in L,
// sup[z in [a, b]] F(rho(z, L)) with F monotone is F at an end of the interval, because rho increases in z.
//
// Certificate items: extremum  statement, answer: the statement without extremum and its answer, which decides; then
// the items of that statement.
#pragma once

#include "claim/language/decide.hpp"

namespace claim::language {

/// Relations, limits and order terms in which one side is sup, max, inf or min over an interval; other statements:
/// empty.
std::optional<Outcome> extrema_engine(const Statement& s, const Budget& budget);

}  // namespace claim::language
