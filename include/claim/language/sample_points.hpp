// Exact points of the domain of a statement's outer quantifiers: its ends where they belong to it, points close to the
// ends, simple numbers, random ones.
#pragma once

#include "claim/language/truth_at.hpp"

#include <functional>
#include <optional>
#include <random>

namespace claim::language {

/// Candidates for one real number or integer in the domain, with the outer names at their values; each is certainly
/// inside. Special ones first, then `random` random ones. Empty for a domain that has no rational points, such as
/// spheres, or for ends that are undefined.
std::vector<rigor::Rational> candidates(const Domain& d, const ExactPoint& outer,
                                        const std::vector<Definition>& definitions, std::size_t random,
                                        std::mt19937_64& generator);

/// Calls visit with points of the bindings until it returns false or `limit` points are visited: first special points
/// of all names together, then random ones. Returns false if a domain has no candidates.
bool visit_points(const std::vector<Binding>& bindings, const std::vector<Definition>& definitions, std::size_t limit,
                  unsigned long seed, const std::function<bool(const ExactPoint&)>& visit);

}  // namespace claim::language
