// Checks the products with few columns: exact on small integers, the same bits with and without AVX2 and for any number
// of threads, nothing written outside; and the pool.
#include "ntk/network/skinny_product.hpp"
#include "catch.hpp"
#include "ntk/network/random_network.hpp"

using namespace ntk;

namespace {

template <class T>
DenseMatrix<T> integers(long rows, long columns, NormalStream& normal) {
    return DenseMatrix<T>::NullaryExpr(rows, columns, [&] { return static_cast<T>(std::round(3 * normal())); });
}
template <class T>
DenseMatrix<T> normals(long rows, long columns, NormalStream& normal) {
    return DenseMatrix<T>::NullaryExpr(rows, columns, [&] { return static_cast<T>(normal()); });
}
template <class T>
MatrixView<T> view(DenseMatrix<T>& w) {
    return {w.data(), w.rows(), w.cols()};
}
template <class T>
MatrixView<const T> constant(const DenseMatrix<T>& w) {
    return {w.data(), w.rows(), w.cols()};
}

/// Integers far below 2^24: Eigen's product is exact too, so the two must be equal.
template <class T>
void is_exact(long rows, long columns, long n, WorkerPool* pool) {
    NormalStream normal(5, static_cast<std::uint64_t>(1000 * rows + 10 * columns + n));
    DenseMatrix<T> w = integers<T>(rows, columns, normal);
    const DenseMatrix<T> a = integers<T>(columns, n, normal), d = integers<T>(rows, n, normal), before = w;
    DenseMatrix<T> z = DenseMatrix<T>::Constant(rows, n, T(99)), g = DenseMatrix<T>::Constant(columns, n, T(99));
    CAPTURE(rows, columns, n);
    skinny_product<T>(constant(w), a.data(), z.data(), n, pool);
    CHECK(z == before * a);
    skinny_transposed<true, false, T>(view(w), d.data(), g.data(), nullptr, n, pool);
    CHECK(g == before.transpose() * d);
    CHECK(w == before);
    g.setConstant(T(99));
    skinny_transposed<true, true, T>(view(w), d.data(), g.data(), a.data(), n, pool);
    CHECK(g == before.transpose() * d);
    CHECK(w == before + d * a.transpose());
    w = before;
    skinny_transposed<false, true, T>(view(w), d.data(), nullptr, a.data(), n, pool);
    CHECK(w == before + d * a.transpose());
}

}  // namespace

TEST_CASE("products with few columns are exact on integers, for all shapes of remainder") {
    for (const long rows : {1L, 2L, 3L, 4L, 7L, 8L, 9L, 31L})
        for (const long columns : {1L, 2L, 3L, 8L, 13L})
            for (long n = 1; n <= most_skinny_columns; ++n) {
                is_exact<double>(rows, columns, n, nullptr);
                is_exact<float>(rows, columns, n, nullptr);
            }
    // Beyond one tile, and large enough to be shared out.
    WorkerPool pool(3);
    for (const auto& [rows, columns] : {std::pair(1037L, 131L), std::pair(120L, 1001L), std::pair(2049L, 50L)}) {
        is_exact<double>(rows, columns, 6, &pool);
        is_exact<float>(rows, columns, 3, &pool);
    }
}

TEST_CASE("the bits depend neither on the processor's vectors nor on the threads") {
    NormalStream normal(6, 0);
    const DenseMatrix<double> w = normals<double>(1203, 301, normal), a = normals<double>(301, 5, normal),
                              d = normals<double>(1203, 5, normal);
    DenseMatrix<double> z(1203, 5), g(301, 5), moved = w;
    skinny_product<double>(constant(w), a.data(), z.data(), 5, nullptr, false);
    skinny_transposed<true, true, double>(view(moved), d.data(), g.data(), a.data(), 5, nullptr, false);
    for (const int threads : {1, 2, 3, 5}) {
        WorkerPool pool(threads);
        DenseMatrix<double> other_z(1203, 5), other_g(301, 5), other = w;
        skinny_product<double>(constant(w), a.data(), other_z.data(), 5, &pool);
        skinny_transposed<true, true, double>(view(other), d.data(), other_g.data(), a.data(), 5, &pool);
        CHECK(other_z == z);
        CHECK(other_g == g);
        CHECK(other == moved);
    }
}

TEST_CASE("a pool runs every part of every job") {
    for (const int threads : {1, 2, 5}) {
        WorkerPool pool(threads);
        CHECK(pool.size() == threads);
        std::vector<long> count(static_cast<std::size_t>(threads), 0);
        for (int round = 0; round < 2000; ++round) pool.run([&](int t) { ++count[static_cast<std::size_t>(t)]; });
        for (const long c : count) CHECK(c == 2000);
    }
}
