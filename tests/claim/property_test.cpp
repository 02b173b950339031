// Checks claim/property.hpp and generators.hpp: cases are counted, counterexamples shrink, undecided is no pass, a seed
// repeats a run.
#include "claim/property.hpp"
#include "catch.hpp"
#include "claim/generators.hpp"

using rigor::Rational, rigor::Truth;

TEST_CASE("a true property reports its cases") {
    const auto p = claim::property(
        "z <= 1", [](const Rational& z) { return rigor::truth(z <= 1); }, claim::Input{"z", claim::correlations()});
    const auto result = p.run(250, 7);
    CHECK(result.cases == 250);
    CHECK_FALSE(result.counterexample);
}

TEST_CASE("a false property reports a shrunk, named counterexample, the same for the same seed") {
    const auto p = claim::property(
        "n < 500", [](long n) { return rigor::truth(n < 500); }, claim::Input{"n", claim::integers(0, 10'000)});
    const auto first = p.run(100, 7), again = p.run(100, 7);
    REQUIRE(first.counterexample);
    CHECK(*first.counterexample == "n = 500: false");
    CHECK(first.counterexample == again.counterexample);
    CHECK(first.cases == again.cases);
}

TEST_CASE("a case that cannot be decided is not a pass") {
    const auto p = claim::property(
        "n is decidable", [](long n) { return n > 3 ? Truth::unknown : Truth::yes; },
        claim::Input{"n", claim::integers(0, 100)});
    const auto result = p.run(100, 1);
    REQUIRE(result.counterexample);
    CHECK(*result.counterexample == "n = 4: undecided");
}

TEST_CASE("a case whose assumption cannot be decided is discarded and counted, and is no pass") {
    const auto p = claim::property_where(
        "n is even", [](long n) { return n % 2 == 0   ? Truth::yes
                                         : n % 3 == 0 ? Truth::no
                                                      : Truth::unknown; },
        [](long n) { return rigor::truth(n % 2 == 0); }, claim::Input{"n", claim::integers(0, 100)});
    const auto result = p.run(100, 1);
    INFO(result.counterexample.value_or(""));
    CHECK_FALSE(result.counterexample);
    CHECK(result.cases == 100);
    CHECK(result.discarded > 20);
}

TEST_CASE("an exception in a predicate is a counterexample, with its text") {
    const auto p = claim::property(
        "never throws", [](long) -> Truth { throw std::domain_error("outside"); },
        claim::Input{"n", claim::integers(0, 100)});
    const auto result = p.run(10, 1);
    REQUIRE(result.counterexample);
    CHECK(result.counterexample->find("outside") != std::string::npos);
}

TEST_CASE("several inputs keep their names and order") {
    const auto p = claim::property(
        "a + b < 10", [](long a, long b) { return rigor::truth(a + b < 10); },
        claim::Input{"a", claim::integers(0, 50)}, claim::Input{"b", claim::integers(0, 50)});
    const auto result = p.run(100, 3);
    REQUIRE(result.counterexample);
    CHECK(result.counterexample->substr(0, 4) == "a = ");
    CHECK(result.counterexample->find(", b = ") != std::string::npos);
}

TEST_CASE("the generators of correlations reach the ends and their neighbourhoods") {
    int at_one = 0, at_minus_one = 0, next_to_one = 0, tiny = 0;
    const auto p = claim::property(
        "counts",
        [&](const Rational& z) {
            at_one += z == 1;
            at_minus_one += z == -1;
            next_to_one += z < 1 && z > 1 - rigor::power_of_two(-40);
            tiny += z != 0 && abs(z) < rigor::power_of_two(-40);
            return rigor::truth(z >= -1 && z <= 1);
        },
        claim::Input{"z", claim::correlations()});
    CHECK_FALSE(p.run(3000, 5).counterexample);
    CHECK(at_one > 0);
    CHECK(at_minus_one > 0);
    CHECK(next_to_one > 0);
    CHECK(tiny > 0);
}

TEST_CASE("the restricted generators stay inside") {
    const auto below = claim::property(
        "below one", [](const Rational& z) { return rigor::truth(z >= -1 && z < 1); },
        claim::Input{"z", claim::correlations_below_one()});
    const auto inside = claim::property(
        "inside", [](const Rational& z) { return rigor::truth(z > -1 && z < 1); },
        claim::Input{"z", claim::interior_correlations()});
    const auto gap = claim::property(
        "gap", [](const Rational& x) { return rigor::truth(x > 0 && x <= 2); }, claim::Input{"x", claim::gaps()});
    const auto pair = claim::property(
        "ordered",
        [](const std::pair<Rational, Rational>& p) {
            return rigor::truth(p.first < p.second && p.first >= -1 && p.second <= 1);
        },
        claim::Input{"p", claim::correlation_pairs()});
    for (const claim::Property& p : {below, inside, gap, pair}) CHECK_FALSE(p.run(2000, 11).counterexample);
}
