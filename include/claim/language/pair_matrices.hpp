// Matrices of two points at a variable inner product: gram(K, pair(z)) for z in an interval, as statements about its
// two different entries.
//
// Lemma. [[a, b], [b, a]] has the eigenvalues a + b and a - b: it is > 0 (>= 0) exactly where both are, and lambda_min
// >= c says both >= c.
//
// Item: reduced {formula}, the statement about the entries; the items of the engines that decided it follow.
#pragma once

#include "claim/language/statement.hpp"

#include <optional>

namespace claim::language {

/// The formula with each relation M > 0, M >= 0, lambda_min(M) >= c (> c), lambda_max(M) <= c (< c) and each det(M),
/// M[i, j] of such matrices replaced. It is equivalent where the entries are defined, and contains the same entries.
/// Empty if a matrix is left, or the z of a pair leaves [-1, 1].
std::optional<Formula> without_pairs(const Formula& f);

}  // namespace claim::language
