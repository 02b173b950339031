// The exponential of a square matrix of balls, e^A = sum_k A^k/k!.
//
// The enclosure is Arb's (arb_mat_exp): e^A = (e^(A/2^r))^(2^r), the inner factor by Taylor's polynomial of degree N -
// 1 in ball arithmetic, with the rest bounded by
//   |sum_(k >= N) (A/2^r)^k/k!| <= sum_(k >= N) b^k/k!   for a bound b of the row-sum norm of A/2^r,
// entry by entry; every product that follows is a product of balls. So each entry contains the entry of e^B for every
// B inside A. Zeros that are exact in A and force zeros in all powers stay exact (triangular and nilpotent blocks).
// Squaring r times costs about log2 |A| bits, or that times the logarithm of the size at worst; a wide result is wide,
// never wrong.
#pragma once

#include "rigor/matrix/ball_matrix.hpp"

namespace rigor {

/// Throws std::invalid_argument if A is not square.
BallMatrix matrix_exponential(const BallMatrix& a);

}  // namespace rigor
