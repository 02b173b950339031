// The rank of a rational matrix at a price that is known before: a lower bound modulo a prime, which nearly always is
// the rank, and exact elimination where that is affordable.
#pragma once

#include "rigor/matrix/rational_matrix.hpp"

namespace rigor {

namespace detail {

/// Divides by the greatest common divisor of the entries: of huge doubles a power of two is left out.
void make_primitive(IntegralMatrix& a);

/// At most the rank: a minor that does not vanish modulo a prime does not vanish.
long rank_modulo_prime(const IntegralMatrix& a);

}  // namespace detail

/// Seconds, within a factor of about 5, that the fraction-free elimination of inertia() takes: n^3/3 steps on minors of
/// n/2 rows on average, by Hadamard's bound for the length of a minor. Throws std::invalid_argument unless A is square.
double elimination_seconds(const RationalMatrix& a);

struct RankBounds {
    long at_least = 0;  ///< proved
    bool exact = false;
};

/// Exact if the rank modulo a prime is full, or if an echelon form takes no more than so many seconds by estimate.
RankBounds rank_within(const RationalMatrix& a, double seconds);

}  // namespace rigor
