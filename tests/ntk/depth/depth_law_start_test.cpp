// Checks that an orbit of ntk/depth/depth_law.hpp begins where its lemmas hold: on the whole ball that it starts from.
#include "catch.hpp"
#include "ntk/correlation_map_samples.hpp"
#include "ntk/depth/depth_law.hpp"

#include <memory>

using namespace rigor;
using namespace ntk;
using namespace correlation_maps;

namespace {

/// An orbit whose 1 - rho lies between two numbers.
DepthLawOrbit orbit_from(const CorrelationMap& map, long order, const Rational& least, const Rational& largest) {
    const auto walk = CorrelationWalk::from_correlation(map, Ball(1) - Ball::interval(least, largest));
    return {walk, germ_numbers(map, order)};
}

/// Of the orbits from 1 - rho in [part x, x], x = 2^-1, …, 2^-10: how many there are, and how many are refused.
struct Begun {
    long built = 0, refused = 0;
};

Begun begun(const CorrelationMap& map, long order, const Rational& part) {
    Begun count;
    for (long j = 1; j <= 10; ++j) {
        const Rational x = power_of_two(-j);
        CAPTURE(map.name(), order, part, j);
        std::optional<DepthLawOrbit> orbit;
        try {
            orbit.emplace(orbit_from(map, order, x * part, x));
        } catch (const std::runtime_error&) {
            ++count.refused;
            continue;
        }
        ++count.built;
        const GermExpansion& e = orbit->expansion();
        const Ball y = germ_coordinate(map.germ(), Ball::interval(x * part, x)), domain = e.germ.loss.domain();
        CHECK(e.valid);
        CHECK(certainly_at_most(germ_coordinate(map.germ(), Ball(x)).lower(), e.y0) == Truth::yes);
        CHECK(certainly_at_most(e.y0, domain.upper()) == Truth::yes);
        if (!e.resonant) continue;
        // The premises of docs/depth-law.md: h <= 1/2, inf E/y^r > 0, inf h' > 0, y <= 1/3; up to rounding.
        const Ball b = e.homogeneous_series(domain).lower(), slope = (Ball(1) - e.loss_rate * domain).lower(),
                   room(parse_rational("1.000001"));
        CHECK(certainly_positive(b) == Truth::yes);
        CHECK(certainly_positive(slope) == Truth::yes);
        const Ball h = (abs(e.Z) * e.orbit_sum(y, e.z)).upper() / (slope * b);
        CHECK(certainly_at_most(h, room / Ball(2)) == Truth::yes);
        CHECK(certainly_at_most(y, room / Ball(3)) == Truth::yes);
    }
    return count;
}

}  // namespace

TEST_CASE("an orbit's expansion and premises hold on the whole ball that it starts from, else there is no orbit") {
    const Precision precision(192);
    const Exponential exponential;
    const Erf erf(Rational(1));
    const Kinked kinked(Rational(1, 2));
    const ReluSquare square;
    const std::pair<const CorrelationMap*, long> maps[] = {{&exponential, 4}, {&exponential, 14}, {&erf, 4},
                                                           {&kinked, 5},      {&kinked, 9},       {&square, 4}};
    Begun all;
    for (const auto& [map, order] : maps)
        for (const Rational& part : {Rational(999, 1000), Rational(1, 2), Rational(1, 5)}) {
            const Begun some = begun(*map, order, part);
            all.built += some.built;
            all.refused += some.refused;
        }
    CHECK(all.built > 50);
    CHECK(all.refused > 20);
}

TEST_CASE("an orbit from a ball that reaches to rho = 1, or too far away from it, is refused by name") {
    const Exponential map;
    CHECK_THROWS_WITH(orbit_from(map, 4, Rational(-1, 64), Rational(1, 64)), Catch::Contains("known to be positive"));
    CHECK_THROWS_WITH(orbit_from(map, 4, Rational(1, 2), Rational(3, 2)), Catch::Contains("too large for the depth"));
}
