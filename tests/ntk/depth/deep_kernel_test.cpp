// Checks layers of any depth: the jump against the layer-by-layer walk, the functional equation in z, the known first
// terms at depths up to 1e100000, one layer of the recursion at depths that nobody walks to, and what is refused.
#include "claim/generators.hpp"
#include "ntk/depth_samples.hpp"
#include "several_threads.hpp"

using namespace rigor;
using namespace ntk;
using namespace testing_generators;

namespace {

/// Radius below 2^-bits: for the excess, which may vanish.
bool known_absolutely_to(const Ball& b, long bits) {
    return b.is_finite() && certainly_below(b.radius(), Ball::dyadic(1, -bits));
}

Integer ten_to(unsigned long exponent) { return power(Integer(10), exponent); }

/// Both enclosures of one layer overlap and are narrow.
bool agree(const LayerState& a, const LayerState& b, long bits) {
    return a.angle.overlaps(b.angle) && a.unnormalized.overlaps(b.unnormalized) && a.excess.overlaps(b.excess) &&
           known_to(a.angle, bits) && known_to(b.angle, bits) && known_to(a.unnormalized, bits) &&
           known_to(b.unnormalized, bits) && known_absolutely_to(a.excess, bits) && known_absolutely_to(b.excess, bits);
}

}  // namespace

TEST_CASE("the jump and the walk enclose the same layer") {
    const Precision precision(360);
    const auto compare = [](const Rational& z, long depth) {
        const DepthOrbit orbit(z, precise_jump());
        const long L = std::max(depth, orbit.base_layer());
        NormalizedKernelIteration<Ball> walk(z);
        walk.advance_to(L);
        const LayerState jumped = orbit.at(L), walked = state_of(walk);
        return agree(jumped, walked, 150) && jumped.correlation().overlaps(walk.correlation()) &&
               known_absolutely_to(jumped.correlation(), 150) &&
               jumped.one_minus_correlation().overlaps(Ball(1) - walk.correlation()) &&
               known_to(jumped.one_minus_correlation(), 150);
    };
    require_property(
        "z in [-1, 1) and a layer up to 3000",
        [&] {
            const Rational z = *claim::correlations_below_one();
            RC_ASSERT(compare(z, *rc::gen::inRange<long>(1, 3001)));
        },
        300);
    for (const char* z : {"-1", "0.999999999999999999999999999999", "-0.999999999999999999999999999999", "0", "1e-30"})
        for (const long depth : {1L, 491L, 492L, 777L, 3000L}) {
            INFO(z << " " << depth);
            CHECK(compare(parse_rational(z), depth));
        }
}

TEST_CASE("the jump and the walk enclose the layers 10^5 and 10^6") {
    const Precision precision(220);
    const std::vector<std::pair<const char*, std::vector<long>>> cases{
        {"1/2", {100'000, 1'000'000}}, {"-1", {100'000, 1'000'000}}, {"0.999999", {100'000}}};
    for (const auto& [z, depths] : cases) {
        const DepthOrbit orbit(parse_rational(z), precise_jump());
        NormalizedKernelIteration<Ball> walk(parse_rational(z));
        for (const long depth : depths) {
            INFO(z << " " << depth);
            walk.advance_to(depth);
            CHECK(agree(orbit.at(depth), state_of(walk), 150));
            // The neighbouring layer is another one.
            CHECK_FALSE(orbit.at(depth + 1).angle.overlaps(walk.angle()));
            CHECK_FALSE(orbit.at(depth + 1).unnormalized.overlaps(walk.unnormalized()));
        }
    }
}

TEST_CASE("two orbits of one z that start from different layers agree") {
    const Precision precision(300);
    // The second walks about twice as far.
    const auto later = std::make_shared<const DepthJump>(35, 250);
    require_property(
        "z in [-1, 1)",
        [&] {
            const Rational z = *claim::correlations_below_one();
            const DepthOrbit a(z, precise_jump()), b(z, later);
            RC_ASSERT(a.depth_constant().overlaps(b.depth_constant()));
            RC_ASSERT(a.homogeneous_constant().overlaps(b.homogeneous_constant()));
            RC_ASSERT(known_absolutely_to(a.depth_constant(), 180));
            RC_ASSERT(known_absolutely_to(b.depth_constant(), 180));
            RC_ASSERT(agree(a.at(ten_to(20)), b.at(ten_to(20)), 150));
        },
        100);
}

TEST_CASE("h(-1) = 0: the constant of -1 is that of 0 less one layer") {
    const Precision precision(300);
    const DepthOrbit zero(Rational(0), precise_jump()), antipode(Rational(-1), precise_jump());
    const Ball difference = zero.depth_constant() - antipode.depth_constant();
    CHECK(difference.contains(Rational(1)));
    CHECK(known_absolutely_to(difference, 230));
    CHECK(antipode.base_layer() == zero.base_layer() + 1);
    CHECK(zero.at(ten_to(40)).angle.overlaps(antipode.at(ten_to(40) + 1).angle));
    CHECK_FALSE(zero.at(ten_to(40)).angle.overlaps(antipode.at(ten_to(40)).angle));
    // T is not a function of the angle: T_2(-1) = 0 = T_1(0), so that here it is one.
    CHECK(zero.at(ten_to(40)).unnormalized.overlaps(antipode.at(ten_to(40) + 1).unnormalized));
    CHECK(zero.homogeneous_constant().overlaps(antipode.homogeneous_constant()));
}

TEST_CASE("C(z) = Phi(arccos z) - 1 where the jump admits the first layer") {
    const Precision precision(360);
    // The other jump admits only smaller angles and has to walk there.
    const auto later = std::make_shared<const DepthJump>(30, 250);
    for (const char* z : {"0.99983", "0.9999", "0.99995", "0.99998"}) {
        INFO(z);
        const Rational correlation = parse_rational(z);
        const DepthOrbit direct(correlation, precise_jump()), walked(correlation, later);
        CHECK(direct.base_layer() == 1);
        CHECK(walked.base_layer() > 1);
        CHECK(direct.depth_constant().overlaps(walked.depth_constant()));
        CHECK(direct.depth_constant().overlaps(precise_jump()->fatou(angle_of<Ball>(correlation)) - Ball(1)));
        CHECK(known_absolutely_to(direct.depth_constant(), 230));
        CHECK(known_absolutely_to(walked.depth_constant(), 230));
    }
}

TEST_CASE("C increases with z, without bound") {
    const Precision precision(300);
    Ball last = DepthOrbit(Rational(-1), precise_jump()).depth_constant();
    for (const char* z : {"-0.9", "-0.5", "-1e-20", "0", "1e-20", "0.5", "0.9", "0.99", "0.999999"}) {
        const Ball constant = DepthOrbit(parse_rational(z), precise_jump()).depth_constant();
        INFO(z);
        CHECK(certainly_below(last, constant));
        last = constant;
    }
    // 3 pi/theta - (3/2) log(3 pi/theta) - 1 + O(theta) at theta = arccos(1 - 1e-30) = 1.414e-15.
    const Ball theta = angle_of<Ball>(parse_rational("0.999999999999999999999999999999")),
               W = Ball(3) * Ball::pi() / theta;
    const Ball constant =
        DepthOrbit(parse_rational("0.999999999999999999999999999999"), precise_jump()).depth_constant();
    CHECK(certainly_below(abs(constant - (W - Ball(Rational(3, 2)) * log(W) - Ball(1))), theta));
}

TEST_CASE("the first terms at depth 1e30") {
    const Precision precision(400);
    const Integer L = ten_to(30);
    const Ball depth{Rational(L)}, logarithm = log(depth);
    for (const char* z : {"1/2", "0", "-1"}) {
        INFO(z);
        const DepthOrbit orbit(parse_rational(z), precise_jump());
        const LayerState state = orbit.at(L);
        const Ball next = Ball(Rational(3, 8)) * logarithm + orbit.depth_constant() / Ball(4) - Ball(Rational(1, 8));
        CHECK(certainly_at_most(abs(state.excess - next), Ball(10) * logarithm / depth) == Truth::yes);
        // The remaining term is there: (log L)/L with a factor that is not tiny.
        CHECK(certainly_below(logarithm / depth / Ball(100), abs(state.excess - next)));
        CHECK(known_to(state.excess, 240));
        CHECK(known_to(state.unnormalized, 240));
    }
}

TEST_CASE("the first terms at depths 1e30, 1e1000 and 1e100000") {
    const Precision precision(300);
    for (const unsigned long exponent : {30UL, 1000UL, 100'000UL}) {
        const Integer L = ten_to(exponent);
        const Ball depth{Rational(L)}, logarithm = log(depth);
        for (const char* z : {"1/2", "0", "-1"}) {
            if (exponent == 100'000 && z != std::string("1/2")) continue;
            INFO(z << " at 1e" << exponent);
            const DepthOrbit orbit(parse_rational(z), precise_jump());
            const LayerState state = orbit.at(L);
            const Ball C = orbit.depth_constant();
            // Theta_bar - 1/4 = excess/L, which T itself gives if it is subtracted with all its digits.
            CHECK(certainly_below(abs(state.excess / depth), logarithm / depth));
            CHECK(known_to(state.unnormalized, 240));
            {
                const Precision all(300 + static_cast<long>(msb(L)));
                const Ball subtracted = state.unnormalized - Ball(Rational(Rational(L) / 4));
                CHECK(subtracted.overlaps(state.excess));
                CHECK(known_to(subtracted, 230));
            }
            // excess/((3/8) log L) = 1 + (C/4 - 1/8)/((3/8) log L) + O(1/L).
            const Ball leading = Ball(Rational(3, 8)) * logarithm, ratio = state.excess / leading;
            const Ball second = (C / Ball(4) - Ball(Rational(1, 8))) / leading;
            const Ball rest = abs(ratio - Ball(1) - second), bound = Ball(30) / depth;
            CHECK(certainly_below(rest, bound + Ball::dyadic(1, -235)));
            CHECK(certainly_below(Ball::dyadic(1, -30), abs(second)));
            CHECK(known_to(state.excess, 240));
            // theta_L = 3 pi/L (1 + O(log L/L)), and 1 - rho = theta^2/2 to the same order.
            const Ball scaled = state.angle * depth / (Ball(3) * Ball::pi()) - Ball(1);
            CHECK(certainly_below(abs(scaled), Ball(3) * logarithm / depth + Ball::dyadic(1, -235)));
            CHECK(known_to(state.angle, 240));
            const Ball gap = state.one_minus_correlation();
            CHECK(certainly_below(abs(Ball(2) * gap / square(state.angle) - Ball(1)),
                                  square(state.angle) + Ball::dyadic(1, -235)));
            CHECK(known_to(gap, 240));
        }
    }
}

TEST_CASE("one layer of the recursion at depths that nobody walks to") {
    const Precision precision(400);
    const Ball inverse_pi = Ball(1) / Ball::pi();
    for (const char* z : {"1/2", "0", "-1", "0.999", "-0.3"})
        for (const unsigned long exponent : {12UL, 40UL}) {
            INFO(z << " at 1e" << exponent);
            const DepthOrbit orbit(parse_rational(z), precise_jump());
            const LayerState here = orbit.at(ten_to(exponent)), next = orbit.at(ten_to(exponent) + 1);
            const AngleImage<Ball> image = advance_angle(here.angle, inverse_pi);
            CHECK(next.angle.overlaps(image.angle));
            const Ball T = (Ball(1) - here.angle * inverse_pi) * here.unnormalized + image.correlation;
            CHECK(next.unnormalized.overlaps(T));
            CHECK(known_to(next.angle, 240));
            CHECK(known_to(image.angle, 200));
            CHECK(known_to(next.unnormalized, 240));
            CHECK(known_to(T, 240));
            // A layer makes a difference that these balls see.
            CHECK_FALSE(next.angle.overlaps(here.angle));
            CHECK_FALSE(next.unnormalized.overlaps(here.unnormalized));
        }
}

TEST_CASE("the precision of the answer is that of the caller") {
    for (const long bits : {64L, 128L, 256L}) {
        const Precision precision(bits);
        const DepthOrbit orbit(Rational(1, 2), precise_jump());
        const LayerState state = orbit.at(ten_to(12));
        INFO(bits);
        const long expected = std::min(bits, 250L) - 30;
        CHECK(known_to(state.angle, expected));
        CHECK(known_to(state.unnormalized, expected));
        CHECK(known_absolutely_to(state.excess, expected));
        const Precision more(400);
        CHECK(agree(state, DepthOrbit(Rational(1, 2), precise_jump()).at(ten_to(12)), expected));
    }
}

TEST_CASE("a hopeless precision ends the walk with an error") {
    const Precision precision(8);
    CHECK_THROWS_AS(DepthOrbit(Rational(1, 2), precise_jump()), std::runtime_error);
}

TEST_CASE("layer_state agrees on both sides of the crossover") {
    for (const long accuracy : {40L, 100L, 250L})
        for (const char* z : {"1/2", "-1", "0.99999"}) {
            const long crossover = crossover_depth(accuracy);
            const Precision precision(accuracy + 100);
            NormalizedKernelIteration<Ball> walk(parse_rational(z));
            for (const long depth : {1L, 2L, crossover - 1, crossover, crossover + 1, crossover + 2, 3 * crossover}) {
                INFO(z << " at " << depth << ", accuracy " << accuracy);
                walk.advance_to(depth);
                CHECK(agree(layer_state(parse_rational(z), depth, accuracy), state_of(walk), accuracy - 20));
            }
        }
}

TEST_CASE("the fixed point z = 1 has its layers in closed form") {
    for (const Integer& depth : {Integer(1), Integer(7), ten_to(30)}) {
        const LayerState state = layer_state(Rational(1), depth, 60);
        CHECK(state.angle.is_exactly_zero());
        CHECK(state.unnormalized.contains(Rational(depth)));
        CHECK(known_to(state.unnormalized, 90));
        CHECK(state.excess.contains(Rational(Rational(3 * depth) / 4)));
        CHECK(known_to(state.excess, 90));
        CHECK(state.correlation().contains(Rational(1)));
        CHECK(known_to(state.correlation(), 90));
    }
}

TEST_CASE("what has no layer is refused") {
    CHECK_THROWS_AS(DepthOrbit(Rational(1), precise_jump()), std::domain_error);
    CHECK_THROWS_AS(DepthOrbit(Rational(2), precise_jump()), std::domain_error);
    CHECK_THROWS_AS(DepthOrbit(Rational(-3, 2), precise_jump()), std::domain_error);
    const DepthOrbit orbit(Rational(0), precise_jump());
    CHECK(orbit.base_layer() > 1);
    CHECK_THROWS_AS(orbit.at(orbit.base_layer() - 1), std::invalid_argument);
    CHECK_THROWS_AS(orbit.at(0), std::invalid_argument);
    CHECK_THROWS_AS(orbit.at(-1), std::invalid_argument);
    CHECK_THROWS_WITH(orbit.at(1), Catch::Contains(std::to_string(orbit.base_layer())));
    CHECK_THROWS_AS(layer_state(Rational(1, 2), 0, 60), std::invalid_argument);
    CHECK_THROWS_AS(layer_state(Rational(1, 2), -ten_to(30), 60), std::invalid_argument);
    CHECK_THROWS_AS(layer_state(Rational(1), 0, 60), std::invalid_argument);
    CHECK_THROWS_AS(layer_state(Rational(2), 5, 60), std::domain_error);
    CHECK_THROWS_AS(layer_state(Rational(2), ten_to(30), 60), std::domain_error);
    CHECK_THROWS_AS(layer_state(Rational(-3, 2), ten_to(30), 60), std::domain_error);
}

TEST_CASE("several threads share a jump that each of them asks for, at accuracies of their own") {
    std::vector<std::shared_ptr<const DepthJump>> jumps(4);
    std::vector<Ball> angles(4);
    on_four_threads([&](int t) {
        const Precision precision(160);
        jumps[t] = depth_jump_for(70 + t % 2);
        angles[t] = DepthOrbit(Rational(1, 3), jumps[t]).at(ten_to(9)).angle;
    });
    CHECK(jumps[0] == jumps[2]);
    CHECK(jumps[1] == jumps[3]);
    CHECK(jumps[0] != jumps[1]);
    for (const Ball& angle : angles) {
        CHECK(angle.overlaps(angles[0]));
        CHECK(known_to(angle, 60));
    }
}
