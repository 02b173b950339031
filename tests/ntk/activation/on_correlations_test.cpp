// Checks ntk/activation/on_correlations.hpp, and the Lipschitz constants that the activations give it, at variances
// other than 1.
#include "ntk/activation/on_correlations.hpp"
#include "catch.hpp"
#include "ntk/activation/activation.hpp"

using namespace rigor;

TEST_CASE("a function on a ball: its value at a point of [-1, 1], and the Lipschitz constant times the radius") {
    const Precision precision(128);
    for (const auto& [lower, upper] : {std::pair(Rational(1, 4), Rational(3, 4)),
                                       {Rational(7, 8), Rational(9, 8)},
                                       {Rational(15, 16), Rational(5, 4)},
                                       {Rational(-5, 4), Rational(-15, 16)}}) {
        CAPTURE(lower, upper);
        const Ball rho = Ball::interval(lower, upper);
        const Ball found = ntk::on_correlations(rho, Ball(2), [](const Ball& point) {
            CHECK(point.is_exact());
            CHECK(certainly_at_most(abs(point), Ball(1)) == Truth::yes);
            return square(point);
        });
        for (const Rational& point : {std::max(lower, Rational(-1)), std::min(upper, Rational(1))})
            CHECK(found.contains(Rational(point * point)));
        CHECK(certainly_less(abs(found.radius() - Ball(2) * rho.radius()), Ball::dyadic(1, -25)) == Truth::yes);
    }
    // One point more, and no more than one: the identity needs all of its constant.
    const Ball tight = ntk::on_correlations(Ball::interval(0, 1), Ball(1), [](const Ball& point) { return point; });
    CHECK(tight.contains(Rational(0)));
    CHECK(tight.contains(Rational(1)));
    CHECK(ntk::on_correlations(Ball(1), Ball(9), [](const Ball& point) { return point; }).is_exact());
    CHECK_FALSE(ntk::on_correlations(Ball(0) / Ball(0), Ball(1), [](const Ball&) { return Ball(1); }).is_finite());
}

TEST_CASE("E phi'(u) phi'(v) on a ball contains its values at the points, at every variance, also next to 1 and -1") {
    const Precision precision(100);
    for (const char* name : {"relu", "abs", "relu^2", "relu^3", "erf", "sin", "cos", "tanh", "gelu",
                             "hermite:0,1/2,1/2", "poly:0,1,0,1/3", "exp"})
        for (const Rational& q : {Rational(1, 2), Rational(1), Rational(3)}) {
            const auto phi = ntk::activation(name);
            const auto dual = phi->dual(Ball(q));
            for (const auto& [lower, upper] : {std::pair(Rational(1023, 1024), Rational(1)),
                                               {Rational(3, 4), 1},
                                               {-1, Rational(-1023, 1024)},
                                               {Rational(-1, 4), Rational(1, 2)}}) {
                const Ball slope = dual->slope(Ball::interval(lower, upper));
                for (const Rational& rho : {lower, Rational((lower + upper) / 2), upper}) {
                    CAPTURE(name, q, lower, upper, rho);
                    CHECK(slope.overlaps(dual->slope(Ball(rho))));
                }
                CHECK(slope.is_finite());
            }
        }
}
