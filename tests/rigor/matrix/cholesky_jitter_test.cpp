// Checks what is promised of Cholesky factorizations against factorizations in float and double, written here, in
// several orders of summation; and that no part of the bounds can be left out.
#include "rigor/matrix/cholesky_jitter.hpp"
#include "rigor/matrix_samples.hpp"

#include <cmath>
#include <random>

using namespace rigor;
using namespace testing_generators;
using Eigen::MatrixXd;

namespace {

/// By rows, with the sums in ascending or descending order or in two halves, with divisions or with reciprocals. True
/// if it runs to completion.
template <class T>
bool factorizes(const MatrixXd& k, T delta, int order, bool reciprocal) {
    const long n = k.rows();
    Eigen::Matrix<T, Eigen::Dynamic, Eigen::Dynamic> l(n, n);
    for (long i = 0; i < n; ++i)
        for (long j = 0; j <= i; ++j) {
            const T entry = static_cast<T>(k(i, j)), c = i == j ? static_cast<T>(entry + delta) : entry;
            T s = c;
            if (order == 0)
                for (long m = 0; m < j; ++m) s -= l(i, m) * l(j, m);
            else if (order == 1)
                for (long m = j; m-- > 0;) s -= l(i, m) * l(j, m);
            else {
                T sum = 0;
                for (long m = 0; m < j; ++m) sum += l(i, m) * l(j, m);
                s = c - sum;
            }
            if (i == j) {
                if (!(s > 0) || !std::isfinite(s)) return false;
                l(i, i) = std::sqrt(s);
            } else {
                l(i, j) = reciprocal ? s * (1 / l(j, j)) : s / l(j, j);
            }
        }
    return true;
}

/// (V V^T + c I) unit for random integers V with fewer columns than rows: the smallest eigenvalue is c unit.
MatrixXd low_rank(std::mt19937_64& random, long n, double c, double unit = 1) {
    MatrixXd v(n, std::max<long>(1, n - 1 - static_cast<long>(random() % 2)));
    for (long i = 0; i < v.rows(); ++i)
        for (long j = 0; j < v.cols(); ++j) v(i, j) = static_cast<double>(static_cast<long>(random() % 31) - 15);
    MatrixXd k = v * v.transpose();
    k.diagonal().array() += c;
    return k * unit;
}

JitterProblem problem_of(const MatrixXd& k, const Ball& smallest, const Ball& rounding = Ball(0)) {
    JitterProblem problem{{}, rounding, smallest, smallest};
    for (long i = 0; i < k.rows(); ++i) problem.diagonal_sizes.push_back(Ball::exact_double(std::fabs(k(i, i))));
    return problem;
}

/// The float or double next to the bound, on its far side.
template <class T>
T beyond(double bound, bool upward) {
    const T x = static_cast<T>(bound);
    return std::nextafter(x, upward ? std::numeric_limits<T>::infinity() : T(0));
}

/// Whether a promise was broken for one of the matrices (V V^T + c I) unit.
template <class T>
bool broken(const FloatingFormat& format, double c, bool success, const detail::JitterErrorTerms& terms,
            double unit = 1) {
    std::mt19937_64 random(3);
    for (int i = 0; i < 400; ++i) {
        const long n = 2 + static_cast<long>(random() % 8);
        const MatrixXd k = low_rank(random, n, c, unit);
        const JitterBounds bounds = cholesky_jitter(format, problem_of(k, Ball::exact_double(c * unit)), terms);
        const auto& bound = success ? bounds.succeeds_from : bounds.fails_below;
        REQUIRE(bound);
        const T delta = success ? beyond<T>(bound->upper_double(), true) : beyond<T>(bound->lower_double(), false);
        for (int order = 0; order < 3; ++order)
            for (const bool reciprocal : {false, true})
                if (factorizes<T>(k, delta, order, reciprocal) != success) return true;
    }
    return false;
}

}  // namespace

TEST_CASE("jitter: what must succeed succeeds and what must fail fails, in any order of summation") {
    const Precision scope(128);
    CHECK_FALSE(broken<float>(float32, 0, true, {}));
    CHECK_FALSE(broken<double>(float64, 0, true, {}));
    CHECK_FALSE(broken<float>(float32, -1, true, {}));
    CHECK_FALSE(broken<float>(float32, -1, false, {}));
    CHECK_FALSE(broken<double>(float64, -1, false, {}));
}

TEST_CASE("jitter: the bound of the factorization's rounding is needed on either side") {
    const Precision scope(128);
    CHECK(broken<float>(float32, 0, true, {.factorization = 0, .diagonal = 0}));
    CHECK(broken<double>(float64, 0, true, {.factorization = 0, .diagonal = 0}));
    CHECK(broken<float>(float32, 0, true, {.factorization = 0}));
    CHECK(broken<float>(float32, -1, false, {.factorization = 0, .diagonal = 0}));
}

TEST_CASE("jitter: the rounding of the diagonal is needed") {
    const Precision scope(128);
    // -1 + delta, delta a little above 1, is 0 when delta is rounded.
    const MatrixXd k = MatrixXd::Constant(1, 1, -1);
    for (const long factor : {0, 1}) {
        const JitterBounds bounds =
            cholesky_jitter(float32, problem_of(k, Ball(-1)), {.factorization = 0, .diagonal = factor});
        REQUIRE(bounds.succeeds_from);
        const bool completes = factorizes<float>(k, static_cast<float>(bounds.succeeds_from->upper_double()), 0, false);
        CHECK(completes == (factor == 1));
    }
}

TEST_CASE("jitter: what underflows is needed on either side") {
    const Precision scope(128);
    // Multiples of the smallest float, 2^-149, of which products and quotients keep a few bits.
    CHECK_FALSE(broken<float>(float32, 0, true, {}, 0x1p-149));
    CHECK(broken<float>(float32, 0, true, {.underflow = 0}, 0x1p-149));
    CHECK(broken<float>(float32, -1, false, {.underflow = 0}, 0x1p-149));
}

TEST_CASE("jitter: the rounding of the entries is needed") {
    const Precision scope(128);
    // [[1, x], [x, 1]] with x = 1 - 2^-26, which becomes 1: its smallest eigenvalue is 2^-26, and then 0.
    MatrixXd k(2, 2);
    k << 1, 1 - 0x1p-26, 1 - 0x1p-26, 1;
    const Ball smallest = Ball::dyadic(1, -26), change = Ball::dyadic(1, -26);
    const detail::JitterErrorTerms alone{.factorization = 0, .entries = 1, .diagonal = 0},
        without{.factorization = 0, .entries = 0, .diagonal = 0};
    const JitterBounds less = cholesky_jitter(float32, problem_of(k, smallest, change), without),
                       all = cholesky_jitter(float32, problem_of(k, smallest, change), alone);
    REQUIRE(less.succeeds_from);
    CHECK(less.succeeds_from->is_exactly_zero());
    CHECK_FALSE(factorizes<float>(k, 0.0F, 0, false));
    REQUIRE(all.succeeds_from);
    CHECK(certainly_positive(*all.succeeds_from) == Truth::yes);
    // x = 1 + 2^-26 becomes 1 too: -2^-26, but 0 completes with any delta that a float shows.
    k << 1, 1 + 0x1p-26, 1 + 0x1p-26, 1;
    const JitterBounds wrong = cholesky_jitter(float32, problem_of(k, -smallest, change), without),
                       right = cholesky_jitter(float32, problem_of(k, -smallest, change), alone);
    REQUIRE(wrong.fails_below);
    CHECK(wrong.fails_below->lower_double() > 0x1p-27);
    CHECK_FALSE(right.fails_below);
}

TEST_CASE("jitter: the rounding of the diagonal is needed for what must fail") {
    const Precision scope(128);
    // a = -1 - 2^-26 becomes -1, delta = 2 - 0.8 2^-24 becomes 2, b = 1 - 2^-24 is a float: [[1, b], [b, 1]] completes,
    // though a - b + delta < 0.
    MatrixXd k(2, 2);
    const double a = -1 - 0x1p-26, b = 1 - 0x1p-24, delta = 2 - 0.8 * 0x1p-24;
    k << a, b, b, a;
    CHECK(factorizes<float>(k, static_cast<float>(delta), 0, false));
    for (const long factor : {0, 1}) {
        const JitterBounds bounds = cholesky_jitter(float32, problem_of(k, Ball::exact_double(a - b)),
                                                    {.factorization = 0, .diagonal = factor});
        REQUIRE(bounds.fails_below);
        CHECK((delta < bounds.fails_below->lower_double()) == (factor == 0));
    }
}

TEST_CASE("jitter: closed forms, and where nothing can be promised") {
    const Precision scope(128);
    const MatrixXd unit = MatrixXd::Identity(50, 50);
    const JitterBounds none = cholesky_jitter(float32, problem_of(unit, Ball(1)));
    REQUIRE(none.succeeds_from);
    CHECK(none.succeeds_from->is_exactly_zero());
    CHECK_FALSE(none.fails_below);
    // -I: about 1 on either side, within the bound of about n^2 u/2 + 2 u.
    const JitterBounds about_one = cholesky_jitter(float64, problem_of(-unit, Ball(-1)));
    REQUIRE((about_one.succeeds_from && about_one.fails_below));
    CHECK(about_one.succeeds_from->upper_double() > 1);
    CHECK(about_one.succeeds_from->upper_double() < 1 + 3000 * 0x1p-52);
    CHECK(about_one.fails_below->lower_double() < 1);
    CHECK(about_one.fails_below->lower_double() > 1 - 3000 * 0x1p-52);
    // n^2 u/2 > 1 from n = 5,800 on.
    JitterProblem many{std::vector<Ball>(6000, Ball(1)), Ball(0), Ball(0), Ball(0)};
    CHECK_FALSE(cholesky_jitter(float32, many).succeeds_from);
    CHECK(cholesky_jitter(float32, many).reason.find("n^2 u/2") != std::string::npos);
    CHECK(cholesky_jitter(float64, many).succeeds_from);
    // Close to the end of the range, and beyond.
    for (const long exponent : {124, 200})
        CHECK_FALSE(cholesky_jitter(float32, {{Ball::dyadic(1, exponent)}, Ball(0), Ball(1), Ball(1)}).succeeds_from);
    CHECK(cholesky_jitter(float64, {{Ball::dyadic(1, 124)}, Ball(0), Ball::dyadic(1, 124), Ball::dyadic(1, 124)})
              .succeeds_from);
    CHECK_THROWS_AS(cholesky_jitter(float32, {}), std::invalid_argument);
}

TEST_CASE("jitter: a few bits of precision promise less, never more") {
    const FloatingFormat short_format{"8 bits", 8, -14, 16};
    int undecided_slopes = 0;
    for (const FloatingFormat& format : {float32, short_format})
        for (long n = 1; n <= 31; ++n)
            for (const char* lower : {"-1", "-0.337", "-1e-9", "0", "1/7", "40"}) {
                INFO(format.name << ", n = " << n << ", smallest eigenvalue " << lower);
                JitterProblem problem{{}, Ball::dyadic(n, -20), Ball(0), Ball(0)};
                for (long i = 0; i < n; ++i) problem.diagonal_sizes.push_back(Ball::dyadic(100 + 7 * i, -7));
                problem.lower = problem.upper = Ball::from_text(lower).midpoint();
                const auto at = [&](long bits) {
                    const Precision scope(bits);
                    return cholesky_jitter(format, problem);
                };
                const JitterBounds fine = at(300);
                for (const long bits : {3, 4, 5, 7, 9, 12, 16}) {
                    const JitterBounds coarse = at(bits);
                    if (coarse.succeeds_from) {
                        REQUIRE(fine.succeeds_from);
                        CHECK(certainly_at_most(*fine.succeeds_from, *coarse.succeeds_from) == Truth::yes);
                    }
                    if (coarse.fails_below) {
                        REQUIRE(fine.fails_below);
                        CHECK(certainly_at_most(*coarse.fails_below, *fine.fails_below) == Truth::yes);
                    }
                    undecided_slopes += fine.succeeds_from && !coarse.succeeds_from;
                }
            }
    CHECK(undecided_slopes > 0);
}

TEST_CASE("jitter: numbers that are known badly or not at all promise nothing") {
    const Precision scope(128);
    const Ball unknown = Ball(1) / Ball(0);
    const std::vector<Ball> ones(3, Ball(1));
    CHECK_FALSE(cholesky_jitter(float32, {ones, Ball(0), unknown, Ball(1)}).succeeds_from);
    CHECK(cholesky_jitter(float32, {ones, Ball(0), unknown, Ball(1)}).reason != "");
    CHECK_FALSE(cholesky_jitter(float32, {ones, Ball(0), Ball(-1), unknown}).fails_below);
    // The diagonal may be within the range or beyond it.
    const Ball edge = Ball::dyadic(1, 122).widened(Ball::dyadic(1, 121));
    const JitterBounds bounds = cholesky_jitter(float32, {{edge}, Ball(0), Ball::dyadic(1, 121), edge.upper()});
    CHECK_FALSE(bounds.succeeds_from);
    CHECK(bounds.reason.find("range of this format") != std::string::npos);
}
