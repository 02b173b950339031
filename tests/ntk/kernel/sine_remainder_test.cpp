// Checks sin x - x cos x and its quotients against the definition at high precision, for all three number types and
// down to x = 0.
#include "ntk/kernel/sine_remainder.hpp"
#include "generators.hpp"
#include "rigor/series/power_series.hpp"

#include <algorithm>
#include <vector>

using namespace ntk;
using namespace rigor;
using namespace testing_generators;

namespace {

/// Rationals in [-4, 4] with many near 0, where the functions cancel, and near ±1/2, where the formula changes.
rc::Gen<Rational> arguments() {
    return rc::gen::oneOf(unit_rational(), rational_up_to(4),
                          rc::gen::map(unit_rational(), [](const Rational& q) { return Rational(q / 2); }));
}

// 600 digits: next to 10^-100 the cancellation costs 300 of them, and 300 remain.
Real by_definition(const Real& x) { return sin(x) - x * cos(x); }

}  // namespace

TEST_CASE("the remainders are the power series of their definition") {
    const long order = 40;
    const PowerSeries x = PowerSeries::variable(order), one = PowerSeries::constant(1, order);
    const PowerSeries sine = (sin(x) - x * cos(x)).shifted_down(3);
    const PowerSeries sinc = (one - sin(x).shifted_down(1)).shifted_down(2);
    // A ball so small that only the coefficients of 1 and x^2 matter shows them, the next ones are compared through the
    // sums below.
    const Ball at_zero = sine_remainder(Ball(0));
    CHECK(at_zero.contains(sine[0]));
    CHECK(sine[0] == Rational(1, 3));
    CHECK(exact_radius(at_zero) <= power_of_two(-120));
    CHECK(sinc_remainder(Ball(0)).contains(sinc[0]));
    CHECK(exact_radius(sinc_remainder(Ball(0))) <= power_of_two(-120));
    CHECK(sine_remainder(0.0) == Approx(1.0 / 3).epsilon(1e-15));
    CHECK(sine_remainder(Real(0)) == Real(1) / 3);
    for (const Rational& q : {Rational(1, 1000), Rational(1, 7), Rational(-1, 3)}) {
        std::vector<Rational> sine_coefficients, sinc_coefficients;
        for (long k = 0; k < sine.order(); ++k) sine_coefficients.push_back(sine[k]);
        for (long k = 0; k < sinc.order(); ++k) sinc_coefficients.push_back(sinc[k]);
        const Ball tail = Ball(power(Rational(abs(q)), 36));
        CHECK(sine_remainder(Ball(q)).overlaps(evaluate(sine_coefficients, Ball(q)).widened(tail)));
        CHECK(sinc_remainder(Ball(q)).overlaps(evaluate(sinc_coefficients, Ball(q)).widened(tail)));
    }
}

TEST_CASE("balls enclose the definition at MPFR points") {
    require_property(
        "|x| <= 4",
        [] {
            const RealDigits digits(600);
            const BallWithPoint b = *ball_around(arguments(), -10);
            const Rational r = exact_radius(b.ball);
            const Real x = from_rational<Real>(b.point);
            const Rational product = exact_value(by_definition(x));
            const Ball direct = sin_minus_x_cos(b.ball);
            RC_ASSERT(admits(direct, product, power_of_two(-1000)));
            // |d/dx (sin x - x cos x)| = |x sin x| <= 4; plain ball arithmetic on a wide ball may lose |x cos x|' = 5
            // more.
            RC_ASSERT(exact_radius(direct) <= 20 * r + power_of_two(-118));
            if (b.point != 0) {
                const Ball sine = sine_remainder(b.ball), sinc = sinc_remainder(b.ball);
                RC_ASSERT(admits(sine, exact_value(Real(by_definition(x) / (x * x * x))), power_of_two(-300)));
                RC_ASSERT(admits(sinc, exact_value(Real((1 - sin(x) / x) / (x * x))), power_of_two(-300)));
                // The sum of |coefficient| |x|^(2k) has a derivative below 30 on [0, 4.01].
                RC_ASSERT(exact_radius(sine) <= 60 * r + power_of_two(-115));
                RC_ASSERT(exact_radius(sinc) <= 60 * r + power_of_two(-115));
            }
        },
        1000);
}

TEST_CASE("what a sum leaves out is in its radius, and needed there") {
    // 1 + 2^-3 + 2^-8 + 2^-15 + …: all sums are exact at 128 bits, so that what is left out alone is the error.
    const auto sum = [] {
        return ntk::detail::hypergeometric_sum<Ball>(
            Rational(1), [](long k) { return 2L << (2 * std::min(k, 20L)); }, Ball(Rational(1, 4)));
    };
    const Ball here = sum();
    const Precision precision(1000);
    const Ball exact = sum();
    CHECK(exact_radius(here) > 0);
    CHECK(exact_radius(here) <= power_of_two(-134));
    CHECK(here.contains(exact.midpoint()));
    CHECK_FALSE(here.midpoint().overlaps(exact));
}

TEST_CASE("the relative error stays small next to zero") {
    for (const char* text :
         {"1e-1", "1e-5", "1e-30", "1e-300", "-1e-1000", "0.4999999", "0.5", "0.5000001", "4", "-4"}) {
        const Ball x = Ball::from_text(text);
        INFO(text);
        CHECK(sin_minus_x_cos(x).accurate_bits() >= 110);
        CHECK((sin_minus_x_cos(x) + sin_minus_x_cos(-x)).contains(Rational(0)));
    }
    CHECK(sin_minus_x_cos(Ball(0)).is_exactly_zero());
    CHECK(sin_minus_x_cos(0.0) == 0);
    CHECK(sin_minus_x_cos(Real(0)) == 0);
}

TEST_CASE("the two formulas agree where one takes over from the other") {
    for (const Rational& q : {Rational(499, 1000), Rational(1, 2), Rational(501, 1000)}) {
        const Ball x(q);
        const Ball series = x * square(x) * sine_remainder(x), direct = sin(x) - x * cos(x);
        CHECK(series.overlaps(direct));
        CHECK(sin_minus_x_cos(x).overlaps(series));
        CHECK(exact_radius(series) <= power_of_two(-120));
    }
}

TEST_CASE("points of double and of MPFR agree with the balls") {
    require_property(
        "|x| <= 4",
        [] {
            const double x = from_rational<double>(*arguments());
            const RealDigits digits(60);
            const Precision scope(256);
            const Ball exact = sin_minus_x_cos(Ball::exact_double(x));
            // Below 1/2 a handful of relative roundings; above, one of each of two terms no larger than 4.
            const Rational scale = std::fabs(x) < 0.5 ? abs(exact_midpoint(exact)) : Rational(8);
            RC_ASSERT(admits(exact, exact_value(sin_minus_x_cos(x)), scale * power_of_two(-49) + power_of_two(-1074)));
            RC_ASSERT(admits(exact, exact_value(sin_minus_x_cos(Real(x))), scale * power_of_two(-190)));
            const Ball remainder = sine_remainder(Ball::exact_double(x));
            // The largest term of the sum at |x| = 4 is below 1.
            RC_ASSERT(admits(remainder, exact_value(sine_remainder(x)), power_of_two(-47)));
            RC_ASSERT(admits(remainder, exact_value(sine_remainder(Real(x))), power_of_two(-188)));
            RC_ASSERT(admits(sinc_remainder(Ball::exact_double(x)), exact_value(sinc_remainder(x)), power_of_two(-47)));
        },
        1000);
}
