// Checks services/evaluate.hpp: the digits promised are right at random points (against MPFR at higher precision and
// known values), special points are exact, and what is unusable is refused by name. Every row of the table:
// evaluate_test.cpp.
#include "catch.hpp"
#include "claim/generators.hpp"
#include "claim/property.hpp"
#include "ntk/kernel/arc_cosine_kernel.hpp"
#include "ntk/kernel/normalized_kernel.hpp"
#include "services/evaluate.hpp"

using rigor::Ball, rigor::Rational, rigor::Real, rigor::Truth;
using services::Arguments, services::evaluate, services::function_with_name;

namespace {

Ball value(const char* name, const Arguments& arguments, long digits = 30) {
    return evaluate(function_with_name(name), arguments, digits).value();
}

/// Does the ball agree with the MPFR point, and is it as narrow as promised?
Truth as_promised(const Ball& ball, const Real& point, long digits) {
    Rational exact;
    mpfr_get_q(exact.backend().data(), point.backend().data());
    const rigor::Precision precision(2000);
    const Ball centre(exact);
    const Ball slack =
        rigor::abs(centre) * Ball::dyadic(1, -rigor::bits_for_digits(digits) - 20) + Ball::dyadic(1, -3000);
    if (!ball.widened(slack).contains(exact)) return Truth::no;
    const Rational last(1, rigor::power(rigor::Integer(10), static_cast<unsigned long>(digits)));
    const Ball limit = rigor::abs(ball.midpoint()) * Ball(last);
    return ball.is_exact() ? Truth::yes : rigor::certainly_at_most(ball.radius(), limit);
}

}  // namespace

TEST_CASE("pointwise functions keep their promise at random points, next to the ends too") {
    const auto p = claim::property(
        "promise",
        [](const Rational& z, long digits) {
            const rigor::RealDigits precision(static_cast<unsigned>(digits) + 120);
            const Real point = rigor::from_rational<Real>(z), pi = rigor::pi<Real>();
            const Real kappa0 = 1 - acos(point) / pi;
            const Real s = acos(Real(-point));
            const Real kappa1 = (sin(s) - s * cos(s)) / pi;
            Truth all = Truth::yes;
            if (z != -1) {
                for (const char* name : {"kappa0", "h-prime"})
                    all = all && as_promised(value(name, {.at = z}, digits), kappa0, digits);
                for (const char* name : {"kappa1", "h"})
                    all = all && as_promised(value(name, {.at = z}, digits), kappa1, digits);
            }
            return all;
        },
        claim::Input{"z", claim::correlations()}, claim::Input{"digits", claim::integers(1, 60)});
    const auto result = p.run(150, 3);
    INFO(result.counterexample.value_or(""));
    CHECK_FALSE(result.counterexample);
}

TEST_CASE("layered functions keep their promise") {
    const auto p = claim::property(
        "promise",
        [](const Rational& z, long L) {
            const rigor::RealDigits precision(200);
            Truth all = Truth::yes;
            if (L > 2 || z > Rational(-1, 3)) {
                const Real kernel = ntk::normalized_neural_tangent_kernel<Real>(z, L),
                           rho = ntk::correlation<Real>(z, L);
                all = as_promised(value("theta-bar", {.at = z, .depth = L}, 40), kernel, 40);
                all = all && as_promised(value("rho", {.at = z, .depth = L}, 40), rho, 40);
            }
            return all;
        },
        claim::Input{"z", claim::correlations()}, claim::Input{"L", claim::integers(1, 150)});
    const auto result = p.run(100, 3);
    INFO(result.counterexample.value_or(""));
    CHECK_FALSE(result.counterexample);
}

TEST_CASE("special values are exact") {
    for (const char* name : {"kappa0", "kappa1", "h", "h-prime"}) {
        CHECK(value(name, {.at = Rational(-1)}).is_exactly_zero());
        CHECK(rigor::certainly_equal(value(name, {.at = Rational(1)}), Ball(1)) == Truth::yes);
    }
    CHECK(value("rho", {.at = Rational(-1), .depth = 2}).is_exactly_zero());
    CHECK(value("theta-bar", {.at = Rational(-1), .depth = 2}).is_exactly_zero());
    CHECK(rigor::certainly_equal(value("theta-bar", {.at = Rational(1), .depth = 1000}), Ball(1)) == Truth::yes);
    CHECK(value("sigma", {.at = Rational(0), .depth = 1}).is_exactly_zero());
    CHECK(value("theta", {.at = Rational(1), .n0 = Rational(3), .depth = 2}, 50).contains(Rational(1, 3)));
}

TEST_CASE("coefficients come with their closed form") {
    const auto c = evaluate(function_with_name("kappa0-coefficient"), {.n = 7}, 40);
    CHECK(c.exact() == "5/(112 pi)");
    CHECK(evaluate(function_with_name("kappa1-coefficient"), {.n = 3}, 10).exact() == "0");
    CHECK(value("kappa1-coefficient", {.n = 3}, 10).is_exactly_zero());
}

TEST_CASE("what is outside is refused by name, with what was expected") {
    CHECK_THROWS_AS(function_with_name("kappa2"), services::BadInput);
    CHECK_THROWS_AS(value("theta", {.at = Rational(0), .depth = 100'000'000}), services::OutOfBudget);
    CHECK_THROWS_AS(value("depth-constant", {.at = Rational(0)}, 2001), services::OutOfBudget);
    CHECK_THROWS_WITH(value("depth-constant", {.at = Rational(1)}),
                      "at 1: theta_L = 0 for all L; depth-constant is defined for z in [-1, 1)");
    CHECK_THROWS_WITH(value("h", {}), Catch::Contains("h needs it"));
    CHECK_THROWS_WITH(value("h", {.at = Rational(0), .depth = 3}), Catch::Contains("h does not take it"));
    CHECK_THROWS_WITH(value("rho", {.at = Rational(0), .depth = 0}), Catch::Contains("expected an integer from 1"));
    CHECK_THROWS_WITH(value("kappa0-coefficient", {.n = -1}), "n -1: expected an integer from 0 to 100000");
    CHECK_THROWS_WITH(value("h", {.at = Rational(0)}, 0), Catch::Contains("digits 0"));
    try {
        value("h", {.at = Rational(3, 2)});
        FAIL("3/2 was accepted");
    } catch (const services::BadInput& error) {
        CHECK(error.argument() == "at");
        CHECK(error.value() == "3/2");
        CHECK(error.expected() == "a number in [-1, 1]");
        CHECK(std::string(error.what()) == "at 3/2: outside the domain of h; expected a number in [-1, 1]");
    }
}
