// Checks claim/sphere_points.hpp: the points are unit vectors, different, opposite in pairs, and dependent exactly
// where stated.
#include "claim/sphere_points.hpp"
#include "catch.hpp"

using rigor::Rational, rigor::RationalMatrix;

namespace {

void check_pairs(const RationalMatrix& points) {
    const RationalMatrix inner = points * points.transpose();
    for (long i = 0; i < points.rows(); ++i)
        for (long j = 0; j < points.rows(); ++j) {
            if (i == j)
                CHECK(inner(i, j) == 1);
            else if (i / 2 == j / 2)
                CHECK(inner(i, j) == -1);
            else
                CHECK(abs(inner(i, j)) < 1);
        }
}

}  // namespace

TEST_CASE("points of the circle and of the sphere come in antipodal pairs on different lines") {
    check_pairs(claim::antipodal_circle_points(1));
    check_pairs(claim::antipodal_circle_points(9));
    check_pairs(claim::sphere_points());
    CHECK_THROWS_AS(claim::antipodal_circle_points(0), std::invalid_argument);
}

TEST_CASE("three pairs of the sphere are dependent only if they are the first three") {
    const RationalMatrix points = claim::sphere_points();
    for (long a = 0; a < 6; ++a)
        for (long b = a + 1; b < 6; ++b)
            for (long c = b + 1; c < 6; ++c) {
                const long mask = (1L << 2 * a) | (1L << 2 * b) | (1L << 2 * c);
                CHECK(rigor::rank(claim::rows_of(points, mask)) == (a == 0 && b == 1 && c == 2 ? 2 : 3));
            }
}

TEST_CASE("rows are chosen by the bits of a mask") {
    const RationalMatrix points = claim::sphere_points();
    const RationalMatrix chosen = claim::rows_of(points, 0b100010);
    REQUIRE(chosen.rows() == 2);
    CHECK(chosen(0, 0) == -1);
    CHECK(chosen(1, 1) == Rational(-4, 5));
    CHECK_THROWS_AS(claim::rows_of(points, 0), std::invalid_argument);
}
