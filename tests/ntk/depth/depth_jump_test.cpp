// Checks the jump from one deep layer to another: functional equations, the inverse of the Fatou coordinate, that
// remainders are honest and needed, and that an error of 1e-30 would be seen.
#include "ntk/depth_samples.hpp"

using namespace rigor;
using namespace ntk;
using namespace testing_generators;

namespace {

/// fraction · largest_angle.
Rational admitted_angle(const DepthJump& jump, const Rational& fraction) {
    return exact_midpoint(jump.largest_angle()) * fraction;
}

/// Rationals in (0, 1], down to 2^-100.
rc::Gen<Rational> fractions() {
    return rc::gen::map(
        rc::gen::pair(rc::gen::inRange<long>(1, 1001), rc::gen::inRange<long>(0, 91)),
        [](const std::pair<long, long>& p) {
            return Rational(Rational(p.first, 1000) * (p.second % 3 == 0 ? power_of_two(-p.second) : Rational(1)));
        });
}

struct LowJump {
    long N, accuracy;
    std::shared_ptr<const DepthJump> jump;
};
const std::vector<LowJump>& low_jumps() {
    static const std::vector<LowJump> jumps = [] {
        const Precision precision(300);
        std::vector<LowJump> list;
        for (const long N : {4L, 5L, 6L, 8L})
            for (const long accuracy : {30L, 40L})
                list.push_back({N, accuracy, std::make_shared<const DepthJump>(N, accuracy)});
        return list;
    }();
    return jumps;
}

}  // namespace

TEST_CASE("what a jump says of itself") {
    const DepthJump& jump = *precise_jump();
    CHECK(jump.order() == 40);
    CHECK(jump.expansion().order == 40);
    CHECK(jump.disc().analytic);
    CHECK(jump.largest_angle().is_exact());
    CHECK(certainly_positive(jump.largest_angle()) == Truth::yes);
    CHECK(certainly_at_most(jump.largest_angle() * Ball(2), Ball(jump.disc().r)) == Truth::yes);
    CHECK(certainly_below(jump.fatou_error(jump.largest_angle()), Ball::dyadic(1, -240)));
    for (const LowJump& low : low_jumps()) {
        const Ball error = low.jump->fatou_error(low.jump->largest_angle());
        CHECK(certainly_below(error, Ball::dyadic(1, 10 - low.accuracy)));
        CHECK(certainly_positive(error) == Truth::yes);
    }
    CHECK_THROWS_AS(DepthJump(3, 30), std::invalid_argument);
    CHECK_THROWS_WITH(DepthJump(0, 30), Catch::Contains("order 0"));
}

TEST_CASE("a higher accuracy or a lower order asks for a smaller angle") {
    const std::vector<LowJump>& jumps = low_jumps();
    for (std::size_t i = 0; i + 1 < jumps.size(); ++i)
        if (jumps[i].N == jumps[i + 1].N)
            CHECK(certainly_below(jumps[i + 1].jump->largest_angle(), jumps[i].jump->largest_angle()));
    for (std::size_t i = 0; i + 2 < jumps.size(); ++i)
        CHECK(certainly_below(jumps[i].jump->largest_angle(), jumps[i + 2].jump->largest_angle()));
}

TEST_CASE("Phi(g) = Phi + 1 at admitted angles") {
    // One layer costs a tiny angle as many bits as it is below 1.
    const Precision precision(600);
    const Ball inverse_pi = Ball(1) / Ball::pi();
    require_property(
        "angles up to the largest",
        [&] {
            const DepthJump& jump = *precise_jump();
            const Ball theta(admitted_angle(jump, *fractions()));
            const Ball g = advance_angle(theta, inverse_pi).angle;
            const Ball before = jump.fatou(theta), after = jump.fatou(g);
            RC_ASSERT(after.overlaps(before + Ball(1)));
            RC_ASSERT(certainly_below(before.radius() + after.radius(), Ball::dyadic(1, -235)));
            RC_ASSERT_FALSE(after.overlaps(before + Ball(1) + Ball(power(Rational(1, 10), 30))));
        },
        200);
    for (const LowJump& low : low_jumps())
        for (long k = 1; k <= 4; ++k) {
            const Ball theta(admitted_angle(*low.jump, Rational(k, 4)));
            INFO(low.N << " " << low.accuracy << " " << k);
            CHECK(low.jump->fatou(advance_angle(theta, inverse_pi).angle).overlaps(low.jump->fatou(theta) + Ball(1)));
        }
}

TEST_CASE("the Fatou coordinate of a low order contains that of a high one, and its remainder is needed") {
    const Precision precision(300);
    for (const LowJump& low : low_jumps())
        for (const Rational& fraction : {Rational(1, 3), Rational(2, 3), Rational(1)}) {
            INFO(low.N << " " << low.accuracy << " " << fraction);
            // Small enough for both: walk the angle down, Phi grows by 1 a layer.
            Ball theta(admitted_angle(*low.jump, fraction));
            const Ball start = theta, inverse_pi = Ball(1) / Ball::pi();
            long steps = 0;
            while (certainly_at_most(theta, precise_jump()->largest_angle()) != Truth::yes) {
                theta = advance_angle(theta, inverse_pi).angle;
                ++steps;
            }
            const Ball truth = precise_jump()->fatou(theta) - Ball(steps), rough = low.jump->fatou(start);
            CHECK(rough.contains(truth.midpoint()));
            CHECK(certainly_below(truth.radius(), rough.radius()));
            CHECK(certainly_below(rough.radius(), Ball::dyadic(1, 10 - low.accuracy)));
            // Without the remainder the truth would be missed.
            CHECK_FALSE(rough.midpoint().widened(Ball::dyadic(1, -230)).overlaps(truth));
            // Nor may the way back forget it: the angle that belongs to the true value is enclosed, and lies off the
            // midpoint.
            const Ball back = low.jump->angle_with_fatou(truth);
            CHECK(back.contains(exact_midpoint(start)));
            CHECK(known_to(back, low.accuracy - 12));
            if (fraction < 1)
                CHECK_FALSE(back.midpoint().widened(start * Ball::dyadic(1, -230)).contains(exact_midpoint(start)));
            // The remainder decreases with the angle at least as theta^N.
            const Ball half = low.jump->fatou_error(scaled_by_power_of_two(start, -1));
            CHECK(certainly_below(half * Ball::dyadic(1, low.N), low.jump->fatou_error(start)));
        }
}

TEST_CASE("the angle with the Fatou coordinate of theta is theta") {
    const Precision precision(300);
    require_property(
        "angles up to the largest",
        [] {
            const DepthJump& jump = *precise_jump();
            const Rational angle = admitted_angle(jump, *fractions());
            const Ball theta(angle), fatou = jump.fatou(theta), back = jump.angle_with_fatou(fatou);
            RC_ASSERT(back.contains(angle));
            RC_ASSERT(known_to(back, 235));
            // An error of 1e-30 in Phi moves W = 3 pi/theta by as much: with W up to 2^101 that is a relative 2^-201.
            RC_ASSERT_FALSE(jump.angle_with_fatou(fatou + Ball(power(Rational(1, 10), 30))).contains(angle));
        },
        300);
    for (const LowJump& low : low_jumps())
        for (const Rational& fraction : {Rational(1, 1'000'000'000), Rational(1, 3), Rational(1)}) {
            INFO(low.N << " " << low.accuracy << " " << fraction);
            const Rational angle = admitted_angle(*low.jump, fraction);
            const Ball back = low.jump->angle_with_fatou(low.jump->fatou(Ball(angle)));
            CHECK(back.contains(angle));
            CHECK(known_to(back, low.accuracy - 12));
        }
}

TEST_CASE("a wide Fatou coordinate gives all its angles") {
    const Precision precision(300);
    require_property(
        "two angles",
        [] {
            const DepthJump& jump = *precise_jump();
            const Rational a = admitted_angle(jump, *fractions()),
                           b = a * (1 - Rational(*rc::gen::inRange<long>(0, 100), 100'000));
            const Ball back = jump.angle_with_fatou(Ball::hull(jump.fatou(Ball(a)), jump.fatou(Ball(b))));
            RC_ASSERT(back.contains(a));
            RC_ASSERT(back.contains(b));
            RC_ASSERT(exact_radius(back) <= 2 * (a - b) + a * power_of_two(-230));
        },
        300);
}

TEST_CASE("T satisfies its recursion at any angle and for any constant") {
    // unnormalized(theta, Phi, y) is the general solution of T' = (1 - theta/pi) T + cos theta'.
    const Precision precision(300);
    const Ball inverse_pi = Ball(1) / Ball::pi();
    require_property(
        "angle and constant",
        [&] {
            const DepthJump& jump = *precise_jump();
            const Rational fraction = Rational(*rc::gen::inRange<long>(1, 1001), 1000);
            const Ball theta(admitted_angle(jump, fraction)), y(*rational_up_to(5));
            const AngleImage<Ball> next = advance_angle(theta, inverse_pi);
            const Ball fatou = jump.fatou(theta), T = jump.unnormalized(theta, fatou, y);
            const Ball expected = (Ball(1) - theta * inverse_pi) * T + next.correlation;
            const auto after = [&](const Ball& constant) {
                return jump.unnormalized(next.angle, fatou + Ball(1), constant);
            };
            // The truncation is not in unnormalized() but in the constant: its remainder must be there.
            const Ball drift = jump.homogeneous_constant(theta, fatou, T).radius();
            RC_ASSERT(after(y.widened(drift)).overlaps(expected));
            RC_ASSERT(certainly_below(after(y.widened(drift)).radius(), Ball::dyadic(1, -200)));
            RC_ASSERT(jump.homogeneous_constant(theta, fatou, T).overlaps(y));
            RC_ASSERT(certainly_below(drift, Ball::dyadic(1, -180)));
        },
        200);
}

TEST_CASE("remainders are honest: enclosures of low order contain the truth") {
    const Precision precision(300);
    for (const char* z : {"1/2", "0", "-1", "-0.99", "0.9999"}) {
        const DepthOrbit precise(parse_rational(z), precise_jump());
        for (const LowJump& low : low_jumps()) {
            INFO(z << ", order " << low.N << ", accuracy " << low.accuracy);
            const DepthOrbit rough(parse_rational(z), low.jump);
            CHECK(rough.depth_constant().contains(precise.depth_constant().midpoint()));
            CHECK(rough.homogeneous_constant().contains(precise.homogeneous_constant().midpoint()));
            CHECK(certainly_below(precise.depth_constant().radius(), rough.depth_constant().radius()));
            CHECK(certainly_below(precise.homogeneous_constant().radius(), rough.homogeneous_constant().radius()));
            CHECK(certainly_below(rough.depth_constant().radius(), Ball::dyadic(1, 12 - low.accuracy)));
            for (const char* depth : {"1", "2", "100", "10000", "1e12", "1e30"}) {
                const Integer L(numerator(Rational(rough.base_layer() + parse_rational(depth))));
                if (L < precise.base_layer()) continue;
                const LayerState a = rough.at(L), b = precise.at(L);
                CHECK(a.angle.contains(b.angle.midpoint()));
                CHECK(a.unnormalized.contains(b.unnormalized.midpoint()));
                CHECK(a.excess.contains(b.excess.midpoint()));
                CHECK(certainly_below(b.angle.radius(), a.angle.radius()));
                CHECK(certainly_below(b.unnormalized.radius(), a.unnormalized.radius()));
                CHECK(certainly_below(b.excess.radius(), a.excess.radius()));
                // Not hopeless either: accuracy up to a dozen bits, T being of the order L.
                CHECK(known_to(a.angle, low.accuracy - 14));
                CHECK(known_to(a.unnormalized, low.accuracy - 14));
            }
        }
    }
}

TEST_CASE("a Fatou coordinate off by 1e-30, or a constant off by 1e-20, misses the walked layer") {
    const Precision precision(300);
    const Ball off(power(Rational(1, 10), 30));
    for (const char* z : {"1/2", "0", "-1"}) {
        INFO(z);
        const DepthJump& jump = *precise_jump();
        const DepthOrbit orbit(parse_rational(z), precise_jump());
        const long L = orbit.base_layer() + 500;
        NormalizedKernelIteration<Ball> walk(parse_rational(z));
        walk.advance_to(L);
        const Ball fatou = orbit.depth_constant() + Ball(L), y = orbit.homogeneous_constant();
        const Ball angle = jump.angle_with_fatou(fatou);
        CHECK(angle.overlaps(walk.angle()));
        CHECK(jump.unnormalized(angle, fatou, y).overlaps(walk.unnormalized()));
        for (const Ball& wrong : {fatou + off, fatou - off}) {
            CHECK_FALSE(jump.angle_with_fatou(wrong).overlaps(walk.angle()));
            CHECK_FALSE(jump.unnormalized(jump.angle_with_fatou(wrong), wrong, y).overlaps(walk.unnormalized()));
        }
        const Ball visible = off * Ball(10'000'000'000);
        CHECK_FALSE(jump.unnormalized(angle, fatou, y + visible).overlaps(walk.unnormalized()));
        CHECK_FALSE(jump.unnormalized(angle, fatou, y - visible).overlaps(walk.unnormalized()));
    }
}

TEST_CASE("a remainder that cannot be bounded gives no answer rather than a wrong one") {
    const Precision precision(300);
    const LowJump& low = low_jumps().front();
    // An angle of the size of the disc: the conditions of the remainder fail.
    const Ball wide(low.jump->disc().r);
    CHECK_FALSE(low.jump->homogeneous_constant(wide, low.jump->fatou(wide), Ball(1)).is_finite());
}
