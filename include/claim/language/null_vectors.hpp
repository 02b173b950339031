// Guesses of null vectors. Nothing is proved here: a guess is checked by is_null_vector.
#pragma once

#include "claim/language/matrix_facts.hpp"

namespace claim::language {

/// Vectors v with M v = 0 in balls: differences and sums of two unit vectors, the frequencies cos(2 pi j k/n) and
/// cos(2 pi j (k - 1)/n) of points on a circle, an exact null vector of a rational matrix, and the rounded eigenvector.
std::vector<std::vector<Expression>> null_candidates(const EntryMatrix& m, const rigor::BallMatrix& balls);

/// The vector scaled to a largest entry of 1 and rounded to simple rationals, with an error of 2^-bits at most.
std::vector<rigor::Rational> small_vector(const std::vector<rigor::Rational>& x, long bits);

}  // namespace claim::language
