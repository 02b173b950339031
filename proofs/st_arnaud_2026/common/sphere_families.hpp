// Data sets on spheres that shrink: two antipodal pairs close to each other, simplices of simplices. On them the
// projection operator of section 6.1 at t = infinity is computed in balls, for case b) of theorem 3.
#pragma once

#include "claim/finding.hpp"
#include "rigor/matrix/rational_matrix.hpp"
#include "rigor/number/ball.hpp"

#include <vector>

namespace proofs::st_arnaud_2026 {

/// Points of S^d, d the number of plane coordinates, by stereographic projection, one a row; those whose bit is set are
/// negated. A point that occurs before is left out; the last row, x, stays.
rigor::RationalMatrix sphere_rows(const std::vector<std::vector<rigor::Rational>>& plane, long antipodes = 0);

/// ||K^-1 k_x|| at depth L, x the last row.
rigor::Ball projection_norm(const rigor::RationalMatrix& points, long L);

/// At the depths from..from + 1 and the scales 10^-1, 10^-4, 10^-12 the norms of the two families on S^d are at most
/// `bound`.
claim::Steps norms_of_families(long d, long from, const rigor::Rational& bound);
/// Norms at L = 3 and 4 and the scales 10^-4, 10^-12.
std::vector<claim::Value> values_of_families(long d, long digits);

}  // namespace proofs::st_arnaud_2026
