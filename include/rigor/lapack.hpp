// The one place where LAPACK and BLAS are called, in doubles with 32-bit integers: Cholesky factorization and A^T B. What they compute is trusted only
// as far as floating_cholesky.hpp and unit_points.hpp say.
#pragma once

#include <cstddef>

namespace rigor::detail {

/// Declared under names of our own: Eigen and lapacke.h declare the symbols with other signatures. The last arguments are the lengths of the
/// texts, which Fortran compilers add and C implementations ignore.
extern "C" void rigor_lapack_dpotrf(const char* uplo, const int* n, double* a, const int* lda, int* info, std::size_t length) __asm__("dpotrf_");
extern "C" void rigor_blas_dgemm(const char* transa, const char* transb, const int* m, const int* n, const int* k, const double* alpha,
                                 const double* a, const int* lda, const double* b, const int* ldb, const double* beta, double* c, const int* ldc,
                                 std::size_t length_a, std::size_t length_b) __asm__("dgemm_");

/// Overwrites the lower triangle of the column-major n x n matrix by L, L L^T ~ A; the strict upper triangle is neither read nor written.
/// Returns 0, or k if the k-th pivot (from 1) was not positive; negative for an argument that LAPACK refuses.
inline int lapack_cholesky(double* a, int n, int column_step) {
    int info = 0;
    rigor_lapack_dpotrf("L", &n, a, &column_step, &info, 1);
    return info;
}

/// C = A^T B for column-major A (inner x rows) and B (inner x columns).
inline void blas_transposed_product(int rows, int columns, int inner, const double* a, int a_step, const double* b, int b_step, double* c, int c_step) {
    const double one = 1, zero = 0;
    rigor_blas_dgemm("T", "N", &rows, &columns, &inner, &one, a, &a_step, b, &b_step, &zero, c, &c_step, 1, 1);
}

}  // namespace rigor::detail
