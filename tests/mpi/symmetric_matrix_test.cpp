// Checks a matrix over the processes against the same matrix in one: sums, products and quotients, the factorization
// and what it leaves alone; and that no part of the error bound can be left out.
#include "mpi/symmetric_matrix.hpp"
#include "dense_tiles.hpp"
#include "processes.hpp"
#include "rigor/matrix_samples.hpp"

#include <Eigen/Cholesky>
#include <Eigen/Eigenvalues>

using namespace rigor;
using namespace testing_generators;
using Eigen::MatrixXd, Eigen::VectorXd;

namespace {

/// An exact lower bound of the smallest eigenvalue?
bool is_lower_bound(const RationalMatrix& a, double q) { return inertia(a.shifted(exact_value(q))).negative == 0; }

}  // namespace

TEST_CASE("sums, products and quotients are those of the dense matrix, for every block and size") {
    const mpi::ProcessGrid grid(mpi::squarest(all_processes.size()));
    for (const long n : {1, 2, 3, 7, 16, 45})
        for (const long block : {1, 4, 16, 64}) {
            CAPTURE(n, block);
            DenseTiles tiles(integer_gram(n, n + 2, static_cast<unsigned>(n)));
            const MatrixXd& a = tiles.matrix();
            const mpi::SymmetricMatrix matrix(all_processes, grid, tiles, block);
            CHECK(tiles.passes == 1);
            CHECK(matrix.size() == n);
            CHECK(matrix.finite());
            CHECK(matrix.usual_floating_point());
            CHECK(matrix.diagonal() == a.diagonal());
            const RationalMatrix b = exact_symmetric(a);
            Rational norm(0);
            for (long i = 0; i < n; ++i) {
                Rational sum(0);
                for (long j = 0; j < n; ++j) sum += abs(b(i, j));
                norm = std::max(norm, sum);
            }
            CHECK(exact_value(matrix.norm_bound()) >= norm);
            CHECK(exact_value(matrix.norm_bound()) <= norm * (1 + n * power_of_two(-50)));
            const VectorXd x = VectorXd::LinSpaced(n, -1, 2), v = x.cwiseAbs();
            const double size = a.cwiseAbs().rowwise().sum().maxCoeff() * 2e-15;
            CHECK((matrix.product(x) - a * x).lpNorm<Eigen::Infinity>() <= size * 4);
            CHECK((matrix.absolute_product(v) - a.cwiseAbs() * v).lpNorm<Eigen::Infinity>() <= size * 4);
            std::vector<Rational> exact;
            Rational square(0);
            const VectorXd scaled = x / x.lpNorm<Eigen::Infinity>();
            for (const double entry : scaled) exact.push_back(exact_value(entry));
            for (const Rational& entry : exact) square += entry * entry;
            const auto quotient = matrix.rayleigh_quotient(x);
            REQUIRE(quotient);
            CHECK(quotient->contains(Rational(quadratic_form(b, exact) / square)));
            const Rational roundoff = exact_value(static_cast<double>(std::numeric_limits<long double>::epsilon()));
            CHECK(exact_radius(*quotient) <= (12 * (n + all_processes.size()) + 100) * roundoff * norm);
            CHECK_FALSE(matrix.rayleigh_quotient(VectorXd::Zero(n)));
        }
}

TEST_CASE("a factorization solves systems, leaves the matrix alone, and fails where it must") {
    const mpi::ProcessGrid grid(mpi::squarest(all_processes.size()));
    for (const long block : {3, 16, 64}) {
        const long n = 50;
        CAPTURE(block);
        DenseTiles tiles(integer_gram(n, 2 * n, 5));
        const MatrixXd& a = tiles.matrix();
        mpi::SymmetricMatrix matrix(all_processes, grid, tiles, block);
        const VectorXd x = VectorXd::LinSpaced(n, 1, 3), before = matrix.product(x);
        const double smallest = Eigen::SelfAdjointEigenSolver<MatrixXd>(a).eigenvalues()(0),
                     largest = Eigen::SelfAdjointEigenSolver<MatrixXd>(a).eigenvalues()(n - 1);
        REQUIRE(smallest > 0.1);
        REQUIRE(matrix.factorize(1, smallest / 2));
        CHECK(matrix.product(x) == before);
        VectorXd y = x;
        matrix.solve(y);
        const MatrixXd shifted = a - smallest / 2 * MatrixXd::Identity(n, n);
        CHECK((shifted * y - x).norm() <= 1e-10 * x.norm());
        CHECK_FALSE(matrix.factorize(1, smallest * 1.01));
        CHECK(matrix.factorize(-1, -largest * 1.01));  // largest 1.01 I - A
        CHECK_FALSE(matrix.factorize(-1, -largest * 0.99));
        CHECK(matrix.product(x) == before);
        CHECK_FALSE(matrix.factorize(1, std::numeric_limits<double>::infinity()));
    }
}

TEST_CASE("a factor in single precision solves systems, roughly, and leaves the matrix alone") {
    const mpi::ProcessGrid grid(mpi::squarest(all_processes.size()));
    for (const long n : {1, 2, 7, 50})
        for (const long block : {1, 3, 16, 64}) {
            CAPTURE(n, block);
            DenseTiles tiles(integer_gram(n, 2 * n, 5));
            mpi::SymmetricMatrix matrix(all_processes, grid, tiles, block);
            const VectorXd x = VectorXd::LinSpaced(n, 1, 3) * 1e60, before = matrix.product(x);
            REQUIRE(matrix.factorize_in_single_precision());
            CHECK(matrix.product(x) == before);
            VectorXd y = x;
            matrix.solve(y);
            const double off = (tiles.matrix() * y - x).norm() / x.norm();
            CHECK(off <= 1e-3);
            REQUIRE(matrix.factorize(1, 0));
            CHECK(matrix.product(x) == before);
            y = x;
            matrix.solve(y);
            CHECK((tiles.matrix() * y - x).norm() <= 1e-9 * x.norm());
            if (n < 50) continue;
            CHECK(off > 1e-9);  // it was single precision
            const double smallest = Eigen::SelfAdjointEigenSolver<MatrixXd>(tiles.matrix()).eigenvalues()(0);
            DenseTiles indefinite(integer_gram(n, 2 * n, 5, 1.01 * smallest));
            mpi::SymmetricMatrix other(all_processes, grid, indefinite, block);
            CHECK_FALSE(other.factorize_in_single_precision());
        }
}

TEST_CASE("an entry that is not finite is seen by all processes, wherever it stands") {
    const mpi::ProcessGrid grid(mpi::squarest(all_processes.size()));
    const long n = 11;
    for (const double bad : {std::nan(""), HUGE_VAL})
        for (long j = 0; j < n; ++j)
            for (long i = j; i < n; i += 3) {
                MatrixXd a = MatrixXd::Identity(n, n);
                a(i, j) = a(j, i) = bad;
                DenseTiles tiles(a);
                mpi::SymmetricMatrix matrix(all_processes, grid, tiles, 2);
                if (matrix.finite()) FAIL("entry " << i << ", " << j);
                if (matrix.factorize(1, 0)) FAIL("factor with " << i << ", " << j);
            }
}

TEST_CASE("the rounding term of the theorem is needed") {
    // Exactly singular, and then one unit less in the last place of one diagonal entry: indefinite, but the
    // factorization may complete all the same.
    const mpi::ProcessGrid grid(mpi::squarest(all_processes.size()));
    int completed = 0;
    for (unsigned seed = 0; seed < 60 && completed < 4; ++seed) {
        const long n = 20 + seed % 10;
        MatrixXd a = integer_gram(n, n - 1, seed);
        a(n - 1, n - 1) = std::nextafter(a(n - 1, n - 1), 0.0);
        DenseTiles tiles(a);
        mpi::SymmetricMatrix matrix(all_processes, grid, tiles, 4);
        if (!matrix.factorize(1, 0)) continue;
        ++completed;
        const RationalMatrix b = exact_symmetric(a);
        CHECK(inertia(b).negative == 1);
        CHECK(is_lower_bound(b, -matrix.error().upper_double()));
        CHECK_FALSE(is_lower_bound(b, -matrix.error({.rounding = 0}).upper_double() / 2));
    }
    CHECK(completed == 4);
}

TEST_CASE("the underflow term of the theorem is needed") {
    // In units of the smallest double: 3 on the diagonal, 1 in the last row and in the corner. The squares of the last
    // row of L, 1/3, round to 0.
    const mpi::ProcessGrid grid(mpi::squarest(all_processes.size()));
    const double unit = std::numeric_limits<double>::denorm_min();
    const long n = 20;
    MatrixXd a = 3 * unit * MatrixXd::Identity(n, n);
    a.row(n - 1).setConstant(unit);
    a.col(n - 1).setConstant(unit);
    DenseTiles tiles(a);
    mpi::SymmetricMatrix matrix(all_processes, grid, tiles, 4);
    REQUIRE(matrix.factorize(1, 0));
    const RationalMatrix b = exact_symmetric(a);
    CHECK(inertia(b).negative == 1);
    CHECK(is_lower_bound(b, -matrix.error().upper_double()));
    CHECK_FALSE(is_lower_bound(b, -matrix.error({.underflow = 0}).upper_double()));
}

TEST_CASE("the bound is that of one block, whatever the blocks of the layout are") {
    const mpi::ProcessGrid grid(mpi::squarest(all_processes.size()));
    DenseTiles tiles(integer_gram(40, 80, 3));
    for (const long block : {1, 8, 64}) {
        mpi::SymmetricMatrix matrix(all_processes, grid, tiles, block);
        REQUIRE(matrix.factorize(1, 0));
        Rational bound = 0;
        for (long i = 1; i <= 40; ++i) {
            const Rational gamma = (i + 1) * power_of_two(-53) / (1 - (i + 1) * power_of_two(-53));
            bound += gamma / (1 - gamma) * exact_value(tiles.matrix()(i - 1, i - 1));
        }
        CHECK(exact_midpoint(matrix.error()) >= bound);
        CHECK(exact_midpoint(matrix.error()) <= bound * (1 + power_of_two(-90)));
    }
}

TEST_CASE("what ScaLAPACK's integers do not reach is refused before anything is taken") {
    struct Huge final : mpi::TileSource {
        long size() const override { return 400'000; }
        void fill(const mpi::Tile&, double*, long) override { FAIL("a tile of it"); }
        void pass_ends() override {}
    } huge;
    const mpi::ProcessGrid grid(mpi::squarest(all_processes.size()));
    CHECK_THROWS_WITH(mpi::SymmetricMatrix(all_processes, grid, huge), Catch::Contains("expected more processes"));
    CHECK(mpi::largest_share(200'000, 128, {8, 8}) == Approx(200'000.0 * 200'000 / 64).epsilon(0.01));
}
