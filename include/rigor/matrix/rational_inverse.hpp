// Inverse and Moore-Penrose pseudo-inverse of a matrix of rationals, exactly, by FLINT.
#pragma once

#include "rigor/matrix/rational_matrix.hpp"

namespace rigor {

/// A^-1. Throws std::invalid_argument if A is not square, std::domain_error if it is singular.
RationalMatrix inverse(const RationalMatrix& a);

/// The matrix P with A P A = A, P A P = P and A P, P A symmetric: there is one. A = B C with the pivot columns B of A
/// and the rows C of its reduced echelon form gives P = C^T (C C^T)^-1 (B^T B)^-1 B^T.
RationalMatrix pseudo_inverse(const RationalMatrix& a);

}  // namespace rigor
