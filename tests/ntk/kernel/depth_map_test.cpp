// Checks the depth map: both ways of writing h, its derivative, the angle map and that it does not expand.
#include "ntk/kernel/depth_map.hpp"
#include "generators.hpp"

using namespace ntk;
using namespace rigor;
using namespace testing_generators;

namespace {

/// Rationals in [0, 3], a little more than [0, pi - 0.14], with many next to 0; angle_of adds those next to pi.
rc::Gen<Rational> small_angles() {
    return rc::gen::oneOf(rc::gen::map(unit_rational(), [](const Rational& q) { return abs(q); }),
                          rc::gen::map(rational_up_to(3), [](const Rational& q) { return abs(q); }));
}

/// The image of an angle by definition, arccos h(cos theta), with digits to spare for the arc cosine.
Real image_by_definition(const Real& theta, const Real& ratio) {
    const Real z = cos(theta);
    const Real h = (z * asin(z) + sqrt(Real(1 - z * z))) / pi<Real>() + z / 2;
    const Real correlation = 1 - ratio * (1 - h);
    return correlation >= 1 ? Real(0) : Real(acos(correlation));
}

template <class T>
T inverse_pi() {
    return T(1) / pi<T>();
}

}  // namespace

TEST_CASE("h is kappa_1 as definition 5 prints it") {
    require_property(
        "z in [-1, 1]",
        [] {
            const Rational z = *unit_rational();
            const RealDigits digits(300);
            const Ball h = depth_map(Ball(z));
            RC_ASSERT(admits(h, exact_value(depth_map_as_printed(from_rational<Real>(z))), power_of_two(-400)));
            RC_ASSERT(exact_radius(h) <= power_of_two(-60));
            if (abs(z) <= Rational(9, 10)) {
                const Ball printed = depth_map_as_printed(Ball(z));
                RC_ASSERT(h.overlaps(printed));
                RC_ASSERT(exact_radius(h) <= power_of_two(-118));
                RC_ASSERT(exact_radius(printed) <= power_of_two(-115));
            }
            const double d = from_rational<double>(z);
            // As printed, 1 - z^2 is rounded to 2^-53 before the square root.
            const double root = std::max(std::sqrt(1 - d * d), 1e-8);
            RC_ASSERT(std::fabs(depth_map(d) - depth_map_as_printed(d)) <= 2e-15 + 2e-16 / root);
        },
        1000);
}

TEST_CASE("h' lies between difference quotients") {
    // h is convex, so that h'(a) <= (h(b) - h(a))/(b - a) <= h'(b) for a < b.
    require_property(
        "a < b",
        [] {
            const Precision scope(600);
            const Rational p = *unit_rational(), q = *unit_rational();
            if (p == q) return;
            const Rational a = std::min(p, q), b = std::max(p, q);
            const Ball quotient = (depth_map(Ball(b)) - depth_map(Ball(a))) / Ball(Rational(b - a));
            RC_ASSERT(certainly_less(quotient, depth_map_derivative(Ball(a))) != Truth::yes);
            RC_ASSERT(certainly_less(depth_map_derivative(Ball(b)), quotient) != Truth::yes);
            RC_ASSERT(certainly_less(depth_map_derivative(Ball(a)), depth_map_derivative(Ball(b))) == Truth::yes);
        },
        1000);
    require_property("the quotient of close points is narrow around h'", [] {
        const Precision scope(600);
        const Rational a = *rational_up_to(1) * Rational(9, 10), step = power_of_two(-100);
        const Ball quotient = (depth_map(Ball(Rational(a + step))) - depth_map(Ball(a))) / Ball(step);
        // h'' = 1/(pi sqrt(1 - z^2)) <= 1 on [-0.91, 0.91].
        RC_ASSERT(admits(quotient - depth_map_derivative(Ball(a)), 0, step));
        RC_ASSERT(exact_radius(quotient) <= power_of_two(-480));
    });
}

TEST_CASE("one layer in the angle is arccos h(cos theta)") {
    require_property(
        "theta in [0, pi]",
        [] {
            const RealDigits digits(400);
            const Rational theta = *small_angles();
            const Real by_definition = image_by_definition(from_rational<Real>(theta), Real(1));
            const AngleImage<Ball> image = depth_map_of_angle(Ball(theta), inverse_pi<Ball>());
            RC_ASSERT(admits(image.angle, exact_value(by_definition), power_of_two(-300)));
            RC_ASSERT(admits(image.correlation, exact_value(Real(cos(by_definition))), power_of_two(-300)));
            RC_ASSERT(exact_radius(image.angle) <= power_of_two(-122));
            RC_ASSERT(exact_radius(image.correlation) <= power_of_two(-120));
            RC_ASSERT(kappa_1(cos(Ball(theta))).overlaps(image.correlation));
            const double d = from_rational<double>(theta);
            const AngleImage<double> point = depth_map_of_angle(d, inverse_pi<double>());
            RC_ASSERT(std::fabs(point.angle - by_definition.convert_to<double>()) <= 4e-15);
            RC_ASSERT(std::fabs(point.correlation - std::cos(point.angle)) <= 4e-15);
            const AngleImage<Real> real = depth_map_of_angle(from_rational<Real>(theta), inverse_pi<Real>());
            RC_ASSERT(abs(Rational(exact_value(real.angle) - exact_value(by_definition))) <= power_of_two(-300));
        },
        1000);
    CHECK(depth_map_of_angle(Ball(0), inverse_pi<Ball>()).angle.is_exactly_zero());
    CHECK(depth_map_of_angle(0.0, inverse_pi<double>()).angle == 0);
    const AngleImage<Ball> antipode = depth_map_of_angle(Ball::pi(), inverse_pi<Ball>());
    CHECK((antipode.angle * Ball(2)).overlaps(Ball::pi()));
    CHECK(antipode.correlation.contains(Rational(0)));
    CHECK(exact_radius(antipode.angle) <= power_of_two(-120));
}

TEST_CASE("a layer does not expand: the image of a point lies in the image of its ball") {
    require_property(
        "balls with their midpoint in [0, pi]",
        [] {
            const RealDigits digits(400);
            const BallWithPoint b = *ball_around(small_angles(), -1);
            const Rational ratio = 1 - abs(*rational_up_to(1)) * Rational(99, 100);
            if (exact_midpoint(b.ball) < 0) return;
            const AngleImage<Ball> image = advance_angle(b.ball, inverse_pi<Ball>(), Ball(ratio));
            const Real point = image_by_definition(from_rational<Real>(b.point), from_rational<Real>(ratio));
            RC_ASSERT(admits(image.angle, exact_value(point), power_of_two(-300)));
            RC_ASSERT(admits(image.correlation, exact_value(Real(cos(point))), power_of_two(-300)));
            RC_ASSERT(exact_radius(image.angle) <= exact_radius(b.ball) * (1 + power_of_two(-20)) + power_of_two(-118));
            RC_ASSERT(exact_radius(image.correlation) <=
                      exact_radius(b.ball) * (1 + power_of_two(-20)) + power_of_two(-118));
        },
        2000);
    require_property(
        "balls around pi",
        [] {
            const RealDigits digits(400);
            const Rational radius = power_of_two(*rc::gen::inRange<long>(-100, 1)), offset = *rational_up_to(1);
            const Ball ball = (Ball::pi() + Ball(Rational(radius * offset))).widened(Ball(radius));
            const Real theta =
                pi<Real>() - from_rational<Real>(Rational(radius * abs(*rational_up_to(1)) * (offset <= 0 ? 1 : 0)));
            const AngleImage<Ball> image = advance_angle(ball, inverse_pi<Ball>());
            if (!ball.contains(exact_value(theta))) return;
            RC_ASSERT(admits(image.angle, exact_value(image_by_definition(theta, Real(1))), power_of_two(-300)));
        },
        1000);
}

TEST_CASE("a ball of angles whose midpoint is negative still contains the image of 0") {
    // Left of 0 the formula is no longer the angle map and does expand: g(0) = 0 must not be lost.
    for (const Rational& middle : {Rational(-1, 2), Rational(-1, 10), Rational(-1)}) {
        const Ball ball = Ball(middle).widened(Ball(abs(middle)));
        REQUIRE(ball.contains(Rational(0)));
        INFO(middle);
        CHECK(advance_angle(ball, inverse_pi<Ball>()).angle.contains(Rational(0)));
        CHECK(advance_angle(ball, inverse_pi<Ball>()).correlation.contains(Rational(1)));
    }
}

TEST_CASE("a point is advanced as it is") {
    CHECK(advance_angle(1.0, inverse_pi<double>()).angle == depth_map_of_angle(1.0, inverse_pi<double>()).angle);
    const RealDigits digits(50);
    CHECK(advance_angle(Real(1), inverse_pi<Real>()).angle == depth_map_of_angle(Real(1), inverse_pi<Real>()).angle);
}
