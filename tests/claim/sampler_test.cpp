// Checks claim/sampler.hpp: a case can be had again, objects are what they are said to be, and of every kind.
#include "claim/sampler.hpp"
#include "catch.hpp"

#include <set>

using claim::Sampler, rigor::Rational;

TEST_CASE("the same seed and number give the same objects, others give others") {
    Sampler a(7, 3), b(7, 3), c(7, 4), d(8, 3);
    const auto first = a.matrix(3, 4);
    CHECK(first == b.matrix(3, 4));
    CHECK_FALSE(first == c.matrix(3, 4));
    CHECK_FALSE(first == d.matrix(3, 4));
}

TEST_CASE("integers reach both ends, and an empty range is refused") {
    Sampler sampler(1, 1);
    std::set<long> seen;
    for (int i = 0; i < 300; ++i) seen.insert(sampler.integer(-3, 3));
    CHECK(seen == std::set<long>{-3, -2, -1, 0, 1, 2, 3});
    CHECK_THROWS_AS(sampler.integer(1, 0), std::invalid_argument);
}

TEST_CASE("correlations have the ends and their neighbourhoods among them") {
    Sampler sampler(1, 2);
    int one = 0, minus_one = 0, near_one = 0, inside = 0;
    for (int i = 0; i < 2000; ++i) {
        const Rational z = sampler.correlation();
        REQUIRE((z >= -1 && z <= 1));
        one += z == 1;
        minus_one += z == -1;
        near_one += z < 1 && z > 1 - rigor::power_of_two(-40);
        inside += z > Rational(-1, 2) && z < Rational(1, 2);
    }
    for (const int count : {one, minus_one, near_one, inside}) CHECK(count > 20);
}

TEST_CASE("matrices are symmetric, definite and of the rank asked for") {
    Sampler sampler(1, 3);
    for (int i = 0; i < 20; ++i) {
        CHECK(sampler.symmetric_matrix(4).is_symmetric());
        CHECK(rigor::inertia(sampler.positive_matrix(4)) == rigor::Inertia{0, 0, 4});
        CHECK(rigor::inertia(sampler.positive_matrix(4, 2)) == rigor::Inertia{0, 2, 2});
    }
}

TEST_CASE("points lie on the sphere and are different") {
    Sampler sampler(1, 4);
    for (const long d : {2L, 3L, 5L}) {
        const auto points = sampler.points_on_sphere(6, d);
        for (long i = 0; i < 6; ++i)
            for (long j = 0; j <= i; ++j) {
                Rational product = 0;
                for (long k = 0; k < d; ++k) product += points(i, k) * points(j, k);
                CHECK((product == 1) == (i == j));
            }
    }
    CHECK_THROWS_AS(sampler.points_on_sphere(2, 1), std::invalid_argument);
}

TEST_CASE("activations have Lipschitz constants below, at and above 1, and networks unequal widths") {
    Sampler sampler(1, 5);
    std::set<Rational> constants;
    bool unequal = false;
    for (int i = 0; i < 60; ++i) {
        const auto sigma = sampler.activation();
        constants.insert(sigma.lipschitz());
        for (const Rational& z : {Rational(-2), Rational(3)}) {
            const Rational value = sigma(z);
            CHECK(abs(value) <= sigma.lipschitz() * abs(z));
            CHECK(value == sigma.slope(z) * z);
        }
        std::vector<long> widths = sampler.widths(3, 4);
        unequal = unequal || widths[0] != widths[1];
        const auto network = sampler.network(widths, i % 2 == 0);
        CHECK(network.input_dimension() == widths.front());
        CHECK(network.outputs() == widths.back());
    }
    CHECK(constants == std::set<Rational>{Rational(1, 2), Rational(1), Rational(2)});
    CHECK(unequal);
    CHECK_THROWS_AS(sampler.network({3}, false), std::invalid_argument);
}
