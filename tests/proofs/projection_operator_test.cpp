// Tests proofs/st_arnaud_2026/common/projection_operator.hpp: K^-1 k_x at a point of the data, in a closed form, and
// for a singular matrix.
#include "proofs/st_arnaud_2026/common/projection_operator.hpp"
#include "catch.hpp"
#include "proofs/st_arnaud_2026/common/section_4.hpp"

namespace {

using namespace proofs::st_arnaud_2026;
using rigor::Ball, rigor::Rational, rigor::RationalMatrix, rigor::Truth;

bool encloses(const Ball& ball, const Rational& value) {
    return ball.contains(value) && certainly_less(ball.radius(), Ball::dyadic(1, -60)) == Truth::yes;
}

}  // namespace

TEST_CASE("the projection operator at a point of the data is a unit vector") {
    const rigor::Precision precision(200);
    const std::vector<Rational> t{Rational(1, 3), Rational(-2), Rational(1, 7), Rational(-2)};
    for (const long L : {2L, 3L, 7L}) {
        const rigor::BallVector w = projection_weights(circle_rows(t), L);
        REQUIRE(w.size() == 3);
        for (std::size_t i = 0; i < 3; ++i) CHECK(encloses(w[i], i == 1 ? 1 : 0));
        CHECK(encloses(sum_norm(w), 1));
        CHECK(encloses(euclidean_norm(w), 1));
    }
}

TEST_CASE("two antipodal pairs at L = 2: the weights grow like 1/(2 s)") {
    const rigor::Precision precision(300);
    for (const long k : {1L, 10L, 40L}) {
        const Rational r = rigor::power_of_two(-k), s = 2 * r / (1 + r * r);
        const rigor::BallVector w = projection_weights(two_antipodal_pairs(r), 2);
        REQUIRE(w.size() == 4);
        // The component along (1, -1, -1, 1)/2.
        CHECK(encloses((w[0] - w[1] - w[2] + w[3]) / Ball(2), 1 / (2 * s)));
    }
}

TEST_CASE("points of the circle: negated, on the circle, and in the order given") {
    const std::vector<Rational> t{Rational(0), Rational(1), Rational(1, 2)};
    const RationalMatrix points = circle_rows(t, 0b110);
    CHECK(points(0, 0) == 1);
    CHECK(points(1, 1) == -1);
    CHECK(points(2, 0) == Rational(-3, 5));
    CHECK(points(2, 1) == Rational(-4, 5));
}

TEST_CASE("a singular kernel matrix has no projection operator") {
    const rigor::Precision precision(200);
    RationalMatrix points(7, 2);
    const Rational directions[3][2] = {{1, 0}, {0, 1}, {Rational(3, 5), Rational(4, 5)}};
    for (long i = 0; i < 3; ++i)
        for (long k = 0; k < 2; ++k) {
            points(2 * i, k) = directions[i][k];
            points(2 * i + 1, k) = -directions[i][k];
        }
    points(6, 0) = Rational(5, 13);
    points(6, 1) = Rational(12, 13);
    CHECK_THROWS_AS(projection_weights(points, 2), std::domain_error);
    CHECK_NOTHROW(projection_weights(points, 3));
}
