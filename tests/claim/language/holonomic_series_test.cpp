// Checks claim/language/holonomic_series.hpp and named_polynomial.hpp: forms of coefficients against the exact series,
// and sums of them against values of the function in MPFR; signs of polynomials against values.
#include "claim/language/holonomic_series.hpp"

#include "catch.hpp"
#include "claim/language/evaluate.hpp"
#include "claim/language/near_pi.hpp"
#include "claim/language/parser.hpp"
#include "claim/language/sequence_sign.hpp"
#include "claim/language/telescoping.hpp"
#include "rigor/number/scalar.hpp"

using namespace claim::language;
using rigor::Ball, rigor::Rational, rigor::Real;

TEST_CASE("equations are proved, and false ones refused", "[integers]") {
    const NamedPolynomial u = NamedPolynomial::name("u");
    const Expression kappa1 = parse_expression("kappa1(u)");
    // (1 - u^2) f'' + u f' - f = 0.
    const DifferentialEquation right{{NamedPolynomial(-1), u, NamedPolynomial(1) - u * u}};
    CHECK(satisfies(kappa1, "u", right));
    CHECK_FALSE(satisfies(kappa1, "u", {{NamedPolynomial(-1), u, NamedPolynomial(1) + u * u}}));
    CHECK_FALSE(satisfies(kappa1, "u", {{NamedPolynomial(1), u, NamedPolynomial(1) - u * u}}));
    CHECK_FALSE(satisfies(parse_expression("kappa0(u)"), "u", right));
    const auto found = differential_equation(kappa1, "u");
    REQUIRE(found);
    CHECK(found->coefficients.size() == 3);
    CHECK(recurrence_of(right, "u").stride() == 2);
    CHECK_FALSE(HolonomicSeries::with(kappa1, "u", {{NamedPolynomial(-1), u, NamedPolynomial(2) - u * u}}));
}

TEST_CASE("forms of coefficients are the exact coefficients, and sum up to the function", "[integers]") {
    rigor::RealDigits digits(60);
    const std::tuple<const char*, long, long> table[] = {
        {"kappa0(u)", 2, 1},     {"kappa1(u)", 2, 2},   {"exp(u)", 1, 0},
        {"arcsin(u)", 2, 1},     {"log(1 + u)", 1, 1},  {"sqrt(1 - u^2)", 2, 0},
        {"1/sqrt(1 - u)", 1, 0}, {"arctan(u^2)", 4, 2}, {"arcsin(u)^2", 2, 2}};
    for (const auto& [text, step, start] : table) {
        CAPTURE(text);
        const Expression f = parse_expression(text);
        const auto series = HolonomicSeries::of(f, "u");
        REQUIRE(series);
        const auto form = series->form(step, start, "n");
        REQUIRE(form);
        const auto exact = taylor_series(f, "u", 60);
        REQUIRE(exact);
        for (long n = form->from; step * n + start < 60; ++n) {
            const TermSum value = form->value.at("n", n - form->from);
            CHECK((value - to_term_sum((*exact)[static_cast<std::size_t>(step * n + start)])).is_zero());
        }
    }
}

TEST_CASE("exact series sum up to values in MPFR", "[integers]") {
    for (const char* text : {"kappa0(u)", "kappa1(u)", "h(u)", "exp(u)*log(1 + u)", "arcsin(u)^2", "1/(2 - u)"}) {
        CAPTURE(text);
        const Expression f = parse_expression(text);
        const auto series = taylor_series(f, "u", 80);
        REQUIRE(series);
        const rigor::Precision bits(200);
        Ball total(0), power(1);
        for (const auto& c : *series) {
            total += c.enclosure() * power;
            power = power * Ball(Rational(1, 8));
        }
        const auto value = evaluate<Real>(f, {{"u", exactly<Real>(Rational(1, 8))}});
        REQUIRE(value);
        const double gap =
            static_cast<double>(value.result.value) - rigor::rational_midpoint(total).convert_to<double>();
        CHECK(std::abs(gap) < 1e-15);
    }
}

TEST_CASE("signs of polynomials on boxes", "[integers]") {
    const NamedPolynomial n = NamedPolynomial::name("n"), q = NamedPolynomial::name("q");
    NameBox box;
    box.names["n"] = {.lower = Rational(0)};
    box.names["q"] = {
        .integer = false, .lower = Rational(0), .upper = Rational(1), .lower_closed = false, .upper_closed = false};
    CHECK(box.is_positive(n + 1));
    CHECK_FALSE(box.is_positive(n));
    CHECK(box.is_nonnegative(n * n));
    CHECK(box.is_positive(NamedPolynomial(1) - q));
    CHECK(box.is_nonnegative(q * (n + 1) - q * q * n));
    CHECK_FALSE(box.is_positive(q * 2 - 1));
    CHECK(box.is_nonzero(n * 2 - 1));
    CHECK_FALSE(box.is_nonzero(n * 2 - 4));
    box.names["q"].upper_closed = true;
    CHECK_FALSE(box.is_positive(NamedPolynomial(1) - q));
    CHECK(box.is_nonnegative(NamedPolynomial(1) - q));
    CHECK(nonnegative_from(n * n - n * 10 + 7, "n", true) == 10);
    CHECK_FALSE(nonnegative_from(NamedPolynomial(5) - n, "n", false));
}

TEST_CASE("telescoping finds what there is and nothing else", "[integers]") {
    FormContext context;
    context.box.names["k"] = {.lower = Rational(1)};
    const auto form = [&](const char* text) { return hypergeometric_form(parse_expression(text), context); };
    for (const char* text :
         {"k", "k^4", "2^k*k^2", "1/(k*(k + 1))", "k*k!", "binom(2*k, k)/((k + 1)*4^k)", "(-1)^k*k"}) {
        CAPTURE(text);
        const auto T = antidifference(form(text), "k", 1);
        REQUIRE(T);
        CHECK(is_antidifference(*T, form(text), "k", 1));
        CHECK_FALSE(
            is_antidifference(*T + TermSum(HypergeometricTerm(NamedPolynomial::name("k"))), form(text), "k", 1));
    }
    for (const char* text : {"1/k", "1/k^2", "k!", "1/k!"}) {
        CAPTURE(text);
        CHECK_FALSE(antidifference(form(text), "k", 1));
    }
}

TEST_CASE("the sign of a sum that 64 bits do not tell from 0", "[integers]") {
    using language_tests::near_pi, language_tests::Side;
    const auto from_pi = [](long bits, Side side) {
        const auto sum = to_term_sum(rigor::SymbolicConstant::pi() - rigor::SymbolicConstant(near_pi(bits, side)));
        return sum;
    };
    for (const bool strict : {false, true}) {
        CHECK(is_certainly_nonnegative(from_pi(100, Side::below), strict));
        CHECK_FALSE(is_certainly_nonnegative(from_pi(100, Side::above), strict));
        CHECK_FALSE(is_certainly_nonnegative(from_pi(2000, Side::above), strict));
        CHECK_FALSE(is_certainly_nonnegative(from_pi(2000, Side::below), strict));  // beyond 1024 bits
    }
}
