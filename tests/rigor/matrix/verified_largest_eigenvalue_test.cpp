// Checks the bounds of the largest eigenvalue against exact inertia of the same doubles and closed forms.
#include "rigor/matrix/verified_largest_eigenvalue.hpp"
#include "rigor/matrix_samples.hpp"

#include <algorithm>
#include <cfenv>
#include <cmath>
#include <random>

using namespace rigor;
using namespace testing_generators;
using Eigen::MatrixXd;

namespace {

using detail::infinity;

/// Whether lower <= lambda_max(A) <= upper, exactly.
bool encloses(const RationalMatrix& a, const VerifiedLargestEigenvalue& e) {
    if (inertia(a.shifted(exact_value(e.upper))).positive > 0) return false;
    const Inertia below = inertia(a.shifted(exact_value(e.lower)));
    return below.positive + below.zero > 0;
}

}  // namespace

TEST_CASE("largest eigenvalue in doubles: random matrices against exact inertia") {
    require_property("signs of all kinds", [] {
        std::mt19937_64 random(*rc::gen::inRange<std::uint64_t>(0, 1'000'000));
        const long n = *rc::gen::inRange<long>(1, 14), kind = *rc::gen::inRange<long>(0, 4);
        MatrixXd a(n, n);
        for (long i = 0; i < n; ++i)
            for (long j = 0; j <= i; ++j) {
                const double x = static_cast<double>(static_cast<long>(random() % 2001) - 1000) / 1024;
                a(i, j) = kind == 0 ? x : kind == 1 ? std::fabs(x) : kind == 2 ? -std::fabs(x) : (i == j ? 1 : 0);
                a(j, i) = 1e300;  // not read
            }
        const VerifiedLargestEigenvalue e = verified_largest_eigenvalue(a);
        RC_ASSERT(encloses(exact_symmetric(a), e));
        RC_ASSERT(e.upper - e.lower <= 1e-6 * (1 + std::fabs(e.upper)) + 1e-12);
    });
}

TEST_CASE("largest eigenvalue in doubles: closed forms, and errors of the entries") {
    const Precision scope(256);
    for (const long n : {1, 2, 50, 300}) {
        MatrixXd a(n, n);
        for (long i = 0; i < n; ++i)
            for (long j = 0; j < n; ++j) a(i, j) = static_cast<double>(std::min(i, j) + 1);
        // The inverse of a second difference matrix: 1/(2 - 2 cos(pi/(2n + 1))).
        const Ball value = Ball(1) / (Ball(2) - Ball(2) * cos(Ball::pi() * Ball(Rational(1, 2 * n + 1))));
        const VerifiedLargestEigenvalue e = verified_largest_eigenvalue(a);
        INFO(n << ": " << e.lower << " to " << e.upper);
        CHECK(certainly_less(value, Ball::exact_double(e.lower)) != Truth::yes);
        CHECK(certainly_less(Ball::exact_double(e.upper), value) != Truth::yes);
        CHECK(e.upper - e.lower <= 1e-9 * e.upper);
        // All entries larger by 1/8 at most.
        const VerifiedLargestEigenvalue wide = verified_largest_eigenvalue(a, Ball(Rational(n, 8)));
        CHECK(wide.upper >= e.upper + 0.125 * static_cast<double>(n) * (1 - 1e-12));
        CHECK(wide.lower <= e.lower - 0.125 * static_cast<double>(n) * (1 - 1e-12));
    }
    // A clustered top of the spectrum: the power iteration stalls and Cholesky takes over.
    MatrixXd close = MatrixXd::Identity(40, 40);
    for (long i = 0; i + 1 < 40; ++i) close(i + 1, i) = close(i, i + 1) = -0.25;
    const VerifiedLargestEigenvalue e = verified_largest_eigenvalue(close);
    CHECK(encloses(exact_symmetric(close), e));
    CHECK(e.upper - e.lower <= 1e-6);
}

TEST_CASE("largest eigenvalue in doubles: the power iteration tells how far it has come") {
    std::vector<double> done;
    MatrixXd a = MatrixXd::Ones(30, 30);
    for (long i = 0; i < 30; ++i) a(i, i) += 1 + static_cast<double>(i);
    const auto found = detail::power_iteration(
        30, [&](const Eigen::VectorXd& v) { return Eigen::VectorXd(a * v); }, [&](double d) { done.push_back(d); });
    CHECK(found.upper < 61);
    REQUIRE(done.size() > 5);
    CHECK(done.front() == 0);
    CHECK(std::is_sorted(done.begin(), done.end()));
    CHECK(done.back() > 0.3);
    CHECK(done.back() <= 1);
}

TEST_CASE("largest eigenvalue in doubles: nothing is claimed of what is no symmetric matrix of numbers") {
    MatrixXd a = MatrixXd::Identity(3, 3);
    a(2, 1) = std::numeric_limits<double>::quiet_NaN();
    CHECK(verified_largest_eigenvalue(a).upper == detail::infinity);
    CHECK(verified_largest_eigenvalue(MatrixXd::Identity(3, 3), Ball(1) / Ball(0)).upper == detail::infinity);
    CHECK_THROWS_AS(verified_largest_eigenvalue(MatrixXd(2, 3)), std::invalid_argument);
    CHECK(verified_largest_eigenvalue(MatrixXd::Zero(3, 3)).upper <= 1e-300);
    CHECK(verified_largest_eigenvalue(MatrixXd::Zero(3, 3)).lower >= -1e-300);
}

TEST_CASE("largest eigenvalue in doubles: a radius counts in full, also as a wide ball") {
    const Precision scope(128);
    // Here the radius is all there is, and 1/3 + 2^-60 is no double.
    const Rational tiny = power_of_two(-60), third(1, 3);
    const VerifiedLargestEigenvalue e = verified_largest_eigenvalue(MatrixXd::Constant(1, 1, 0x1p-60), Ball(third));
    CHECK(exact_value(e.upper) >= tiny + third);
    CHECK(exact_value(e.lower) <= tiny - third);
    CHECK(e.upper - e.lower < 0.667);
    const Ball wide = Ball(1).widened(Ball(Rational(3, 4)));
    const VerifiedLargestEigenvalue w = verified_largest_eigenvalue(MatrixXd::Identity(2, 2) * 4, wide);
    CHECK(w.upper >= 5.75);
    CHECK(w.lower <= 2.25);
}

TEST_CASE("largest eigenvalue in doubles: products that underflow") {
    // The golden ratio times two of the smallest doubles: the quotients of the iteration are off by a half.
    const double unit = 0x1p-1073;
    MatrixXd a(2, 2);
    a << unit, unit, unit, 0;
    const VerifiedLargestEigenvalue e = verified_largest_eigenvalue(a);
    CHECK(encloses(exact_symmetric(a), e));
    CHECK(e.upper < 1e-290);
}

TEST_CASE("largest eigenvalue in doubles: a product that is no number bounds nothing") {
    for (const double broken : {std::nan(""), infinity}) {
        const auto found = detail::power_iteration(
            2, [&](const Eigen::VectorXd&) { return Eigen::VectorXd((Eigen::VectorXd(2) << broken, 1).finished()); });
        CHECK(found.upper == infinity);
    }
}

TEST_CASE("largest eigenvalue in doubles: nothing is claimed under another rounding") {
    const MatrixXd a = MatrixXd::Constant(3, 3, 0.1);
    for (const int rounding : {FE_UPWARD, FE_DOWNWARD, FE_TOWARDZERO}) {
        std::fesetround(rounding);
        const VerifiedLargestEigenvalue e = verified_largest_eigenvalue(a);
        std::fesetround(FE_TONEAREST);
        CHECK(e.upper == infinity);
        CHECK(e.lower == -infinity);
        CHECK(e.method == "none");
    }
    CHECK(verified_largest_eigenvalue(a).upper < 0.31);
}
