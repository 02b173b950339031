// The blocked algorithms of packed_matrix.hpp on BLAS.
#include "rigor/matrix/packed_matrix.hpp"

#include "rigor/matrix/lapack.hpp"

#include <algorithm>
#include <vector>

namespace rigor::detail {

void PackedBlocks::visit(const Visitor& visitor) const {
    for (long J = 0; J < a_.blocks(); ++J) visitor({a_.first(J), a_.columns(J), a_.rows(J), a_.block(J), a_.rows(J)});
}

template <class T>
void fill(PackedMatrix<T>& packed, const ColumnBlock& block) {
    for (long j = 0; j < block.count; ++j) {
        const long at = block.first + j;
        const double* column = block.column(j) + j;
        std::transform(column, column + (block.rows - j), &packed(at, at), [](double x) { return static_cast<T>(x); });
    }
}

template <class T>
void fill(PackedMatrix<T>& packed, const ColumnBlocks& a) {
    a.visit([&](const ColumnBlock& block) { fill(packed, block); });
}

template <class T>
long factorize(PackedMatrix<T>& a, const FactorizationProgress& progress) {
    constexpr long height = 1024;  // a piece of C and its products stay in the cache
    std::vector<T> products(static_cast<std::size_t>(height * a.width()));
    using Columns = Eigen::Map<Eigen::Matrix<T, Eigen::Dynamic, Eigen::Dynamic>, 0, Eigen::OuterStride<>>;
    for (long J = 0; J < a.blocks(); ++J) {
        T* const c = a.block(J);
        const long rows = a.rows(J), columns = a.columns(J);
        const int step = static_cast<int>(rows), width = static_cast<int>(columns);
        for (long row = 0; J > 0 && row < rows; row += height) {
            const long piece = std::min(height, rows - row);
            Columns of_c(c + row, piece, columns, Eigen::OuterStride<>(rows));
            const Columns product(products.data(), piece, columns, Eigen::OuterStride<>(piece));
            for (long K = 0; K < J; ++K) {
                const T* const l = a.block(K) + (a.first(J) - a.first(K));
                const int l_step = static_cast<int>(a.rows(K));
                blas_product_with_transpose(static_cast<int>(piece), width, static_cast<int>(a.width()), l + row,
                                            l_step, l, l_step, products.data(), static_cast<int>(piece));
                of_c -= product;
            }
        }
        if (const int failed = lapack_cholesky(c, width, step); failed != 0) return a.first(J) + failed;
        if (rows > columns)
            blas_divide_by_transpose(static_cast<int>(rows - columns), width, c, step, c + columns, step);
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
