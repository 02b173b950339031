// A bound of ||C - L L^T|| for any lower triangular L, computed in doubles without a library: what it proves about the
// smallest eigenvalue assumes nothing of what made L.
//
// Theorem. C symmetric, L any lower triangular matrix of finite doubles, R = C - L L^T. L L^T is positive
// semidefinite, so lambda_min(C) >= -||R||_2 >= -max_i sum_j |R_ij|.
//
// R_ij is computed by an error-free splitting (Ozaki, Ogita, Oishi, Rump, "Error-free transformations of matrix
// multiplication", Numer. Algorithms 59 (2012)). In each block column K of L, m columns wide, row i is split as
// l = h + r: 2^e > max |l_ik| over the block, h is l rounded to a multiple of 2^(e - q), q = floor((53 - ceil(log2
// m))/2).
//   h h'   is a multiple of 2^(e + e' - 2q) and at most 2^(e + e') in size, so every partial sum of m of them, in any
//          order, is a multiple of the same number and at most 2^(53 - 2q) 2^(e + e') in size: exact.
//   r      = l - h is exact, and |r| <= 2^(e - q - 1).
//   l l'   = h h' + h r' + r l'. The last two are summed over all blocks in doubles: at most 2n products of one
//          multiplication and 2n additions, off by gamma_(2n+2) sum |h||r'| + |r||l'| <= gamma_(2n+2) (a_i r_j + r_i
//          a_j) with a_i the larger of the norms of rows i of h and of l, r_i the norm of row i of r.
// C_ij - sum_K (h h')_K - (the rest) takes n/m + 2 additions in long double, each off by w times the size of its
// result (w = 2^-64 where long double is that of x86, else 2^-53), which is added up as it goes. The matrix of the
// errors gamma (a_i r_j + r_i a_j) has a spectral norm of at most 2 gamma |a| |r|, of about 2^(-q) (2n) u trace(C):
// R itself, the rounding that the factorization has really made, is what counts.
//
// Cost: three products n^3/3 in plain loops, where the factorization takes one by BLAS. It pays where the a-priori
// bound of floating_cholesky.hpp is what limits the answer, or where its assumptions are not granted.
#pragma once

#include "rigor/matrix/packed_matrix.hpp"

#include <optional>

namespace rigor::detail {

/// Factors of the parts of the error. Zero leaves a part out: only for the tests that show that it is needed.
struct ResidualTerms {
    long accumulation = 1, correction = 1;
};

/// An exact ball >= ||C - L L^T||_2, C = A - s I with its diagonal rounded down. Nothing for numbers of L beyond 2^400,
/// where products may overflow, and where sums do. L and A are of the same size.
std::optional<Ball> cholesky_residual(const ColumnBlocks& a, double s, const PackedMatrix<double>& l,
                                      const ResidualTerms& terms = {}, const FactorizationProgress& progress = {});

}  // namespace rigor::detail
