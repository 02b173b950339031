// Checks series over a ring: identities with exact coefficients, rational ones against rigor::PowerSeries, and balls
// against exact coefficients.
#include "rigor/series/formal_series.hpp"
#include "generators.hpp"
#include "rigor/number/pi_polynomial.hpp"
#include "rigor/series/power_series.hpp"

using namespace rigor;
using namespace testing_generators;

namespace {

using Exact = FormalSeries<PiPolynomial>;
using Enclosed = FormalSeries<Ball>;

PiPolynomial random_number() {
    PiPolynomial sum;
    for (long exponent = -2; exponent <= 2; ++exponent)
        if (*rc::gen::arbitrary<bool>()) sum += PiPolynomial(*rational_up_to(4)) * PiPolynomial::pi(exponent);
    return sum;
}
Exact random_series(long order) {
    Exact s(order);
    for (long k = 0; k < order; ++k) s[k] = random_number();
    return s;
}
Exact starting_with_one(Exact s) {
    s[0] = PiPolynomial(1);
    return s;
}
Enclosed enclosed(const Exact& s) {
    Enclosed b(s.order());
    for (long k = 0; k < s.order(); ++k) b[k] = s[k].enclosure();
    return b;
}
template <class K>
bool equal(const FormalSeries<K>& a, const FormalSeries<K>& b) {
    return std::ranges::equal(a.coefficients(), b.coefficients());
}
/// Every exact coefficient lies in its ball, up to 2^-350, and the balls are narrow: below 2^-150 relative to the sizes
/// that went in.
bool encloses(const Enclosed& balls, const Exact& exact, const Ball& size) {
    if (balls.order() != exact.order()) return false;
    for (long k = 0; k < exact.order(); ++k) {
        const Ball truth = [&] {
            const Precision more(500);
            return exact[k].enclosure();
        }();
        if (!balls[k].overlaps(truth)) return false;
        if (certainly_less(balls[k].radius(), size * Ball::dyadic(1, -150)) != Truth::yes) return false;
    }
    return true;
}
/// 1 + max |coefficient|.
Ball largest(const Enclosed& s) {
    Ball m(0);
    for (long k = 0; k < s.order(); ++k) m = maximum(m, abs(s[k]));
    return Ball(1) + m;
}

FormalSeries<Rational> rational_series(const PowerSeries& s) {
    FormalSeries<Rational> f(s.order());
    for (long k = 0; k < s.order(); ++k) f[k] = s[k];
    return f;
}
PowerSeries random_power_series(long order, bool starts_with_one) {
    PowerSeries s(order);
    for (long k = 0; k < order; ++k) s.set(k, k == 0 && starts_with_one ? Rational(1) : *rational_up_to(5));
    return s;
}

}  // namespace

TEST_CASE("products of series are commutative, associative and distributive") {
    require_property(
        "exact coefficients",
        [] {
            const long order = *rc::gen::inRange<long>(1, 9);
            const Exact a = random_series(order), b = random_series(order), c = random_series(order);
            RC_ASSERT(equal(a * b, b * a));
            RC_ASSERT(equal((a * b) * c, a * (b * c)));
            RC_ASSERT(equal(a * (b + c), a * b + a * c));
            RC_ASSERT(equal(a * Exact::constant(PiPolynomial(1), order), a));
            const PiPolynomial q = random_number();
            RC_ASSERT(equal(q * a, Exact::constant(q, order) * a));
            // The Euler derivative is a derivation, and the integral its inverse.
            RC_ASSERT(equal((a * b).euler_derivative(), a.euler_derivative() * b + a * b.euler_derivative()));
            Exact without_constant = a;
            without_constant[0] = PiPolynomial(0);
            RC_ASSERT(equal(without_constant.euler_derivative().euler_integral(), without_constant));
            RC_ASSERT(equal(without_constant.euler_integral().euler_derivative(), without_constant));
        },
        100);
}

TEST_CASE("inverse, square root and logarithm of a series satisfy their equations") {
    require_property(
        "exact coefficients",
        [] {
            const long order = *rc::gen::inRange<long>(1, 8);
            const Exact a = starting_with_one(random_series(order)), b = starting_with_one(random_series(order));
            const Exact one = Exact::constant(PiPolynomial(1), order);
            RC_ASSERT(equal(inverse_of_one_plus(a) * a, one));
            RC_ASSERT(equal(sqrt_of_one_plus(a) * sqrt_of_one_plus(a), a));
            RC_ASSERT(equal(sqrt_of_one_plus(a * a), a));
            RC_ASSERT(equal(log_of_one_plus(a * b), log_of_one_plus(a) + log_of_one_plus(b)));
            RC_ASSERT(equal(log_of_one_plus(a).euler_derivative() * a, a.euler_derivative()));
            RC_ASSERT(log_of_one_plus(a)[0].is_zero());
            RC_ASSERT(equal(log_of_one_plus(inverse_of_one_plus(a)), PiPolynomial(-1) * log_of_one_plus(a)));
        },
        60);
}

TEST_CASE("series with rational coefficients are those of PowerSeries") {
    require_property(
        "random rational series",
        [] {
            const long order = *rc::gen::inRange<long>(1, 20);
            const PowerSeries a = random_power_series(order, false), b = random_power_series(order, true);
            const PowerSeries one = PowerSeries::constant(1, order);
            const FormalSeries<Rational> p = rational_series(a), q = rational_series(b);
            RC_ASSERT(equal(p * q, rational_series(a * b)));
            RC_ASSERT(equal(p + q, rational_series(a + b)));
            RC_ASSERT(equal(inverse_of_one_plus(q), rational_series(one / b)));
            RC_ASSERT(equal(sqrt_of_one_plus(q), rational_series(sqrt(b))));
            if (order > 1) {
                // log' = q'/q.
                const PowerSeries slope = b.derivative() / b;
                const FormalSeries<Rational> logarithm = log_of_one_plus(q);
                for (long k = 1; k < order; ++k) RC_ASSERT(logarithm[k] * k == slope[k - 1]);
            }
        },
        100);
    // log(1/(1 - x)) has the coefficients 1/k.
    FormalSeries<Rational> geometric(12);
    for (long k = 0; k < 12; ++k) geometric[k] = 1;
    const FormalSeries<Rational> logarithm = log_of_one_plus(geometric);
    for (long k = 1; k < 12; ++k) CHECK(logarithm[k] == Rational(1, k));
}

TEST_CASE("balls enclose the exact coefficients, and narrowly") {
    const Precision precision(256);
    require_property(
        "exact coefficients and their enclosures",
        [] {
            const long order = *rc::gen::inRange<long>(1, 9);
            const Exact a = random_series(order), b = random_series(order), u = starting_with_one(a);
            const Enclosed x = enclosed(a), y = enclosed(b), v = enclosed(u);
            const PiPolynomial q = random_number();
            RC_ASSERT(encloses(x * y, a * b, largest(x) * largest(y)));
            RC_ASSERT(encloses(x + y, a + b, largest(x) + largest(y)));
            RC_ASSERT(encloses(q.enclosure() * x, q * a, largest(x) * (Ball(1) + abs(q.enclosure()))));
            RC_ASSERT(encloses(x.euler_derivative(), a.euler_derivative(), largest(x)));
            // What these three lose is measured by what they gain: coefficients up to (1 + max)^order.
            const Ball growth = power(largest(v), static_cast<unsigned long>(order));
            RC_ASSERT(encloses(inverse_of_one_plus(v), inverse_of_one_plus(u), growth));
            RC_ASSERT(encloses(sqrt_of_one_plus(v), sqrt_of_one_plus(u), growth));
            RC_ASSERT(encloses(log_of_one_plus(v), log_of_one_plus(u), growth));
            Enclosed rest = x;
            Exact exact_rest = a;
            const long shift = *rc::gen::inRange<long>(0, 10);
            rest.subtract_multiple(q.enclosure(), shift, y);
            exact_rest.subtract_multiple(q, shift, b);
            RC_ASSERT(encloses(rest, exact_rest, largest(x) + largest(y) * (Ball(1) + abs(q.enclosure()))));
            // The check itself can fail: 2^-140 beside a coefficient is not enclosed.
            const long k = *rc::gen::inRange<long>(0, order);
            Enclosed off = x;
            off[k] += Ball::dyadic(1, -140);
            RC_ASSERT_FALSE(encloses(off, a, largest(x)));
        },
        60);
}

TEST_CASE("wide coefficients give enclosures of all products inside") {
    require_property(
        "points of balls",
        [] {
            const long order = *rc::gen::inRange<long>(1, 8);
            FormalSeries<Rational> p(order), q(order);
            Enclosed x(order), y(order);
            Rational width = 0;
            for (long k = 0; k < order; ++k) {
                const BallWithPoint a = *ball_around(rational_up_to(3), -4), b = *ball_around(rational_up_to(3), -4);
                p[k] = a.point;
                q[k] = b.point;
                x[k] = a.ball;
                y[k] = b.ball;
                width = std::max(width, std::max(exact_radius(a.ball), exact_radius(b.ball)));
            }
            const FormalSeries<Rational> product = p * q;
            const Enclosed balls = x * y;
            for (long k = 0; k < order; ++k) {
                RC_ASSERT(balls[k].contains(product[k]));
                // k + 1 products of numbers up to 3 + 1/8 with radii up to `width`.
                RC_ASSERT(exact_radius(balls[k]) <= 8 * (k + 1) * (width + power_of_two(-110)));
            }
        },
        300);
}

TEST_CASE("subtract_multiple subtracts c x^shift b and knows no more than its operands") {
    FormalSeries<Rational> a(4), b(3);
    for (long k = 0; k < 4; ++k) a[k] = 10 * (k + 1);
    for (long k = 0; k < 3; ++k) b[k] = k + 1;
    a.subtract_multiple(2, 1, b);
    CHECK(a[0] == 10);
    CHECK(a[1] == 18);
    CHECK(a[2] == 26);
    CHECK(a[3] == 34);
    a.subtract_multiple(2, 4, b);
    CHECK(a[3] == 34);
    CHECK((a + b).order() == 3);
    CHECK((b + a).order() == 3);
    CHECK((a * b).order() == 3);
    CHECK(a.truncated(2).order() == 2);
    CHECK(a.truncated(2)[1] == 18);
    CHECK(a.truncated(9).order() == 4);
    CHECK_THROWS_AS(FormalSeries<Rational>(0), std::invalid_argument);
    CHECK_THROWS_WITH(FormalSeries<Ball>(-3), Catch::Contains("-3"));
}
