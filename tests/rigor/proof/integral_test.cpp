// Checks certified integrals against closed forms, and that a goal that is not reached shows in the radius.
#include "rigor/proof/integral.hpp"
#include "catch.hpp"

using namespace rigor;

TEST_CASE("integrals contain their closed forms and are narrow") {
    const Precision precision(128);
    const Ball sine = integral([](const ComplexBall& z) { return sin(z); }, Ball(0), Ball::pi());
    CHECK(sine.contains(Ball(2)));
    CHECK(certainly_less(sine.radius(), Ball::dyadic(1, -100)) == Truth::yes);
    const Ball gauss = integral([](const ComplexBall& z) { return exp(ComplexBall(0) - z * z); }, Ball(-12), Ball(12));
    CHECK(certainly_less(abs(gauss - sqrt(Ball::pi())), Ball::dyadic(1, -100)) == Truth::yes);
    const Ball log_two = integral([](const ComplexBall& z) { return ComplexBall(1) / z; }, Ball(1), Ball(2));
    CHECK(log_two.overlaps(log(Ball(2))));
    // int_0^1 tanh = log cosh 1, int_0^1 erf = erf(1) + (e^-1 - 1)/sqrt pi
    CHECK(integral([](const ComplexBall& z) { return tanh(z); }, Ball(0), Ball(1))
              .overlaps(log((exp(Ball(1)) + exp(Ball(-1))) / Ball(2))));
    const ComplexBall one = erf(ComplexBall(1));
    Ball erf_one;
    arb_set(erf_one.raw(), acb_realref(one.raw()));
    CHECK(integral([](const ComplexBall& z) { return erf(z); }, Ball(0), Ball(1))
              .overlaps(erf_one + (exp(Ball(-1)) - Ball(1)) / sqrt(Ball::pi())));
}

TEST_CASE("an integral that is not reached is wide, not wrong") {
    const Precision precision(64);
    const Ball few =
        integral([](const ComplexBall& z) { return sin(ComplexBall(1000) * z); }, Ball(0), Ball(1), {0, 10});
    CHECK(few.overlaps((Ball(1) - cos(Ball(1000))) / Ball(1000)));
    const Ball pole = integral([](const ComplexBall& z) { return ComplexBall(1) / z; }, Ball(0), Ball(1), {0, 100});
    CHECK_FALSE(pole.is_finite());
}
