// Checks E[relu relu'] by certified quadrature and by power series against kappa_1/2 and against each other.
#include "ntk/kernel/relu_expectation.hpp"
#include "generators.hpp"
#include "ntk/kernel/arc_cosine_kernel.hpp"

#include <vector>

using namespace ntk;
using namespace rigor;
using namespace testing_generators;

TEST_CASE("the quadrature encloses kappa_1/2") {
    const auto check = [](const Ball& theta, const Rational& width) {
        const Ball expectation = relu_expectation_by_quadrature(theta);
        CHECK(expectation.overlaps(kappa_1_of_angle(theta) / Ball(2)));
        CHECK(exact_radius(expectation) <= width);
    };
    const Rational tight = power_of_two(-115);
    check(Ball::pi(), tight);
    check(Ball::pi() / Ball(2), tight);
    for (const char* theta : {"0", "1e-30", "1/10", "1", "2", "3", "3.14159"}) check(Ball::from_text(theta), tight);
    for (const char* z : {"-1", "-0.999", "0", "1/2", "1"}) check(angle_of<Ball>(parse_rational(z)), tight);
    // E[relu^2] = 1/2 and antipodes are never positive together.
    CHECK(relu_expectation_by_quadrature(Ball(0)).contains(Rational(1, 2)));
    CHECK(relu_expectation_by_quadrature(Ball::pi()).contains(Rational(0)));
}

TEST_CASE("the quadrature over a ball of angles encloses the value at each of its points") {
    require_property(
        "theta in [0, pi]",
        [] {
            const RealDigits digits(300);
            const BallWithPoint b =
                *ball_around(rc::gen::map(rational_up_to(3), [](const Rational& q) { return abs(q); }), -20);
            const Real x = from_rational<Real>(b.point);
            const Real exact = (sin(x) + (pi<Real>() - x) * cos(x)) / (2 * pi<Real>());
            const Ball expectation = relu_expectation_by_quadrature(b.ball);
            RC_ASSERT(admits(expectation, exact_value(exact), power_of_two(-400)));
            RC_ASSERT(exact_radius(expectation) <= 40 * exact_radius(b.ball) + power_of_two(-110));
        },
        50);
}

TEST_CASE("the quadrature follows the working precision") {
    for (const long bits : {64L, 400L}) {
        const Precision scope(bits);
        CHECK(exact_radius(relu_expectation_by_quadrature(Ball(1))) <= power_of_two(12 - bits));
        CHECK(relu_expectation_by_quadrature(Ball(1)).overlaps(kappa_1_of_angle(Ball(1)) / Ball(2)));
    }
}

TEST_CASE("the series at the antipode is (sin s - s cos s)/2, exactly") {
    for (const long order : {1L, 2L, 3L, 4L, 5L, 80L}) {
        const PowerSeries s = order > 1 ? PowerSeries::variable(order) : PowerSeries(order);
        CHECK(relu_expectation_series(order) == Rational(1, 2) * (sin(s) - s * cos(s)));
    }
    CHECK_THROWS_AS(relu_expectation_series(0), std::invalid_argument);
}

TEST_CASE("series and quadrature agree") {
    const PowerSeries series = relu_expectation_series(60);
    std::vector<Rational> coefficients;
    for (long k = 0; k < series.order(); ++k) coefficients.push_back(series[k]);
    for (const char* text : {"1e-10", "1/4", "1/2", "1"}) {
        const Ball s = Ball::from_text(text);
        // The coefficients are below 1/59! beyond order 60, and |s| <= 1.
        const Ball sum = evaluate(coefficients, s).widened(Ball::dyadic(1, -250)) / Ball::pi();
        CHECK(sum.overlaps(relu_expectation_by_quadrature(Ball::pi() - s)));
        CHECK(sum.overlaps(kappa_1_of_angle(Ball::pi() - s) / Ball(2)));
        CHECK(exact_radius(sum) <= power_of_two(-120));
    }
}
