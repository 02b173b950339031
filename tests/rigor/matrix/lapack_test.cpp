// Checks that calls of BLAS from several threads at once, each on one core, give exact products of integers, that who
// asks for that may do so twice, and that calls work as before afterwards.
#include "rigor/matrix/lapack.hpp"
#include "catch.hpp"
#include "rigor/parallel/on_all_cores.hpp"

#include <Eigen/Core>

#include <random>

using namespace rigor;
using Eigen::MatrixXd;

namespace {

MatrixXd integers(long rows, long columns, unsigned seed) {
    std::mt19937_64 random(seed);
    MatrixXd a(rows, columns);
    for (long i = 0; i < a.size(); ++i) a.data()[i] = static_cast<double>(static_cast<long>(random() % 201) - 100);
    return a;
}

}  // namespace

TEST_CASE("BLAS on one thread a call: products by several threads, nested, and calls afterwards") {
    constexpr int rows = 192, columns = 48, inner = 80, pieces = 12, height = rows / pieces;
    const MatrixXd a = integers(rows, inner, 1), b = integers(columns, inner, 2), expected = a * b.transpose();
    MatrixXd c(rows, columns);
    const auto product = [&](long piece) {
        detail::blas_product_with_transpose(height, columns, inner, a.data() + piece * height, rows, b.data(), columns,
                                            c.data() + piece * height, rows);
    };
    for (int round = 0; round < 20; ++round) {
        const detail::OneThreadACall outer;
        {
            const detail::OneThreadACall twice;
            c.setConstant(-1);
            on_cores(detail::lapack_threads(), pieces, product);
            REQUIRE(c == expected);
        }
        c.setConstant(-1);
        on_cores(detail::lapack_threads(), pieces, product);
        REQUIRE(c == expected);
    }
    c.setConstant(-1);
    detail::blas_product_with_transpose(rows, columns, inner, a.data(), rows, b.data(), columns, c.data(), rows);
    CHECK(c == expected);
    CHECK(detail::lapack_threads() >= 1);
    CHECK(detail::lapack_threads() <= static_cast<long>(std::max(1U, std::thread::hardware_concurrency())));
}
