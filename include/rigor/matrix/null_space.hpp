// Exact linear dependences among the rows of a rational matrix.
#pragma once

#include "rigor/matrix/rational_matrix.hpp"

#include <vector>

namespace rigor {

/// All c with sum_i c_i (row i) = 0.
struct RowDependences {
    long dimension = 0;          ///< of their space: rows - rank
    std::vector<Integer> first;  ///< one of them, not 0; empty if there is none
};

/// Exact (FLINT's reduced row echelon form over the integers).
RowDependences row_dependences(const RationalMatrix& a);

/// Whether sum_i c_i sqrt(q_i) = 0, exactly, for q_i > 0 (std::domain_error otherwise). The roots of rationals of
/// which no two have a quotient that is a square are linearly independent over the rationals (Besicovitch 1940): the
/// coefficients of each class of q modulo squares are added up.
bool root_sum_vanishes(const std::vector<Integer>& c, const std::vector<Rational>& q);

}  // namespace rigor
