// Checks the bounds from floating-point Cholesky against exact inertia of the same doubles, closed forms and the ball
// method; that no part of the error bound can be left out; and what is said of matrices that are singular, indefinite
// inside their errors, or not finite.
#include "rigor/matrix/verified_cholesky.hpp"
#include "rigor/matrix/floating_cholesky.hpp"
#include "rigor/matrix/smallest_eigenvalue.hpp"
#include "rigor/matrix_samples.hpp"

#include <Eigen/QR>

#include <cfenv>
#include <cmath>
#include <random>

#ifdef __SSE2__
#include <immintrin.h>
#endif

using namespace rigor;
using namespace testing_generators;
using Eigen::MatrixXd;

namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();

bool is_lower_bound(const RationalMatrix& a, double q) {
    return q == -infinity || inertia(a.shifted(exact_value(q))).negative == 0;
}
bool is_upper_bound(const RationalMatrix& a, double q) {
    if (q == infinity) return true;
    const Inertia i = inertia(a.shifted(exact_value(q)));
    return i.negative + i.zero > 0;
}
/// Everything that an answer about doubles with no error claims, in exact arithmetic; empty if all is well.
std::string flaw_in_doubles(const MatrixXd& a, const VerifiedEigenvalue& e) {
    const RationalMatrix b = exact_symmetric(a);
    if (!is_lower_bound(b, e.lower)) return "lower is above an eigenvalue";
    if (!is_upper_bound(b, e.upper)) return "upper is below every eigenvalue";
    const bool positive = inertia(b).positive == b.rows();
    if ((e.positive == Truth::yes && !positive) || (e.positive == Truth::no && positive)) return "wrong sign";
    if (e.shown != (e.positive == Truth::yes) || e.shown != e.reason.empty()) return "shown, or a reason";
    if (e.radius != 0) return "a radius out of nothing";
    return "";
}
/// The error bound of the theorem without a shift, and the spacing of doubles. No answer should be much wider.
double expected_width(const MatrixXd& a) {
    const double error = detail::cholesky_error(a.diagonal().cwiseAbs()).upper_double();
    return 6 * error + 32 * std::numeric_limits<double>::epsilon() * a.diagonal().cwiseAbs().maxCoeff();
}
std::string flaw_in_doubles(const MatrixXd& a) {
    const VerifiedEigenvalue e = verified_smallest_eigenvalue(a);
    if (!(e.upper - e.lower <= expected_width(a))) return "too wide";
    return flaw_in_doubles(a, e);
}
MatrixXd constant_tridiagonal(long n, double diagonal, double beside) {
    MatrixXd a = MatrixXd::Zero(n, n);
    for (long i = 0; i < n; ++i) {
        a(i, i) = diagonal;
        if (i > 0) a(i, i - 1) = a(i - 1, i) = beside;
    }
    return a;
}
MatrixXd rounded_hilbert(long n) {
    MatrixXd a(n, n);
    for (long i = 0; i < n; ++i)
        for (long j = 0; j < n; ++j) a(i, j) = 1.0 / static_cast<double>(i + j + 1);
    return a;
}
MatrixXd random_doubles(long n, std::mt19937_64& random) {
    MatrixXd a(n, n);
    for (long i = 0; i < n; ++i)
        for (long j = 0; j < n; ++j) a(i, j) = static_cast<double>(static_cast<long>(random() % 2001) - 1000) / 1024;
    return a;
}
/// Q D Q^T for a random orthogonal Q, rounded: the spectrum D up to rounding.
MatrixXd with_rounded_spectrum(const Eigen::VectorXd& spectrum, std::mt19937_64& random) {
    const MatrixXd q = Eigen::HouseholderQR<MatrixXd>(random_doubles(spectrum.size(), random)).householderQ();
    return q * spectrum.asDiagonal() * q.transpose();
}
/// Integers, exactly of rank n - 1 at most, and exactly representable.
MatrixXd singular_gram(long n, long largest, std::mt19937_64& random) {
    MatrixXd v(n, n - 1);
    for (long i = 0; i < n; ++i)
        for (long j = 0; j + 1 < n; ++j)
            v(i, j) = static_cast<double>(static_cast<long>(random() % (2 * largest + 1)) - largest);
    return v * v.transpose();
}

}  // namespace

TEST_CASE("verified Cholesky: second differences, also where the factorization is blocked") {
    const Precision scope(256);
    for (const long n : {1, 2, 3, 10, 60, 300, 700}) {
        const VerifiedEigenvalue e = verified_smallest_eigenvalue(constant_tridiagonal(n, 2, -1));
        const Ball value = Ball(2) - Ball(2) * cos(Ball::pi() / Ball(n + 1));
        INFO(n << ": " << e.lower << " to " << e.upper);
        CHECK(e.shown);
        // Not yes for n = 1, where the closed form is a ball around an end.
        CHECK(certainly_less(value, Ball::exact_double(e.lower)) != Truth::yes);
        CHECK(certainly_less(Ball::exact_double(e.upper), value) != Truth::yes);
        CHECK(e.upper - e.lower <= expected_width(constant_tridiagonal(n, 2, -1)));
        CHECK(e.rounding <= 2e-16 * static_cast<double>((n + 2) * (n + 2)));
        CHECK(e.factorizations <= 4);
        if (n <= 60) CHECK(flaw_in_doubles(constant_tridiagonal(n, 2, -1)) == "");
    }
}

TEST_CASE("verified Cholesky: dense matrices with known spectra, in blocks and threads") {
    const Precision scope(256);
    // min(i, j) is the inverse of a second difference matrix: 1/(2 + 2 cos(2 pi/(2n + 1))).
    for (const long n : {5, 130, 520}) {
        MatrixXd a(n, n);
        for (long i = 0; i < n; ++i)
            for (long j = 0; j < n; ++j) a(i, j) = static_cast<double>(std::min(i, j) + 1);
        const VerifiedEigenvalue e = verified_smallest_eigenvalue(a);
        const Ball value = Ball(1) / (Ball(2) + Ball(2) * cos(Ball::pi() * Ball(Rational(2, 2 * n + 1))));
        INFO(n << ": " << e.lower << " to " << e.upper);
        CHECK(e.shown);
        CHECK(certainly_less(Ball::exact_double(e.lower), value) == Truth::yes);
        CHECK(certainly_less(value, Ball::exact_double(e.upper)) == Truth::yes);
        CHECK(e.upper - e.lower <= expected_width(a));
    }
    std::mt19937_64 random(3);
    Eigen::VectorXd spectrum = Eigen::VectorXd::LinSpaced(80, 1, 2);
    spectrum(0) = 1e-10;
    const MatrixXd a = with_rounded_spectrum(spectrum, random);
    CHECK(flaw_in_doubles(a) == "");
    CHECK(verified_smallest_eigenvalue(a).shown);
}

TEST_CASE("verified Cholesky: the parts of the bound against exact arithmetic") {
    require_property(
        "the theorem's constants, sums of radii and directed differences",
        [] {
            std::mt19937_64 random(*rc::gen::inRange<std::uint64_t>(0, 1'000'000));
            const long n = *rc::gen::inRange<long>(1, 40);
            const int exponent = *rc::gen::inRange(-1060, 1000);
            const auto number = [&] {
                return std::ldexp(static_cast<double>(random() >> 11),
                                  exponent - 53 + static_cast<int>(random() % 40) - 20);
            };
            Eigen::VectorXd c(n);
            for (double& x : c) x = number();
            const Rational underflow = 2 * (2 * n + 1 + exact_value(c.maxCoeff())) * power_of_two(-1022);
            Rational bound = n * underflow;
            for (long i = 1; i <= n; ++i) {
                const Rational gamma = (i + 1) * power_of_two(-53) / (1 - (i + 1) * power_of_two(-53));
                bound += gamma / (1 - gamma) * (exact_value(c(i - 1)) + underflow);
            }
            const Rational computed = exact_midpoint(detail::cholesky_error(c));
            RC_ASSERT(computed >= bound && computed <= bound * (1 + power_of_two(-100)));

            MatrixXd radius(n, n);
            Rational norm(0);
            for (long i = 0; i < n; ++i)
                for (long j = 0; j <= i; ++j) radius(i, j) = radius(j, i) = number();
            for (long i = 0; i < n; ++i) {
                Rational sum(0);
                for (long j = 0; j < n; ++j) sum += exact_value(radius(i, j));
                norm = std::max(norm, sum);
            }
            const Rational rows = exact_value(detail::row_sum_bound(radius));
            RC_ASSERT(rows >= norm && rows <= norm * (1 + n * power_of_two(-50)) + n * power_of_two(-1070));

            const double x = number(), y = random() % 2 == 0 ? number() : -number();
            RC_ASSERT(exact_value(detail::subtract_down(x, y)) <= exact_value(x) - exact_value(y));
            RC_ASSERT(exact_value(detail::add_up(x, y)) >= exact_value(x) + exact_value(y));
            RC_ASSERT(detail::subtract_down(x, 0) == x);
            // x^T A x/x^T x, for the vector c with largest entry 1.
            if (exponent < -300 || exponent > 300 || c.maxCoeff() == 0) return;
            c /= c.maxCoeff();
            std::vector<Rational> v;
            Rational square(0);
            for (const double entry : c) v.push_back(exact_value(entry));
            for (const Rational& entry : v) square += entry * entry;
            const Ball quotient = *detail::rayleigh_quotient(radius, c);
            RC_ASSERT(quotient.contains(Rational(quadratic_form(exact_symmetric(radius), v) / square)));
            const Rational roundoff = exact_value(static_cast<double>(std::numeric_limits<long double>::epsilon()));
            RC_ASSERT(exact_radius(quotient) <=
                      (12 * n + 100) * roundoff * exact_value(detail::row_sum_bound(radius)) + power_of_two(-800));
        },
        300);
}

TEST_CASE("verified Cholesky: Hilbert matrices in doubles against the ball method on the same doubles") {
    for (const long n : {2, 5, 8, 10, 14, 25}) {
        INFO(n);
        const VerifiedEigenvalue e = verified_smallest_eigenvalue(rounded_hilbert(n));
        CHECK(flaw_in_doubles(rounded_hilbert(n)) == "");
        const EigenvalueEnclosure oracle = smallest_eigenvalue(exact_symmetric(rounded_hilbert(n)));
        CHECK(certainly_at_most(Ball::exact_double(e.lower), oracle.lower) == Truth::yes);
        CHECK(certainly_at_most(oracle.upper, Ball::exact_double(e.upper)) == Truth::yes);
        CHECK(e.shown == (n <= 10));
        if (e.positive == Truth::unknown) CHECK(e.reason.find("seen as positive from about") != std::string::npos);
    }
}

TEST_CASE("verified Cholesky: spectra with gaps, clusters and signs") {
    std::mt19937_64 random(7);
    for (const long n : {3, 12, 40})
        for (const double least : {1.0, 1e-6, 1e-11, 1e-18, 0.0, -1e-9, -0.5}) {
            Eigen::VectorXd spectrum = Eigen::VectorXd::LinSpaced(n, 1, 3);
            spectrum(0) = least;
            const MatrixXd a = with_rounded_spectrum(spectrum, random);
            const VerifiedEigenvalue e = verified_smallest_eigenvalue(a);
            INFO(n << ", " << least << ": " << e.lower << " to " << e.upper << ", " << e.reason);
            CHECK(flaw_in_doubles(a) == "");
            CHECK(e.shown == (least > 1e-12));
            if (std::fabs(least) > 1e-12) CHECK(e.positive == truth(least > 0));
            spectrum(1) = least + 1e-13;
            CHECK(flaw_in_doubles(with_rounded_spectrum(spectrum, random)) == "");
        }
    MatrixXd wilkinson = constant_tridiagonal(21, 0, 1);
    for (long i = 0; i < 21; ++i) wilkinson(i, i) = static_cast<double>(std::abs(i - 10));
    CHECK(flaw_in_doubles(wilkinson) == "");
    CHECK(verified_smallest_eigenvalue(wilkinson).positive == Truth::no);
    CHECK(flaw_in_doubles(-wilkinson) == "");
    // Nothing on the diagonal to measure by: eigenvalues 2 cos(k pi/31).
    const VerifiedEigenvalue hollow = verified_smallest_eigenvalue(constant_tridiagonal(30, 0, 1));
    CHECK(flaw_in_doubles(constant_tridiagonal(30, 0, 1), hollow) == "");
    CHECK(hollow.upper - hollow.lower < 1e-12);
    CHECK(hollow.factorizations < 40);
    MatrixXd circulant(15, 15);
    for (long i = 0; i < 15; ++i)
        for (long j = 0; j < 15; ++j)
            circulant(i, j) = std::ldexp(1.0, static_cast<int>(-std::min((i - j + 15) % 15, (j - i + 15) % 15)));
    CHECK(flaw_in_doubles(circulant) == "");
    CHECK(verified_smallest_eigenvalue(circulant).shown);
}

TEST_CASE("verified Cholesky: random matrices of doubles against exact inertia") {
    require_property(
        "every claim holds",
        [] {
            const long n = *rc::gen::inRange<long>(1, 31), exponent = *rc::gen::inRange<long>(0, 50);
            MatrixXd a(n, n);
            for (long i = 0; i < n; ++i)
                for (long j = 0; j <= i; ++j) {
                    const double x =
                        std::ldexp(static_cast<double>(*rc::gen::inRange<long>(-1'000'000, 1'000'001)), -20);
                    // Shifted so that both signs of the smallest eigenvalue occur; the strict upper triangle is not
                    // read.
                    a(i, j) = i == j ? std::fabs(x) + std::sqrt(static_cast<double>(n))
                                     : std::ldexp(x, static_cast<int>(-exponent / 4));
                    if (i != j) a(j, i) = std::numeric_limits<double>::quiet_NaN();
                }
            const VerifiedEigenvalue e = verified_smallest_eigenvalue(a);
            RC_ASSERT(flaw_in_doubles(a, e) == "");
            RC_ASSERT(e.upper - e.lower <= expected_width(a));
        },
        150);
    require_property(
        "singular matrices are never shown positive",
        [] {
            std::mt19937_64 random(*rc::gen::inRange<std::uint64_t>(0, 1'000'000));
            const MatrixXd a = singular_gram(*rc::gen::inRange<long>(2, 40), *rc::gen::inRange<long>(1, 2000), random);
            const VerifiedEigenvalue e = verified_smallest_eigenvalue(a);
            RC_ASSERT(e.positive != Truth::yes);
            RC_ASSERT(!e.shown);
            RC_ASSERT(e.lower <= 0 && e.upper >= 0);
            RC_ASSERT(e.upper - e.lower <= expected_width(a));
        },
        300);
}

TEST_CASE("verified Cholesky: the rounding term is needed") {
    // Exactly singular, and then one unit less in the last place of one diagonal entry: indefinite, but the
    // factorization may complete all the same.
    std::mt19937_64 random(11);
    int completed = 0;
    for (int attempt = 0; attempt < 40; ++attempt) {
        const long n = 30 + attempt % 31;
        MatrixXd a = singular_gram(n, 4000, random);
        a(n - 1, n - 1) = std::nextafter(a(n - 1, n - 1), 0.0);
        const detail::FloatingCholesky factor(a, 0);
        if (!factor.completed() || ++completed > 6) continue;
        const RationalMatrix b = exact_symmetric(a);
        CHECK(inertia(b).negative == 1);
        CHECK(is_lower_bound(b, factor.lower_bound(Ball(0))->lower_double()));
        CHECK_FALSE(is_lower_bound(b, factor.lower_bound(Ball(0), {.rounding = 0})->lower_double() / 2));
        CHECK(verified_smallest_eigenvalue(a).positive != Truth::yes);
    }
    CHECK(completed >= 6);
}

TEST_CASE("verified Cholesky: the underflow term is needed") {
    // In units of the smallest double: 3 on the diagonal, 1 in the last row and in the corner. The squares of the last
    // row of L, 1/3, round to 0.
    const double unit = std::numeric_limits<double>::denorm_min();
    const long n = 60;
    MatrixXd a = MatrixXd::Zero(n, n);
    for (long i = 0; i < n; ++i) {
        a(i, i) = 3 * unit;
        a(n - 1, i) = a(i, n - 1) = unit;
    }
    a(n - 1, n - 1) = unit;
    const detail::FloatingCholesky factor(a, 0);
    REQUIRE(factor.completed());
    const RationalMatrix b = exact_symmetric(a);
    CHECK(inertia(b).negative == 1);
    CHECK(is_lower_bound(b, factor.lower_bound(Ball(0))->lower_double()));
    CHECK_FALSE(is_lower_bound(b, factor.lower_bound(Ball(0), {.underflow = 0})->lower_double()));
    CHECK(verified_smallest_eigenvalue(a).positive != Truth::yes);
}

TEST_CASE("verified Cholesky: errors of the entries") {
    require_property(
        "matrices inside",
        [] {
            std::mt19937_64 random(*rc::gen::inRange<std::uint64_t>(0, 1'000'000));
            const long n = *rc::gen::inRange<long>(1, 16);
            Eigen::VectorXd spectrum = Eigen::VectorXd::LinSpaced(n, 1, 3);
            spectrum(0) = std::ldexp(1.0, -*rc::gen::inRange(0, 30));
            const MatrixXd a = with_rounded_spectrum(spectrum, random);
            const double size = std::ldexp(1.0, -*rc::gen::inRange(0, 40));
            MatrixXd radius(n, n);
            RationalMatrix inside = exact_symmetric(a);
            for (long i = 0; i < n; ++i)
                for (long j = 0; j <= i; ++j) {
                    radius(i, j) = size * static_cast<double>(*rc::gen::inRange(0, 5)) / 4;
                    if (i != j) radius(j, i) = -1;
                    inside(i, j) += exact_value(radius(i, j)) * Rational(*rc::gen::inRange<long>(-4, 5), 4);
                    inside(j, i) = inside(i, j);
                }
            const Inertia sign = inertia(inside);
            for (const VerifiedEigenvalue& e :
                 {verified_smallest_eigenvalue(a, radius), verified_smallest_eigenvalue(a, size)}) {
                RC_ASSERT(is_lower_bound(inside, e.lower));
                RC_ASSERT(is_upper_bound(inside, e.upper));
                RC_ASSERT(e.positive != Truth::yes || sign.positive == n);
                RC_ASSERT(e.positive != Truth::no || sign.positive < n);
                RC_ASSERT(e.radius <= size * static_cast<double>(n) * 1.0001);
                RC_ASSERT(e.upper - e.lower <= expected_width(a) + 2.0001 * e.radius);
            }
        },
        200);
    // The radius term is needed, and sharp here: the worst matrix within r of I has the eigenvalue 1 - n r.
    const long n = 8;
    const MatrixXd identity = MatrixXd::Identity(n, n);
    for (const double r : {0.125, 0.1251, 0.2}) {
        const RationalMatrix worst = exact_symmetric(identity - MatrixXd::Constant(n, n, r));
        CHECK(inertia(worst).positive < n);
        const VerifiedEigenvalue e = verified_smallest_eigenvalue(identity, r);
        CHECK_FALSE(e.shown);
        CHECK(e.reason.find("the entries have to be known better") != std::string::npos);
        CHECK(is_lower_bound(worst, e.lower));
        const detail::FloatingCholesky factor(identity, 0.5);
        const Ball norm = Ball(n) * Ball::exact_double(r);
        CHECK(is_lower_bound(worst, factor.lower_bound(norm)->lower_double()));
        CHECK_FALSE(is_lower_bound(worst, factor.lower_bound(norm, {.radius = 0})->lower_double()));
    }
    CHECK(verified_smallest_eigenvalue(identity, 0.1249).shown);
    CHECK(verified_smallest_eigenvalue(identity, UniformRadius{.diagonal = 0.9}).shown);
    CHECK_FALSE(verified_smallest_eigenvalue(identity, UniformRadius{.diagonal = 1}).shown);
    CHECK(verified_smallest_eigenvalue(-identity, 0.1).positive == Truth::no);
}

TEST_CASE("verified Cholesky: entries near underflow and overflow") {
    for (const int exponent : {-1074, -1070, -1040, -1021, -1000, -600, 600, 1000, 1020}) {
        INFO(exponent);
        const MatrixXd a = constant_tridiagonal(12, std::ldexp(3, exponent), std::ldexp(-1, exponent));
        const VerifiedEigenvalue e = verified_smallest_eigenvalue(a);
        CHECK(flaw_in_doubles(a, e) == "");
        // Down to where the underflow term is as large as the matrix.
        CHECK(e.shown == (exponent > -1010));
        CHECK(flaw_in_doubles(-a, verified_smallest_eigenvalue(-a)) == "");
        const MatrixXd indefinite = constant_tridiagonal(12, std::ldexp(1, exponent), std::ldexp(-1, exponent));
        CHECK(flaw_in_doubles(indefinite, verified_smallest_eigenvalue(indefinite)) == "");
    }
    const double largest = std::numeric_limits<double>::max();
    const MatrixXd full = MatrixXd::Constant(5, 5, largest);
    CHECK(flaw_in_doubles(full, verified_smallest_eigenvalue(full)) == "");
    CHECK_FALSE(verified_smallest_eigenvalue(full).shown);
    CHECK(flaw_in_doubles(-full, verified_smallest_eigenvalue(-full)) == "");
    // The factor overflows: not completed, whatever the library says of it.
    for (const double corner : {0.0, 1.0, largest}) {
        MatrixXd overflowing = MatrixXd::Identity(4, 4);
        overflowing(0, 0) = std::ldexp(1.0, -1000);
        overflowing(2, 0) = overflowing(3, 0) = largest;
        overflowing(1, 0) = overflowing(3, 2) = corner;
        CHECK_FALSE(detail::FloatingCholesky(overflowing, 0).completed());
        CHECK(flaw_in_doubles(overflowing, verified_smallest_eigenvalue(overflowing)) == "");
    }
    const MatrixXd diagonal = MatrixXd::Identity(5, 5) * (largest / 2);
    CHECK(flaw_in_doubles(diagonal, verified_smallest_eigenvalue(diagonal)) == "");
    CHECK(verified_smallest_eigenvalue(diagonal).shown);
    CHECK_FALSE(verified_smallest_eigenvalue(diagonal, MatrixXd::Constant(5, 5, largest)).shown);
    MatrixXd far = MatrixXd::Identity(2, 2);
    far(0, 0) = 1e300;
    far(1, 1) = 1e-300;
    CHECK(flaw_in_doubles(far, verified_smallest_eigenvalue(far)) == "");
    CHECK_FALSE(verified_smallest_eigenvalue(far).shown);
    CHECK(flaw_in_doubles(MatrixXd::Zero(3, 3), verified_smallest_eigenvalue(MatrixXd::Zero(3, 3))) == "");
}

TEST_CASE("verified Cholesky: what is no symmetric matrix of numbers, and what is not read") {
    CHECK_THROWS_WITH(verified_smallest_eigenvalue(MatrixXd(2, 3)),
                      "eigenvalues of a 2 x 3 matrix; expected square, at least 1 x 1");
    CHECK_THROWS_WITH(verified_smallest_eigenvalue(MatrixXd(0, 0)),
                      "eigenvalues of a 0 x 0 matrix; expected square, at least 1 x 1");
    const MatrixXd a = constant_tridiagonal(4, 3, 1);
    const double nan = std::numeric_limits<double>::quiet_NaN();
    for (const double r : {-1.0, -1e-300, nan}) {
        CHECK_THROWS_AS(verified_smallest_eigenvalue(a, r), std::invalid_argument);
        CHECK_THROWS_AS(verified_smallest_eigenvalue(a, MatrixXd::Constant(4, 4, r)), std::invalid_argument);
    }
    CHECK_THROWS_AS(verified_smallest_eigenvalue(a, MatrixXd::Zero(3, 3)), std::invalid_argument);
    for (const double bad : {nan, infinity, -infinity}) {
        MatrixXd b = a;
        b(2, 3) = bad;
        CHECK(verified_smallest_eigenvalue(b).shown);
        b(3, 2) = bad;
        const VerifiedEigenvalue e = verified_smallest_eigenvalue(b);
        CHECK_FALSE(e.shown);
        CHECK(e.positive == Truth::unknown);
        CHECK(e.lower == -infinity);
        CHECK(e.upper == infinity);
        CHECK(e.reason == "an entry of the matrix is not finite");
    }
    CHECK(verified_smallest_eigenvalue(a, infinity).reason == "the errors of the entries are not bounded");
    // A block of a larger matrix, in place.
    MatrixXd large = MatrixXd::Constant(9, 9, nan);
    large.block(2, 3, 4, 4) = a;
    CHECK(verified_smallest_eigenvalue(large.block(2, 3, 4, 4)).lower == verified_smallest_eigenvalue(a).lower);
}

TEST_CASE("verified Cholesky: nothing is claimed under another rounding") {
    const MatrixXd a = constant_tridiagonal(4, 3, 1);
    for (const int rounding : {FE_UPWARD, FE_DOWNWARD, FE_TOWARDZERO}) {
        std::fesetround(rounding);
        const VerifiedEigenvalue e = verified_smallest_eigenvalue(a);
        std::fesetround(FE_TONEAREST);
        CHECK(e.positive == Truth::unknown);
        CHECK(e.reason == "this thread does not round to nearest, or flushes subnormal numbers");
    }
#ifdef __SSE2__
    const unsigned control = _mm_getcsr();
    for (const unsigned mode : {0x8000U, 0x0040U}) {  // flush to zero; subnormal arguments as zero
        _mm_setcsr(control | mode);
        const VerifiedEigenvalue e = verified_smallest_eigenvalue(a);
        _mm_setcsr(control);
        CHECK(e.positive == Truth::unknown);
    }
#endif
    CHECK(verified_smallest_eigenvalue(a).shown);
}

TEST_CASE("verified Cholesky: the diagonal that is factored is not above that of A - s I") {
    // 1 - s is below 1, however little: the factor of 1 would be that of a larger matrix.
    for (const double s : {0x1p-60, 0x1p-300, std::numeric_limits<double>::denorm_min()}) {
        const detail::FloatingCholesky factor(MatrixXd::Identity(3, 3), s);
        REQUIRE(factor.completed());
        for (long i = 0; i < 3; ++i) {
            const Rational l = exact_value(factor.lower()(i, i));
            CHECK(l * l <= 1 - exact_value(s));
        }
    }
}

TEST_CASE("verified Cholesky: a radius that is a ball counts with its upper end") {
    const Precision scope(128);
    const MatrixXd a = MatrixXd::Identity(4, 4) * 2;
    const Ball wide = Ball(1).widened(Ball(Rational(3, 4)));
    const RationalMatrix worst = exact_symmetric(a).shifted(Rational(7, 4));
    CHECK(is_lower_bound(worst, detail::FloatingCholesky(a, 1.5).lower_bound(wide)->lower_double()));
    CHECK(is_lower_bound(worst, verified_smallest_eigenvalue(a, wide).lower));
    CHECK(is_lower_bound(worst, verified_smallest_eigenvalue(a, wide.upper()).lower));
    CHECK(verified_smallest_eigenvalue(a, Ball(0).widened(Ball::dyadic(1, -30))).shown);
    CHECK_THROWS_AS(verified_smallest_eigenvalue(a, Ball(-1)), std::invalid_argument);
}

TEST_CASE("verified Cholesky: what is kept and told is rounded up") {
    const Precision scope(128);
    std::mt19937_64 random(5);
    for (const long n : {1, 2, 3, 7, 20}) {
        const MatrixXd a = with_rounded_spectrum(Eigen::VectorXd::LinSpaced(n, 1, 3), random);
        const Rational radius(1, 3000 + n);
        CholeskySearchState state;
        const VerifiedEigenvalue e =
            verified_smallest_eigenvalue(a, Ball(radius), {.keep = [&](const CholeskySearchState& s) { state = s; }});
        CHECK(exact_value(e.radius) >= radius);
        int completed = 0;
        for (const CholeskyAttempt& attempt : state.attempts) {
            if (!attempt.completed) continue;
            ++completed;
            CHECK(exact_value(attempt.radius) >= radius);
            CHECK(exact_value(attempt.error) >= exact_midpoint(detail::FloatingCholesky(a, attempt.shift).error()));
            CHECK(exact_value(e.lower) <= 3);
        }
        CHECK(completed > 0);
    }
}

TEST_CASE("verified Cholesky: the bound of a known attempt is shift - error - radius and no more") {
    const auto known = [](const MatrixXd& a, const CholeskyAttempt& attempt) {
        CholeskySearchState state;
        state.vector.assign(static_cast<std::size_t>(a.rows()), 1.0);
        state.vector.back() = -1;
        state.attempts = {attempt};
        return verified_smallest_eigenvalue(a, 0, {.refinements = 0, .known = state});
    };
    // [[1, 1], [1, 1]] has the eigenvalue 0: a bound of 0 does not make it positive.
    const VerifiedEigenvalue zero =
        known(MatrixXd::Constant(2, 2, 1), {.shift = 1, .completed = true, .error = 0.25, .radius = 0.75});
    CHECK(zero.lower == 0);
    CHECK(zero.positive != Truth::yes);
    CHECK_FALSE(zero.shown);
    // 1 - 2^-200 is no number of 128 bits.
    const VerifiedEigenvalue below =
        known(MatrixXd::Identity(2, 2), {.shift = 1, .completed = true, .error = 0x1p-200, .radius = 0});
    CHECK(below.lower < 1);
    CHECK(below.lower > 1 - 1e-15);
}

TEST_CASE("a quotient of sums in long double has the rounding of both sums") {
    // Sums of n terms are off by n units in the last place, 2^-64, and more.
    const rigor::Precision scope(128);
    const long n = 1000;
    const Ball off = Ball(n) * Ball::dyadic(1, -64), one(1);
    const auto numerator = rigor::detail::bounded_quotient(1.0L, 1.0L, 1.0, n),
               denominator = rigor::detail::bounded_quotient(1.0L, 1.0L, 0.0, n);
    REQUIRE((numerator && denominator));
    for (const Ball& side : {off, -off}) {
        CHECK(numerator->contains((one + side) / (one - side)));
        CHECK(denominator->contains(one / (one + side)));
    }
    CHECK(certainly_at_most(denominator->radius(), Ball(8) * off) == Truth::yes);
}
