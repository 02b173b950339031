// Checks the bounds on complex discs: they dominate the four functions at points inside, evaluated by another formula,
// without being far above them; a disc that is too large is refused.
#include "ntk/depth/depth_disc.hpp"
#include "ntk/depth_samples.hpp"
#include "ntk/kernel/depth_map.hpp"

using namespace rigor;
using namespace ntk;
using namespace testing_generators;

namespace {

/// cos g = h(cos theta) = (sin theta + (pi - theta) cos theta)/pi, continued to complex angles: definition 5, no half
/// angles.
ComplexBall cosine_of_image(const ComplexBall& theta) {
    const ComplexBall pi(Ball::pi());
    return (sin(theta) + (pi - theta) * cos(theta)) / pi;
}

/// g at a complex point: the root of cos g = h(cos theta) on the branch with g/theta near 1, by the square root of (1 -
/// cos g)/2.
ComplexBall image_of(const ComplexBall& theta) {
    const ComplexBall one(1), two(2);
    const ComplexBall ratio = sqrt((one - cosine_of_image(theta)) * two / (theta * theta));  // 2 sin(g/2)/theta, near 1
    return two * asin(ratio * theta / two);
}

/// Upper bounds of the moduli at one point, as the disc's.
struct Sizes {
    Ball image, pole, fatou, cosine, removed, sine, ratio;
    explicit Sizes(const ComplexBall& theta) {
        const ComplexBall one(1), g = image_of(theta);
        const Ball pi = Ball::pi();
        image = abs(g);
        pole = abs(one / g - (one - theta / ComplexBall(pi)) / theta);
        fatou = abs(ComplexBall(Ball(3) * pi) * (one / g - one / theta) +
                    ComplexBall(Ball(Rational(3, 2))) * log(g / theta) - one);
        cosine = abs(cosine_of_image(theta));
        const ComplexBall s = sin(g / ComplexBall(2)), root = s / sin(theta / ComplexBall(2));
        removed = abs(one - root * root);
        sine = abs(s);
        ratio = abs(g / theta - one);
    }
    /// All of them below the disc's.
    bool below(const DepthDisc& disc) const {
        return certainly_below(image, disc.image) && certainly_below(pole, disc.pole) &&
               certainly_below(fatou, disc.fatou) && certainly_below(cosine, disc.cosine) &&
               certainly_below(removed, disc.removed) && certainly_below(sine, disc.sine) &&
               certainly_below(ratio, disc.ratio);
    }
};

/// The point r · fraction · exp(i pi turn).
ComplexBall disc_point(const Rational& r, const Rational& fraction, const Rational& turn) {
    return ComplexBall::on_circle(Ball(Rational(r * fraction)), Ball(turn));
}

}  // namespace

TEST_CASE("all radii are discs of analyticity") {
    const std::vector<DepthDisc>& discs = depth_discs();
    REQUIRE(discs.size() == 6);
    for (const DepthDisc& disc : discs) {
        INFO(disc.r);
        CHECK(disc.analytic());
        for (const Ball* bound : {&disc.image, &disc.pole, &disc.fatou, &disc.cosine}) CHECK(bound->is_finite());
        // The limits at 0 already force: |g| ~ r, |pole| >= 4/(3 pi), |cos g| >= 1.
        CHECK(certainly_below(Ball(disc.r), disc.image));
        CHECK(certainly_below(Ball(4) / (Ball(3) * Ball::pi()), disc.pole));
        CHECK(certainly_below(Ball(1), disc.cosine));
    }
    CHECK(&depth_discs() == &discs);
}

TEST_CASE("the bounds dominate the functions at points of the disc") {
    const Precision precision(160);
    require_property(
        "a point of the disc",
        [] {
            const Rational fraction = Rational(*rc::gen::inRange<long>(1, 1001), 1000), turn = *rational_up_to(1);
            for (const DepthDisc& disc : depth_discs()) {
                const ComplexBall theta = disc_point(disc.r, fraction, turn);
                const Sizes size(theta);
                RC_ASSERT(size.below(disc));
                for (const Ball* bound : {&size.image, &size.pole, &size.fatou, &size.cosine})
                    RC_ASSERT(exact_radius(*bound) <= power_of_two(-100));
                // The two ways to g are the same function, and it lies on the branch that is tangent to the identity.
                RC_ASSERT(certainly_below(abs(cos(image_of(theta)) - cosine_of_image(theta)), Ball::dyadic(1, -100)));
                RC_ASSERT(certainly_below(abs(image_of(theta) / theta - ComplexBall(1)), Ball(1)));
            }
        },
        300);
}

TEST_CASE("the bounds dominate the functions where two arcs meet, also on few arcs") {
    // The maxima over the circle lie at the angles 0, pi/2 and pi, which are ends of arcs: what an enclosure has beyond
    // the middle of its arc is needed there.
    const Precision precision(160);
    for (const long arcs : {64L, 256L})
        for (const Rational& r : {Rational(3, 2), Rational(1), Rational(3, 10)}) {
            if (arcs == 64 && r > 1) continue;  // too few for any bound
            const DepthDisc disc = depth_disc(r, arcs);
            for (long j = 0; j <= arcs; ++j) {
                INFO(r << ", " << j << " of " << arcs);
                CHECK(Sizes(disc_point(r, 1, Rational(j, arcs))).below(disc));
            }
        }
}

TEST_CASE("each of the three conditions is asked for, and that all bounds are finite") {
    const DepthDisc disc = depth_discs().front();
    REQUIRE(disc.analytic());
    for (Ball DepthDisc::*size : {&DepthDisc::removed, &DepthDisc::sine, &DepthDisc::ratio})
        for (const Ball& wrong : {Ball(1), Ball::interval(Rational(1, 2), Rational(1)), Ball(0) / Ball(0)}) {
            DepthDisc changed = disc;
            changed.*size = wrong;
            CHECK_FALSE(changed.analytic());
        }
    for (Ball DepthDisc::*bound : {&DepthDisc::image, &DepthDisc::pole, &DepthDisc::fatou, &DepthDisc::cosine}) {
        DepthDisc changed = disc;
        changed.*bound = Ball(0) / Ball(0);
        CHECK_FALSE(changed.analytic());
    }
}

TEST_CASE("the bounds are close to the maxima over the circle") {
    constexpr long samples = 64;
    const Ball factor(Rational(13, 10)), room(Rational(1, 5));
    for (const DepthDisc& disc : depth_discs()) {
        INFO(disc.r);
        Ball image(0), pole(0), fatou(0), cosine(0);
        for (long j = 0; j < samples; ++j) {
            const Sizes size(disc_point(disc.r, 1, Rational(2 * j, samples)));
            image = maximum(image, size.image);
            pole = maximum(pole, size.pole);
            fatou = maximum(fatou, size.fatou);
            cosine = maximum(cosine, size.cosine);
        }
        CHECK(certainly_below(disc.image, factor * image + room));
        CHECK(certainly_below(disc.pole, factor * pole + room));
        CHECK(certainly_below(disc.fatou, factor * fatou + room));
        CHECK(certainly_below(disc.cosine, factor * cosine + room));
        CHECK_FALSE(certainly_below(disc.image, image));
        CHECK_FALSE(certainly_below(disc.pole, pole));
        CHECK_FALSE(certainly_below(disc.fatou, fatou));
        CHECK_FALSE(certainly_below(disc.cosine, cosine));
    }
}

TEST_CASE("on the real diameter g is the angle map") {
    const Ball inverse_pi = Ball(1) / Ball::pi();
    for (const DepthDisc& disc : depth_discs())
        for (long k = 1; k <= 10; ++k) {
            const Ball theta(Rational(disc.r * k / 10));
            const Ball g = depth_map_of_angle(theta, inverse_pi).angle;
            INFO(disc.r << " " << k);
            CHECK(certainly_below(g, disc.image));
            CHECK(certainly_below(abs(image_of(ComplexBall(theta)) - ComplexBall(g)), Ball::dyadic(1, -100)));
        }
}

TEST_CASE("an arc encloses the image of its points") {
    // The mean-value form against the plain evaluation at points of the arc, with the radii r of the list and arcs of
    // different lengths.
    const Precision precision(128);
    const ComplexBall inverse_pi(Ball(1) / Ball::pi());
    require_property(
        "a point of an arc",
        [&] {
            const DepthDisc& disc = depth_discs()[*rc::gen::inRange<std::size_t>(0, depth_discs().size())];
            const long arcs = *rc::gen::element<long>(128, 256, 512), j = *rc::gen::inRange<long>(0, arcs),
                       i = *rc::gen::inRange<long>(0, 17);
            const ComplexBall arc =
                ComplexBall::on_circle(Ball(disc.r), Ball::interval(Rational(j, arcs), Rational(j + 1, arcs)));
            const ntk::detail::ArcImage result =
                ntk::detail::arc_image(arc, disc_point(disc.r, 1, Rational(2 * j + 1, 2 * arcs)), inverse_pi);
            const ComplexBall theta = disc_point(disc.r, 1, Rational(16 * j + i, 16 * arcs)), g = image_of(theta);
            const ComplexBall s = sin(g / ComplexBall(2)), root = s / sin(theta / ComplexBall(2));
            RC_ASSERT(acb_contains(result.g.raw(), g.raw()));
            RC_ASSERT(acb_contains(result.s.raw(), s.raw()));
            RC_ASSERT(acb_contains(result.removed.raw(), (ComplexBall(1) - root * root).raw()));
            // An arc has the length pi r/arcs and |g'| is not far from 1: what the enclosure has in excess is of second
            // order.
            RC_ASSERT(exact_radius(abs(result.g)) <= disc.r * (Rational(4, arcs) + Rational(1500, arcs * arcs)));
        },
        300);
}

TEST_CASE("a disc that reaches too far is not analytic, and never called so") {
    CHECK_FALSE(depth_disc(2).analytic());
    CHECK_FALSE(depth_disc(Rational(59, 10)).analytic());
    // Nor do more arcs help: at radius 2 one of the conditions fails on the circle itself.
    CHECK_FALSE(depth_disc(2, 1024).analytic());
    // Too few arcs prove nothing.
    CHECK_FALSE(depth_disc(Rational(3, 2), 4).analytic());
}

TEST_CASE("a circle of radius 2 really violates the conditions") {
    const Ball pi = Ball::pi();
    Ball largest(0);
    for (long j = 0; j < 64; ++j) {
        const ComplexBall theta = disc_point(2, 1, Rational(2 * j, 64)), one(1), s = sin(theta / ComplexBall(2));
        const ComplexBall sine_square = (one - cosine_of_image(theta)) / ComplexBall(2);
        largest = maximum(largest, maximum(abs(one - sine_square / (s * s)), sqrt(abs(sine_square))));
    }
    CHECK(certainly_below(Ball(1), largest));
}

TEST_CASE("radii without a disc are refused") {
    for (const Rational& r : {Rational(0), Rational(-1), Rational(6), Rational(100)})
        CHECK_THROWS_AS(depth_disc(r), std::invalid_argument);
    CHECK_THROWS_WITH(depth_disc(Rational(-1, 2)), Catch::Contains("-1/2"));
}

TEST_CASE("the bounds of a disc are the greatest of its arcs") {
    const Precision precision(64);
    const Rational r(2, 3);
    constexpr long arcs = 96;
    const DepthDisc disc = depth_disc(r, arcs);
    REQUIRE(disc.analytic());
    Rational image = 0, pole = 0, fatou = 0, cosine = 0;
    for (long j = 0; j < arcs; ++j) {
        const DepthBounds arc = depth_arc(r, j, arcs);
        for (const Ball* bound : {&arc.removed, &arc.sine, &arc.ratio})
            CHECK(certainly_less(*bound, Ball(1)) == Truth::yes);
        image = std::max(image, rational_midpoint(arc.image));
        pole = std::max(pole, rational_midpoint(arc.pole));
        fatou = std::max(fatou, rational_midpoint(arc.fatou));
        cosine = std::max(cosine, rational_midpoint(arc.cosine));
    }
    CHECK(rational_midpoint(disc.image) == image);
    CHECK(rational_midpoint(disc.pole) == pole);
    CHECK(rational_midpoint(disc.fatou) == fatou);
    CHECK(rational_midpoint(disc.cosine) == cosine);
}
