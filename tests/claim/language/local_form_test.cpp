// Checks claim/language/local_form.hpp: a Taylor form over a box or next to a point contains the values of the
// expression there, and is refused where a sign or a domain is not certain.
#include "claim/language/local_form.hpp"
#include "catch.hpp"
#include "claim/language/evaluate.hpp"
#include "claim/language/parser.hpp"

using namespace claim::language;
using rigor::Ball, rigor::Rational;

namespace {

Expression expression(const std::string& text) { return layered(parse_expression(text)); }

/// sum_j F_j(t) log(1/t)^j.
Ball value(const LogForm& f, const Rational& t) {
    Ball sum(0);
    for (std::size_t j = 0; j < f.size(); ++j) {
        Ball part(0);
        for (std::size_t k = 0; k < f[j].c.size(); ++k) part += f[j].c[k] * power(Ball(t), k);
        if (f[j].v != 0) part *= power(Ball(t), Rational(f[j].v));
        if (j > 0) part *= power(-log(Ball(t)), j);
        sum += part;
    }
    return sum;
}

/// Whether the form contains the values at points of [m - h, m + h]; a box that is too wide has none.
bool contains_values(const std::string& text, const Rational& m, const Rational& h, long order) {
    const Expression e = expression(text);
    try {
        LocalForm form("x", {.at = rigor::SymbolicConstant(m)}, -h, h, order, nullptr);
        const LogForm f = form.of(e);
        for (long k = -8; k <= 8; ++k) {
            const Rational t = h * Rational(k, 8);
            const auto exact = evaluate(e, Assignment<Ball>{{"x", exactly<Ball>(Rational(m + t))}});
            CAPTURE(text, m, h, t);
            REQUIRE(exact);
            CHECK(value(f, t).overlaps(exact.result.value));
        }
        return true;
    } catch (const Wide&) {
        return false;
    }
}

/// The same on (0, r].
bool contains_values_next_to_0(const std::string& text, const Rational& r, long order) {
    const Expression e = expression(text);
    try {
        ExactMemory memory;
        LocalForm form("x", {}, 0, r, order, &memory);
        const LogForm f = form.of(e);
        for (long k = 1; k <= 16; ++k) {
            const Rational t = r * Rational(k, 16);
            const auto exact = evaluate(e, Assignment<Ball>{{"x", exactly<Ball>(t)}});
            CAPTURE(text, r, t, order);
            REQUIRE(exact);
            CHECK(value(f, t).overlaps(exact.result.value));
        }
        return true;
    } catch (const Wide&) {
        return false;
    } catch (const Ramify&) {
        return false;
    }
}

}  // namespace

TEST_CASE("a form over a box contains the values there, or is refused") {
    const rigor::Precision bits(128);
    const Rational tenth(1, 10);
    long forms = 0;
    for (const char* text : {"x^3 - x", "exp(x)", "abs(x)", "abs(x - 1/3)", "max(x, 1/3)", "min(x, 1/5)", "sqrt(x^2)",
                             "x*abs(x)", "kappa0(x)", "kappa1(x)", "log(1 + x)", "1/(1 + x)"})
        for (const Rational& m : {Rational(1, 5), Rational(1, 3), Rational(-1, 5), Rational(0)})
            for (const Rational& h : {Rational(3, 10), tenth, Rational(1, 100)})
                for (const long order : {1L, 4L, 8L}) forms += contains_values(text, m, h, order);
    CHECK(forms > 300);
    // A network's function has a range where its correlation is certain to lie in [-1, 1].
    CHECK(contains_values("rho(x, 3; phi = erf, q = 1)", Rational(1, 2), Rational(1, 4), 4));
    CHECK_FALSE(contains_values("rho(x, 3; phi = erf, q = 1)", 1, tenth, 4));
}

TEST_CASE("a form next to an end contains the values there, or is refused") {
    const rigor::Precision bits(128);
    long forms = 0;
    for (const char* text : {"exp(-1/x)", "exp(-1/x^2)", "exp(-(2 - x)/x)", "exp(-(1 + x)/x)", "exp(-1/x)/x^3",
                             "x*log(x)", "sin(x)/x", "arccos(1 - x^2)", "kappa1(1 - 2*x^2)"})
        for (const Rational& r : {Rational(1, 4), Rational(1)})
            for (const long order : {1L, 2L, 6L}) forms += contains_values_next_to_0(text, r, order);
    CHECK(forms > 25);
    // On (0, 2] -1/x^2 is not below -1/x, and exp((x - 1/2)/x) does not vanish at 0 for a reason that its range shows.
    CHECK_FALSE(contains_values_next_to_0("exp(-1/x^2)", 2, 1));
    CHECK_FALSE(contains_values_next_to_0("exp((x - 1/2)/x)", 1, 1));
}
