// Checks that constants, exact input and magnitudes mean the same for double, Real and Ball.
#include "generators.hpp"

using namespace rigor;
using namespace testing_generators;

TEST_CASE("pi agrees among the three number types") {
    const RealDigits digits(80);
    CHECK(admits(pi<Ball>(), exact_value(pi<Real>()), power_of_two(-260)));
    CHECK(exact_radius(pi<Ball>()) <= power_of_two(3 - Precision::bits()));
    CHECK(abs(Rational(exact_value(pi<double>()) - exact_value(pi<Real>()))) <= power_of_two(-52));
}

TEST_CASE("a rational enters each number type with the rounding that is documented") {
    require_property(
        "rounded to nearest for points, enclosed for balls",
        [] {
            const RealDigits digits(50);
            const Rational q = *wide_rational(), size = abs(q);
            RC_ASSERT(abs(Rational(exact_value(from_rational<double>(q)) - q)) <= size * power_of_two(-53));
            RC_ASSERT(abs(Rational(exact_value(from_rational<Real>(q)) - q)) <= size * power_of_two(-166));
            RC_ASSERT(from_rational<Ball>(q).contains(q));
            RC_ASSERT(exact_radius(from_rational<Ball>(q)) <= size * power_of_two(1 - Precision::bits()));
        },
        2000);
    CHECK(from_rational<double>(parse_rational("1e-400")) == 0);
    CHECK(from_rational<double>(power_of_two(-1074)) == 5e-324);
}

TEST_CASE("the magnitude bounds every point of a ball") {
    require_property(
        "random balls",
        [] {
            const Ball b = (*ball_around(wide_rational(), 200)).ball;
            const Rational most = abs(exact_midpoint(b)) + exact_radius(b);
            RC_ASSERT(exact_value(magnitude(b)) >= most);
            RC_ASSERT(exact_value(magnitude(b)) <= most * (1 + power_of_two(-20)));
            if (most > 0) {
                // Arb rounds this logarithm up to an integer beyond 2^20 and below 2^-20.
                const double excess = magnitude_log2(b) - std::log2(magnitude(b));
                RC_ASSERT(-1e-6 <= excess);
                RC_ASSERT(excess <= 1 + 1e-6);
            }
        },
        2000);
    CHECK(magnitude_log2(Ball(0)) == -HUGE_VAL);
    CHECK(magnitude_log2(Real(0)) == -HUGE_VAL);
    CHECK(magnitude_log2(0.0) == -HUGE_VAL);
    CHECK(magnitude_log2(Ball::dyadic(1, -50'000)) == Approx(-50'000).margin(1.5));
    CHECK(magnitude_log2(Real(ldexp(Real(1), -50'000))) == Approx(-50'000).margin(1.5));
    CHECK(magnitude_log2(0.125) == -3);
    CHECK(magnitude(-2.5) == 2.5);
    CHECK(magnitude(Real(-2.5)) == 2.5);
}

TEST_CASE("a radius is split off and inherited, points have none") {
    require_property("midpoint and inherited radius", [] {
        const BallWithPoint a = *ball_around(unit_rational()), b = *ball_around(unit_rational());
        RC_ASSERT(midpoint(a.ball).is_exact());
        RC_ASSERT(exact_midpoint(midpoint(a.ball)) == exact_midpoint(a.ball));
        const Ball wide = inherit_radius(a.ball, b.ball);
        const Rational radius = exact_radius(a.ball) + exact_radius(b.ball);
        RC_ASSERT(exact_midpoint(wide) == exact_midpoint(a.ball));
        RC_ASSERT(exact_radius(wide) >= radius);
        RC_ASSERT(exact_radius(wide) <= radius * (1 + power_of_two(-20)));
    });
    CHECK(midpoint(1.5) == 1.5);
    CHECK(inherit_radius(1.5, 7.0) == 1.5);
    CHECK(inherit_radius(Real(3), Real(7)) == 3);
}

TEST_CASE("working bits follow the scopes") {
    CHECK(working_bits<double>() == 53);
    const Precision scope(300);
    const RealDigits digits(100);
    CHECK(working_bits<Ball>() == 300);
    CHECK(working_bits<Real>() >= 332);
    CHECK(working_bits<Real>() <= 340);
}
