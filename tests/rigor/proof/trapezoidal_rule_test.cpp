// Checks the error bound of the trapezoidal rule on the Gaussian and on 1/cosh, whose sums are known integrals.
#include "rigor/proof/trapezoidal_rule.hpp"
#include "catch.hpp"

using namespace rigor;

namespace {

template <class F>
Ball rule(const Ball& step, long count, F f) {
    Ball sum = f(Ball(0));
    for (long j = 1; j <= count; ++j) sum += f(Ball(j) * step) + f(-Ball(j) * step);
    return step * sum;
}

}  // namespace

TEST_CASE("the trapezoidal rule errs by less than its bound, and not by much less") {
    const Precision precision(128);
    // The Gaussian density in |Im x| < a: M = exp(a^2/2); at best a = 2 pi/step.
    for (const Ball& step : {Ball(2), Ball(Rational(3, 2)), Ball(1)}) {
        const Ball sum =
            rule(step, 60, [](const Ball& x) { return exp(-square(x) / Ball(2)) / sqrt(Ball(2) * Ball::pi()); });
        const Ball error = abs(sum - Ball(1));
        Ball best(1);
        for (long i = 1; i <= 40; ++i) {
            const Ball a(Rational(i, 4));
            best = minimum(best, trapezoidal_rule_error(a, step, exp(square(a) / Ball(2))));
            CHECK(certainly_less(error, trapezoidal_rule_error(a, step, exp(square(a) / Ball(2)))) == Truth::yes);
        }
        CHECK(certainly_less(best, Ball(2) * error) ==
              Truth::yes);  // with 1 in place of the factor 2 it would fail nearly
        CHECK_FALSE(certainly_less(error, best / Ball(2)) == Truth::yes);
    }
    // 1/cosh x, poles at i pi/2: int = pi; M = pi/cos a bounds int |1/cosh(x + iy)| <= int 1/(cosh x cos y).
    const Ball step(2), a(Rational(3, 2));
    const Ball sum = rule(step, 80, [](const Ball& x) { return Ball(2) / (exp(x) + exp(-x)); });
    const Ball error = abs(sum - Ball::pi());
    CHECK(certainly_less(error, trapezoidal_rule_error(a, step, Ball::pi() / cos(a))) == Truth::yes);
    CHECK(certainly_less(Ball(Rational(1, 100)), error) == Truth::yes);  // so that it is needed
}
