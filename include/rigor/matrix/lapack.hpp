// The one place where LAPACK and BLAS are called, in doubles with 32-bit integers: Cholesky factorization, A^T B
// and eigenvectors. What they compute is trusted only as far as floating_cholesky.hpp, unit_points.hpp and
// verified_spectrum.hpp say.
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

/// Overwrites the lower triangle of the column-major n x n matrix by L, L L^T ~ A; the strict upper triangle is
/// neither read nor written.
/// Returns 0, or k if the k-th pivot (from 1) was not positive; negative for an argument that LAPACK refuses.
int lapack_cholesky(double* a, int n, int column_step);

/// C = A^T B for column-major A (inner x rows) and B (inner x columns).
void blas_transposed_product(int rows, int columns, int inner, const double* a, int a_step, const double* b, int b_step,
                             double* c, int c_step);

/// Overwrites the column-major n x n matrix, of which the lower triangle is read, by approximate eigenvectors, one a
/// column, and `values` (n) by the eigenvalues, ascending. False if the iteration does not converge.
/// Throws std::invalid_argument for n > 32,000: the lengths of its work space are 32-bit integers.
bool lapack_eigenvectors(double* a, int n, double* values);

}  // namespace detail
}  // namespace rigor
