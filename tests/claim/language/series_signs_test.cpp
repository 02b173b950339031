// Checks claim/language/series_signs.hpp and arcsine_series.hpp: coefficients against those of the library and against
// derivatives at 0 in points, signs against brute force, rules against products of series with few terms.
#include "claim/language/series_signs.hpp"

#include "catch.hpp"
#include "claim/language/arcsine_series.hpp"
#include "claim/language/evaluate.hpp"
#include "claim/language/parser.hpp"
#include "ntk/kernel/arc_cosine_series.hpp"

using namespace claim::language;
using rigor::Rational, rigor::SymbolicConstant, rigor::Truth;

namespace {

std::optional<SeriesSigns> signs(const std::string& text, const std::vector<Binding>& parameters = {}) {
    const auto steps = series_signs(parse_expression(text), "u", parameters);
    return steps ? std::optional(steps->back().signs) : std::nullopt;
}
std::string shown(const std::string& text) {
    const auto s = signs(text);
    return s ? to_string(*s) : "unknown";
}

/// Which coefficients of a polynomial with these ones are positive.
SeriesSigns of_list(const std::vector<long>& c) {
    SeriesSigns s;
    for (std::size_t n = 0; n < c.size(); ++n)
        if (c[n] > 0) (n == 0 ? s.constant : n % 2 == 1 ? s.odd : s.even) = true;
    return s;
}

}  // namespace

TEST_CASE("coefficients of forms are those of the functions", "[kernels]") {
    const auto kappa0 = arcsine_form(parse_expression("kappa0(u)"), "u"),
               kappa1 = arcsine_form(parse_expression("kappa1(u)"), "u"),
               printed = arcsine_form(parse_expression("u*arcsin(u)/pi + sqrt(1 - u^2)/pi + u/2"), "u");
    REQUIRE((kappa0 && kappa1 && printed));
    const auto constant = [](const ntk::PiRational& c) {
        return SymbolicConstant(c.plain) + SymbolicConstant(c.over_pi) * SymbolicConstant::pi().inverse();
    };
    for (long n = 0; n < 40; ++n) {
        CHECK(kappa0->coefficient(n) == constant(ntk::kappa_0_coefficient(n)));
        CHECK(kappa1->coefficient(n) == constant(ntk::kappa_1_coefficient(n)));
        CHECK(printed->coefficient(n) == kappa1->coefficient(n));
    }
}

TEST_CASE("a form is equal to its function in points", "[kernels]") {
    for (const char* text : {"(3*u*sqrt(1 - u^2) + (pi - arccos(u))*(1 + 2*u^2))/(3*pi)", "T(u, 2)", "kappa1(-u)*u^3",
                             "theta(u, 2; n0 = 3)", "(4 - 4*u^2)^(3/2) + arcsin(-u)", "h'(u)"}) {
        const auto f = arcsine_form(parse_expression(text), "u");
        REQUIRE(f);
        const Rational at(1, 5);
        rigor::Real total = 0, power = 1;
        for (long n = 0; n < 90; ++n, power *= rigor::from_rational<rigor::Real>(at))
            total += rigor::Real(f->coefficient(n).enclosure().approx_double()) * power;
        const auto value = evaluate(parse_expression(text), Assignment<rigor::Real>{{"u", exactly<rigor::Real>(at)}});
        REQUIRE(value);
        CHECK(abs(value.result.value - total) < 1e-13);
    }
}

TEST_CASE("signs of all coefficients of forms agree with the first four hundred", "[kernels]") {
    for (const char* text : {"kappa0(u)", "kappa1(u)", "T(u, 2)", "kappa1(u) - u/2", "kappa1(u) - 51/100*u",
                             "u^2*kappa0(u) - u^2/2", "(3*u*sqrt(1 - u^2) + (pi - arccos(u))*(1 + 2*u^2))/(3*pi)",
                             "sqrt(1 - u^2)", "(1 - u^2)*kappa0(u)", "kappa1(u) - u*kappa0(u)/20",
                             "kappa1(u) - u*kappa0(u)/100 + u^2", "u^5 - u^3/7", "kappa1(u)*(1 - u^2) + u^2*3"}) {
        CAPTURE(text);
        const auto f = arcsine_form(parse_expression(text), "u");
        REQUIRE(f);
        const auto all = signs_of_coefficients(*f);
        REQUIRE(all);
        std::optional<long> negative[2], last[2];
        for (long n = 0; n < 400; ++n) {
            const SymbolicConstant c = f->coefficient(n);
            if (c.is_formally_zero()) continue;
            last[n % 2] = n;
            if (c.is_positive() == Truth::no && !negative[n % 2]) negative[n % 2] = n;
        }
        CHECK(all->even.first_negative == negative[0]);
        CHECK(all->odd.first_negative == negative[1]);
        CHECK(all->even.infinitely_many_positive ==
              (last[0].value_or(0) > 390 && f->coefficient(398).is_positive() == Truth::yes));
        CHECK(all->odd.infinitely_many_positive ==
              (last[1].value_or(0) > 390 && f->coefficient(399).is_positive() == Truth::yes));
    }
}

TEST_CASE("the rules for positive coefficients agree with polynomials", "[kernels]") {
    // All polynomials with coefficients 0 and 1 up to degree 3.
    for (int a = 0; a < 16; ++a)
        for (int b = 0; b < 16; ++b) {
            std::vector<long> f(4), g(4), product(7);
            for (int n = 0; n < 4; ++n)
                f[static_cast<std::size_t>(n)] = a >> n & 1, g[static_cast<std::size_t>(n)] = b >> n & 1;
            for (std::size_t i = 0; i < 4; ++i)
                for (std::size_t j = 0; j < 4; ++j) product[i + j] += f[i] * g[j];
            CHECK(product_of(of_list(f), of_list(g)) == of_list(product));
        }
    const SeriesSigns odd{.odd = true, .infinitely_many_odd = true},
        even{.constant = true, .even = true, .infinitely_many_even = true};
    CHECK(to_string(product_of(odd, odd)) == "even, infinitely many even");
    CHECK(to_string(composition_of(odd, true, odd)) == "odd, infinitely many odd");
    CHECK(to_string(composition_of(even, false, odd)) == "constant, even, infinitely many even");
    CHECK_FALSE(composition_of(odd, true, even).infinitely_many_odd);  // (1 + u^2)^3 has no odd power
}

TEST_CASE("what is known of kernels", "[kernels]") {
    CHECK(shown("kappa1(u)") == "constant, odd, even, infinitely many even");
    CHECK(shown("kappa0(u)") == "constant, odd, infinitely many odd");
    CHECK(shown("u + 3*kappa1(u)") == "constant, odd, even, infinitely many even");
    CHECK(signs("kappa1(kappa1(u))")->infinitely_many_odd);
    CHECK(signs("T(u, 3)")->infinitely_many_odd);
    CHECK_FALSE(signs("T(u, 2)")->infinitely_many_odd);
    CHECK(signs("exp(u - 5)")->infinitely_many_odd);
    CHECK_FALSE(signs("exp(u^2)")->infinitely_many_odd);
    CHECK(signs("1/sqrt(2 - u)")->infinitely_many_even);
    CHECK(signs("(3 - u^2)^(-5/2)")->infinitely_many_even);
    CHECK(signs("T(u, 3) - kappa1(u)"));
    CHECK(signs("theta(u, 3) - u/8"));
    CHECK(signs("kappa1(kappa1(u)) - kappa1(u)/2"));
    // Hypotheses that fail.
    CHECK(shown("kappa1(kappa1(u)) - 51/100*kappa1(u)") == "unknown");
    CHECK(shown("kappa1(kappa1(u)) - kappa1(u)") == "unknown");
    CHECK(shown("exp(-u)") == "unknown");
    CHECK(shown("1/(1 - u)") == "unknown");
    CHECK(shown("1/(2 + u)") == "unknown");
    CHECK(shown("kappa1(2*u)") == "unknown");
    CHECK(shown("kappa1(kappa1(u) + 1/100)") == "unknown");
    CHECK(shown("kappa1(kappa1(u) - 1/100*u)") != "unknown");
    CHECK(shown("U(u, 2)") == "unknown");
    CHECK(shown("log(2 - u)") == "unknown");
    CHECK(shown("abs(u)") == "unknown");
    CHECK(shown("u - u^2") == "unknown");
    CHECK(shown("a*u") == "unknown");
}

TEST_CASE("signs of parameters", "[kernels]") {
    const auto bindings = [](const std::string& text) { return parse("forall " + text + ": 1 < 2").formula->bindings; };
    const auto sign = [&](const std::string& e, const std::string& b) {
        return parameter_sign(parse_expression(e), bindings(b));
    };
    CHECK(sign("a^2", "a != 0").positive());
    CHECK_FALSE(sign("a^2", "a in R").positive());
    CHECK(sign("a^2", "a in R").at_least_zero);
    CHECK_FALSE(sign("a^3", "a != 0").at_least_zero);
    CHECK(sign("1 - 2*a", "a in [-1, 0)").positive());
    CHECK_FALSE(sign("a", "a in [0, 1)").nonzero);
    CHECK(sign("a", "a in (0, 1)").positive());
    CHECK_FALSE(sign("a - 1", "a in (0, 2)").nonzero);
    CHECK(sign("sqrt(2) - 7/5", "a in R").positive());
    CHECK_FALSE(sign("sqrt(2)*sqrt(2) - 2", "a in R").nonzero);
    CHECK(*least_integer(parse_expression("L - 1"), bindings("L >= 5/2")) == 2);
    CHECK_FALSE(least_integer(parse_expression("a - 1"), bindings("a in [3, 4]")));
}

TEST_CASE("the bound of the roots holds at any working precision", "[series]") {
    // c u - arcsin(u) - r u sqrt(1 - u^2): the coefficient 2n + 1, n > 0, is b_n (r/(2n - 1) - 1/(2n + 1)), which
    // changes its sign at n = (1 + r)/(2 (1 - r)), and Cauchy's bound is that plus 1.
    for (const long change : {100, 500, 1500}) {
        const Rational r(2 * change - 1, 2 * change + 1);
        const ArcsineForm f{{{}, SymbolicConstant(10)}, {SymbolicConstant(-1)}, {{}, SymbolicConstant(-r)}};
        for (const long bits : {6, 8, 10, 12, 64}) {
            const rigor::Precision scope(bits);
            CAPTURE(change, bits);
            const auto signs = signs_of_coefficients(f);
            if (!signs) continue;
            CHECK(bits >= 6);
            REQUIRE(signs->odd.first_negative);
            CHECK(f.coefficient(*signs->odd.first_negative).is_positive() == Truth::no);
            CHECK_FALSE(f.coefficient(*signs->odd.first_negative).is_formally_zero());
            CHECK_FALSE(signs->nonnegative());
        }
        CHECK(signs_of_coefficients(f));
    }
}
