// Checks ntk/depth/depth_phase.hpp: fixed points in closed form, walks, and refusals.
#include "ntk/depth/depth_phase.hpp"
#include "catch.hpp"
#include "ntk/activation/network_map.hpp"
#include "ntk/correlation_map_samples.hpp"

using namespace rigor;
using namespace ntk;
using namespace correlation_maps;

namespace {

/// h' (1) = 3/4.
Polynomial ordered_map() { return Polynomial({Rational(1, 2), Rational(1, 4), Rational(1, 4)}); }
/// h - rho = (rho - 1) (3 rho^2 + 3 rho - 1)/4: rho* = (sqrt 21 - 3)/6, chi = 9/4.
Polynomial chaotic_map() { return Polynomial({Rational(1, 4), 0, 0, Rational(3, 4)}); }
/// Odd: rho* = 0, h'(0) = 1/2, chi = 2.
Polynomial odd_map() { return Polynomial({0, Rational(1, 2), 0, Rational(1, 2)}); }

}  // namespace

TEST_CASE("the phase, its fixed point and its rates") {
    const Precision precision(192);
    const PhaseOfDepth ordered = depth_phase(ordered_map());
    CHECK(ordered.phase == Phase::ordered);
    CHECK(ordered.chi.contains(Rational(3, 4)));
    CHECK(ordered.kernel_limit.contains(Rational(4)));
    const PhaseOfDepth chaotic = depth_phase(chaotic_map());
    CHECK(chaotic.phase == Phase::chaotic);
    CHECK(chaotic.chi.contains(Rational(9, 4)));
    const Ball root = (sqrt(Ball(21)) - Ball(3)) / Ball(6), slope = Ball(Rational(9, 4)) * root * root;
    CHECK(chaotic.fixed_point.overlaps(root));
    CHECK(chaotic.fixed_point.accurate_bits() > 150);
    CHECK(chaotic.slope.overlaps(slope));
    CHECK(chaotic.kernel_limit.overlaps(root / (Ball(1) - slope)));
    CHECK(chaotic.kernel_limit.accurate_bits() > 150);
    const PhaseOfDepth odd = depth_phase(odd_map());
    CHECK(odd.fixed_point.contains(Rational(0)));
    CHECK(certainly_less(odd.fixed_point, Ball::dyadic(1, -150)) == Truth::yes);
    CHECK(odd.slope.contains(Rational(1, 2)));
}

TEST_CASE("off the edge a state agrees with the walk, and at any depth with the limit") {
    const Precision precision(256);
    const DepthLawBudget budget{20, 1000, 4};
    const Polynomial ordered = ordered_map(), chaotic = chaotic_map(), odd = odd_map();
    for (const CorrelationMap* map :
         {static_cast<const CorrelationMap*>(&ordered), static_cast<const CorrelationMap*>(&chaotic),
          static_cast<const CorrelationMap*>(&odd)})
        for (const Rational& z : {Rational(1, 2), Rational(0), Rational(-1, 3), Rational(99, 100)}) {
            INFO(map->name() << " at " << z);
            CorrelationWalk walk(*map, z);
            bool inside = true;
            for (const long layer : {1L, 2L, 3L, 10L, 100L, 130L, 400L}) {
                walk.advance_to(layer);
                const DepthLawState state = phase_state(*map, z, walk.layer(), budget);
                inside = inside && state.one_minus_correlation.overlaps(walk.one_minus_correlation()) &&
                         state.unnormalized.overlaps(walk.unnormalized());
            }
            CHECK(inside);
            const PhaseOfDepth phase = depth_phase(*map);
            const DepthLawState deep = phase_state(*map, z, power(Integer(10), 100), budget);
            CHECK(deep.unnormalized.overlaps(phase.kernel_limit));
            CHECK(certainly_less(deep.unnormalized.radius(), Ball::dyadic(1, -15)) == Truth::yes);
            CHECK(deep.one_minus_correlation.overlaps(Ball(1) - phase.fixed_point));
        }
}

TEST_CASE("the diagonal off the edge") {
    const Precision precision(256);
    for (const Polynomial& map : {ordered_map(), chaotic_map()}) {
        CorrelationWalk walk(map, 1);
        walk.advance_to(30);
        CHECK(phase_state(map, 1, 30).unnormalized.overlaps(walk.unnormalized()));
    }
}

TEST_CASE("even and odd maps off the edge: every z below 0 is decided, z = -1 too") {
    const Precision precision(256);
    const DepthLawBudget budget{40, 1000, 4};
    for (const auto& [name, w, b] : {std::tuple("tanh", Rational(4), 0), std::tuple("sin", Rational(3), 0),
                                     std::tuple("abs", Rational(1, 2), 1)}) {
        INFO(name);
        const auto map = NetworkMap::with_variances(activation(name), w, b);
        CHECK(map->parity() == (b == 0 ? Parity::odd : Parity::even));
        for (const Rational& z : {Rational(-1), Rational(-1, 2)}) {
            CorrelationWalk walk(*map, z);
            for (const long layer : {1L, 2L, 3L, 20L}) {
                walk.advance_to(layer);
                const DepthLawState state = phase_state(*map, z, layer, budget);
                CHECK(state.one_minus_correlation.overlaps(walk.one_minus_correlation()));
                CHECK(state.unnormalized.overlaps(walk.unnormalized()));
                CHECK(certainly_less(state.unnormalized.radius(), Ball::dyadic(1, -30)) == Truth::yes);
            }
        }
    }
    // T_L(-1) = -(chi^L - 1)/(chi - 1) of an odd map.
    const auto odd = NetworkMap::with_variances(activation("tanh"), 4, 0);
    CHECK(phase_state(*odd, -1, 50, budget).unnormalized.overlaps(-phase_state(*odd, 1, 50, budget).unnormalized));
    CHECK(phase_state(*odd, -1, 50, budget).one_minus_correlation.contains(Rational(2)));
}

TEST_CASE("the ordered phase keeps the relative accuracy of 1 - rho: the exact rate is chi") {
    const Precision precision(512);
    const Polynomial map = ordered_map();
    const DepthLawBudget budget{60, 5000, 4};
    const Ball quotient = phase_state(map, Rational(1, 3), 2001, budget).one_minus_correlation /
                          phase_state(map, Rational(1, 3), 2000, budget).one_minus_correlation;
    CHECK(certainly_less(abs(quotient - Ball(Rational(3, 4))), Ball::dyadic(1, -60)) == Truth::yes);
}

TEST_CASE("what is at the edge of chaos, or no correlation map, has no phase here") {
    CHECK_THROWS_WITH(depth_phase(Exponential()), Catch::Contains("told from 1"));
    CHECK_THROWS_WITH(depth_phase(Kinked(Rational(1, 2))), Catch::Contains("told from 1"));
    CHECK_THROWS_WITH(depth_phase(Erf(Rational(1))), Catch::Contains("told from 1"));  // a ball around 1
    CHECK_THROWS_WITH(depth_phase(Polynomial({Rational(1, 2), Rational(1, 4)})), Catch::Contains("h(1)"));
    CHECK_THROWS_AS(phase_state(ordered_map(), Rational(1, 2), 0), std::invalid_argument);
    // z = -1 of an odd map stays where it is.
    CHECK_THROWS_WITH(phase_state(odd_map(), -1, 5000, {20, 50, 4}), Catch::Contains("reaches [0, 1)"));
}
