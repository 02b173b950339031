// Checks the Maclaurin series of the arc-cosine kernels: coefficients against exact power series, sums against the
// closed forms.
#include "ntk/kernel/arc_cosine_series.hpp"
#include "generators.hpp"
#include "rigor/series/power_series.hpp"

using namespace ntk;
using namespace rigor;
using namespace testing_generators;

TEST_CASE("300 coefficients are those of arcsin and of the square root") {
    const long order = 300;
    const PowerSeries x = PowerSeries::variable(order), one = PowerSeries::constant(1, order);
    // pi - arccos u = pi/2 + arcsin u.
    const PowerSeries arc = asin(x), kernel = x * arc + sqrt(one - x * x);
    for (long n = 0; n < order; ++n) {
        CHECK(kappa_0_coefficient(n) == PiRational{n == 0 ? Rational(1, 2) : Rational(0), arc[n]});
        CHECK(kappa_1_coefficient(n) == PiRational{n == 1 ? Rational(1, 2) : Rational(0), kernel[n]});
    }
}

TEST_CASE("the central binomial ratio is its product, and decreases") {
    Rational product = 1;
    for (long n = 0; n < 100; ++n) {
        CHECK(central_binomial_ratio(n) == product);
        // b_n <= 1/sqrt(pi n) is what the tail bound uses.
        if (n > 0) CHECK(certainly_at_most(Ball(Rational(product * product * n)) * Ball::pi(), Ball(1)) == Truth::yes);
        product *= Rational(2 * n + 1, 2 * n + 2);
    }
    CHECK_THROWS_WITH(central_binomial_ratio(-1), Catch::Contains("-1"));
}

TEST_CASE("a coefficient has a value and a text") {
    CHECK(to_string(kappa_1_coefficient(0)) == "1/pi");
    CHECK(to_string(kappa_1_coefficient(1)) == "1/2");
    CHECK(to_string(kappa_1_coefficient(2)) == "1/(2 pi)");
    CHECK(to_string(PiRational{Rational(1, 2), Rational(1, 3)}) == "1/2 + 1/(3 pi)");
    CHECK((kappa_1_coefficient(0).value<Ball>() * Ball::pi()).contains(Rational(1)));
    CHECK(kappa_1_coefficient(2).value<double>() == Approx(0.15915494309189535).epsilon(1e-15));
    CHECK(abs(Real(kappa_0_coefficient(1).value<Real>() * pi<Real>() - 1)) < Real(1e-15));
}

TEST_CASE("the sums contain the closed forms, with the width that the tail allows") {
    const auto check = [](const Rational& u, long terms) {
        INFO(u << ", " << terms << " terms");
        const RealDigits digits(300);
        const Real x = from_rational<Real>(u);
        const Real closed_0 = (pi<Real>() - acos(x)) / pi<Real>();
        const Real closed_1 = (x * (pi<Real>() - acos(x)) + sqrt(Real(1 - x * x))) / pi<Real>();
        const Ball zero = kappa_0_series(Ball(u), terms), one = kappa_1_series(Ball(u), terms);
        CHECK(zero.overlaps(kappa_0(Ball(u))));
        CHECK(one.overlaps(kappa_1(Ball(u))));
        CHECK(admits(zero, exact_value(closed_0), power_of_two(-400)));
        CHECK(admits(one, exact_value(closed_1), power_of_two(-400)));
        // 1/(pi sqrt(pi (N - 1))) and 1/(2N + 2) of it; inside, geometric.
        const Rational n = terms;
        const Rational anywhere = exact_value((Ball(1) / sqrt(Ball(Rational(n - 1)))).upper_double()) / 5;
        CHECK(exact_radius(zero) <= anywhere + power_of_two(-110));
        CHECK(exact_radius(one) <= anywhere / (2 * n) + power_of_two(-110));
        if (abs(u) <= Rational(1, 2)) {
            const Rational geometric = power_of_two(-2 * terms);
            CHECK(exact_radius(zero) <= geometric + power_of_two(-120));
            CHECK(exact_radius(one) <= geometric / n + power_of_two(-120));
        }
    };
    for (const char* u : {"0", "1", "-1", "1/2", "-1/2", "0.9", "-0.99", "0.999999", "1e-30"})
        for (const long terms : {2L, 3L, 10L, 100L}) check(parse_rational(u), terms);
}

TEST_CASE("wide balls contain the values of all their points") {
    require_property(
        "u in [-1, 1]",
        [] {
            const RealDigits digits(300);
            const BallWithPoint b = *ball_around(unit_rational(), -6);
            const long terms = *rc::gen::inRange<long>(2, 40);
            const Real x = from_rational<Real>(b.point);
            RC_ASSERT(admits(kappa_0_series(b.ball, terms), exact_value(Real((pi<Real>() - acos(x)) / pi<Real>())),
                             power_of_two(-400)));
            const Ball one = kappa_1_series(b.ball, terms);
            RC_ASSERT(admits(one, exact_value(Real((x * (pi<Real>() - acos(x)) + sqrt(Real(1 - x * x))) / pi<Real>())),
                             power_of_two(-400)));
            if (abs(b.point) < Rational(1, 2))
                RC_ASSERT(exact_radius(one) <=
                          4 * exact_radius(b.ball) + power_of_two(-2 * terms + 4) + power_of_two(-110));
        },
        500);
}

TEST_CASE("at 100 digits inside the disc the series reproduces the closed form") {
    const Precision scope(400);
    const Ball u(Rational(1, 3));
    const Ball difference = kappa_1_series(u, 130) - kappa_1(u);
    CHECK(difference.contains(Rational(0)));
    CHECK(exact_radius(difference) <= power_of_two(-390));
}

TEST_CASE("too few terms are refused") {
    for (const long terms : {1L, 0L, -5L}) {
        CHECK_THROWS_AS(kappa_0_series(Ball(0), terms), std::invalid_argument);
        CHECK_THROWS_WITH(kappa_1_series(Ball(0), terms), Catch::Contains(std::to_string(terms)));
    }
}

TEST_CASE("the tail of a wide ball is that of its far end") {
    for (const auto& [low, high] : {std::pair(Rational(1, 10), Rational(1, 2)),
                                    {Rational(-4, 5), Rational(1, 4)},
                                    {Rational(9, 10), Rational(99, 100)},
                                    {Rational(0), Rational(1)}})
        for (const long terms : {2L, 5L, 12L}) {
            const Rational far = std::max(abs(low), abs(high)), square = far * far;
            Rational sum = 0, power = 1;
            for (long n = 0; n < terms + 200; ++n, power *= square)
                if (n >= terms) sum += central_binomial_ratio(n) / (2 * n + 1) * power;
            INFO(low << " to " << high << ", " << terms << " terms");
            const Ball tail =
                ntk::detail::arcsine_tail(Ball::interval(low, high), terms, central_binomial_ratio(terms));
            CHECK(certainly_at_most(Ball(sum), tail) == Truth::yes);
        }
}
