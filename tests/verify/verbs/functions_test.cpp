// Checks verify/verbs/functions.hpp: the digits promised are right (against MPFR at higher precision and known values), special points are exact.
#include "catch.hpp"
#include "claim/property.hpp"
#include "claim/generators.hpp"
#include "ntk/kernel/arc_cosine_kernel.hpp"
#include "ntk/kernel/normalized_kernel.hpp"
#include "verify/verbs/functions.hpp"
#include "verify/base/status.hpp"

using rigor::Ball, rigor::Rational, rigor::Real, rigor::Truth;
using verify::Arguments, verify::evaluate, verify::function_with_name;

namespace {

Ball value(const char* name, const Arguments& arguments, long digits = 30) { return evaluate(function_with_name(name), arguments, digits).value; }

/// Does the ball agree with the MPFR point, and is it as narrow as promised?
Truth as_promised(const Ball& ball, const Real& point, long digits) {
    Rational exact;
    mpfr_get_q(exact.backend().data(), point.backend().data());
    const rigor::Precision precision(2000);
    const Ball centre(exact);
    const Ball slack = rigor::abs(centre) * Ball::dyadic(1, -rigor::bits_for_digits(digits) - 20) + Ball::dyadic(1, -3000);
    if (!ball.widened(slack).contains(exact)) return Truth::no;
    const Ball limit = rigor::abs(ball.midpoint()) * Ball(Rational(1, rigor::power(rigor::Integer(10), static_cast<unsigned long>(digits))));
    return ball.is_exact() ? Truth::yes : rigor::certainly_at_most(ball.radius(), limit);
}

}  // namespace

TEST_CASE("pointwise functions keep their promise at random points, next to the ends too") {
    const auto p = claim::property("promise", [](const Rational& z, long digits) {
        const rigor::RealDigits precision(static_cast<unsigned>(digits) + 120);
        const Real point = rigor::from_rational<Real>(z), pi = rigor::pi<Real>();
        const Real kappa0 = 1 - acos(point) / pi;
        const Real s = acos(Real(-point));
        const Real kappa1 = (sin(s) - s * cos(s)) / pi;
        Truth all = Truth::yes;
        if (z != -1) {
            all = as_promised(value("kappa0", {.at = z}, digits), kappa0, digits) && as_promised(value("kappa1", {.at = z}, digits), kappa1, digits);
            all = all && as_promised(value("h", {.at = z}, digits), kappa1, digits) && as_promised(value("h-prime", {.at = z}, digits), kappa0, digits);
        }
        return all;
    }, claim::Input{"z", claim::correlations()}, claim::Input{"digits", claim::integers(1, 60)});
    const auto result = p.run(150, 3);
    INFO(result.counterexample.value_or(""));
    CHECK_FALSE(result.counterexample);
}

TEST_CASE("layered functions keep their promise") {
    const auto p = claim::property("promise", [](const Rational& z, long L) {
        const rigor::RealDigits precision(200);
        Truth all = Truth::yes;
        if (L > 2 || z > Rational(-1, 3)) {
            all = as_promised(value("theta-bar", {.at = z, .depth = L}, 40), ntk::normalized_neural_tangent_kernel<Real>(z, L), 40);
            all = all && as_promised(value("rho", {.at = z, .depth = L}, 40), ntk::correlation<Real>(z, L), 40);
        }
        return all;
    }, claim::Input{"z", claim::correlations()}, claim::Input{"L", claim::integers(1, 150)});
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
    CHECK(c.exact == "5/(112 pi)");
    CHECK(evaluate(function_with_name("kappa1-coefficient"), {.n = 3}, 10).exact == "0");
    CHECK(evaluate(function_with_name("kappa1-coefficient"), {.n = 3}, 10).value.is_exactly_zero());
}

TEST_CASE("what is outside is refused by name") {
    CHECK_THROWS_AS(function_with_name("kappa2"), verify::BadInput);
    CHECK_THROWS_AS(value("h", {.at = Rational(3, 2)}), verify::BadInput);
    CHECK_THROWS_AS(value("theta", {.at = Rational(0), .depth = 100'000'000}), verify::Undecided);
}
