// Checks the elementary functions of balls against MPFR, which shares no code with Arb, at more than twice the
// precision.
#include "generators.hpp"

using namespace rigor;
using namespace testing_generators;

namespace {

/// Reals of 1000 bits against balls of 128: what MPFR rounds away, even after a condition number of 2^200, stays below
/// this.
const Rational mpfr_error = power_of_two(-700);

/// The function of the ball encloses the value at its point, with a radius of at most `growth` times the ball's own
/// plus rounding. Growth is a Lipschitz bound on the whole ball.
void require_enclosure(const Ball& image, const Real& value, const Rational& growth, const Ball& argument) {
    const Rational exact = exact_value(value);
    RC_ASSERT(admits(image, exact, mpfr_error));
    const Rational rounding = power_of_two(8 - Precision::bits()) * (1 + abs(exact_midpoint(argument)));
    RC_ASSERT(exact_radius(image) <= 2 * growth * exact_radius(argument) + (1 + abs(exact)) * rounding);
}

/// sqrt(2r) and its like, as a rational upper bound: the modulus of continuity of acos and sqrt at a singular end.
Rational root_above(const Rational& r) { return exact_value(sqrt(Ball(r)).upper_double()); }

}  // namespace

TEST_CASE("sin, cos, atan and sinc are enclosed") {
    require_property(
        "Lipschitz functions",
        [] {
            const RealDigits digits(300);
            const BallWithPoint b = *ball_around(rational_up_to(50));
            const Real x = from_rational<Real>(b.point);
            require_enclosure(sin(b.ball), sin(x), 1, b.ball);
            require_enclosure(cos(b.ball), cos(x), 1, b.ball);
            require_enclosure(atan(b.ball), atan(x), 1, b.ball);
            require_enclosure(sinc(b.ball), x == 0 ? Real(1) : Real(sin(x) / x), 1, b.ball);
            Ball sine, cosine;
            sin_cos(b.ball, sine, cosine);
            require_enclosure(sine, sin(x), 1, b.ball);
            require_enclosure(cosine, cos(x), 1, b.ball);
        },
        2000);
    CHECK(sinc(Ball(0)).contains(Rational(1)));
}

TEST_CASE("exp and log are enclosed and inverse to each other") {
    require_property("exp", [] {
        const RealDigits digits(300);
        const BallWithPoint b = *ball_around(rational_up_to(20), -2);
        const Real value = exp(from_rational<Real>(b.point));
        require_enclosure(exp(b.ball), value, Rational(2 * exact_value(value)), b.ball);
        RC_ASSERT(log(exp(b.ball)).contains(b.point));
    });
    require_property("log", [] {
        const RealDigits digits(300);
        const Rational q = abs(*wide_rational()) + power_of_two(-300);
        const Ball b(q);
        const Ball logarithm = log(b);
        RC_ASSERT(admits(logarithm, exact_value(Real(log(from_rational<Real>(q)))), mpfr_error));
        RC_ASSERT(exact_radius(logarithm) <= power_of_two(-110));
    });
    CHECK_FALSE(log(Ball(0)).is_finite());
    CHECK_FALSE(log(Ball::interval(-1, 1)).is_finite());
}

TEST_CASE("sqrt and the powers enclose exact rational answers") {
    require_property(
        "sqrt of a square",
        [] {
            const BallWithPoint b = *ball_around(wide_rational(), 0);
            const Rational size = abs(b.point);
            const Ball root = sqrt_on_domain(square(b.ball));
            RC_ASSERT(root.contains(size));
            // Where the ball reaches 0 the square of radius r has a root of radius about r; elsewhere sqrt undoes the
            // square.
            RC_ASSERT(exact_radius(root) <= 4 * exact_radius(b.ball) + size * power_of_two(8 - Precision::bits()));
            if (!b.ball.contains(Rational(0))) {
                if (3 * exact_radius(b.ball) < abs(exact_midpoint(b.ball)))
                    RC_ASSERT(sqrt(square(b.ball)).contains(size));
                RC_ASSERT(abs(b.ball).contains(size));
            }
        },
        2000);
    require_property(
        "powers and extrema",
        [] {
            const BallWithPoint a = *ball_around(unit_rational(), -1), b = *ball_around(unit_rational(), -1);
            const unsigned long n = *rc::gen::inRange<unsigned long>(0, 20);
            const Ball result = rigor::power(a.ball, n);
            RC_ASSERT(result.contains(n == 0 ? Rational(1) : rigor::power(a.point, n)));
            const Rational top = 1 + 2 * exact_radius(a.ball);
            RC_ASSERT(exact_radius(result) <=
                      2 * exact_radius(a.ball) * Rational(n) * rigor::power(top, n) + power_of_two(-110));
            RC_ASSERT(square(a.ball).contains(Rational(a.point * a.point)));
            RC_ASSERT(abs(a.ball).contains(abs(a.point)));
            RC_ASSERT(minimum(a.ball, b.ball).contains(std::min(a.point, b.point)));
            RC_ASSERT(maximum(a.ball, b.ball).contains(std::max(a.point, b.point)));
            const Rational wider = std::max(exact_radius(a.ball), exact_radius(b.ball));
            RC_ASSERT(exact_radius(minimum(a.ball, b.ball)) <= 2 * wider + power_of_two(-110));
            RC_ASSERT(exact_radius(maximum(a.ball, b.ball)) <= 2 * wider + power_of_two(-110));
            RC_ASSERT(scaled_by_power_of_two(a.ball, -7).contains(Rational(a.point / 128)));
            RC_ASSERT(exact_radius(scaled_by_power_of_two(a.ball, 7)) == 128 * exact_radius(a.ball));
        },
        2000);
    CHECK_FALSE(sqrt(Ball(-1)).is_finite());
    CHECK_FALSE(sqrt(Ball::interval(-1, 1)).is_finite());
    CHECK(sqrt_on_domain(Ball::interval(-1, 1)).contains(Rational(1)));
    CHECK(sqrt_on_domain(Ball::interval(-1, 1)).contains(Rational(0)));
    CHECK(certainly_nonnegative(sqrt_on_domain(Ball::interval(-1, 1))) == Truth::yes);
    CHECK(certainly_at_most(sqrt_on_domain(Ball::interval(-1, 1)), Ball(Rational(3, 2))) == Truth::yes);
}

TEST_CASE("the inverse functions are enclosed up to the ends of their domain") {
    require_property(
        "asin and acos of tight balls, acos_on_domain of any",
        [] {
            const RealDigits digits(300);
            const BallWithPoint b = *ball_around(unit_rational(), 0);
            const Real x = from_rational<Real>(b.point);
            const Rational value = exact_value(Real(acos(x)));
            // |acos a - acos b| <= pi sqrt(|a - b|/2).
            const Rational bound =
                4 * root_above(exact_radius(b.ball) + power_of_two(-Precision::bits())) + power_of_two(-110);
            const Ball image = acos_on_domain(b.ball);
            RC_ASSERT(admits(image, value, mpfr_error));
            RC_ASSERT(exact_radius(image) <= bound);
            const Rational end = abs(exact_midpoint(b.ball)) + exact_radius(b.ball);
            // Arb may give up on a ball that comes within its rounding of an end, but not elsewhere.
            if (end > 1) RC_ASSERT(!acos(b.ball).is_finite() && !asin(b.ball).is_finite());
            if (end < 1 - power_of_two(-10)) {
                RC_ASSERT(acos(b.ball).is_finite() && asin(b.ball).is_finite());
                RC_ASSERT(admits(acos(b.ball), value, mpfr_error));
                RC_ASSERT(admits(asin(b.ball), exact_value(Real(asin(x))), mpfr_error));
                RC_ASSERT(exact_radius(asin(b.ball)) <= 4 * bound);
            }
        },
        2000);
    CHECK(acos(Ball(1)).is_exactly_zero());
    CHECK(asin(Ball(0)).is_exactly_zero());
    const Ball whole = acos_on_domain(Ball(0).widened(Ball(5)));
    CHECK(whole.contains(Rational(0)));
    CHECK(whole.contains(Rational(314159, 100000)));
    CHECK(certainly_less(whole, Ball(4)) == Truth::yes);
}

TEST_CASE("an undefined argument gives no finite answer") {
    const Ball nan = Ball(1) / Ball(0);
    CHECK_FALSE(sin(nan).is_finite());
    CHECK_FALSE(cos(nan).is_finite());
    CHECK_FALSE(asin(nan).is_finite());
    CHECK_FALSE(acos(nan).is_finite());
    CHECK_FALSE(acos_on_domain(nan).is_finite());
    CHECK_FALSE(acos_on_domain(Ball(3).widened(Ball(1))).is_finite());
    CHECK_FALSE(acos_on_domain(Ball(-3).widened(Ball(1))).is_finite());
    CHECK_FALSE(atan(nan).is_finite());
    CHECK_FALSE(sqrt(nan).is_finite());
    CHECK_FALSE(sqrt_on_domain(nan).is_finite());
    CHECK_FALSE(exp(nan).is_finite());
    CHECK_FALSE(log(nan).is_finite());
    CHECK_FALSE(abs(nan).is_finite());
    CHECK_FALSE(square(nan).is_finite());
    CHECK_FALSE(minimum(nan, Ball(1)).is_finite());
    CHECK_FALSE(maximum(Ball(1), nan).is_finite());
    // Arb's own arb_sinc answers [-1, 1] here, which would turn an undefined expression into a bounded one.
    CHECK_FALSE(sinc(nan).is_finite());
}

TEST_CASE("the variants on a domain give no finite answer where no point of the ball is inside") {
    CHECK_FALSE(acos_on_domain(Ball(2)).is_finite());
    CHECK_FALSE(acos_on_domain(Ball(2).widened(Ball::dyadic(1, -1))).is_finite());
    CHECK_FALSE(acos_on_domain(Ball(-2).widened(Ball::dyadic(1, -1))).is_finite());
    // A finite answer here would let "sqrt(-5) >= 0" pass for proved.
    CHECK_FALSE(sqrt_on_domain(Ball(-5)).is_finite());
    CHECK_FALSE(sqrt_on_domain(Ball(-5).widened(Ball(1))).is_finite());
}

TEST_CASE("known values of pi") {
    for (const long bits : {2L, 53L, 128L, 1000L}) {
        const Precision scope(bits);
        const RealDigits digits(400);
        CHECK(admits(Ball::pi(), exact_value(pi<Real>()), power_of_two(-1300)));
        CHECK(exact_radius(Ball::pi()) <= power_of_two(3 - bits));
    }
}
