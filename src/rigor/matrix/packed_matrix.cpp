// The blocked algorithms of packed_matrix.hpp on BLAS.
#include "rigor/matrix/packed_matrix.hpp"

#include "rigor/matrix/lapack.hpp"
#include "rigor/parallel/on_all_cores.hpp"

#include <algorithm>
#include <stdexcept>
#include <string>

namespace rigor::detail {

void check_packed_rows(long n, long width) {
    if (n > most_packed_rows(width))
        throw std::invalid_argument("a packed matrix of " + std::to_string(n) + " rows in block columns of width " +
                                    std::to_string(width) + "; expected at most " +
                                    std::to_string(most_packed_rows(width)) + ", for LAPACK's 32-bit integers");
}

void PackedBlocks::visit(const Visitor& visitor) const {
    for (long J = 0; J < a_.blocks(); ++J) visitor({a_.first(J), a_.columns(J), a_.rows(J), a_.block(J), a_.rows(J)});
}

template <class T>
void fill(PackedMatrix<T>& packed, const ColumnBlock& block) {
    const auto fill_column = [&](long j) {
        const long at = block.first + j;
        const double* column = block.column(j) + j;
        std::transform(column, column + (block.rows - j), &packed(at, at), [](double x) { return static_cast<T>(x); });
    };
    // On several threads where it is much: memory that is touched for the first time takes longer than the copy.
    constexpr long worthwhile = 1L << 21;
    on_cores(block.count * block.rows < worthwhile ? 1 : lapack_threads(), block.count, fill_column);
}

template <class T>
void fill(PackedMatrix<T>& packed, const ColumnBlocks& a) {
    a.visit([&](const ColumnBlock& block) { fill(packed, block); });
}

namespace {

/// work(row, count) for pieces of the rows of a block column, on all cores where so many multiplications are worth the
/// threads. A piece and its products stay in the cache of a core.
template <class Work>
void on_pieces(long multiplications, long rows, const Work& work) {
    constexpr long worthwhile = 1L << 25, low = 128, high = 1024;
    const long threads = multiplications < worthwhile ? 1 : lapack_threads();
    const long height = threads == 1 ? high : std::clamp(rows / (4 * threads) / 8 * 8, low, high);
    const auto piece = [&](long k) { work(k * height, std::min(height, rows - k * height)); };
    const long count = (rows + height - 1) / height;
    if (threads == 1) {
        for (long k = 0; k < count; ++k) piece(k);
        return;
    }
    const OneThreadACall each;
    on_cores(threads, count, piece);
}

/// C := C - L_(rows, K) L_(J, K)^T for K = 0 … J - 1, one after the other, C the numbers of block column J in
/// `count` rows from `row` on.
template <class T>
void subtract_products(PackedMatrix<T>& a, long J, long row, long count) {
    using Columns = Eigen::Matrix<T, Eigen::Dynamic, Eigen::Dynamic>;
    const long columns = a.columns(J);
    Eigen::Map<Columns, 0, Eigen::OuterStride<>> c(a.block(J) + row, count, columns, Eigen::OuterStride<>(a.rows(J)));
    Columns product(count, columns);
    for (long K = 0; K < J; ++K) {
        const T* const l = a.block(K) + (a.first(J) - a.first(K));
        const int l_step = static_cast<int>(a.rows(K));
        blas_product_with_transpose(static_cast<int>(count), static_cast<int>(columns), static_cast<int>(a.width()),
                                    l + row, l_step, l, l_step, product.data(), static_cast<int>(count));
        c -= product;
    }
}

}  // namespace

template <class T>
long factorize(PackedMatrix<T>& a, const FactorizationProgress& progress) {
    for (long J = 0; J < a.blocks(); ++J) {
        T* const c = a.block(J);
        const long rows = a.rows(J), columns = a.columns(J);
        const int step = static_cast<int>(rows), width = static_cast<int>(columns);
        if (J > 0)
            on_pieces(J * rows * columns * a.width(), rows,
                      [&](long row, long count) { subtract_products(a, J, row, count); });
        if (const int failed = lapack_cholesky(c, width, step); failed != 0) return a.first(J) + failed;
        if (rows > columns)
            on_pieces((rows - columns) * columns * columns, rows - columns, [&](long row, long count) {
                blas_divide_by_transpose(static_cast<int>(count), width, c, step, c + columns + row, step);
            });
        if (progress) {
            const double x = static_cast<double>(a.first(J) + columns) / static_cast<double>(a.size());
            progress(x * x * (3 - 2 * x));
        }
    }
    return 0;
}

template <class T>
void solve_lower(const PackedMatrix<T>& l, T* x) {
    for (long J = 0; J < l.blocks(); ++J) {
        const int rows = static_cast<int>(l.rows(J)), columns = static_cast<int>(l.columns(J));
        T* const at = x + l.first(J);
        blas_solve(false, columns, l.block(J), rows, at);
        if (rows > columns)
            blas_add_product(false, rows - columns, columns, T(-1), l.block(J) + columns, rows, at, at + columns);
    }
}

template <class T>
void solve_transposed(const PackedMatrix<T>& l, T* x, long size) {
    for (long J = (size + l.width() - 1) / l.width(); J-- > 0;) {
        const int step = static_cast<int>(l.rows(J)), rows = static_cast<int>(size - l.first(J)),
                  columns = std::min(static_cast<int>(l.columns(J)), rows);
        T* const at = x + l.first(J);
        if (rows > columns)
            blas_add_product(true, rows - columns, columns, T(-1), l.block(J) + columns, step, at + columns, at);
        blas_solve(true, columns, l.block(J), step, at);
    }
}

template void fill(PackedMatrix<double>&, const ColumnBlock&);
template void fill(PackedMatrix<float>&, const ColumnBlock&);
template void fill(PackedMatrix<double>&, const ColumnBlocks&);
template void fill(PackedMatrix<float>&, const ColumnBlocks&);
template long factorize(PackedMatrix<double>&, const FactorizationProgress&);
template long factorize(PackedMatrix<float>&, const FactorizationProgress&);
template void solve_lower(const PackedMatrix<double>&, double*);
template void solve_lower(const PackedMatrix<float>&, float*);
template void solve_transposed(const PackedMatrix<double>&, double*, long);
template void solve_transposed(const PackedMatrix<float>&, float*, long);

}  // namespace rigor::detail
