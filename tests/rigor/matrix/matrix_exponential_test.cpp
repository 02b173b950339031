// The matrix exponential against exact cases (diagonal, nilpotent, rotation, rank one) and against Taylor's polynomial
// in exact rationals with a bound of its rest.
#include "rigor/matrix/matrix_exponential.hpp"
#include "generators.hpp"

using namespace rigor;
using namespace testing_generators;

namespace {

Ball width_bound() { return Ball::dyadic(1, -80); }

/// The polynomial of degree N of e^A, and a bound of every entry of the rest: b^(N+1)/(N+1)! · 1/(1 - b/(N+2)) for the
/// row-sum norm b < N + 2.
struct RationalExponential {
    RationalMatrix sum;
    Rational rest;
};
RationalExponential by_taylor(const RationalMatrix& a, long degree) {
    const long n = a.rows();
    Rational b(0);
    for (long i = 0; i < n; ++i) {
        Rational row(0);
        for (long j = 0; j < n; ++j) row += abs(a(i, j));
        if (row > b) b = row;
    }
    RationalMatrix sum = RationalMatrix::identity(n), term = sum;
    Rational last(1);
    for (long k = 1; k <= degree; ++k) {
        term = term * a;
        for (long i = 0; i < n; ++i)
            for (long j = 0; j < n; ++j) {
                term(i, j) /= k;
                sum(i, j) += term(i, j);
            }
        last *= b / k;
    }
    REQUIRE(b < degree + 2);
    return {sum, last * b / (degree + 1) / (1 - b / (degree + 2))};
}

RationalMatrix random_square(long n, long bound) {
    RationalMatrix a(n, n);
    for (long i = 0; i < n; ++i)
        for (long j = 0; j < n; ++j)
            a(i, j) = Rational(*rc::gen::inRange<long>(-6 * bound, 6 * bound + 1), *rc::gen::inRange<long>(1, 7));
    return a;
}

}  // namespace

TEST_CASE("the exponential against exact rational sums with a bound of the rest") {
    require_property(
        "Taylor",
        [] {
            const long n = *rc::gen::inRange<long>(1, 5);
            const RationalMatrix a = random_square(n, *rc::gen::inRange<long>(0, 3));
            const RationalExponential exact = by_taylor(a, 120);
            const BallMatrix e = matrix_exponential(BallMatrix(a));
            for (long i = 0; i < n; ++i)
                for (long j = 0; j < n; ++j) {
                    RC_ASSERT(admits(e(i, j), exact.sum(i, j), exact.rest));
                    RC_ASSERT(certainly_less(e(i, j).radius(),
                                             width_bound() * (abs(e(i, j)) + exp(BallMatrix(a).row_sum_norm()))) ==
                              Truth::yes);
                }
        },
        60);
    require_property(
        "for every matrix inside a wide one",
        [] {
            const long n = *rc::gen::inRange<long>(1, 4);
            const RationalMatrix a = random_square(n, 1);
            BallMatrix wide(n, n);
            for (long i = 0; i < n; ++i)
                for (long j = 0; j < n; ++j) {
                    const Ball middle{Rational(a(i, j) + Rational(*rc::gen::inRange<long>(-8, 9), 8 * 1024))};
                    wide.set(i, j, middle.widened(Ball::dyadic(1, -10)));
                }
            const RationalExponential exact = by_taylor(a, 80);
            const BallMatrix e = matrix_exponential(wide);
            for (long i = 0; i < n; ++i)
                for (long j = 0; j < n; ++j) RC_ASSERT(admits(e(i, j), exact.sum(i, j), exact.rest));
        },
        60);
}

TEST_CASE("exponentials in closed form") {
    SECTION("diagonal") {
        const std::vector<Rational> d{0, 1, -3, Rational(1, 7), -200};
        const BallMatrix e = matrix_exponential(BallMatrix(RationalMatrix::diagonal(d)));
        for (long i = 0; i < 5; ++i)
            for (long j = 0; j < 5; ++j) {
                if (i != j) {
                    CHECK(e(i, j).is_exactly_zero());
                } else {
                    const Ball closed = exp(Ball(d[static_cast<std::size_t>(i)]));
                    CHECK(e(i, i).overlaps(closed));
                    CHECK(certainly_less(e(i, i).radius(), closed * width_bound()) == Truth::yes);
                }
            }
    }
    SECTION("nilpotent: a polynomial, exactly") {
        RationalMatrix a(4, 4), exact = RationalMatrix::identity(4);
        for (long i = 0; i < 3; ++i) a(i, i + 1) = 2;
        for (long i = 0; i < 4; ++i)
            for (long j = i + 1; j < 4; ++j)
                exact(i, j) = j - i == 1 ? Rational(2) : j - i == 2 ? Rational(2) : Rational(4, 3);
        const BallMatrix e = matrix_exponential(BallMatrix(a));
        CHECK(e.contains(exact));
        CHECK(certainly_less(e.uncertainty(), width_bound()) == Truth::yes);
        for (long i = 0; i < 4; ++i)
            for (long j = 0; j < i; ++j) CHECK(e(i, j).is_exactly_zero());
    }
    SECTION("a rotation, and a full turn") {
        for (const char* text : {"1", "-5/3", "40", "1/1000000"}) {
            const Ball angle = Ball::from_text(text);
            BallMatrix a(2, 2);
            a.set(0, 1, -angle);
            a.set(1, 0, angle);
            const BallMatrix e = matrix_exponential(a);
            CHECK(e(0, 0).overlaps(cos(angle)));
            CHECK(e(1, 0).overlaps(sin(angle)));
            CHECK(e(0, 1).overlaps(-sin(angle)));
            CHECK(certainly_less(e.uncertainty(), width_bound()) == Truth::yes);
        }
        BallMatrix a(2, 2);
        a.set(0, 1, -Ball(2) * Ball::pi());
        a.set(1, 0, Ball(2) * Ball::pi());
        CHECK(matrix_exponential(a).contains(RationalMatrix::identity(2)));
    }
    SECTION("a multiple of the matrix of ones: I + (e^(cn) - 1)/n") {
        const long n = 6;
        BallMatrix a(n, n);
        for (long i = 0; i < n; ++i)
            for (long j = 0; j < n; ++j) a.set(i, j, Ball(Rational(-5, 3)));
        const BallMatrix e = matrix_exponential(a);
        const Ball off = (exp(Ball(-10)) - Ball(1)) / Ball(6);
        for (long i = 0; i < n; ++i)
            for (long j = 0; j < n; ++j) CHECK(e(i, j).overlaps(i == j ? off + Ball(1) : off));
        CHECK(certainly_less(e.uncertainty(), width_bound()) == Truth::yes);
    }
    SECTION("no rows") { CHECK(matrix_exponential(BallMatrix(0, 0)).rows() == 0); }
}

TEST_CASE("what is not square, or not finite") {
    CHECK_THROWS_WITH(matrix_exponential(BallMatrix(2, 3)), "the exponential of a 2 x 3 matrix");
    BallMatrix a(2, 2);
    a.set(0, 1, Ball(1) / Ball(0));
    CHECK_FALSE(matrix_exponential(a).is_finite());
}
