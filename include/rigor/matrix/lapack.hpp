// The one place where LAPACK and BLAS are called, with 32-bit integers: Cholesky factorization, products, triangular
// systems, eigenvectors; all matrices column-major. What they compute is trusted only as far as floating_cholesky.hpp,
// unit_points.hpp and verified_spectrum.hpp say, in single precision not at all.
//
// The library is loaded by the first call, not with the program: OpenBLAS starts its threads when it is loaded and
// takes 128 MB of address space for each, tries for ever where it does not get them, and raises SIGINT where it cannot
// start them. Whether there is room is therefore tried first.
#pragma once

#include <stdexcept>

namespace rigor {

/// A library that is loaded on first use is not there, or cannot work here. One line that says what was expected.
struct LibraryUnavailable : std::runtime_error {
    using std::runtime_error::runtime_error;
};

namespace detail {

/// As many threads as OpenBLAS starts for a call, the caller's included: one a core, or fewer by its variables
/// (OPENBLAS_NUM_THREADS).
long lapack_threads();

/// While one lives, calls do not start threads of their own: for who calls from several threads at once, each with a
/// piece of the work. OpenBLAS would let such calls wait for each other, and shares out no single product as well. For
/// the whole process; says nothing to another library.
class OneThreadACall {
public:
    OneThreadACall();
    ~OneThreadACall();
    OneThreadACall(const OneThreadACall&) = delete;
    OneThreadACall& operator=(const OneThreadACall&) = delete;
};

/// Overwrites the lower triangle of the n x n matrix by L, L L^T ~ A; the strict upper triangle is neither read nor
/// written.
/// Returns 0, or k if the k-th pivot (from 1) was not positive; negative for an argument that LAPACK refuses.
int lapack_cholesky(double* a, int n, int column_step);
int lapack_cholesky(float* a, int n, int column_step);

/// C = A^T B for A (inner x rows) and B (inner x columns).
void blas_transposed_product(int rows, int columns, int inner, const double* a, int a_step, const double* b, int b_step,
                             double* c, int c_step);
/// C = A B^T for A (rows x inner) and B (columns x inner); C is not read.
void blas_product_with_transpose(int rows, int columns, int inner, const double* a, int a_step, const double* b,
                                 int b_step, double* c, int c_step);
void blas_product_with_transpose(int rows, int columns, int inner, const float* a, int a_step, const float* b,
                                 int b_step, float* c, int c_step);
/// B := B L^-T for B (rows x columns) and lower triangular L.
void blas_divide_by_transpose(int rows, int columns, const double* l, int l_step, double* b, int b_step);
void blas_divide_by_transpose(int rows, int columns, const float* l, int l_step, float* b, int b_step);
/// x := L^-1 x, or L^-T x, for lower triangular n x n L.
void blas_solve(bool transposed, int n, const double* l, int l_step, double* x);
void blas_solve(bool transposed, int n, const float* l, int l_step, float* x);
/// y += factor A x, or factor A^T x, for A (rows x columns).
void blas_add_product(bool transposed, int rows, int columns, double factor, const double* a, int a_step,
                      const double* x, double* y);
void blas_add_product(bool transposed, int rows, int columns, float factor, const float* a, int a_step, const float* x,
                      float* y);

/// Overwrites the column-major n x n matrix, of which the lower triangle is read, by approximate eigenvectors, one a
/// column, and `values` (n) by the eigenvalues, ascending. False if the iteration does not converge.
/// Throws std::invalid_argument for n > 32,000: the lengths of its work space are 32-bit integers.
bool lapack_eigenvectors(double* a, int n, double* values);

}  // namespace detail
}  // namespace rigor
