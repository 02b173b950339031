// What services/inversion.hpp says of digits and ridges, against exact rationals, and that each bound is rounded the
// right way.
#include "services/inversion.hpp"
#include "catch.hpp"
#include "rigor/number/ball_functions.hpp"

using rigor::Ball, rigor::Rational, rigor::Truth;
using services::EigenvalueBounds, services::Inversion;

namespace {

EigenvalueBounds exactly(const Rational& q) { return {Ball(q), Ball(q)}; }

Inversion of(const EigenvalueBounds& smallest, const EigenvalueBounds& largest, const Rational& condition = 100) {
    const auto found = services::inversion(smallest, largest, condition);
    REQUIRE(found);
    return *found;
}
bool is(const Inversion::Digits& d, long least, long most) { return d.least == least && d.most == most; }

/// An exact end of an enclosure, rounded outward and hardly farther.
bool just_above(const Ball& end, const Rational& value) {
    const Rational gap = rigor::rational_midpoint(end) - value;
    return end.is_exact() && gap >= 0 && gap <= rigor::parse_rational("1e-30");
}
bool just_below(const Ball& end, const Rational& value) { return just_above(-end, -value); }

/// floor(log10(2^bits/cond)), 0 at least, exactly.
long digits_of(const Rational& condition, long bits) {
    long k = 0;
    for (Rational x = 10 * condition / rigor::power_of_two(bits); x <= 1; x *= 10) ++k;
    return k;
}

}  // namespace

TEST_CASE("digits left are those of the exact logarithm") {
    const rigor::Precision scope(128);
    for (long k = 0; k <= 60; ++k)
        for (const Rational& factor : {Rational(1), Rational(5, 4), Rational(3, 2)}) {
            const Rational condition = factor * rigor::power_of_two(k);
            const Inversion i = of(exactly(1), exactly(condition));
            CAPTURE(k, rigor::to_string(factor));
            CHECK(is(i.float64, digits_of(condition, 53), digits_of(condition, 53)));
            CHECK(is(i.float32, digits_of(condition, 24), digits_of(condition, 24)));
        }
    // cond = 1: 2^-53 = 1.1e-16, 2^-24 = 6e-8.
    CHECK(is(of(exactly(2), exactly(2)).float64, 15, 15));
    CHECK(is(of(exactly(2), exactly(2)).float32, 7, 7));
}

TEST_CASE("digits between bounds are bounded by both, and a singular matrix leaves none") {
    const rigor::Precision scope(128);
    const Inversion wide = of({Ball(1), Ball(1000)}, exactly(1'000'000));
    CHECK(is(wide.float64, 9, 12));
    CHECK(is(wide.float32, 1, 4));
    const Inversion unknown = of({Ball(0), Ball(1)}, exactly(100));
    CHECK(is(unknown.float64, 0, 13));
    const Inversion singular = of(exactly(0), exactly(100));
    CHECK(is(singular.float64, 0, 0));
    CHECK_FALSE(services::inversion(exactly(0), exactly(0), 100));
    CHECK_FALSE(services::inversion(exactly(0), {Ball(0), Ball(1)}, 100));
}

TEST_CASE("with the ridge the condition number is the one that was wanted, and with less it is larger") {
    const rigor::Precision scope(128);
    for (const Rational& least : {Rational(0), Rational(1, 7), Rational(3)})
        for (const Rational& most : {Rational(10), Rational(1000, 3)})
            for (const Rational& condition : {Rational(3, 2), Rational(100), Rational(100'000'000)}) {
                const Inversion i = of(exactly(least), exactly(most), condition);
                const Rational delta = std::max(Rational(0), Rational((most - condition * least) / (condition - 1)));
                CHECK(certainly_at_most(i.ridge.lower, Ball(delta)) != Truth::no);
                CHECK(certainly_at_most(Ball(delta), i.ridge.upper) != Truth::no);
                CHECK((i.ridge.upper - i.ridge.lower).upper_double() < 1e-30);
                CHECK((delta > 0) == !i.ridge.upper.is_exactly_zero());
                if (delta > 0) CHECK((most + delta) / (least + delta) == condition);
            }
    // Each end takes the bounds of the eigenvalues that make it an end: with any other it would be narrower.
    const Inversion i = of({Ball(1), Ball(2)}, {Ball(1000), Ball(1100)}, 11);
    CHECK(just_below(i.ridge.lower, Rational(1000 - 22, 10)));
    CHECK(just_above(i.ridge.upper, Rational(1100 - 11, 10)));
    const Inversion enough = of({Ball(1), Ball(2)}, {Ball(10), Ball(15)}, 11);
    CHECK(enough.ridge.lower.is_exactly_zero());
    CHECK(just_above(enough.ridge.upper, Rational(4, 10)));
    for (const Rational& condition : {Rational(1), Rational(0), Rational(-5)}) {
        CHECK_THROWS_AS(services::inversion(exactly(1), exactly(2), condition), services::BadInput);
        CHECK_THROWS_WITH(services::inversion(exactly(1), exactly(2), condition),
                          Catch::Contains("expected a number > 1"));
    }
}

TEST_CASE("an indefinite matrix has the digits of its condition number, and a ridge that makes it definite") {
    const rigor::Precision scope(128);
    // -1 and 3: max |lambda|/min |lambda| = 3.
    const auto known = services::ConditionBounds{Ball(3), Ball(3)};
    const auto i = services::inversion(known, exactly(-1), exactly(3), 9);
    REQUIRE(i);
    CHECK(is(i->float64, digits_of(3, 53), digits_of(3, 53)));
    CHECK(i->ridge.lower.approx_double() == Approx(1.5));  // 4.5/0.5 = 9
    // A definite one with the wrong sign, -2 and -1; and what has no least ridge.
    const auto negative = services::inversion({Ball(2), Ball(2)}, exactly(-2), exactly(-1), 3);
    REQUIRE(negative);
    CHECK(negative->ridge.upper.approx_double() == Approx(2.5));  // 1.5/0.5 = 3
    CHECK_FALSE(services::inversion({Ball(1), Ball(1)}, exactly(-1), exactly(-1), 3));
    CHECK_FALSE(services::inversion({Ball(1), Ball(1)}, {Ball(-2), Ball(-1)}, {Ball(-2), Ball(-1)}, 3));
    // Nothing known of the condition number; and a singular matrix.
    CHECK(is(services::inversion({}, exactly(-1), exactly(3), 9)->float64, 0, 15));
    CHECK(is(services::inversion({.infinite = true}, exactly(-1), exactly(3), 9)->float64, 0, 0));
}

TEST_CASE("digits next to a power of ten: the quotient and the products are rounded outward at any precision") {
    // 2^24/10 = 1677721.6: the condition numbers largest/3 lie on either side of it, nearer than 20 bits tell.
    for (const long bits : {18, 20, 22, 24, 30, 64})
        for (long largest = 5'033'140; largest <= 5'033'190; ++largest) {
            CAPTURE(bits, largest);
            const EigenvalueBounds three = exactly(3), most = exactly(largest);
            const rigor::Precision scope(bits);
            const Inversion::Digits d = of(three, most).float32;
            CHECK(d.least <= digits_of(Rational(largest, 3), 24));
            CHECK(digits_of(Rational(largest, 3), 24) <= d.most);
            if (bits == 64) CHECK(d.least == d.most);
        }
}

TEST_CASE("nothing is said where a bound is not finite") {
    const Ball none = Ball(1) / Ball(0);
    CHECK_FALSE(services::inversion({none, Ball(1)}, exactly(100), 100));
    CHECK_FALSE(services::inversion({Ball(0), none}, exactly(100), 100));
    CHECK_FALSE(services::inversion(exactly(1), {Ball(100), none}, 100));
    CHECK_FALSE(services::inversion(exactly(1), {none, Ball(100)}, 100));
}

TEST_CASE("at few bits the digits are bounds still") {
    // The quotients round by up to an eighth; the bounds go outward. Where one digit is left, or none, no further
    // rounding hides it.
    int apart = 0;
    for (const long precision : {2, 3, 4, 5})
        for (long e = 16; e <= 52; ++e)
            for (long n = 1; n < 32; n += 2)
                for (const long m : {1, 3, 5, 7, 11, 13}) {
                    const rigor::Precision scope(precision);
                    const Rational largest = n * rigor::power_of_two(e), condition = largest / m;
                    const auto exact = [](const Rational& q) {
                        const rigor::Precision enough(64);
                        return exactly(q);
                    };
                    const Inversion i = of(exact(m), exact(largest));
                    for (const auto& [d, bits] : {std::pair{i.float64, 53L}, std::pair{i.float32, 24L}}) {
                        CAPTURE(precision, e, n, m, bits, d.least, d.most);
                        CHECK((d.least <= digits_of(condition, bits) && digits_of(condition, bits) <= d.most));
                        apart += d.least < d.most;
                    }
                }
    CHECK(apart > 0);
}
