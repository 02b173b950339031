// The lower triangle of a symmetric matrix in half the memory, and its Cholesky factorization in place.
//
// Storage. Block columns of `width` columns, each a rectangle from its diagonal block down, column-major, one after the
// other: n (n + width)/2 numbers. Every piece is a full matrix to BLAS, whose 32-bit integers count its rows and
// columns and never the n (n + 1)/2 numbers, which do not fit into them from n = 65,536 on (LAPACK's dpptrf ends
// there). Should a library compute a place row + column * step in them, n width has to stay below 2^31: n <= 8,388,607
// for width 256, and more is refused. LAPACK's rectangular full packed format (dpftrf) needs as much memory and leaves
// the schedule to the library.
//
// Factorization, left-looking. For block column J, and each piece of its rows, the products of earlier block columns
// are computed K by K into a buffer of their own, P = L_(rows, K) L_(J, K)^T, and subtracted: C := C - P. Then the
// diagonal block is factorized and what is below is multiplied by the inverse of its transpose, by substitution, again
// in pieces of its rows. The pieces are shared out among the cores, each call of BLAS on one of them: threads wait for
// each other twice in a block column and not at every product.
// A number of C thus meets one addition for each earlier block, whatever the library does inside of a product:
// floating_cholesky.hpp counts them.
#pragma once

#include "rigor/matrix/column_blocks.hpp"
#include "rigor/matrix/huge_pages.hpp"

#include <algorithm>
#include <cstddef>
#include <functional>
#include <limits>
#include <memory>
#include <utility>

namespace rigor::detail {

/// So many rows fit into the library's integers, at the top of this file.
constexpr long most_packed_rows(long width) { return std::numeric_limits<int>::max() / width; }
/// Throws std::invalid_argument, naming n and what was expected, for more.
void check_packed_rows(long n, long width);

/// Columns of a block: the error bound grows like width + n/width, the time for the additions like 1/width.
inline constexpr long usual_block_width = 256;

template <class T>
class PackedMatrix {
public:
    PackedMatrix() = default;
    /// Numbers are not set. n >= 1, width >= 1. Throws std::invalid_argument, naming n, for n >
    /// most_packed_rows(min(width, n)).
    explicit PackedMatrix(long n, long width = usual_block_width)
        : n_(n),
          width_(std::min(width, n)),
          numbers_(std::make_unique_for_overwrite<T[]>(checked_size())) {
        prefer_huge_pages(numbers_.get(), checked_size() * sizeof(T));
    }

    /// What is moved from is empty.
    PackedMatrix(PackedMatrix&& other) noexcept { *this = std::move(other); }
    PackedMatrix& operator=(PackedMatrix&& other) noexcept {
        n_ = std::exchange(other.n_, 0);
        width_ = std::exchange(other.width_, 0);
        numbers_ = std::move(other.numbers_);
        return *this;
    }

    long size() const { return n_; }
    long width() const { return width_; }
    long blocks() const { return width_ == 0 ? 0 : (n_ + width_ - 1) / width_; }
    /// Of block J: its first column, which is its first row; its rows, also the step from column to column; its
    /// columns.
    long first(long J) const { return J * width_; }
    long rows(long J) const { return n_ - first(J); }
    long columns(long J) const { return std::min(width_, rows(J)); }
    T* block(long J) { return numbers_.get() + offset(J); }
    const T* block(long J) const { return numbers_.get() + offset(J); }

    /// Entry (i, j), i >= j.
    T& operator()(long i, long j) { return numbers_[place(i, j)]; }
    T operator()(long i, long j) const { return numbers_[place(i, j)]; }

private:
    std::size_t checked_size() const {
        check_packed_rows(n_, width_);
        return static_cast<std::size_t>(offset(blocks()));
    }
    long offset(long J) const { return J * width_ * n_ - width_ * width_ * (J * (J - 1) / 2); }
    std::size_t place(long i, long j) const {
        const long J = j / width_;
        return static_cast<std::size_t>(offset(J) + (j - first(J)) * rows(J) + i - first(J));
    }

    long n_ = 0, width_ = 0;
    std::unique_ptr<T[]> numbers_;
};

/// One kept in memory, not copied.
class PackedBlocks final : public ColumnBlocks {
public:
    explicit PackedBlocks(const PackedMatrix<double>& a) : a_(a) {}
    long size() const override { return a_.size(); }
    void visit(const Visitor& visitor) const override;

private:
    const PackedMatrix<double>& a_;
};

/// Overwrites the columns of one block, rounded to T.
template <class T>
void fill(PackedMatrix<T>& packed, const ColumnBlock& block);
/// Overwrites `packed`, of the size of A, by the lower triangle of A, rounded to T.
template <class T>
void fill(PackedMatrix<T>& packed, const ColumnBlocks& a);

/// Of a factorization that is so far, from 0 to 1, by the count of operations.
using FactorizationProgress = std::function<void(double done)>;

/// Overwrites A by L, L L^T ~ A. Returns 0, or k if the k-th pivot (from 1) was not positive: the rows above it are
/// those of L then, and row k up to the diagonal.
template <class T>
long factorize(PackedMatrix<T>& a, const FactorizationProgress& progress = {});

/// x := L^-1 x and x := L^-T x; the second for the leading `size` rows and columns of L. Not rigorous.
template <class T>
void solve_lower(const PackedMatrix<T>& l, T* x);
template <class T>
void solve_transposed(const PackedMatrix<T>& l, T* x, long size);

extern template void fill(PackedMatrix<double>&, const ColumnBlock&);
extern template void fill(PackedMatrix<float>&, const ColumnBlock&);
extern template void fill(PackedMatrix<double>&, const ColumnBlocks&);
extern template void fill(PackedMatrix<float>&, const ColumnBlocks&);
extern template long factorize(PackedMatrix<double>&, const FactorizationProgress&);
extern template long factorize(PackedMatrix<float>&, const FactorizationProgress&);
extern template void solve_lower(const PackedMatrix<double>&, double*);
extern template void solve_lower(const PackedMatrix<float>&, float*);
extern template void solve_transposed(const PackedMatrix<double>&, double*, long);
extern template void solve_transposed(const PackedMatrix<float>&, float*, long);

}  // namespace rigor::detail
