// Checks dual numbers against derivatives of polynomials and quotients that are known exactly.
#include "rigor/number/dual_number.hpp"
#include "generators.hpp"

using namespace rigor;
using namespace testing_generators;

TEST_CASE("a dual number carries the exact derivative") {
    require_property("polynomials and quotients", [] {
        const Rational x = *rational_up_to(50), a = *rational_up_to(50), d = *rational_up_to(5);
        const Dual<Rational> v(x, d), c(a);
        const Dual<Rational> cubic = v * v * v - c * v + 7;
        RC_ASSERT(cubic.value == x * x * x - a * x + 7);
        RC_ASSERT(cubic.derivative == Rational((3 * x * x - a) * d));
        const Dual<Rational> quotient = (v + 1) / (v * v + 1);
        RC_ASSERT(quotient.value == Rational((x + 1) / (x * x + 1)));
        RC_ASSERT(quotient.derivative == Rational((1 - 2 * x - x * x) * d / ((x * x + 1) * (x * x + 1))));
        RC_ASSERT((-v).derivative == -d);
        Dual<Rational> sum = v;
        sum += c;
        sum *= v;
        sum -= v;
        RC_ASSERT(sum.derivative == Rational((2 * x + a - 1) * d));
    });
}

TEST_CASE("the order of dual numbers is that of the values, equality is of both parts") {
    const Dual<Rational> low(1, 5), high(2, -5);
    CHECK(low < high);
    CHECK(high > low);
    CHECK_FALSE(low < Dual<Rational>(1, 9));
    CHECK_FALSE(low == Dual<Rational>(1, 9));
    CHECK(Dual<Rational>(3) == Dual<Rational>(Rational(3), Rational(0)));
}
