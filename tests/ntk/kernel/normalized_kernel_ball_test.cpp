// Checks ntk/kernel/normalized_kernel_ball.hpp against a walk in the angle (advance_angle), which shares neither its
// state nor its error bound.
#include "catch.hpp"
#include "ntk/kernel/normalized_kernel.hpp"
#include "rigor/proof/prove_on.hpp"

using namespace rigor;
using namespace ntk;

namespace {

/// The same recurrence with the angle as state.
struct AngleWalk {
    Ball angle, correlation, unnormalized, inverse_pi = Ball(1) / Ball::pi();
    explicit AngleWalk(const Rational& z) : angle(angle_of<Ball>(z)), correlation(z), unnormalized(correlation) {}
    void advance() {
        const Ball slope = Ball(1) - angle * inverse_pi;
        const AngleImage<Ball> image = advance_angle(angle, inverse_pi);
        unnormalized = slope * unnormalized + image.correlation;
        angle = image.angle;
        correlation = image.correlation;
    }
};

const char* const inputs[] = {"0",
                              "-1",
                              "1",
                              "1/2",
                              "-0.9999",
                              "0.999999",
                              "0.999999999999999999999999999999",
                              "-0.999999999999999999999999999999",
                              "1e-30"};

}  // namespace

TEST_CASE("both walks enclose the same numbers, and narrowly") {
    for (const long bits : {64L, 200L, 400L, 1500L})
        for (const char* z : inputs) {
            INFO(z << " at " << bits << " bits");
            const Precision precision(bits);
            NormalizedKernelIteration<Ball> walk(parse_rational(z));
            AngleWalk other(parse_rational(z));
            bool agree = true;
            for (int layer = 1; layer < 400; ++layer) {
                agree = agree && walk.angle().overlaps(other.angle) && walk.correlation().overlaps(other.correlation) &&
                        walk.unnormalized().overlaps(other.unnormalized) && walk.value().is_finite();
                walk.advance();
                other.advance();
            }
            CHECK(agree);
            CHECK(certainly_less(walk.value().radius(), Ball::dyadic(1, 24 - bits)) == Truth::yes);
        }
}

TEST_CASE("a hopeless precision gives a wide or non-finite ball, never a wrong one") {
    const Precision reference(300);
    for (const char* z : inputs) {
        NormalizedKernelIteration<Ball> exact(parse_rational(z));
        exact.advance_to(200);
        for (const long bits : {4L, 6L, 8L, 12L}) {
            INFO(z << " at " << bits << " bits");
            const Precision precision(bits);
            NormalizedKernelIteration<Ball> walk(parse_rational(z));
            walk.advance_to(200);
            CHECK(walk.unnormalized().overlaps(exact.unnormalized()));
            CHECK(walk.angle().overlaps(exact.angle()));
            CHECK(walk.correlation().overlaps(exact.correlation()));
        }
    }
}

TEST_CASE("angle and correlation have the error of the half-sine in them, by the factors of their derivation") {
    // |theta - theta^| <= 4 r and |rho - rho^| <= 2 r (2 v + r): the radii stand to each other as 1 to v + r/2, once
    // many layers have made r large beside the roundings of one.
    for (const long bits : {40L, 64L, 200L})
        for (const char* z : {"0", "1/3", "-1/7"}) {
            INFO(z << " at " << bits << " bits");
            const Precision precision(bits);
            NormalizedKernelIteration<Ball> walk(parse_rational(z));
            walk.advance_to(300);
            const Ball expected = walk.angle().radius() * sin(walk.angle() / Ball(2)),
                       found = walk.correlation().radius();
            CHECK(certainly_less(abs(found - expected), Ball(Rational(1, 10)) * expected) == Truth::yes);
        }
}

TEST_CASE("the error of the first layer is carried on") {
    for (const long bits : {40L, 64L, 200L})
        for (const char* z : {"1/3", "-1/7", "2/7", "-5/9"}) {
            INFO(z << " at " << bits << " bits");
            const Precision precision(bits);
            NormalizedKernelIteration<Ball> walk(parse_rational(z));
            walk.advance();
            const Ball image = advance_angle(angle_of<Ball>(parse_rational(z)), Ball(1) / Ball::pi()).angle;
            // 4 r, and r is at least the radius of the image times the slope cos(g/2)/2 of the half-sine.
            CHECK(certainly_less(walk.angle().radius(),
                                 Ball(Rational(19, 10)) * cos(image / Ball(2)) * image.radius()) == Truth::no);
        }
}

TEST_CASE("beyond an error of 1/32 in the half-sine nothing is said") {
    const Precision precision(9);
    long finite = 0, given_up = 0;
    for (const char* z : {"0", "1/3", "-1/7", "-1"}) {
        NormalizedKernelIteration<Ball> walk(parse_rational(z));
        walk.advance_to(3);
        for (; walk.layer() < 200; walk.advance()) {
            (walk.angle().is_finite() ? finite : given_up) += 1;
            if (walk.angle().is_finite())
                CHECK(certainly_less(Ball(Rational(1, 4)), walk.angle().radius()) == Truth::no);
        }
    }
    CHECK(finite > 0);
    CHECK(given_up > 0);
}

TEST_CASE("the half-sine map does not expand: N(theta) >= 0 with its double zero divided out") {
    // N/theta^3 -> pi - pi/3 at 0: N = (1 - cos theta) theta (2 pi - theta) - pi (sin theta - theta cos theta).
    const auto proof = prove_on({{Rational(0), Rational(22, 7)}}, [](const Point& x) {
        const Ball half_sinc = sinc(x[0] / Ball(2));
        return square(half_sinc) / Ball(2) * (Ball(2) * Ball::pi() - x[0]) - Ball::pi() * sine_remainder(x[0]);
    });
    CHECK(proof.verdict == Truth::yes);
}
