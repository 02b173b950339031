// Checks ntk/depth/depth_asymptotics.hpp: the identities behind lemmas A and B against direct evaluation of one layer,
// and that false bounds are refuted.
#include "ntk/depth/depth_asymptotics.hpp"
#include "catch.hpp"
#include "generators.hpp"
#include "ntk/kernel/depth_map.hpp"

#include <cmath>

using namespace rigor;
using namespace ntk;
using namespace testing_generators;

namespace {

/// One layer evaluated directly: U, U' and cos g, for an exact angle.
struct Layer {
    Ball U, next_U, correlation;
    explicit Layer(const Ball& theta) {
        const AngleImage<Ball> image = depth_map_of_angle(theta, Ball(1) / Ball::pi());
        U = depth_coordinate(theta);
        next_U = depth_coordinate(image.angle);
        correlation = image.correlation;
    }
};

}  // namespace

TEST_CASE("H and J satisfy their defining identities at exact angles") {
    const Precision precision(256);
    for (long k = 1; k <= 314; ++k) {
        const Ball theta(Rational(k, 100));
        INFO(k);
        const DepthGeometry q = depth_geometry(theta);
        const Layer layer(theta);
        const Ball growth = layer.U * (layer.next_U - layer.U - Ball(1));
        const Ball from_H = Ball(Rational(3, 2)) + q.v * q.H;
        CHECK(growth.overlaps(from_H));
        CHECK(certainly_less(abs(growth - from_H), Ball::dyadic(1, -180)) == Truth::yes);
        // D' = (1 - w) D - w J for T = U/4 + D: take D = 0, then -w J = (1 - w) U/4 + cos g - U'/4.
        const Ball w = theta / Ball::pi();
        const Ball drift = (Ball(1) - w) * layer.U / Ball(4) + layer.correlation - layer.next_U / Ball(4);
        CHECK(drift.overlaps(-w * q.J));
        CHECK(certainly_less(abs(drift + w * q.J), Ball::dyadic(1, -180)) == Truth::yes);
    }
}

TEST_CASE("the values at the fixed point") {
    const Precision precision(128);
    const DepthGeometry q = depth_geometry(Ball(0));
    CHECK(q.R.overlaps(Ball(4) / (Ball(3) * Ball::pi())));
    CHECK(q.J.contains(Rational(1, 8)));
    CHECK(certainly_less(abs(q.J - Ball(Rational(1, 8))), Ball::dyadic(1, -100)) == Truth::yes);
    CHECK(q.t.contains(Rational(1)));
    // B(0) = (1/120) 8/(2 pi).
    CHECK(q.B.overlaps(Ball(1) / (Ball(30) * Ball::pi())));
    CHECK(certainly_less(q.B.radius(), Ball::dyadic(1, -100)) == Truth::yes);
}

TEST_CASE("wide balls enclose the values inside") {
    const Precision precision(128);
    for (long k = 0; k < 40; ++k) {
        const Rational lower(k, 13), upper(k + 1, 13);
        const DepthGeometry wide = depth_geometry(Ball::interval(lower, upper));
        for (long i = 0; i <= 4; ++i) {
            const DepthGeometry q = depth_geometry(Ball(Rational(lower + (upper - lower) * i / 4)));
            CHECK((wide.H.overlaps(q.H) && wide.J.overlaps(q.J) && wide.R.overlaps(q.R) && wide.B.overlaps(q.B)));
        }
    }
}

TEST_CASE("all angles are those of [0, pi], both ends with them") {
    const Box angles = all_angles();
    REQUIRE(angles.size() == 1);
    CHECK(angles[0].lower <= 0);
    CHECK(certainly_less(Ball::pi(), Ball(angles[0].upper)) == Truth::yes);
    CHECK(certainly_less(Ball(angles[0].upper), Ball(4)) == Truth::yes);  // where the series are proved
}

TEST_CASE("the lemmas are these six, and each is about the quantity that it names") {
    const Precision precision(128);
    DepthConstants constants;
    constants.H_max = Rational(37, 10);
    constants.J_max = Rational(27, 10);
    const std::vector<DepthLemma> lemmas = depth_lemmas(constants);
    std::vector<std::string> said;
    for (const DepthLemma& lemma : lemmas) said.push_back(lemma.says);
    REQUIRE(said == std::vector<std::string>{"B > 0", "t > 0", "H > 0", "J > 0", "H < 37/10", "J < 27/10"});
    for (const Rational& theta : {Rational(0), Rational(1, 7), Rational(3, 2), Rational(157, 50)}) {
        const DepthGeometry q = depth_geometry(Ball(theta));
        const std::vector<Ball> margins{q.B, q.t, q.H, q.J, Ball(constants.H_max) - q.H, Ball(constants.J_max) - q.J};
        for (std::size_t k = 0; k < margins.size(); ++k) {
            INFO(said[k] << " at " << theta);
            const Ball margin = lemmas[k].margin({Ball(theta)});
            CHECK(certainly_less(abs(margin - margins[k]), Ball::dyadic(1, -100)) == Truth::yes);
            CHECK(certainly_positive(margin) == Truth::yes);
        }
    }
}

TEST_CASE("a constant below the value at one angle is refuted, and where no value is below, it is proved") {
    const Precision precision(128);
    double H = 0, J = 0;
    for (long k = 0; k <= 628; ++k) {
        const DepthGeometry q = depth_geometry(Ball(Rational(k, 200)));
        H = std::fmax(H, q.H.approx_double()), J = std::fmax(J, q.J.approx_double());
    }
    DepthConstants low_H, low_J, enough;
    const Rational hundredth(1, 100);
    low_H.H_max = exact_value(H) - hundredth;
    low_J.J_max = exact_value(J) - hundredth;
    enough.H_max = exact_value(H) + hundredth;
    enough.J_max = exact_value(J) + hundredth;
    CHECK(prove_depth_constants(low_H).proved == Truth::no);
    CHECK(prove_depth_constants(low_J).proved == Truth::no);
    CHECK(prove_depth_constants(enough).proved == Truth::yes);
}

TEST_CASE("what a short sum leaves out is in its radius, and needed there") {
    const Precision precision(400);
    for (const Rational& x : {Rational(1), Rational(2), Rational(22, 7), Rational(4)})
        for (long terms = 5; terms < 20; ++terms) {
            INFO(x << ", " << terms << " terms");
            const Ball t(x), half_sine = sin(t / Ball(2));
            const Ball direct =
                (sin(t) - t * cos(t) - Ball(Rational(8, 3)) * half_sine * half_sine * half_sine) / power(t, 5UL);
            const Ball sum = ntk::detail::cubic_sine_sum(t, terms), error = abs(direct - sum.midpoint());
            CHECK(certainly_at_most(error, sum.radius()) == Truth::yes);
            CHECK(certainly_less(sum.radius(), error * Ball(6)) == Truth::yes);
        }
    CHECK_THROWS_AS(ntk::detail::cubic_sine_sum(Ball(1), 4), std::invalid_argument);
}

TEST_CASE("the constants are proved, and smaller ones are not") {
    CHECK(prove_depth_constants().proved == Truth::yes);
    DepthConstants too_small_H, too_small_J;
    too_small_H.H_max = Rational(29, 10);
    too_small_J.J_max = Rational(18, 10);
    CHECK(prove_depth_constants(too_small_H).proved == Truth::no);
    CHECK(prove_depth_constants(too_small_J).proved == Truth::no);
}
