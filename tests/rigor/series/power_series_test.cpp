// Checks exact power series against known coefficients and identities, and that what has no answer is refused.
#include "rigor/series/power_series.hpp"
#include "generators.hpp"

#include <vector>

using namespace rigor;
using namespace testing_generators;

namespace {

Rational factorial(long n) {
    Rational f = 1;
    for (long k = 2; k <= n; ++k) f *= k;
    return f;
}

/// A random series with the given constant term.
PowerSeries random_series(long order, const Rational& constant) {
    PowerSeries s(order);
    s.set(0, constant);
    for (long k = 1; k < order; ++k) s.set(k, *rational_up_to(5));
    return s;
}

}  // namespace

TEST_CASE("sine, cosine, arc sine and square root have their known coefficients") {
    const long order = 40;
    const PowerSeries x = PowerSeries::variable(order), one = PowerSeries::constant(1, order);
    const PowerSeries sine = sin(x), cosine = cos(x), arc = asin(x), root = sqrt(one - x * x);
    Rational arc_coefficient = 1, root_coefficient = 1;
    for (long k = 0; k < order; ++k) {
        const Rational sign = (k / 2) % 2 == 0 ? 1 : -1;
        CHECK(sine[k] == (k % 2 == 1 ? Rational(sign / factorial(k)) : Rational(0)));
        CHECK(cosine[k] == (k % 2 == 0 ? Rational(sign / factorial(k)) : Rational(0)));
        if (k % 2 == 1) {
            CHECK(arc[k] == arc_coefficient / k);
            arc_coefficient *= Rational(k, k + 1);
            CHECK(root[k] == 0);
        } else {
            // (1 - y)^(1/2) = sum of (-1)^n binomial(1/2, n) y^n.
            CHECK(root[k] == root_coefficient);
            root_coefficient *= Rational(k - 1, k + 2);
            CHECK(arc[k] == 0);
        }
    }
}

TEST_CASE("identities hold coefficient by coefficient") {
    require_property(
        "random series",
        [] {
            const long order = *rc::gen::inRange<long>(1, 12);
            const PowerSeries a = random_series(order, 0), b = random_series(order, 1), c = random_series(order, 3);
            const PowerSeries one = PowerSeries::constant(1, order), zero(order);
            RC_ASSERT(sin(a) * sin(a) + cos(a) * cos(a) == one);
            RC_ASSERT(asin(sin(a)) == a);
            RC_ASSERT(sin(asin(a)) == a);
            RC_ASSERT(sqrt(b) * sqrt(b) == b);
            RC_ASSERT(a / c * c == a);
            RC_ASSERT(a - a == zero);
            RC_ASSERT(Rational(2) * c == c + c);
            RC_ASSERT((a + b) * c == c * b + c * a);
            if (order > 1) {
                RC_ASSERT(compose(c, PowerSeries::variable(order)) == c);
                RC_ASSERT(compose(sin(PowerSeries::variable(order)), a) == sin(a));
            }
            RC_ASSERT(c.shifted_up(3).shifted_down(3) == c);
            RC_ASSERT(c.shifted_up(2)[2] == 3);
            if (order > 1) {
                const PowerSeries derivative = (b * c).derivative();
                RC_ASSERT(derivative.order() == order - 1);
                RC_ASSERT(derivative == b.derivative() * c + b * c.derivative());
            }
        },
        200);
}

TEST_CASE("a result is known no further than its operands") {
    const PowerSeries few = PowerSeries::constant(1, 3), many = PowerSeries::variable(10);
    CHECK((few + many).order() == 3);
    CHECK((few * many).order() == 3);
    CHECK((many / few).order() == 3);
    CHECK(compose(many, PowerSeries::variable(4)).order() == 4);
    PowerSeries copy(1);
    copy = many;
    CHECK(copy == many);
    CHECK_FALSE(PowerSeries(3) == PowerSeries(4));
    // What lies beyond the order is not stored.
    copy.set(10, 5);
    CHECK(copy == many);
    CHECK_THROWS_AS(copy[10], std::out_of_range);
    CHECK_THROWS_AS(copy[-1], std::out_of_range);
}

TEST_CASE("what has no power series is refused") {
    const PowerSeries x = PowerSeries::variable(5), one = PowerSeries::constant(1, 5);
    CHECK_THROWS_AS(PowerSeries(0), std::invalid_argument);
    CHECK_THROWS_WITH(PowerSeries(-3), Catch::Contains("-3"));
    CHECK_THROWS_AS(one / x, std::domain_error);
    CHECK_THROWS_AS(compose(x, one), std::domain_error);
    CHECK_THROWS_AS(sqrt(x), std::domain_error);
    CHECK_THROWS_AS(sqrt(one + one), std::domain_error);
    CHECK_THROWS_AS(sin(one), std::domain_error);
    CHECK_THROWS_AS(cos(one), std::domain_error);
    CHECK_THROWS_AS(asin(one), std::domain_error);
    CHECK_THROWS_AS(x.shifted_down(2), std::domain_error);
    CHECK(x.shifted_down(1)[0] == 1);
}

TEST_CASE("a polynomial is evaluated with an enclosure of the exact value") {
    require_property("Horner's rule on a ball", [] {
        const auto size = *rc::gen::inRange<std::size_t>(0, 8);
        std::vector<Rational> coefficients;
        for (std::size_t k = 0; k < size; ++k) coefficients.push_back(*rational_up_to(10));
        const BallWithPoint x = *ball_around(unit_rational(), -10);
        Rational exact = 0, slope = 0, monomial = 1;
        for (std::size_t k = 0; k < size; ++k) {
            exact += coefficients[k] * monomial;
            monomial *= x.point;
            slope += abs(coefficients[k]) * static_cast<long>(k);
        }
        const Ball value = evaluate(coefficients, x.ball);
        RC_ASSERT(value.contains(exact));
        RC_ASSERT(exact_radius(value) <= 2 * slope * exact_radius(x.ball) + power_of_two(-110));
    });
    CHECK(evaluate({}, Ball(3)).is_exactly_zero());
}
