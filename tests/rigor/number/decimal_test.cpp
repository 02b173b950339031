// Checks that printed decimal bounds are bounds.
#include "rigor/number/decimal.hpp"
#include "generators.hpp"

using namespace rigor;
using namespace testing_generators;

TEST_CASE("decimal bounds are on the right side and no farther than a unit of the last digit") {
    require_property(
        "random dyadics",
        [] {
            const long digits = *rc::gen::inRange<long>(1, 40), exponent = *rc::gen::inRange<long>(-300, 300);
            const Rational value =
                Rational(*rc::gen::inRange<long>(-1'000'000'007, 1'000'000'007)) * power_of_two(exponent);
            const Precision scope(256);
            const Rational below = parse_rational(decimal_bound(Ball(value), Rounding::down, digits)),
                           above = parse_rational(decimal_bound(Ball(value), Rounding::up, digits));
            RC_ASSERT(below <= value && value <= above);
            RC_ASSERT(above - below <= abs(value) * power(Rational(1, 10), static_cast<unsigned long>(digits - 1)));
        },
        500);
    CHECK(decimal_bound(Ball(0), Rounding::down, 5) == "0");
    CHECK(decimal_bound(Ball(2), Rounding::up, 15) == "2");
}
