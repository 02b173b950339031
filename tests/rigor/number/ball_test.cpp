// Checks rigor::Ball: arithmetic encloses the exact rational answer and stays narrow, ends round outward,
// comparisons are theorems, and the printed decimal interval contains the ball.
#include "generators.hpp"

#include <limits>
#include <regex>

using namespace rigor;
using namespace testing_generators;

namespace {

/// Arb keeps a radius to 30 bits and rounds it up in each step.
const Rational radius_rounding = 1 + power_of_two(-20);

/// The printed text as exact lower and upper end.
std::pair<Rational, Rational> printed_interval(const std::string& text) {
    const std::size_t plus = text.find(" +/- ");
    if (plus == std::string::npos) return {parse_rational(text), parse_rational(text)};
    const Rational middle = parse_rational(text.substr(1, plus - 1));
    const Rational radius = parse_rational(text.substr(plus + 5, text.size() - plus - 6));
    return {Rational(middle - radius), Rational(middle + radius)};
}

const std::regex enclosure_syntax(R"(\[?[-+]?\d[\d.]*(e[-+]?\d+)?( \+/- \d[\d.]*(e[-+]?\d+)?)?\]?$)");

bool prints_honestly(const Ball& b, long digits) {
    const std::string text = b.enclosure(digits);
    if (!std::regex_match(text, enclosure_syntax)) return false;
    const auto [low, high] = printed_interval(text);
    return low <= exact_midpoint(b) - exact_radius(b) && exact_midpoint(b) + exact_radius(b) <= high;
}

Ball not_finite() { return Ball(1) / Ball(0); }

}  // namespace

TEST_CASE("a ball from an integer or a dyadic is exact, from a rational tight") {
    CHECK(Ball(7).is_exact());
    CHECK(exact_midpoint(Ball(std::numeric_limits<long>::min())) == Rational(std::numeric_limits<long>::min()));
    CHECK(exact_midpoint(Ball(std::numeric_limits<unsigned long>::max())) ==
          Rational(std::numeric_limits<unsigned long>::max()));
    CHECK(exact_midpoint(Ball::dyadic(-3, -200)) == -3 * power_of_two(-200));
    CHECK(exact_midpoint(Ball::exact_double(0.1)) == Rational(0.1));
    CHECK(exact_midpoint(Ball::exact_double(5e-324)) == power_of_two(-1074));
    CHECK_FALSE(Ball::exact_double(0.1).contains(Rational(1, 10)));
    CHECK_THROWS_AS(Ball::exact_double(std::numeric_limits<double>::infinity()), std::invalid_argument);
    CHECK_THROWS_AS(Ball::exact_double(std::numeric_limits<double>::quiet_NaN()), std::invalid_argument);
    require_property("a rational lies in its ball", [] {
        const Rational q = *wide_rational();
        const Ball b(q);
        RC_ASSERT(b.contains(q));
        RC_ASSERT(exact_radius(b) <= abs(q) * power_of_two(1 - Precision::bits()));
    });
    CHECK(Ball::from_text("-2.5e3").contains(Rational(-2500)));
    CHECK_THROWS_WITH(Ball::from_text("0x1"), Catch::Contains("0x1"));
}

TEST_CASE("ball arithmetic encloses the exact rational answer with the width that the operands impose") {
    require_property(
        "+ - *",
        [] {
            const BallWithPoint a = *ball_around(wide_rational(), 200), b = *ball_around(wide_rational(), 200);
            const Rational ra = exact_radius(a.ball), rb = exact_radius(b.ball);
            const Rational ma = abs(exact_midpoint(a.ball)), mb = abs(exact_midpoint(b.ball));
            const Rational rounding = power_of_two(2 - Precision::bits());
            const Rational sum_radius = (ra + rb) * radius_rounding + (ma + mb) * rounding;
            RC_ASSERT((a.ball + b.ball).contains(Rational(a.point + b.point)));
            RC_ASSERT(exact_radius(a.ball + b.ball) <= sum_radius);
            RC_ASSERT((a.ball - b.ball).contains(Rational(a.point - b.point)));
            RC_ASSERT(exact_radius(a.ball - b.ball) <= sum_radius);
            RC_ASSERT((a.ball * b.ball).contains(Rational(a.point * b.point)));
            RC_ASSERT(exact_radius(a.ball * b.ball) <=
                      (ra * mb + rb * ma + ra * rb) * radius_rounding + ma * mb * rounding);
            RC_ASSERT((-a.ball).contains(Rational(-a.point)));
            RC_ASSERT(exact_radius(-a.ball) == ra);
        },
        2000);
    require_property(
        "/",
        [] {
            const BallWithPoint a = *ball_around(wide_rational(), 200), b = *ball_around(wide_rational(), 20);
            const Rational ma = abs(exact_midpoint(a.ball)), mb = abs(exact_midpoint(b.ball));
            const Rational ra = exact_radius(a.ball), rb = exact_radius(b.ball);
            const Ball quotient = a.ball / b.ball;
            if (mb <= rb) {
                RC_ASSERT(!quotient.is_finite());
                return;
            }
            RC_ASSERT(quotient.contains(Rational(a.point / b.point)));
            // |a/b - ma/mb| <= (ra mb + rb ma)/(mb (mb - rb)); Arb bounds mb - rb from below with 30 bits.
            if (2 * rb <= mb)
                RC_ASSERT(exact_radius(quotient) <=
                          2 * (ra * mb + rb * ma) / (mb * (mb - rb)) + ma / mb * power_of_two(4 - Precision::bits()));
        },
        2000);
    require_property("compound assignment of a ball to itself", [] {
        const BallWithPoint a = *ball_around(unit_rational());
        Ball sum = a.ball, product = a.ball;
        sum += sum;
        product *= product;
        RC_ASSERT(sum.contains(Rational(2 * a.point)));
        RC_ASSERT(product.contains(Rational(a.point * a.point)));
    });
}

TEST_CASE("an interval with a power of two as half width does not spill over its ends") {
    const std::pair<Rational, Rational> ends[] = {{-1, 1}, {0, 1}, {Rational(1, 2), 1}, {1 - power_of_two(-60), 1},
                                                  {-8, 8}, {3, 5}};
    for (const auto& [low, high] : ends) {
        const Ball b = Ball::interval(low, high);
        CHECK(exact_midpoint(b) - exact_radius(b) == low);
        CHECK(exact_midpoint(b) + exact_radius(b) == high);
        CHECK_FALSE(b.contains(Rational(high + power_of_two(-200))));
    }
    CHECK(Ball::interval(Rational(1, 4), Rational(1, 4)).is_exact());
    require_property("an interval contains its ends and little more", [] {
        const Rational a = *wide_rational(), b = *wide_rational();
        const Rational low = std::min(a, b), high = std::max(a, b);
        const Ball ball = Ball::interval(low, high);
        RC_ASSERT(ball.contains(low));
        RC_ASSERT(ball.contains(high));
        RC_ASSERT(2 * exact_radius(ball) <=
                  (high - low) * radius_rounding + abs(Rational(low + high)) * power_of_two(1 - Precision::bits()));
    });
}

TEST_CASE("ends of a ball round outward, to balls and to doubles") {
    require_property(
        "random balls",
        [] {
            const Ball b = (*ball_around(wide_rational(), 200)).ball;
            const Rational low = exact_midpoint(b) - exact_radius(b), high = exact_midpoint(b) + exact_radius(b);
            const Rational ulp = std::max(abs(low), abs(high)) * power_of_two(-52);
            RC_ASSERT(exact_midpoint(b.lower()) <= low);
            RC_ASSERT(exact_midpoint(b.upper()) >= high);
            RC_ASSERT(b.lower().is_exact());
            RC_ASSERT(exact_value(b.lower_double()) <= low);
            RC_ASSERT(exact_value(b.upper_double()) >= high);
            RC_ASSERT(exact_value(b.upper_double()) - high <= ulp);
            RC_ASSERT(low - exact_value(b.lower_double()) <= ulp);
            RC_ASSERT(exact_midpoint(b.midpoint()) == exact_midpoint(b));
            RC_ASSERT(abs(Rational(exact_value(b.approx_double()) - exact_midpoint(b))) <= ulp);
        },
        2000);
    const Ball tiny = Ball::dyadic(1, -5000), huge = Ball::dyadic(1, 5000);
    CHECK(tiny.lower_double() == 0);
    CHECK(tiny.upper_double() > 0);
    CHECK((-tiny).lower_double() < 0);
    CHECK((-tiny).upper_double() == 0);
    CHECK(huge.lower_double() == std::numeric_limits<double>::max());
    CHECK(huge.upper_double() == std::numeric_limits<double>::infinity());
    CHECK_FALSE(not_finite().upper_double() < std::numeric_limits<double>::infinity());
    CHECK_FALSE(not_finite().lower_double() > -std::numeric_limits<double>::infinity());
}

TEST_CASE("hull and widened contain what they are made of") {
    require_property("random balls", [] {
        const BallWithPoint a = *ball_around(wide_rational(), 20), b = *ball_around(wide_rational(), 20);
        const Ball hull = Ball::hull(a.ball, b.ball);
        RC_ASSERT(hull.contains(a.ball));
        RC_ASSERT(hull.contains(b.ball));
        const Ball widened = a.ball.widened(b.ball);
        RC_ASSERT(widened.contains(Rational(a.point + b.point)));
        RC_ASSERT(widened.contains(Rational(a.point - b.point)));
        RC_ASSERT(exact_radius(widened) <=
                  (exact_radius(a.ball) + abs(exact_midpoint(b.ball)) + exact_radius(b.ball)) * radius_rounding);
        RC_ASSERT(exact_radius(hull) <= (abs(Rational(exact_midpoint(a.ball) - exact_midpoint(b.ball))) / 2 +
                                         exact_radius(a.ball) + exact_radius(b.ball)) *
                                                radius_rounding +
                                            (abs(exact_midpoint(a.ball)) + abs(exact_midpoint(b.ball))) *
                                                power_of_two(4 - Precision::bits()));
    });
}

TEST_CASE("comparisons are theorems about all pairs of points") {
    require_property(
        "against the exact ends",
        [] {
            const Ball a = (*ball_around(unit_rational())).ball, b = (*ball_around(unit_rational())).ball;
            const Rational al = exact_midpoint(a) - exact_radius(a), ah = exact_midpoint(a) + exact_radius(a);
            const Rational bl = exact_midpoint(b) - exact_radius(b), bh = exact_midpoint(b) + exact_radius(b);
            RC_ASSERT(certainly_less(a, b) == (ah < bl ? Truth::yes : al >= bh ? Truth::no : Truth::unknown));
            RC_ASSERT(certainly_at_most(a, b) == (ah <= bl ? Truth::yes : al > bh ? Truth::no : Truth::unknown));
            RC_ASSERT(certainly_positive(a) == (al > 0 ? Truth::yes : ah <= 0 ? Truth::no : Truth::unknown));
            RC_ASSERT(certainly_nonnegative(a) == (al >= 0 ? Truth::yes : ah < 0 ? Truth::no : Truth::unknown));
            RC_ASSERT((certainly_equal(a, b) == Truth::no) == (ah < bl || bh < al));
            RC_ASSERT(a.overlaps(b) == !(ah < bl || bh < al));
            RC_ASSERT(a.contains(b) == (al <= bl && bh <= ah));
        },
        2000);
    CHECK(certainly_equal(Ball(2), Ball(2)) == Truth::yes);
    CHECK(certainly_equal(Ball(Rational(1, 3)), Ball(Rational(1, 3))) == Truth::unknown);
    const Ball nan = not_finite();
    for (const Ball& other : {Ball(0), Ball(-1), nan}) {
        CHECK(certainly_less(nan, other) == Truth::unknown);
        CHECK(certainly_less(other, nan) == Truth::unknown);
        CHECK(certainly_at_most(other, nan) == Truth::unknown);
        CHECK(certainly_equal(nan, other) == Truth::unknown);
    }
    CHECK(certainly_positive(nan) == Truth::unknown);
    CHECK(certainly_nonnegative(nan) == Truth::unknown);
    CHECK(certainly_nonnegative(-nan) == Truth::unknown);
    CHECK(nan.contains(Rational(1, 3)));
}

TEST_CASE("comparisons of balls that touch: the common end decides nothing that it must not") {
    for (const long exponent : {0L, -1L, -80L, 40L})
        for (const long middle : {0L, 1L, -3L}) {
            // Three dyadic ends with one distance: Ball::interval spills over none of them.
            const Rational unit = power_of_two(exponent);
            const Ball below = Ball::interval((middle - 1) * unit, middle * unit),
                       above = Ball::interval(middle * unit, (middle + 1) * unit), common(middle * unit);
            REQUIRE(exact_midpoint(below) + exact_radius(below) == middle * unit);
            REQUIRE(exact_midpoint(above) - exact_radius(above) == middle * unit);
            INFO(below.enclosure(10) << " and " << above.enclosure(10));
            CHECK(certainly_less(below, above) == Truth::unknown);
            CHECK(certainly_less(above, below) == Truth::no);
            CHECK(certainly_at_most(below, above) == Truth::yes);
            CHECK(certainly_at_most(above, below) == Truth::unknown);
            CHECK(certainly_equal(below, above) == Truth::unknown);
            CHECK(certainly_equal(below, below) == Truth::unknown);  // the same interval, not the same number
            CHECK(certainly_less(below, common) == Truth::unknown);
            CHECK(certainly_less(common, below) == Truth::no);
            CHECK(certainly_at_most(below, common) == Truth::yes);
            CHECK(certainly_at_most(common, below) == Truth::unknown);
            const Ball to_zero = below - common, from_zero = above - common;  // [-u, 0] and [0, u]
            REQUIRE(exact_midpoint(to_zero) + exact_radius(to_zero) == 0);
            REQUIRE(exact_midpoint(from_zero) - exact_radius(from_zero) == 0);
            CHECK(certainly_nonnegative(to_zero) == Truth::unknown);
            CHECK(certainly_positive(to_zero) == Truth::no);
            CHECK(certainly_nonnegative(from_zero) == Truth::yes);
            CHECK(certainly_positive(from_zero) == Truth::unknown);
            CHECK(certainly_nonnegative(-from_zero) == Truth::unknown);
        }
    CHECK(certainly_nonnegative(Ball::interval(-1, 0)) == Truth::unknown);  // 0 lies in it
    CHECK(certainly_positive(Ball::interval(0, 1)) == Truth::unknown);
    CHECK(certainly_nonnegative(Ball(0)) == Truth::yes);
    CHECK(certainly_positive(Ball(0)) == Truth::no);
}

TEST_CASE("the printed enclosure has the documented syntax and contains the ball") {
    for (const Ball& b : {Ball(0), Ball(1), Ball(-5), Ball(Rational(1, 3)), Ball::interval(-1, 1),
                          Ball(0).widened(Ball::dyadic(1, -400)), Ball(1).widened(Ball(100)), Ball::dyadic(1, -3000),
                          Ball::dyadic(-7, 3000), Ball::pi(), Ball::exact_double(0.1), Ball(100).widened(Ball(1)),
                          Ball(Rational(999999, 1000000)).widened(Ball::dyadic(1, -10))})
        for (const long digits : {1L, 2L, 5L, 30L, 200L}) {
            INFO(b.enclosure(digits));
            CHECK(prints_honestly(b, digits));
        }
    require_property(
        "random balls",
        [] {
            const BallWithPoint b = *ball_around(wide_rational(), 200);
            const long digits = *rc::gen::inRange<long>(1, 50);
            RC_ASSERT(prints_honestly(b.ball, digits));
        },
        2000);
    require_property("balls around zero", [] {
        const Ball b = (*ball_around(rc::gen::just(Rational(0)), 200)).ball;
        RC_ASSERT(prints_honestly(b, 20));
    });
    // Enough digits show the precision that is there.
    const auto [low, high] = printed_interval(Ball::pi().enclosure(60));
    CHECK(high - low < power(Rational(1, 10), 36));
    CHECK_THROWS_AS(not_finite().enclosure(), std::domain_error);
}

TEST_CASE("a ball copies, moves and swaps as a value") {
    Ball a(Rational(1, 3)), b(a);
    CHECK(b.contains(a));
    Ball c(std::move(b));
    CHECK(c.contains(a));
    b = c;
    Ball& alias = b;
    b = alias;
    CHECK(b.contains(Rational(1, 3)));
    CHECK(exact_radius(b) == exact_radius(a));
    std::swap(a, c);
    CHECK(a.accurate_bits() >= 120);
}
