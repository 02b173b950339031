// Checks the packed storage number by number, its factorization against Eigen's, the error bound of the blocks in exact
// arithmetic, and bounds of the smallest eigenvalue in blocks of many widths against exact ones and closed forms; that
// a search that is interrupted goes on.
#include "rigor/matrix/packed_matrix.hpp"
#include "rigor/matrix/eigenvector_guess.hpp"
#include "rigor/matrix/floating_cholesky.hpp"
#include "rigor/matrix/smallest_eigenvalue.hpp"
#include "rigor/matrix/verified_largest_eigenvalue.hpp"
#include "rigor/matrix_samples.hpp"

#include <Eigen/Cholesky>

#include <random>
#include <set>

using namespace rigor;
using namespace testing_generators;
using detail::DenseBlocks, detail::PackedBlocks, detail::PackedMatrix;
using Eigen::MatrixXd, Eigen::VectorXd;

namespace {

/// Positive definite with eigenvalues from about `least` on.
MatrixXd random_definite(long n, double least, unsigned seed) {
    std::mt19937_64 random(seed);
    MatrixXd x(n, n);
    for (long i = 0; i < x.size(); ++i)
        x.data()[i] = static_cast<double>(static_cast<long>(random() % 2001) - 1000) / 1024;
    const MatrixXd square = x * x.transpose() / static_cast<double>(n);
    return square + least * MatrixXd::Identity(n, n);
}
MatrixXd second_differences(long n) {
    MatrixXd a = MatrixXd::Zero(n, n);
    for (long i = 0; i < n; ++i) {
        a(i, i) = 2;
        if (i > 0) a(i, i - 1) = a(i - 1, i) = -1;
    }
    return a;
}
const std::vector<std::pair<long, long>> shapes{{1, 1}, {1, 9}, {2, 1},  {2, 2},   {3, 1},    {3, 2},  {7, 3},
                                                {8, 4}, {9, 4}, {40, 7}, {41, 64}, {200, 33}, {64, 64}};

}  // namespace

TEST_CASE("packed storage: every number of the lower triangle has one place, in half of the memory") {
    for (const auto& [n, width] : shapes) {
        CAPTURE(n, width);
        PackedMatrix<double> packed(n, width);
        std::set<const double*> places;
        for (long j = 0; j < n; ++j)
            for (long i = j; i < n; ++i) places.insert(&packed(i, j));
        CHECK(static_cast<long>(places.size()) == n * (n + 1) / 2);
        const long span = *places.rbegin() - *places.begin() + 1;
        CHECK(span <= n * (n + std::min(width, n)) / 2);
        const MatrixXd a = random_definite(n, 1, 1);
        fill(packed, DenseBlocks(a));
        long columns = 0;
        PackedBlocks(packed).visit([&](const detail::ColumnBlock& block) {
            CHECK(block.first == columns);
            CHECK(block.rows == n - block.first);
            for (long j = 0; j < block.count; ++j)
                for (long i = j; i < block.rows; ++i) CHECK(block.column(j)[i] == a(block.first + i, block.first + j));
            columns += block.count;
        });
        CHECK(columns == n);
    }
}

TEST_CASE(
    "packed storage: factor and solutions are those of Eigen, in both precisions, and a negative pivot is found") {
    for (const auto& [n, width] : shapes) {
        CAPTURE(n, width);
        const MatrixXd a = random_definite(n, 0.5, 2);
        const MatrixXd expected = a.llt().matrixL();
        const VectorXd b = VectorXd::LinSpaced(n, 1, 2), x = a.llt().solve(b);
        PackedMatrix<double> l(n, width);
        fill(l, DenseBlocks(a));
        double told = 0;
        REQUIRE(factorize(l, [&](double done) {
                    CHECK(done >= told);
                    told = done;
                }) == 0);
        CHECK(told == 1);
        for (long j = 0; j < n; ++j)
            for (long i = j; i < n; ++i) CHECK(std::fabs(l(i, j) - expected(i, j)) <= 1e-13);
        VectorXd y = b;
        solve_lower(l, y.data());
        solve_transposed(l, y.data(), n);
        CHECK((y - x).norm() <= 1e-11 * x.norm());

        PackedMatrix<float> single(n, width);
        fill(single, DenseBlocks(a));
        REQUIRE(factorize(single) == 0);
        Eigen::VectorXf z = b.cast<float>();
        solve_lower(single, z.data());
        solve_transposed(single, z.data(), n);
        CHECK((z.cast<double>() - x).norm() <= 1e-3 * x.norm());

        for (const long k : {0L, n / 2, n - 1}) {
            MatrixXd bad = a;
            bad(k, k) = -0.25;
            const detail::FloatingCholesky failed(bad, 0, width);
            CHECK_FALSE(failed.completed());
            CHECK_FALSE(failed.lower_bound(Ball(0)));
            const VectorXd down = failed.descent_direction();
            REQUIRE(down.size() == n);
            CHECK(down(k) == 1);
            CHECK(down.dot(bad * down) < 0);
        }
    }
}

TEST_CASE("packed storage: pieces on all cores give a factor within the theorem's error of every entry") {
    // Large enough for pieces; the residual of some entries in long double, whose own error is small beside the bound.
    const long n = 1700, width = 160;
    std::mt19937_64 random(8);
    MatrixXd a(n, n);
    for (long j = 0; j < n; ++j)
        for (long i = j; i < n; ++i)
            a(i, j) = a(j, i) = std::ldexp(static_cast<double>(random() >> 11), -53) - 0.5 + (i == j ? 40 : 0);
    const detail::FloatingCholesky factor(a, 0, width);
    REQUIRE(factor.completed());
    double largest = 0;
    for (int sample = 0; sample < 4000; ++sample) {
        const long i = static_cast<long>(random() % static_cast<unsigned long>(n)),
                   j = static_cast<long>(random() % static_cast<unsigned long>(i + 1));
        long double rest = a(i, j);
        for (long k = 0; k <= j; ++k) rest -= static_cast<long double>(factor.lower()(i, k)) * factor.lower()(j, k);
        const double k = static_cast<double>(std::min(j + 1, width) + j / width + 1);
        largest =
            std::max(largest, std::fabs(static_cast<double>(rest)) / (k * 0x1p-53 * std::sqrt(a(i, i) * a(j, j))));
    }
    CHECK(largest <= 1.01);
    CHECK(largest > 0);
    MatrixXd bad = a;
    bad(n - 5, n - 5) = -1;
    PackedMatrix<double> l(n, width);
    fill(l, DenseBlocks(bad));
    CHECK(factorize(l) == n - 4);
}

TEST_CASE("packed storage: more rows than 32-bit integers can count are refused before memory is taken") {
    CHECK(detail::most_packed_rows(256) == 8'388'607);
    CHECK_NOTHROW(detail::check_packed_rows(8'388'607, 256));
    CHECK_THROWS_WITH(PackedMatrix<double>(8'388'608),
                      "a packed matrix of 8388608 rows in block columns of width 256; expected at most 8388607, for "
                      "LAPACK's 32-bit integers");
    CHECK_THROWS_AS(PackedMatrix<float>(1L << 40, 1), std::invalid_argument);
}

TEST_CASE("column blocks: sums, products and quotients are those of the dense matrix") {
    for (const auto& [n, width] : shapes) {
        CAPTURE(n, width);
        const MatrixXd a = random_definite(n, 1, 3) - 2 * MatrixXd::Identity(n, n);
        PackedMatrix<double> packed(n, width);
        fill(packed, DenseBlocks(a));
        const PackedBlocks blocks(packed);
        const VectorXd x = VectorXd::LinSpaced(n, 1, 2);
        CHECK((detail::approximate_product(blocks, x) - a * x).norm() <= 1e-12 * static_cast<double>(n));
        CHECK((detail::absolute_product(blocks, x) - a.cwiseAbs() * x).norm() <= 1e-12 * static_cast<double>(n));
        const detail::MatrixOutline outline = detail::outline(blocks);
        CHECK(outline.finite);
        CHECK(outline.diagonal == a.diagonal());
        const double rows = a.cwiseAbs().rowwise().sum().maxCoeff();
        CHECK(outline.row_sum_bound >= rows * (1 - 1e-14));
        CHECK(outline.row_sum_bound <= rows * (1 + 1e-12));
        const detail::NegatedBlocks negative(blocks);
        CHECK((detail::approximate_product(negative, x) + a * x).norm() <= 1e-12 * static_cast<double>(n));
        std::vector<Rational> v;
        Rational square = 0;
        for (const double entry : x) v.push_back(exact_value(entry)), square += v.back() * v.back();
        if (n > 40) continue;
        // x is divided by its largest entry, in doubles: the quotient is that of a vector next to it.
        const Ball quotient = *detail::rayleigh_quotient(blocks, x / x.lpNorm<Eigen::Infinity>());
        const double expected = from_rational<double>(Rational(quadratic_form(exact_symmetric(a), v) / square));
        CHECK(std::fabs(quotient.approx_double() - expected) <= 1e-13);
    }
    MatrixXd bad = MatrixXd::Ones(5, 5);
    for (const double value : {std::numeric_limits<double>::quiet_NaN(), detail::infinity}) {
        bad(4, 1) = value;
        CHECK_FALSE(detail::outline(DenseBlocks(bad)).finite);
    }
    // Finite numbers whose sums are not.
    CHECK(detail::outline(DenseBlocks(MatrixXd::Constant(5, 5, std::numeric_limits<double>::max()))).finite);
}

TEST_CASE("blocked Cholesky: the theorem's constants for every width, and an error that one block's would not show") {
    for (const auto& [n, width] : shapes) {
        CAPTURE(n, width);
        const VectorXd c = VectorXd::LinSpaced(n, 1, 3);
        const Rational underflow = 2 * (2 * n + 1 + exact_value(c.maxCoeff())) * power_of_two(-1022);
        Rational bound = n * underflow;
        for (long i = 1; i <= n; ++i) {
            const long block = (i - 1) / width + 1, k = std::min(i, width) + block;
            const Rational gamma = k * power_of_two(-53) / (1 - k * power_of_two(-53));
            bound += gamma / (1 - gamma) * (exact_value(c(i - 1)) + underflow);
        }
        const Rational computed = exact_midpoint(detail::cholesky_error(c, {}, width));
        CHECK(computed >= bound);
        CHECK(computed <= bound * (1 + power_of_two(-100)));
    }
    const VectorXd ones = VectorXd::Ones(2000);
    CHECK(detail::cholesky_error(ones, {}, 64).upper_double() < 0.12 * detail::cholesky_error(ones).upper_double());
    // Exact arithmetic: |C - L L^T| <= gamma_k(j) sqrt(c_ii c_jj)/(1 - gamma), entry by entry.
    for (const auto& [n, width] : shapes) {
        if (n > 41) continue;
        CAPTURE(n, width);
        const MatrixXd a = random_definite(n, 1e-3, 4);
        const detail::FloatingCholesky factor(a, 0, width);
        REQUIRE(factor.completed());
        const RationalMatrix exact = exact_symmetric(a);
        for (long j = 0; j < n; ++j)
            for (long i = j; i < n; ++i) {
                Rational rest = exact(i, j);
                for (long k = 0; k <= j; ++k)
                    rest -= exact_value(factor.lower()(i, k)) * exact_value(factor.lower()(j, k));
                const double k = static_cast<double>(std::min(j + 1, width) + j / width + 1);
                CHECK(std::fabs(from_rational<double>(rest)) <= 1.01 * k * 0x1p-53 * std::sqrt(a(i, i) * a(j, j)));
            }
    }
}

TEST_CASE("blocked Cholesky: the rounding term is needed") {
    // As for one block (verified_cholesky_test.cpp): exactly singular, one unit less in the last place.
    std::mt19937_64 random(12);
    int completed = 0;
    for (int attempt = 0; attempt < 60; ++attempt) {
        const long n = 30 + attempt % 31;
        MatrixXd v(n, n - 1);
        for (long i = 0; i < v.size(); ++i)
            v.data()[i] = static_cast<double>(static_cast<long>(random() % 8001) - 4000);
        MatrixXd a = v * v.transpose();
        a(n - 1, n - 1) = std::nextafter(a(n - 1, n - 1), 0.0);
        const detail::FloatingCholesky factor(a, 0, 8);
        if (!factor.completed() || ++completed > 4) continue;
        const RationalMatrix b = exact_symmetric(a);
        const auto holds = [&](double q) { return inertia(b.shifted(exact_value(q))).negative == 0; };
        CHECK(holds(factor.lower_bound(Ball(0))->lower_double()));
        CHECK_FALSE(holds(factor.lower_bound(Ball(0), {.rounding = 0})->lower_double() / 2));
    }
    CHECK(completed >= 4);
}

TEST_CASE("the search's bound has every term: rounding or residual, and the radius, and both are needed") {
    const long n = 24, width = 5;
    const MatrixXd a = random_definite(n, 1e-3, 10);
    const double radius = 0x1p-20;
    for (const bool residual : {false, true}) {
        CAPTURE(residual);
        CholeskySearchState state;
        const VerifiedEigenvalue e = verified_smallest_eigenvalue(
            a, radius, {.block_width = width, .residual = residual, .keep = [&](const CholeskySearchState& found) {
                            state = found;
                        }});
        REQUIRE_FALSE(state.attempts.empty());
        int completed = 0;
        Rational best = -1;
        for (const CholeskyAttempt& attempt : state.attempts) {
            if (!attempt.completed) continue;
            ++completed;
            // The error, from the factor that this shift gives again.
            const detail::FloatingCholesky factor(a, attempt.shift, width);
            REQUIRE(factor.completed());
            RationalMatrix c = exact_symmetric(a);
            for (long i = 0; i < n; ++i) c(i, i) = exact_value(detail::subtract_down(a(i, i), attempt.shift));
            Rational rounding = 0, largest = 0;
            for (long i = 0; i < n; ++i) {
                const long k = std::min(i + 1, width) + i / width + 1;
                rounding += k * power_of_two(-53) * c(i, i);
                Rational row = 0;
                for (long j = 0; j < n; ++j) {
                    Rational rest = c(i, j);
                    for (long l = 0; l <= std::min(i, j); ++l)
                        rest -= exact_value(factor.lower()(i, l)) * exact_value(factor.lower()(j, l));
                    row += rest < 0 ? Rational(-rest) : rest;
                }
                largest = std::max(largest, row);
            }
            CHECK(exact_value(attempt.error) >= (residual ? largest : rounding));
            CHECK(exact_value(attempt.error) <= 2 * rounding);
            CHECK(exact_value(attempt.radius) >= n * exact_value(radius));
            best = std::max<Rational>(
                best, exact_value(attempt.shift) - exact_value(attempt.error) - exact_value(attempt.radius));
        }
        CHECK(completed > 0);
        CHECK(exact_value(e.lower) <= best);
        CHECK(exact_value(e.lower) >= best - power_of_two(-60));

        // The worst matrix within r of the identity has the eigenvalue 1 - n r, which is more without a radius.
        const VerifiedCholeskyOptions options{.block_width = width, .residual = residual};
        const MatrixXd identity = MatrixXd::Identity(n, n);
        CHECK(verified_smallest_eigenvalue(identity, 0.125, options).lower <= 1 - n * 0.125);
        CHECK(verified_smallest_eigenvalue(identity, 0, options).lower > 1 - n * 0.125);
    }
}

TEST_CASE("bounds in blocks of every width contain the exact eigenvalues, and those of one block") {
    const Precision scope(256);
    for (const auto& [n, width] : shapes) {
        CAPTURE(n, width);
        for (const long single_from : {1L, 1000L}) {
            const VerifiedCholeskyOptions options{.single_from = single_from, .block_width = width};
            const VerifiedEigenvalue e = verified_smallest_eigenvalue(second_differences(n), 0, options);
            const Ball value = Ball(2) - Ball(2) * cos(Ball::pi() / Ball(n + 1));
            CHECK(e.shown);
            CHECK(certainly_less(value, Ball::exact_double(e.lower)) != Truth::yes);
            CHECK(certainly_less(Ball::exact_double(e.upper), value) != Truth::yes);
            CHECK(e.upper - e.lower <=
                  2 * detail::cholesky_error(VectorXd::Constant(n, 2), {}, width).upper_double() + 1e-14);
            CHECK(e.factorizations <= 2);
            if (n > 9) continue;
            const MatrixXd a = random_definite(n, 1e-6, 5);
            const EigenvalueEnclosure exact = smallest_eigenvalue(exact_symmetric(a));
            const VerifiedEigenvalue full = verified_smallest_eigenvalue(a),
                                     packed = verified_smallest_eigenvalue(a, 0, options);
            for (const VerifiedEigenvalue* bounds : {&full, &packed}) {
                CHECK(certainly_at_most(Ball::exact_double(bounds->lower), exact.lower) == Truth::yes);
                CHECK(certainly_at_most(exact.upper, Ball::exact_double(bounds->upper)) == Truth::yes);
                CHECK(bounds->upper - bounds->lower <= 1e-13);
            }
        }
    }
}

TEST_CASE("one factorization in single and one in double precision are enough, clustered eigenvalues included") {
    const long n = 300;
    MatrixXd a = random_definite(n, 0.25, 6) + MatrixXd::Constant(n, n, 0.5);
    for (const bool cluster : {false, true}) {
        CAPTURE(cluster);
        if (cluster) a = MatrixXd(VectorXd::LinSpaced(n, 1, 1.0001).asDiagonal());
        const VerifiedEigenvalue e = verified_smallest_eigenvalue(a, 0);
        CHECK(e.shown);
        CHECK(e.single_precision == 1);
        CHECK(e.factorizations <= (cluster ? 3 : 2));
        CHECK(e.upper - e.lower <= 4 * detail::cholesky_error(a.diagonal(), {}, 256).upper_double() + 1e-14);
    }
    // Beyond the range of floats, or of their digits: the way without them.
    for (const double scale : {1e60, 1e-60}) {
        const VerifiedEigenvalue e = verified_smallest_eigenvalue(a * scale, 0);
        CHECK(e.shown);
        CHECK(e.factorizations <= 3);
    }
}

/// What a search has told when it is interrupted, after it told something so many times.
static CholeskySearchState interrupted(const MatrixXd& a, std::size_t after) {
    struct Interrupted {};
    CholeskySearchState state;
    std::size_t told = 0;
    VerifiedCholeskyOptions options;
    options.keep = [&](const CholeskySearchState& found) {
        state = found;
        if (++told == after) throw Interrupted{};
    };
    CHECK_THROWS_AS(verified_smallest_eigenvalue(a, 0, options), Interrupted);
    return state;
}

TEST_CASE("a search that is interrupted goes on from what it has told") {
    const long n = 280;
    const MatrixXd a = random_definite(n, 0.01, 7);
    const VerifiedEigenvalue whole = verified_smallest_eigenvalue(a, 0);
    for (const std::size_t after : {1U, 2U}) {
        CAPTURE(after);
        const CholeskySearchState state = interrupted(a, after);
        REQUIRE(state.vector.size() == static_cast<std::size_t>(n));
        CHECK(state.attempts.size() == after - 1);
        // What is known is not done again, and the bounds are as good. Of a factorization whose factor is lost with the
        // interruption only the bound is left: one more may be needed.
        long single = 0, factorizations = 0;
        const VerifiedEigenvalue e = verified_smallest_eigenvalue(
            a, 0,
            {.progress =
                 [&](const std::string& stage, double done) {
                     single += done == 0 && stage.find("single") != std::string::npos;
                     factorizations += done == 0 && stage.find("in double") != std::string::npos;
                 },
             .known = state});
        CHECK(single == 0);
        CHECK(factorizations <= whole.factorizations);
        CHECK(e.factorizations == factorizations + static_cast<long>(after - 1));
        CHECK(e.lower == Approx(whole.lower).epsilon(1e-12));
        CHECK(e.upper == Approx(whole.upper).epsilon(1e-12));
        CHECK(e.lower <= whole.upper);
    }
    // What was not completed, or has no bound of its error, proves nothing; the rest is taken at its word.
    CholeskySearchState attempts;
    attempts.vector.assign(static_cast<std::size_t>(n), 1.0);
    attempts.attempts = {{.shift = 1e6, .completed = false, .error = 0, .radius = 0},
                         {.shift = 1e6, .completed = true, .error = 0},
                         {.shift = 1e6, .completed = true, .radius = 0}};
    CHECK(verified_smallest_eigenvalue(a, 0, {.known = attempts}).lower <= whole.upper);
    attempts.attempts.push_back({.shift = 1e6, .completed = true, .error = 0.25, .radius = 0.5});
    CHECK(verified_smallest_eigenvalue(a, 0, {.known = attempts}).lower == 1e6 - 0.75);
    // A vector of another matrix's size is not used; a bad one costs time, and no more.
    CholeskySearchState other;
    other.vector.assign(5, 1.0);
    CHECK(verified_smallest_eigenvalue(a, 0, {.known = other}).shown);
    other.vector.assign(static_cast<std::size_t>(n), 1.0);
    const VerifiedEigenvalue e = verified_smallest_eigenvalue(a, 0, {.known = other});
    CHECK(e.shown);
    CHECK(e.lower <= whole.upper);
    CHECK(e.upper >= whole.lower);
}

TEST_CASE("a search interrupted before its first vector has an error goes on to bounds that are as good") {
    // Too few rows for single precision: the first that is told is a factorization, whose factor is lost.
    const MatrixXd a = random_definite(150, 1e-4, 7);
    const VerifiedEigenvalue whole = verified_smallest_eigenvalue(a, 0);
    REQUIRE(whole.shown);
    for (std::size_t after = 1; after <= 3; ++after) {
        CAPTURE(after);
        const CholeskySearchState state = interrupted(a, after);
        const VerifiedEigenvalue e = verified_smallest_eigenvalue(a, 0, {.known = state});
        CHECK(e.lower == Approx(whole.lower).epsilon(1e-9));
        CHECK(e.upper == Approx(whole.upper).epsilon(1e-9));
        CHECK(e.factorizations <= whole.factorizations + 2);
    }
}

TEST_CASE("the largest eigenvalue of a matrix in blocks, of both signs") {
    for (const double sign : {1.0, -1.0}) {
        const MatrixXd a = sign * second_differences(60);
        PackedMatrix<double> packed(60, 16);
        fill(packed, DenseBlocks(a));
        const VerifiedLargestEigenvalue e =
            detail::verified_largest_eigenvalue(PackedBlocks(packed), [] { return Ball(0); });
        const double value = sign > 0 ? 2 + 2 * std::cos(std::acos(-1) / 61) : -2 + 2 * std::cos(std::acos(-1) / 61);
        CHECK(e.lower <= value + 1e-15);
        CHECK(e.upper >= value - 1e-15);
        CHECK(e.upper - e.lower <= 1e-12);
    }
}
