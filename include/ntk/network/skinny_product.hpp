// Products of a large column-major matrix W with few columns, one a sample point: Z = W A, G = W^T D, and W += D A^T.
// They are bound by the time that W takes to come from memory, so each of them reads W once, and G and the update share
// one reading. (A general matrix product packs W first, and does not fuse.)
//
// Loops run over vectors of 32 bytes of the compiler's own kind, with a version for processors with AVX2 chosen at run
// time. Sums are taken in the same order in both, and no product is fused with an addition, so that the result has the
// same bits on every processor of the x86-64 family, for any number of threads: they share out rows of Z or columns
// of W, each of which belongs to one of them.
#pragma once

#include "ntk/network/worker_pool.hpp"

#include <concepts>

namespace ntk {

/// More columns than this are for a general product.
inline constexpr long most_skinny_columns = 8;

/// A column-major matrix, not owned.
template <class T>
struct MatrixView {
    T* data;
    long rows, columns;
    T* column(long j) const { return data + j * rows; }
};

/// Z = W A: W rows x columns, A columns x n, Z rows x n, all column-major, 1 <= n <= most_skinny_columns; nothing
/// overlaps.
template <std::floating_point T>
void skinny_product(MatrixView<const T> w, const T* a, T* z, long n, WorkerPool* pool = nullptr,
                    [[maybe_unused]] bool allow_avx2 = true);

/// G = W^T D with W as it was, then W += D A^T: D rows x n, G and A columns x n, n as above. dots, update: which of the
/// two; G or A may be null for the other.
template <bool dots, bool update, std::floating_point T>
void skinny_transposed(MatrixView<T> w, const T* d, T* g, const T* a, long n, WorkerPool* pool = nullptr,
                       [[maybe_unused]] bool allow_avx2 = true);

}  // namespace ntk
