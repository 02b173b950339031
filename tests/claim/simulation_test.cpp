#include "claim/simulation.hpp"
#include "catch.hpp"

#include <limits>

TEST_CASE("an estimate is written with two digits of its half width, rounded up, and says what it is") {
    const claim::Value value = claim::estimated_value("E K_0", 1.23456789, 0.01);
    CHECK(value.name == "E K_0 (estimate, 99 %)");
    CHECK(value.enclosure == "[1.235 +/- 0.026]");
    CHECK(claim::estimated_value("x", -250.0, 40).enclosure == "[-250 +/- 104]");
    CHECK(claim::estimated_value("x", 1e-9, 1e-12).enclosure == "[0.0000000010000 +/- 0.0000000000026]");
    CHECK_THROWS_AS(claim::estimated_value("x", 1, 0), std::invalid_argument);
    CHECK_THROWS_AS(claim::estimated_value("x", std::numeric_limits<double>::quiet_NaN(), 1), std::invalid_argument);
}

TEST_CASE("compatible: yes up to 5 standard errors, no from 7, otherwise open") {
    using rigor::Truth;
    CHECK(claim::compatible(-4.9) == Truth::yes);
    CHECK(claim::compatible(6) == Truth::unknown);
    CHECK(claim::compatible(-5.1) == Truth::unknown);
    CHECK(claim::compatible(-7.1) == Truth::no);
    CHECK(claim::compatible(std::numeric_limits<double>::infinity()) == Truth::unknown);
}
