// Checks the bounds of extreme eigenvalues over the processes against closed forms and exact inertia; that they are no
// wider than the theorem makes them; and that the errors of the entries are needed.
#include "mpi/eigenvalue_bounds.hpp"
#include "dense_tiles.hpp"
#include "processes.hpp"
#include "rigor/matrix/eigenvector_guess.hpp"
#include "rigor/matrix_samples.hpp"
#include "rigor/number/ball_functions.hpp"

using namespace rigor;
using namespace testing_generators;
using Eigen::MatrixXd;

namespace {

constexpr long block = 8;

struct Bounds {
    VerifiedEigenvalue smallest;
    VerifiedLargestEigenvalue largest;
};
Bounds bounds(const MatrixXd& a, const Ball& radius = Ball(0), const detail::CholeskyErrorTerms& terms = {},
              const VerifiedCholeskyOptions& options = {}) {
    const mpi::ProcessGrid grid(mpi::squarest(all_processes.size()));
    DenseTiles tiles(a);
    mpi::SymmetricMatrix matrix(all_processes, grid, tiles, block);
    const detail::RadiusNorm norm = [&] { return radius; };
    Bounds found{.smallest = {}, .largest = mpi::largest_eigenvalue(matrix, norm, options, terms)};
    found.smallest = mpi::smallest_eigenvalue(matrix, norm, options, terms);
    CHECK(found.smallest.factorizations <= 3 + 2 * found.smallest.single_precision);
    return found;
}
const VerifiedCholeskyOptions from_single{.single_from = 1};
double noise(const MatrixXd& a) { return detail::cholesky_error(a.diagonal().cwiseAbs()).upper_double(); }
/// lower <= value <= upper, no wider than `width`.
void check_contains(double lower, double upper, const Ball& value, double width) {
    CHECK(certainly_at_most(Ball::exact_double(lower), value) != Truth::no);
    CHECK(certainly_at_most(value, Ball::exact_double(upper)) != Truth::no);
    CHECK(upper - lower <= width);
}

}  // namespace

TEST_CASE("second differences: eigenvalues 2 - 2 cos(j pi/(n + 1))") {
    for (const long n : {1, 2, 5, 8, 9, 40, 75}) {
        CAPTURE(n);
        MatrixXd a = 2 * MatrixXd::Identity(n, n);
        for (long i = 1; i < n; ++i) a(i, i - 1) = a(i - 1, i) = -1;
        const Precision scope(128);
        const Ball smallest = Ball(2) - Ball(2) * cos_pi(Rational(1, n + 1)), largest = Ball(4) - smallest;
        const auto [s, l] = bounds(a);
        check_contains(s.lower, s.upper, smallest, 8 * noise(a));
        check_contains(l.lower, l.upper, largest, 8 * noise(a) + 4e-7);
        CHECK(s.positive == Truth::yes);
        CHECK(s.reason.empty());
    }
}

TEST_CASE("Kac, Murdock and Szego: r^|i - j|, whose inverse is known, and blocks with multiple eigenvalues") {
    // I + 1 1^T has n + 1 once and 1 otherwise.
    for (const long n : {2, 9, 33}) {
        const MatrixXd a = MatrixXd::Identity(n, n) + MatrixXd::Ones(n, n);
        const auto [s, l] = bounds(a);
        check_contains(s.lower, s.upper, Ball(1), 8 * noise(a));
        check_contains(l.lower, l.upper, Ball(n + 1), 1e-12 * static_cast<double>(n));
    }
    const long n = 30;
    MatrixXd a(n, n);
    for (long i = 0; i < n; ++i)
        for (long j = 0; j < n; ++j) a(i, j) = std::ldexp(1.0, -static_cast<int>(std::abs(i - j)));
    const RationalMatrix b = exact_symmetric(a);
    const auto [s, l] = bounds(a);
    CHECK(inertia(b.shifted(exact_value(s.lower))).negative == 0);
    CHECK(inertia(b.shifted(exact_value(s.upper))).negative >= 1);
    CHECK(inertia(b.shifted(exact_value(l.upper))).positive == 0);
    CHECK(inertia(b.shifted(exact_value(l.lower))).positive >= 1);
    CHECK(s.upper - s.lower <= 8 * noise(a));
    CHECK(l.upper - l.lower <= 1e-6);
}

TEST_CASE("singular, indefinite, nearly singular: nothing is claimed that is not so") {
    const long n = 24;
    for (const double shift : {0.0, 0x1p-52, 0x1p-40, 0x1p-30, 0x1p-10}) {
        CAPTURE(shift);
        for (const double sign : {1.0, -1.0}) {
            const MatrixXd a = integer_gram(n, n - 1, 7, sign * shift);
            const RationalMatrix b = exact_symmetric(a);
            const Bounds usual = bounds(a), single = bounds(a, Ball(0), {}, from_single);
            CHECK(single.smallest.lower <= usual.smallest.upper);
            CHECK(usual.smallest.lower <= single.smallest.upper);
            CHECK(inertia(b.shifted(exact_value(single.smallest.lower))).negative == 0);
            const auto& [s, l] = usual;
            CHECK(inertia(b.shifted(exact_value(s.lower))).negative == 0);
            const Inertia above = inertia(b.shifted(exact_value(s.upper)));
            CHECK(above.negative + above.zero >= 1);
            // No effort is made for an eigenvalue that is well below 0.
            if (sign * shift <= 0x1p-52) CHECK(s.upper - s.lower <= 12 * noise(a));
            if (s.positive == Truth::yes) CHECK(inertia(b).positive == n);
            if (s.positive == Truth::no) CHECK(inertia(b).positive < n);
            CHECK(s.shown == s.reason.empty());
            CHECK(inertia(b.shifted(exact_value(l.upper))).positive == 0);
        }
    }
}

TEST_CASE("errors of the entries are counted on either side") {
    // True are A and A +- r I, r the radius.
    const long n = 20;
    const MatrixXd a = MatrixXd::Identity(n, n) + MatrixXd::Ones(n, n);
    const double r = 0x1p-20;
    const auto [s, l] = bounds(a, Ball::exact_double(r));
    CHECK(s.lower <= 1 - r);
    CHECK(s.upper >= 1 + r);
    CHECK(l.lower <= n + 1 - r);
    CHECK(l.upper >= n + 1 + r);
    const auto [s0, l0] = bounds(a, Ball::exact_double(r), {.radius = 0});
    CHECK(s0.lower > 1 - r);
    CHECK(s0.upper < 1 + r);
    CHECK(l0.lower > n + 1 - r);
    CHECK(l0.upper < n + 1 + r);
    const auto [unknown, also] = bounds(a, Ball(1) / Ball(0));
    CHECK(unknown.lower == -detail::infinity);
    CHECK(unknown.reason == "the errors of the entries are not bounded");
    CHECK(also.upper == detail::infinity);
}

TEST_CASE("errors of the entries are counted where signs are mixed, and the largest comes from products") {
    // I + s s^T for alternating signs s: the row sums of |A| bound it well, the vector of ones does not.
    const long n = 20;
    MatrixXd a = MatrixXd::Identity(n, n);
    for (long i = 0; i < n; ++i)
        for (long j = 0; j < n; ++j) a(i, j) += (i + j) % 2 == 0 ? 1 : -1;
    const double r = 0x1p-20;
    const auto largest = bounds(a, Ball::exact_double(r)).largest;
    CHECK(largest.lower <= n + 1 - r);
    CHECK(largest.lower >= n + 1 - 1.01 * r);
    CHECK(largest.upper >= n + 1 + r);
    CHECK(bounds(a, Ball::exact_double(r), {.radius = 0}).largest.lower > n + 1 - r);
}

TEST_CASE("a lower bound of 0 does not show that an eigenvalue is positive") {
    // The bound is the shift alone, as of a factorization without rounding; the errors of the entries take it away.
    const MatrixXd a = MatrixXd::Ones(1, 1);
    const detail::CholeskyErrorTerms exact{.rounding = 0, .underflow = 0};
    const double shift = bounds(a, Ball(0), exact).smallest.lower;
    CHECK(shift > 0.5);
    const VerifiedEigenvalue e = bounds(a, Ball::exact_double(shift), exact).smallest;
    CHECK(e.lower == 0);
    CHECK(e.positive == Truth::unknown);
    CHECK_FALSE(e.shown);
    CHECK_FALSE(e.reason.empty());
}

TEST_CASE("nothing is bounded where an entry, or a sum of entries, is not finite") {
    for (const double bad : {std::nan(""), detail::infinity, -detail::infinity, 0x1p1023})
        for (const auto& [i, j] : {std::pair(2l, 2l), std::pair(5l, 1l)}) {
            CAPTURE(bad, i, j);
            MatrixXd a = 4 * MatrixXd::Identity(6, 6);
            a(i, j) = a(j, i) = bad;
            if (bad == 0x1p1023) a(i, 3) = a(3, i) = a(i, 4) = a(4, i) = bad;  // the sum of three
            const auto [s, l] = bounds(a);
            CHECK(s.reason == "an entry, or a sum of entries, of the matrix is not finite");
            CHECK(s.positive == Truth::unknown);
            CHECK((s.lower == -detail::infinity && s.upper == detail::infinity));
            CHECK((l.lower == -detail::infinity && l.upper == detail::infinity));
        }
}

TEST_CASE("a guess from single precision needs one factorization in double, and is as good") {
    for (const long n : {5, 9, 40, 75}) {
        CAPTURE(n);
        MatrixXd a = 2 * MatrixXd::Identity(n, n);
        for (long i = 1; i < n; ++i) a(i, i - 1) = a(i - 1, i) = -1;
        const Precision scope(128);
        const auto [s, l] = bounds(a, Ball(0), {}, from_single);
        check_contains(s.lower, s.upper, Ball(2) - Ball(2) * cos_pi(Rational(1, n + 1)), 8 * noise(a));
        CHECK(s.single_precision == 1);
        CHECK(s.factorizations == 1);
        CHECK(bounds(a).smallest.single_precision == 0);  // so few rows are not worth it
    }
}

TEST_CASE("a guess that is wrong gives wide bounds, and true ones") {
    // Lanczos begins with the eigenvector of 2 and finds no other; all others have 1.
    const long n = 30;
    const Eigen::VectorXd x = detail::start_of_iteration(n);
    const MatrixXd a = MatrixXd::Identity(n, n) + x * x.transpose();
    for (const VerifiedCholeskyOptions& options : {VerifiedCholeskyOptions{}, from_single}) {
        const auto [s, l] = bounds(a, Ball(0), {}, options);
        CHECK(s.lower <= 1 + 1e-14);
        CHECK(s.upper >= 1 - 1e-14);
        CHECK(s.lower >= -1e-12);
        CHECK(l.upper >= 2 - 1e-14);
    }
}
