// The one place where LAPACK is called: Cholesky factorization in doubles. What it computes is trusted only as far as floating_cholesky.hpp says.
#pragma once

#include <cstddef>

namespace rigor::detail {

/// LAPACK's dpotrf with 32-bit integers. Declared under a name of our own: Eigen and lapacke.h declare the symbol with other signatures.
/// The last argument is the length of `uplo`, which Fortran compilers add and C implementations ignore.
extern "C" void rigor_lapack_dpotrf(const char* uplo, const int* n, double* a, const int* lda, int* info, std::size_t length) __asm__("dpotrf_");

/// Overwrites the lower triangle of the column-major n x n matrix by L, L L^T ~ A; the strict upper triangle is neither read nor written.
/// Returns 0, or k if the k-th pivot (from 1) was not positive; negative for an argument that LAPACK refuses.
inline int lapack_cholesky(double* a, int n, int column_step) {
    int info = 0;
    rigor_lapack_dpotrf("L", &n, a, &column_step, &info, 1);
    return info;
}

}  // namespace rigor::detail
