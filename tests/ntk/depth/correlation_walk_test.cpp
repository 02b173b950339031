// Checks ntk/depth/correlation_walk.hpp: a walk from a ball contains those from its points, its radius is that of the
// derivation, and each part of it is needed.
#include "ntk/depth/correlation_walk.hpp"
#include "catch.hpp"
#include "ntk/correlation_map_samples.hpp"

using namespace rigor;
using namespace ntk;
using namespace correlation_maps;

namespace {

/// chi = 1, and 2.
const Exponential edge;
const Polynomial& chaotic() {
    static const Polynomial map({0, Rational(1, 2), 0, Rational(1, 2)});
    return map;
}

CorrelationWalk walk_from(const CorrelationMap& map, const Ball& rho, long layer) {
    CorrelationWalk walk = CorrelationWalk::from_correlation(map, rho);
    walk.advance_to(layer);
    return walk;
}

}  // namespace

TEST_CASE("a walk from a ball contains the walks from its points, also where the ball spills over 1 or -1") {
    const Precision precision(200);
    const Kinked kinked(Rational(1, 2));
    for (const CorrelationMap* map :
         {static_cast<const CorrelationMap*>(&edge), static_cast<const CorrelationMap*>(&chaotic()),
          static_cast<const CorrelationMap*>(&kinked)})
        for (const auto& [lower, upper] : {std::pair(Rational(1, 4), Rational(3, 4)),
                                           {Rational(-1, 8), Rational(1, 8)},
                                           {-1, Rational(-7, 8)},
                                           {Rational(7, 8), Rational(9, 8)},
                                           {Rational(31, 32), Rational(5, 4)},
                                           {Rational(-5, 4), Rational(-31, 32)}})
            for (const long layer : {1L, 2L, 3L, 5L}) {
                const CorrelationWalk wide = walk_from(*map, Ball::interval(lower, upper), layer);
                for (const Rational& part : {Rational(0), Rational(1, 2), Rational(1)}) {
                    const Rational rho = std::max(lower, Rational(-1)) +
                                         part * (std::min(upper, Rational(1)) - std::max(lower, Rational(-1)));
                    CAPTURE(map->name(), lower, upper, layer, rho);
                    const CorrelationWalk exact = walk_from(*map, Ball(rho), layer);
                    CHECK(wide.correlation().overlaps(exact.correlation()));
                    CHECK(wide.unnormalized().overlaps(exact.unnormalized()));
                }
            }
}

TEST_CASE(
    "the radius of rho after n layers is max(1, h'(1))^n times the first one, and no end lies inside without it") {
    const Precision precision(400);
    const Ball start = Ball::interval(Rational(3, 8), Rational(5, 8));
    for (const auto& [map, expansion] : {std::pair(static_cast<const CorrelationMap*>(&edge), 1L), {&chaotic(), 2L}})
        for (const long n : {1L, 2L, 7L}) {
            CAPTURE(map->name(), n);
            const CorrelationWalk walk = walk_from(*map, start, n + 1);
            const Rational expected = power(Rational(expansion), static_cast<unsigned long>(n)) / 8;
            CHECK(certainly_less(abs(walk.correlation().radius() - Ball(expected)),
                                 Ball(expected * parse_rational("1e-6"))) == Truth::yes);
            const CorrelationWalk end = walk_from(*map, Ball(Rational(5, 8)), n + 1);
            CHECK_FALSE(walk.correlation().midpoint().widened(Ball::dyadic(1, -60)).overlaps(end.correlation()));
        }
    // At the edge of chaos no more is needed than what there is: next to 1 a layer keeps distances.
    const CorrelationWalk near = walk_from(edge, Ball::interval(1 - power_of_two(-20), 1), 2),
                          end = walk_from(edge, Ball(1 - power_of_two(-20)), 2);
    CHECK_FALSE(near.correlation()
                    .midpoint()
                    .widened(near.correlation().radius() * Ball(Rational(999, 1000)))
                    .overlaps(end.correlation()));
}

TEST_CASE("a walk begins with a correlation") {
    CHECK_THROWS_WITH(CorrelationWalk(edge, Rational(3, 2)), Catch::Contains("z = 3/2; expected a number in [-1, 1]"));
    CHECK_THROWS_AS(CorrelationWalk(edge, Rational(-2)), std::domain_error);
    CHECK_NOTHROW(CorrelationWalk(edge, -1));
}
