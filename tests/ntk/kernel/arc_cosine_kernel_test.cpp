// Checks kappa_0, kappa_1 and the angle of a correlation against the printed closed forms in MPFR, up to both ends of
// [-1, 1].
#include "ntk/kernel/arc_cosine_kernel.hpp"
#include "generators.hpp"

using namespace ntk;
using namespace rigor;
using namespace testing_generators;

namespace {

// The closed forms as Yu, Tian and Chen (2025) print them; 300 digits make up for their cancellation at -1.
Real printed_kappa_0(const Real& u) { return (pi<Real>() - acos(u)) / pi<Real>(); }
Real printed_kappa_1(const Real& u) { return (u * (pi<Real>() - acos(u)) + sqrt(Real(1 - u * u))) / pi<Real>(); }
const Rational mpfr_error = power_of_two(-500);

Rational root_above(const Rational& r) { return exact_value(sqrt(Ball(r)).upper_double()); }

}  // namespace

TEST_CASE("balls enclose the printed closed forms") {
    require_property(
        "u in [-1, 1]",
        [] {
            const RealDigits digits(300);
            const BallWithPoint b = *ball_around(unit_rational(), 0);
            const Real u = from_rational<Real>(b.point);
            const Ball zero = kappa_0(b.ball), one = kappa_1(b.ball);
            RC_ASSERT(admits(zero, exact_value(printed_kappa_0(u)), mpfr_error));
            RC_ASSERT(admits(one, exact_value(printed_kappa_1(u)), mpfr_error));
            // acos has the modulus of continuity pi sqrt(|a - b|/2), and x sin x <= 2 is the derivative of sin x - x
            // cos x.
            const Rational angle_radius =
                4 * root_above(exact_radius(b.ball) + power_of_two(-Precision::bits())) + power_of_two(-110);
            RC_ASSERT(exact_radius(zero) <= angle_radius);
            RC_ASSERT(exact_radius(one) <= 4 * angle_radius);
        },
        1000);
    require_property("a tight ball gives a tight ball", [] {
        const Rational u = *unit_rational();
        RC_ASSERT(exact_radius(kappa_0(Ball(u))) <= 8 * root_above(power_of_two(-Precision::bits())));
        if (abs(u) <= Rational(9, 10)) {
            RC_ASSERT(exact_radius(kappa_0(Ball(u))) <= power_of_two(-118));
            RC_ASSERT(exact_radius(kappa_1(Ball(u))) <= power_of_two(-118));
        }
    });
}

TEST_CASE("the values at -1, 0 and 1") {
    CHECK(kappa_0(Ball(-1)).is_exactly_zero());
    CHECK(kappa_1(Ball(-1)).is_exactly_zero());
    CHECK(kappa_0(Ball(0)).contains(Rational(1, 2)));
    CHECK(kappa_0(Ball(1)).contains(Rational(1)));
    CHECK(kappa_1(Ball(1)).contains(Rational(1)));
    CHECK((kappa_1(Ball(0)) * Ball::pi()).contains(Rational(1)));
    for (const Ball& b : {kappa_0(Ball(0)), kappa_0(Ball(1)), kappa_1(Ball(0)), kappa_1(Ball(1))})
        CHECK(exact_radius(b) <= power_of_two(-120));
    CHECK(kappa_0(-1.0) == 0);
    CHECK(kappa_1(-1.0) == 0);
    CHECK(kappa_1(Real(-1)) == 0);
    CHECK(kappa_1_of_angle(Ball(0)).contains(Rational(1)));
    CHECK(kappa_0_of_angle(Ball(0)).contains(Rational(1)));
}

TEST_CASE("next to -1 the relative error stays small") {
    // kappa_0(-1 + e) is about sqrt(2e)/pi and kappa_1 about (2e)^(3/2)/(3 pi).
    const Precision scope(400);
    for (const int k : {10, 30, 60}) {
        const Ball u(Rational(-1 + power(Rational(1, 10), static_cast<unsigned long>(k))));
        const long lost = 2 * k * 33220 / 10000 / 2;
        CHECK(kappa_0(u).accurate_bits() >= 380 - lost);
        CHECK(kappa_1(u).accurate_bits() >= 380 - lost);
    }
}

TEST_CASE("outside the domain there is no finite answer") {
    for (const Ball& u : {Ball(2), Ball(-2), Ball(5).widened(Ball(1))}) {
        CHECK_FALSE(kappa_0(u).is_finite());
        CHECK_FALSE(kappa_1(u).is_finite());
    }
    // A ball that spills over an end is read as its part inside.
    const Ball spilled = Ball(1).widened(Ball::dyadic(1, -40));
    CHECK(kappa_1(spilled).contains(Rational(1)));
    CHECK(exact_radius(kappa_1(spilled)) <= power_of_two(-18));
    CHECK(std::isnan(kappa_0(2.0)));
    CHECK(isnan(kappa_1(Real(2))));
}

TEST_CASE("kernels of doubles and MPFR points agree with the balls") {
    require_property(
        "u in [-1, 1]",
        [] {
            const double u = from_rational<double>(*unit_rational());
            const RealDigits digits(60);
            const Precision scope(400);
            const Ball zero = kappa_0(Ball::exact_double(u)), one = kappa_1(Ball::exact_double(u));
            // acos, the division and pi itself: three roundings; kappa_1 adds those of sin, cos, product and difference
            // of terms <= pi.
            RC_ASSERT(admits(zero, exact_value(kappa_0(u)), power_of_two(-50)));
            RC_ASSERT(admits(one, exact_value(kappa_1(u)), power_of_two(-48)));
            RC_ASSERT(admits(zero, exact_value(kappa_0(Real(u))), power_of_two(-190)));
            RC_ASSERT(admits(one, exact_value(kappa_1(Real(u))), power_of_two(-188)));
            // Next to -1 the formula in pi - arccos u keeps the relative accuracy.
            if (u < -0.9 && u > -1) {
                RC_ASSERT(admits(zero, exact_value(kappa_0(u)), abs(exact_midpoint(zero)) * power_of_two(-48)));
                RC_ASSERT(admits(one, exact_value(kappa_1(u)), abs(exact_midpoint(one)) * power_of_two(-46)));
            }
        },
        1000);
}

TEST_CASE("kernels of the angle are the kernels of its cosine") {
    require_property(
        "theta = arccos z",
        [] {
            const RealDigits digits(300);
            const Rational z = *unit_rational();
            const Ball theta = angle_of<Ball>(z);
            const Real u = from_rational<Real>(z);
            RC_ASSERT(admits(theta, exact_value(Real(acos(u))), mpfr_error));
            RC_ASSERT(exact_radius(theta) <= power_of_two(-122));
            RC_ASSERT(admits(kappa_0_of_angle(theta), exact_value(printed_kappa_0(u)), mpfr_error));
            RC_ASSERT(admits(kappa_1_of_angle(theta), exact_value(printed_kappa_1(u)), mpfr_error));
            RC_ASSERT(exact_radius(kappa_0_of_angle(theta)) <= power_of_two(-120));
            RC_ASSERT(exact_radius(kappa_1_of_angle(theta)) <= power_of_two(-118));
            RC_ASSERT(cos(theta).contains(z));
            RC_ASSERT(abs(Rational(exact_value(angle_of<double>(z)) - exact_value(Real(acos(u))))) <=
                      power_of_two(-49));
            if (abs(z) < 1) RC_ASSERT((angle_of<Ball>(z) + angle_of<Ball>(Rational(-z))).overlaps(Ball::pi()));
        },
        1000);
}

TEST_CASE("the angle of a correlation next to 1 keeps its relative accuracy, and is exact at 1") {
    CHECK(angle_of<Ball>(1).is_exactly_zero());
    CHECK(angle_of<Real>(1) == 0);
    CHECK(angle_of<double>(1) == 0);
    CHECK(angle_of<Ball>(-1).overlaps(Ball::pi()));
    for (const unsigned long k : {5UL, 30UL, 1000UL}) {
        const Ball theta = angle_of<Ball>(Rational(1 - power(Rational(1, 10), k)));
        CHECK(theta.accurate_bits() >= 115);
        // theta^2 lies between 2e and 2e (1 + e/2), because 1 - cos x <= x^2/2 and theta = 2 asin(sqrt(e/2)).
        const Ball ratio = square(theta) * Ball(power(Rational(10), k)) / Ball(2);
        CHECK(certainly_less(ratio, Ball(1) + Ball(power(Rational(1, 10), k)) + Ball::dyadic(1, -100)) == Truth::yes);
        CHECK(certainly_less(Ball(1) - Ball::dyadic(1, -100), ratio) == Truth::yes);
    }
}

TEST_CASE("an angle of a number outside [-1, 1] is refused by name") {
    for (const char* text : {"2", "-2", "1000001/1000000"}) {
        CHECK_THROWS_AS(angle_of<Ball>(parse_rational(text)), std::domain_error);
        CHECK_THROWS_AS(angle_of<double>(parse_rational(text)), std::domain_error);
        CHECK_THROWS_WITH(angle_of<Real>(parse_rational(text)), Catch::Contains(text));
    }
}
