// Checks the bound of ||C - L L^T|| against exact arithmetic, that each part of its error is needed, that it holds for
// factors that no factorization made, and what it proves about the smallest eigenvalue.
#include "rigor/matrix/cholesky_residual.hpp"
#include "rigor/matrix/floating_cholesky.hpp"
#include "rigor/matrix/verified_cholesky.hpp"
#include "rigor/matrix_samples.hpp"

#include <random>

using namespace rigor;
using namespace testing_generators;
using detail::DenseBlocks, detail::PackedMatrix;
using Eigen::MatrixXd, Eigen::VectorXd;

namespace {

MatrixXd random_definite(long n, unsigned seed) {
    std::mt19937_64 random(seed);
    MatrixXd x(n, n);
    for (long i = 0; i < x.size(); ++i) x.data()[i] = static_cast<double>(random() >> 11) * 0x1p-53 - 0.5;
    return x * x.transpose() + 0.01 * MatrixXd::Identity(n, n);
}
/// C - L L^T, exactly.
RationalMatrix exact_residual(const MatrixXd& c, const PackedMatrix<double>& l) {
    RationalMatrix rest = exact_symmetric(c);
    for (long i = 0; i < c.rows(); ++i)
        for (long j = 0; j <= i; ++j) {
            for (long k = 0; k <= j; ++k) rest(i, j) -= exact_value(l(i, k)) * exact_value(l(j, k));
            rest(j, i) = rest(i, j);
        }
    return rest;
}
Rational largest_row(const RationalMatrix& r) {
    Rational largest = 0;
    for (long i = 0; i < r.rows(); ++i) {
        Rational sum = 0;
        for (long j = 0; j < r.columns(); ++j) sum += r(i, j) < 0 ? Rational(-r(i, j)) : r(i, j);
        largest = std::max(largest, sum);
    }
    return largest;
}
PackedMatrix<double> packed(const MatrixXd& l, long width) {
    PackedMatrix<double> p(l.rows(), width);
    fill(p, DenseBlocks(l));
    return p;
}

}  // namespace

TEST_CASE("residual: at least the exact row sums, and hardly more") {
    const std::vector<std::pair<long, long>> shapes{{1, 1}, {2, 1}, {3, 2}, {9, 3}, {24, 24}, {25, 7}};
    for (const auto& [n, width] : shapes)
        for (const bool random_factor : {false, true}) {
            CAPTURE(n, width, random_factor);
            const MatrixXd a = random_definite(n, static_cast<unsigned>(n));
            const detail::FloatingCholesky factor(a, 0, width);
            REQUIRE(factor.completed());
            MatrixXd other = random_definite(n, 99).triangularView<Eigen::Lower>();
            const PackedMatrix<double> made = packed(other, width);
            const PackedMatrix<double>& l = random_factor ? made : factor.lower();
            const Rational exact = largest_row(exact_residual(a, l));
            const auto bound = detail::cholesky_residual(DenseBlocks(a), 0, l);
            REQUIRE(bound);
            CHECK(exact_midpoint(*bound) >= exact);
            CHECK(exact_midpoint(*bound) <= exact * (1 + power_of_two(-30)) + n * power_of_two(-58));
        }
}

TEST_CASE("residual: with a shift, on blocks and threads, below the a-priori bound and right") {
    const long n = 600;
    const MatrixXd a = random_definite(n, 5);
    const detail::FloatingCholesky factor(a, 0.005, 128);
    REQUIRE(factor.completed());
    double told = 0;
    const auto bound =
        detail::cholesky_residual(DenseBlocks(a), 0.005, factor.lower(), {}, [&](double done) { told = done; });
    REQUIRE(bound);
    CHECK(told == Approx(1));
    CHECK(bound->upper_double() < 0.1 * factor.error().upper_double());
    CHECK(bound->upper_double() > 1e-16);
    const VerifiedEigenvalue usual = verified_smallest_eigenvalue(a, 0),
                             residual = verified_smallest_eigenvalue(a, 0, {.residual = true});
    CHECK(residual.shown);
    CHECK(residual.method.find("residual") != std::string::npos);
    CHECK(residual.lower <= usual.upper);
    CHECK(usual.lower <= residual.upper);
    CHECK(residual.upper - residual.lower < 0.5 * (usual.upper - usual.lower));
    CHECK(residual.rounding < usual.rounding);
}

TEST_CASE("residual: the error of the accumulation is needed") {
    // All of R but its last entry is exactly 0, in blocks of one column: c - l_1^2 - l_2^2 - … in long double. The
    // small ones come first, so that their last digits get lost.
    std::mt19937_64 random(8);
    const long n = 6;
    int needed = 0;
    for (int attempt = 0; attempt < 60; ++attempt) {
        MatrixXd l = MatrixXd::Identity(n, n);
        long double sum = 0;
        for (long k = 0; k < n; ++k) {
            l(n - 1, k) =
                std::ldexp(static_cast<double>(random() >> 11) * 0x1p-53 + 1, static_cast<int>(4 * (k + 1 - n)));
            sum += static_cast<long double>(l(n - 1, k)) * l(n - 1, k);
        }
        MatrixXd c = MatrixXd::Identity(n, n);
        c.row(n - 1).head(n - 1) = l.row(n - 1).head(n - 1);
        c.col(n - 1).head(n - 1) = l.row(n - 1).head(n - 1).transpose();
        c(n - 1, n - 1) = static_cast<double>(sum);
        const PackedMatrix<double> p = packed(l, 1);
        const RationalMatrix exact = exact_residual(c, p);
        Rational norm = exact(n - 1, n - 1);
        if (norm < 0) norm = -norm;
        REQUIRE(largest_row(exact) == norm);
        CHECK(exact_midpoint(*detail::cholesky_residual(DenseBlocks(c), 0, p)) >= norm);
        needed += exact_midpoint(*detail::cholesky_residual(DenseBlocks(c), 0, p, {.accumulation = 0})) < norm;
    }
    CHECK(needed > 5);
}

TEST_CASE("residual: the error of the correction is needed") {
    std::mt19937_64 random(9);
    int needed = 0;
    for (int attempt = 0; attempt < 100; ++attempt) {
        MatrixXd l(1, 1), c(1, 1);
        l(0, 0) = static_cast<double>(random() >> 11) * 0x1p-53 + 1;
        c(0, 0) = l(0, 0) * l(0, 0);
        const PackedMatrix<double> p = packed(l, 1);
        const Rational norm = largest_row(exact_residual(c, p));
        CHECK(exact_midpoint(*detail::cholesky_residual(DenseBlocks(c), 0, p)) >= norm);
        needed += exact_midpoint(*detail::cholesky_residual(DenseBlocks(c), 0, p, {.correction = 0})) < norm;
    }
    CHECK(needed > 5);
}

TEST_CASE("residual: numbers out of range give no bound or a true one") {
    MatrixXd c = MatrixXd::Identity(2, 2), l = c;
    for (const double size : {0x1p-1074, 0x1p-700, 0x1p-401, 0x1p-200, 0x1p200, 0x1p399}) {
        CAPTURE(size);
        l(1, 0) = c(1, 0) = c(0, 1) = size;
        c(1, 1) = 1 + size * size;
        const PackedMatrix<double> p = packed(l, 2);
        const auto bound = detail::cholesky_residual(DenseBlocks(c), 0, p);
        REQUIRE(bound);
        CHECK(exact_midpoint(*bound) >= largest_row(exact_residual(c, p)));
    }
    l(1, 0) = 0x1p401;
    CHECK_FALSE(detail::cholesky_residual(DenseBlocks(c), 0, packed(l, 2)));
    l(1, 0) = 0;
    c(1, 1) = std::numeric_limits<double>::max();
    c(1, 0) = c(0, 1) = std::numeric_limits<double>::max();
    CHECK_FALSE(detail::cholesky_residual(DenseBlocks(c), 0, packed(l, 2)));
}

TEST_CASE("residual: an entry's error counts in its column as well as in its row") {
    // L has the rows (small, x, 1) and then 40 times (1, 1, 0, …, 1). Below the diagonal, R is not 0 in the third
    // column alone, where the sums lose the last digits of what is small: the third row of R is what counts.
    std::mt19937_64 random(10);
    const long n = 43;
    const auto digits = [&] { return static_cast<double>(random() >> 11) * 0x1p-53 + 1; };
    int needed = 0;
    for (int attempt = 0; attempt < 30; ++attempt) {
        MatrixXd l = MatrixXd::Identity(n, n);
        l.bottomLeftCorner(n - 3, 2).setOnes();
        l(2, 0) = digits() * 0x1p-45;
        l(2, 1) = digits();
        const PackedMatrix<double> p = packed(l, 1);
        const MatrixXd a = l * l.transpose();
        const RationalMatrix exact = exact_residual(a, p);
        const Rational norm = largest_row(exact);
        Rational third = 0;
        for (long j = 0; j < n; ++j) third += abs(exact(2, j));
        REQUIRE(third == norm);
        CHECK(exact_midpoint(*detail::cholesky_residual(DenseBlocks(a), 0, p)) >= norm);
        needed += exact_midpoint(*detail::cholesky_residual(DenseBlocks(a), 0, p, {.accumulation = 0})) < norm;
    }
    CHECK(needed > 5);
}
