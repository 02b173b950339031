// Exact data sets on spheres for the claims about Gram matrices: rational points of the circle, twelve rational points
// of S^2 that form six antipodal pairs, and subsets of a list. Points are the rows of a matrix, as for
// ntk/gram/gram_matrix.hpp.
#pragma once

#include "rigor/matrix/rational_matrix.hpp"

namespace claim {

/// x and -x for `pairs` different lines in the plane, rows 2k and 2k + 1: x = ((1 - t^2)/(1 + t^2), 2t/(1 + t^2)) with
/// t = (2k + 1)/pairs - 1, which lies in (-1, 1), so that the angles lie in (-90, 90) degrees. Throws
/// std::invalid_argument for pairs < 1.
rigor::RationalMatrix antipodal_circle_points(long pairs);

/// Twelve unit vectors of R^3, rows 2k and 2k + 1 opposite. The first three pairs lie in one plane, no other three do.
rigor::RationalMatrix sphere_points();

/// The rows whose bit is set in the mask. Throws std::invalid_argument for a mask without any of them.
rigor::RationalMatrix rows_of(const rigor::RationalMatrix& points, long mask);

}  // namespace claim
