// Checks matrices of balls against exact ones, and exact elimination (rank, null vector, inertia) against the exact
// characteristic polynomial.
#include "rigor/matrix/ball_matrix.hpp"
#include "generators.hpp"

#include <algorithm>

using namespace rigor;
using namespace testing_generators;

namespace {

RationalMatrix random_matrix(long rows, long columns, long bound = 9) {
    RationalMatrix a(rows, columns);
    for (long i = 0; i < rows; ++i)
        for (long j = 0; j < columns; ++j) a(i, j) = *rational_up_to(bound);
    return a;
}
/// Small numbers, so that zero eigenvalues are common; half of the diagonals are zero, where elimination finds no
/// pivot.
RationalMatrix small_symmetric(long n) {
    RationalMatrix a(n, n);
    const long hollow = *rc::gen::inRange<long>(0, 2);
    for (long i = 0; i < n; ++i)
        for (long j = 0; j <= i - hollow; ++j)
            a(i, j) = a(j, i) = Rational(*rc::gen::inRange<long>(-2, 3), *rc::gen::inRange<long>(1, 3));
    return a;
}

/// All roots of the characteristic polynomial are real, so that Descartes' rule counts the positive ones exactly.
Inertia inertia_by_descartes(const RationalMatrix& a) {
    fmpq_mat_t m;
    fmpq_mat_init(m, a.rows(), a.rows());
    for (long i = 0; i < a.rows(); ++i)
        for (long j = 0; j < a.rows(); ++j) fmpq_set_mpq(fmpq_mat_entry(m, i, j), a(i, j).backend().data());
    fmpq_poly_t p;
    fmpq_poly_init(p);
    fmpq_mat_charpoly(p, m);
    Inertia count;
    int last = 0;
    for (long k = 0; k <= a.rows(); ++k) {
        fmpq_t coefficient;
        fmpq_init(coefficient);
        fmpq_poly_get_coeff_fmpq(coefficient, p, k);
        const int sign = fmpq_sgn(coefficient);
        fmpq_clear(coefficient);
        if (sign == 0 && last == 0) ++count.zero;
        if (sign != 0 && last != 0 && sign != last) ++count.positive;
        if (sign != 0) last = sign;
    }
    count.negative = a.rows() - count.zero - count.positive;
    fmpq_poly_clear(p);
    fmpq_mat_clear(m);
    return count;
}

}  // namespace

TEST_CASE("products, transposes and shifts of balls contain the exact ones and are narrow") {
    require_property(
        "A B, A^T, A - s I",
        [] {
            const long n = *rc::gen::inRange<long>(1, 7), m = *rc::gen::inRange<long>(1, 7),
                       k = *rc::gen::inRange<long>(1, 7);
            const RationalMatrix a = random_matrix(n, m), b = random_matrix(m, k);
            const BallMatrix x(a), y(b), xy = x * y;
            RC_ASSERT(xy.contains(a * b));
            RC_ASSERT(certainly_less(xy.uncertainty(), Ball::dyadic(1, -90)) == Truth::yes);
            RC_ASSERT(x.transpose().contains(a.transpose()));
            RC_ASSERT((-x).contains(-a));
            const RationalMatrix square = a * a.transpose();
            const Rational s = *rational_up_to(5);
            RC_ASSERT(BallMatrix(square).shifted(Ball(s)).contains(square.shifted(s)));
            RC_ASSERT(BallMatrix(square).certainly_symmetric());
            RC_ASSERT(!(x * y).contains((a * b).transpose()) || n == k);
            RC_ASSERT((xy - xy).contains(RationalMatrix(n, k)));
        },
        200);
    require_property(
        "A x and x^T A x",
        [] {
            const long n = *rc::gen::inRange<long>(1, 7);
            const RationalMatrix a = small_symmetric(n);
            const std::vector<Rational> x =
                *rc::gen::container<std::vector<Rational>>(static_cast<std::size_t>(n), rational_up_to(9));
            const BallVector y(x.begin(), x.end());
            RC_ASSERT(dot(y, BallMatrix(a) * y).contains(quadratic_form(a, x)));
        },
        200);
}

TEST_CASE("a matrix of balls is a value") {
    BallMatrix a(2, 3);
    CHECK(a.shape() == "2 x 3");
    CHECK(a.contains(RationalMatrix(2, 3)));
    a.set(1, 2, Ball(7));
    BallMatrix b(a), c(1, 1);
    c = b;
    b.set(1, 2, Ball(8));
    CHECK(exact_midpoint(a(1, 2)) == 7);
    CHECK(exact_midpoint(c(1, 2)) == 7);
    const BallMatrix d(std::move(b));
    CHECK(exact_midpoint(d(1, 2)) == 8);
    c = static_cast<const BallMatrix&>(c);
    CHECK(exact_midpoint(c(1, 2)) == 7);
    CHECK(BallMatrix::identity(3).contains(RationalMatrix::identity(3)));
    CHECK_FALSE(a.contains(RationalMatrix(3, 2)));
}

TEST_CASE("symmetric means the same balls in both triangles") {
    BallMatrix a(2, 2);
    a.set_symmetric(0, 1, Ball::from_text("0.1"));
    CHECK(a.certainly_symmetric());
    a.set(0, 1, a(0, 1).widened(Ball::dyadic(1, -200)));
    CHECK(a(0, 1).overlaps(a(1, 0)));
    CHECK_FALSE(a.certainly_symmetric());
    CHECK(a.midpoint().certainly_symmetric());
    CHECK(a.midpoint().is_exact());
    CHECK_FALSE(a.is_exact());
    CHECK_FALSE(BallMatrix(2, 3).certainly_symmetric());
    CHECK(BallMatrix(0, 0).certainly_symmetric());
    a.set(0, 0, Ball(1) / Ball(0));
    CHECK_FALSE(a.is_finite());
}

TEST_CASE("norms of balls") {
    RationalMatrix a(2, 2);
    a(0, 0) = 3;
    a(0, 1) = -4;
    a(1, 0) = Rational(1, 2);
    CHECK(exact_midpoint(BallMatrix(a).row_sum_norm()) == 7);
    BallMatrix b(a);
    CHECK(b.uncertainty().is_exactly_zero());
    b.set(0, 0, b(0, 0).widened(Ball::dyadic(1, -3)));
    b.set(0, 1, b(0, 1).widened(Ball::dyadic(1, -4)));
    const Ball u = b.uncertainty();
    // Radii are rounded up to 30 bits.
    CHECK(exact_midpoint(u) >= Rational(3, 16));
    CHECK(exact_midpoint(u) < Rational(3, 16) + power_of_two(-25));
}

TEST_CASE("shapes that do not fit are refused by name") {
    CHECK_THROWS_WITH(BallMatrix(2, 3) * BallMatrix(2, 3), "the product of matrices 2 x 3 and 2 x 3");
    CHECK_THROWS_AS(BallMatrix(2, 3) - BallMatrix(3, 2), std::invalid_argument);
    CHECK_THROWS_AS(BallMatrix(2, 3) * BallVector(2), std::invalid_argument);
    CHECK_THROWS_AS(dot(BallVector(1), BallVector(2)), std::invalid_argument);
    CHECK_THROWS_AS(BallMatrix(-1, 2), std::invalid_argument);
    CHECK_THROWS_AS(BallMatrix(2, 3)(2, 0), std::out_of_range);
    CHECK_THROWS_AS(BallMatrix(2, 3).set(0, 3, Ball(1)), std::out_of_range);
    CHECK_THROWS_AS(RationalMatrix(2, 3)(0, -1), std::out_of_range);
    CHECK_THROWS_AS(RationalMatrix(2, 3) * RationalMatrix(2, 3), std::invalid_argument);
    CHECK_THROWS_AS(RationalMatrix(2, -3), std::invalid_argument);
    CHECK_THROWS_AS(inertia(RationalMatrix(2, 3)), std::invalid_argument);
    RationalMatrix a(2, 2);
    a(0, 1) = 1;
    CHECK_THROWS_WITH(inertia(a), "the inertia of a 2 x 2 matrix that is not symmetric");
}

TEST_CASE("inertia is that of the characteristic polynomial") {
    require_property(
        "Sylvester against Descartes",
        [] {
            const RationalMatrix a = small_symmetric(*rc::gen::inRange<long>(1, 9));
            const Inertia count = inertia(a);
            RC_ASSERT(count == inertia_by_descartes(a));
            RC_ASSERT(count.negative + count.positive == rank(a));
            // A congruence does not change it.
            RationalMatrix c = random_matrix(a.rows(), a.rows());
            RC_PRE(rank(c) == a.rows());
            RC_ASSERT(inertia(c.transpose() * a * c) == count);
        },
        400);
    // The diagonal is zero: no pivot without adding rows first.
    RationalMatrix a(4, 4);
    a(0, 3) = a(3, 0) = a(1, 2) = a(2, 1) = 1;
    CHECK(inertia(a) == Inertia{2, 0, 2});
    CHECK(inertia(RationalMatrix(3, 3)) == Inertia{0, 3, 0});
    CHECK(inertia(RationalMatrix(0, 0)) == Inertia{});
}

TEST_CASE("rank and null vectors are exact") {
    require_property(
        "rank of a product",
        [] {
            const long n = *rc::gen::inRange<long>(1, 8), d = *rc::gen::inRange<long>(1, 8);
            const RationalMatrix b = random_matrix(n, d), a = b * b.transpose();
            const long r = rank(b);
            RC_ASSERT(r <= std::min(n, d));
            RC_ASSERT(rank(a) == r);
            RC_ASSERT(rank(b.transpose()) == r);
            const auto x = null_vector(a);
            RC_ASSERT(x.has_value() == (r < n));
            if (x) {
                RC_ASSERT(a * *x == std::vector<Rational>(static_cast<std::size_t>(n)));
                RC_ASSERT(*x != std::vector<Rational>(static_cast<std::size_t>(n)));
            }
        },
        200);
    // A rank that drops modulo the prime of the short cut and does not drop over the rationals.
    RationalMatrix a(2, 2);
    a(0, 0) = 1;
    a(1, 1) = Rational(Integer(n_nextprime(ulong{1} << 61, 1)));
    CHECK(rank(a) == 2);
    CHECK_FALSE(null_vector(a));
}

TEST_CASE("products of rows are exact") {
    require_property("against the plain product", [] {
        const long n = *rc::gen::inRange<long>(0, 6), d = *rc::gen::inRange<long>(1, 5);
        RationalMatrix a(n, d);
        for (long i = 0; i < n; ++i)
            for (long k = 0; k < d; ++k)
                a(i, k) = Rational(*rc::gen::inRange<long>(-50, 51), *rc::gen::inRange<long>(1, 30));
        RC_ASSERT(row_products(a) == a * a.transpose());
    });
}
