// Checks rectangles of complex numbers: exact points inside random rectangles have their results inside the result,
// also next to and on branch cuts, and results of narrow rectangles are narrow. The functions themselves are compared
// with MPFR.
#include "rigor/number/complex_ball.hpp"
#include "generators.hpp"

using namespace rigor;
using namespace testing_generators;

namespace {

/// An exact complex number.
struct ExactPoint {
    Rational x, y;
};
ExactPoint operator+(const ExactPoint& a, const ExactPoint& b) { return {a.x + b.x, a.y + b.y}; }
ExactPoint operator-(const ExactPoint& a, const ExactPoint& b) { return {a.x - b.x, a.y - b.y}; }
ExactPoint operator*(const ExactPoint& a, const ExactPoint& b) {
    return {a.x * b.x - a.y * b.y, a.x * b.y + a.y * b.x};
}
Rational norm(const ExactPoint& a) { return a.x * a.x + a.y * a.y; }
ExactPoint operator/(const ExactPoint& a, const ExactPoint& b) {
    const ExactPoint numerator = a * ExactPoint{b.x, -b.y};
    return {numerator.x / norm(b), numerator.y / norm(b)};
}

ComplexBall rectangle(const Ball& x, const Ball& y) {
    ComplexBall z;
    arb_set(acb_realref(z.raw()), x.raw());
    arb_set(acb_imagref(z.raw()), y.raw());
    return z;
}
Ball real_part(const ComplexBall& z) {
    Ball x;
    arb_set(x.raw(), acb_realref(z.raw()));
    return x;
}
Ball imaginary_part(const ComplexBall& z) {
    Ball y;
    arb_set(y.raw(), acb_imagref(z.raw()));
    return y;
}
Rational width(const ComplexBall& z) { return std::max(exact_radius(real_part(z)), exact_radius(imaginary_part(z))); }
bool contains(const ComplexBall& z, const ExactPoint& p) {
    return real_part(z).contains(p.x) && imaginary_part(z).contains(p.y);
}

/// A rectangle with an exact point of it.
struct RectangleWithPoint {
    ExactPoint point;
    ComplexBall box;
};
/// Real and imaginary part are drawn apart: many are exactly 0 or ±1, hence on the axes and on branch cuts.
RectangleWithPoint random_rectangle(long largest_radius = 1) {
    const auto coordinates = rc::gen::oneOf(unit_rational(), rational_up_to(3));
    const BallWithPoint x = *ball_around(coordinates, largest_radius), y = *ball_around(coordinates, largest_radius);
    return {{x.point, y.point}, rectangle(x.ball, y.ball)};
}

/// The result at the exact point, far more precisely than the rectangle's; `what` takes and returns ComplexBalls.
template <class Function>
bool contains_result_at(const ComplexBall& result, Function what, const ExactPoint& p) {
    const Precision more(600);
    const ComplexBall at_point = what(rectangle(Ball(p.x), Ball(p.y)));
    // A point on a branch cut is a wide ball of its own if its coordinates are not dyadic: it says nothing then.
    if (!at_point.is_finite() || width(at_point) > power_of_two(-250)) return true;
    // Where the exact result lies on the edge, its enclosure protrudes by its own radius.
    ComplexBall generous(result);
    if (generous.is_finite()) {
        arb_add_error_2exp_si(acb_realref(generous.raw()), -250);
        arb_add_error_2exp_si(acb_imagref(generous.raw()), -250);
    }
    return acb_contains(generous.raw(), at_point.raw());
}

struct Function {
    const char* name;
    ComplexBall (*enclosed)(const ComplexBall&);
};
const Function functions[] = {{"sin", [](const ComplexBall& z) { return sin(z); }},
                              {"cos", [](const ComplexBall& z) { return cos(z); }},
                              {"sqrt", [](const ComplexBall& z) { return sqrt(z); }},
                              {"asin", [](const ComplexBall& z) { return asin(z); }},
                              {"log", [](const ComplexBall& z) { return log(z); }}};

}  // namespace

TEST_CASE("arithmetic of rectangles contains the exact results") {
    require_property(
        "two rectangles with points",
        [] {
            const RectangleWithPoint a = random_rectangle(), b = random_rectangle();
            RC_ASSERT(contains(a.box + b.box, a.point + b.point));
            RC_ASSERT(contains(a.box - b.box, a.point - b.point));
            RC_ASSERT(contains(a.box * b.box, a.point * b.point));
            const Rational spread = std::max(width(a.box), width(b.box));
            RC_ASSERT(width(a.box + b.box) <= 2 * spread * (1 + power_of_two(-20)) + power_of_two(-120));
            RC_ASSERT(width(a.box - b.box) <= 2 * spread * (1 + power_of_two(-20)) + power_of_two(-120));
            // |coordinates| of points up to 3, of the box up to 3 + 2 spread.
            RC_ASSERT(width(a.box * b.box) <= 4 * spread * (3 + 2 * spread) + power_of_two(-115));
            if (b.point.x == 0 && b.point.y == 0) return;
            const ComplexBall quotient = a.box / b.box;
            RC_ASSERT(!quotient.is_finite() || contains(quotient, a.point / b.point));
            const Rational room = norm(b.point);
            if (room >= Rational(1, 4) && spread <= Rational(1, 100))
                RC_ASSERT(width(quotient) <= 400 * spread + power_of_two(-100));
        },
        2000);
}

TEST_CASE("functions of rectangles contain the results at the points inside") {
    require_property(
        "a rectangle with a point",
        [] {
            const RectangleWithPoint a = random_rectangle();
            for (const Function& f : functions)
                if (!contains_result_at(f.enclosed(a.box), f.enclosed, a.point)) RC_FAIL(std::string(f.name));
        },
        2000);
}

TEST_CASE("functions of narrow rectangles are narrow") {
    require_property(
        "a narrow rectangle away from singularities and cuts",
        [] {
            const RectangleWithPoint a = random_rectangle(-20);
            const Rational spread = width(a.box), x = a.point.x, y = a.point.y;
            RC_ASSERT(width(sin(a.box)) <= 40 * spread + power_of_two(-110));
            RC_ASSERT(width(cos(a.box)) <= 40 * spread + power_of_two(-110));
            if (norm(a.point) >= Rational(1, 16) && (x > 0 || abs(y) > Rational(1, 100))) {
                RC_ASSERT(width(sqrt(a.box)) <= 40 * spread + power_of_two(-110));
                RC_ASSERT(width(log(a.box)) <= 40 * spread + power_of_two(-110));
            }
            if ((abs(x) <= Rational(9, 10)) || abs(y) > Rational(1, 10))
                RC_ASSERT(width(asin(a.box)) <= 40 * spread + power_of_two(-110));
            RC_ASSERT(exact_radius(abs(a.box)) <= 4 * spread + power_of_two(-110));
        },
        2000);
}

TEST_CASE("a rectangle across a branch cut contains the values on both sides") {
    const auto thin = [](const Rational& x) {
        return rectangle(Ball(x), Ball::dyadic(0, 0).widened(Ball::dyadic(1, -10)));
    };
    for (const Rational& side : {power_of_two(-11), Rational(-power_of_two(-11)), Rational(0)}) {
        for (const Function& f : functions) {
            INFO(f.name << " " << side);
            const Rational x = f.name == std::string("asin") ? 2 : -2;
            CHECK(contains_result_at(f.enclosed(thin(x)), f.enclosed, {x, side}));
        }
    }
    // The argument jumps by 2 pi there: a narrow result would be wrong.
    CHECK((!log(thin(-2)).is_finite() || width(log(thin(-2))) > 3));
    CHECK((!asin(thin(2)).is_finite() || width(asin(thin(2))) > 1));
    CHECK((!sqrt(thin(-2)).is_finite() || width(sqrt(thin(-2))) > 1));
    CHECK_FALSE(log(rectangle(Ball(0).widened(Ball(1)), Ball(0))).is_finite());
    CHECK_FALSE((ComplexBall(1) / rectangle(Ball(0).widened(Ball(1)), Ball(0).widened(Ball(1)))).is_finite());
}

TEST_CASE("the functions are those of MPFR") {
    require_property(
        "a point",
        [] {
            const RealDigits digits(150);
            const Rational x = *rational_up_to(3), y = *rational_up_to(3);
            if (y == 0) return;
            const ComplexBall z = rectangle(Ball(x), Ball(y));
            const Real a = from_rational<Real>(x), b = from_rational<Real>(y), modulus = sqrt(Real(a * a + b * b));
            const Rational error = power_of_two(-400);
            const auto is = [&](const ComplexBall& w, const Real& real, const Real& imaginary) {
                return admits(real_part(w), exact_value(real), error) &&
                       admits(imaginary_part(w), exact_value(imaginary), error) && width(w) <= power_of_two(-100);
            };
            RC_ASSERT(is(sin(z), Real(sin(a) * cosh(b)), Real(cos(a) * sinh(b))));
            RC_ASSERT(is(cos(z), Real(cos(a) * cosh(b)), Real(-(sin(a) * sinh(b)))));
            RC_ASSERT(admits(abs(z), exact_value(modulus), error));
            if (abs(y) < Rational(1, 1000)) return;
            RC_ASSERT(is(log(z), Real(log(modulus)), Real(atan2(b, a))));
            const Real root_y = sqrt(Real((modulus - a) / 2));
            RC_ASSERT(is(sqrt(z), Real(sqrt(Real((modulus + a) / 2))), b < 0 ? Real(-root_y) : root_y));
            // asin(x + i y) = arcsin(s) + i sign(y) arcosh(t), s = (|z + 1| - |z - 1|)/2, t = (|z + 1| + |z - 1|)/2.
            const Real far = sqrt(Real((a + 1) * (a + 1) + b * b)), near = sqrt(Real((a - 1) * (a - 1) + b * b));
            const Real height = acosh(Real((far + near) / 2));
            RC_ASSERT(is(asin(z), Real(asin(Real((far - near) / 2))), b < 0 ? Real(-height) : height));
        },
        1000);
}

TEST_CASE("an arc of a circle contains its points and little else") {
    require_property(
        "a modulus and a turn",
        [] {
            const BallWithPoint modulus = *ball_around(rational_up_to(6), -4),
                                turn = *ball_around(rational_up_to(2), -2);
            const ComplexBall arc = ComplexBall::on_circle(modulus.ball, turn.ball);
            const RealDigits digits(150);
            const Real angle = pi<Real>() * from_rational<Real>(turn.point), m = from_rational<Real>(modulus.point);
            const Rational x = exact_value(Real(m * cos(angle))), y = exact_value(Real(m * sin(angle))),
                           error = power_of_two(-400);
            RC_ASSERT(admits(real_part(arc), x, error));
            RC_ASSERT(admits(imaginary_part(arc), y, error));
            RC_ASSERT(width(arc) <= 2 * exact_radius(modulus.ball) +
                                        (abs(modulus.point) + 1) * 4 * exact_radius(turn.ball) + power_of_two(-110));
        },
        1000);
    CHECK(contains(ComplexBall::on_circle(Ball(3), Ball(Rational(1, 2))), {0, 3}));
    CHECK(contains(ComplexBall::on_circle(Ball(3), Ball(-1)), {-3, 0}));
    // Half of the circle in one arc.
    CHECK(contains(ComplexBall::on_circle(Ball(5), Ball::interval(0, 1)), {3, 4}));
    CHECK(contains(ComplexBall::on_circle(Ball(5), Ball::interval(0, 1)), {-4, 3}));
}

TEST_CASE("the modulus is bounded from above") {
    require_property(
        "a rectangle with a point",
        [] {
            const RectangleWithPoint a = random_rectangle();
            const Ball modulus = abs(a.box);
            const Rational upper = exact_midpoint(modulus.upper());
            RC_ASSERT(upper * upper >= norm(a.point));
            const Rational lower = exact_midpoint(modulus.lower());
            RC_ASSERT((lower <= 0 || lower * lower <= norm(a.point)));
            // At most that of the farthest corner, and a half more for the shape of the ball.
            RC_ASSERT(upper * upper <= 2 * (norm(a.point) + 16 * width(a.box) * width(a.box)) + power_of_two(-100));
        },
        2000);
    const Ball five = abs(rectangle(Ball(3), Ball(-4)));
    CHECK(five.contains(Rational(5)));
    CHECK(exact_radius(five) <= power_of_two(-120));
}

TEST_CASE("real numbers are complex numbers") {
    const Ball third(Rational(1, 3));
    const ComplexBall z(third), two(2);
    CHECK(real_part(z).contains(third));
    CHECK(imaginary_part(z).is_exactly_zero());
    CHECK(contains(z * two, {Rational(2, 3), 0}));
    CHECK(width(z * two) <= power_of_two(-125));
    ComplexBall copy;
    copy = z;
    CHECK(contains(copy, {Rational(1, 3), 0}));
    CHECK(contains(ComplexBall(std::move(copy)), {Rational(1, 3), 0}));
    CHECK(contains(ComplexBall(), {0, 0}));
    CHECK(width(ComplexBall()) == 0);
}
