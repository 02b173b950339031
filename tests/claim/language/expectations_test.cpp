// Checks claim/language/expectations.hpp: closed forms against quadrature in polar coordinates, which uses none of
// them, to 30 digits; statements, degenerate laws, what does not exist, replays.
#include "claim/language/expectations.hpp"

#include "catch.hpp"
#include "claim/language/evaluate.hpp"
#include "claim/language/parser.hpp"
#include "claim/language/text.hpp"
#include "rigor/number/real.hpp"
#include "rigor/number/scalar.hpp"

#include <algorithm>
#include <cmath>

using namespace claim::language;
using rigor::Rational, rigor::Real;

namespace {

Answer answer(const std::string& text) { return decide(parse(text), {.seconds = 5}).answer; }

/// The integral of f over [a, b] by the double exponential rule; f is analytic inside.
Real integral(const std::function<Real(const Real&)>& f, const Real& a, const Real& b, long steps = 20) {
    const Real half = (b - a) / 2, middle = (a + b) / 2, h = Real(1) / steps;
    const Real quarter_turn = rigor::pi<Real>() / 2;
    Real total = 0;
    for (long k = -5 * steps; k <= 5 * steps; ++k) {
        const Real t = h * k, u = quarter_turn * sinh(t), c = cosh(u);
        const Real weight = quarter_turn * cosh(t) / (c * c);
        total += weight * f(middle + half * tanh(u));
    }
    return total * half * h;
}

/// E f(X, Y) for f homogeneous of a degree: E[r^n] times the mean over the circle, piece by piece.
Real by_quadrature(const Expression& f, long degree, const Rational& u) {
    const Real pi = rigor::pi<Real>(), theta = acos(rigor::from_rational<Real>(u));
    std::vector<Real> breaks = {0, 2 * pi};
    for (const Real& a : {pi / 2, 3 * pi / 2, theta + pi / 2, theta + 3 * pi / 2})
        breaks.push_back(a > 2 * pi ? Real(a - 2 * pi) : a);
    std::sort(breaks.begin(), breaks.end());
    Real total = 0;
    for (std::size_t i = 0; i + 1 < breaks.size(); ++i) {
        if (breaks[i + 1] - breaks[i] < Real(1e-20)) continue;
        total += integral(
            [&](const Real& phi) {
                const auto value = evaluate<Real>(f, {{"X", {cos(phi)}}, {"Y", {cos(phi - theta)}}});
                return value ? value.result.value : throw std::runtime_error(value.why);
            },
            breaks[i], breaks[i + 1]);
    }
    Real radius = degree % 2 == 0 ? Real(1) : Real(sqrt(pi / 2));
    for (long k = degree; k > 0; k -= 2) radius *= k;
    return total * radius / (2 * pi);
}

/// Of E[...] by its closed form.
Real closed(const std::string& text, const Rational& u) {
    const Statement s = parse("forall u in [-1, 1]: " + text + " = 0");
    const WithoutExpectations w = without_expectations(unfold_definitions(s));
    REQUIRE(w.left.empty());
    REQUIRE(w.replaced.size() == 1);
    const auto value =
        evaluate<Real>(w.statement.formula->parts[0]->sides[0], {{"u", {rigor::from_rational<Real>(u), u}}});
    REQUIRE(value);
    return value.result.value;
}

}  // namespace

TEST_CASE("expectations of pairs are what quadrature gives, to 30 digits") {
    const rigor::RealDigits digits(50);
    const std::vector<std::pair<std::string, long>> integrands = {
        {"relu(X)*relu(Y)", 2},
        {"step(X)*step(Y)", 0},
        {"relu(X)^2*relu(Y)^2", 4},
        {"relu(X)^3*relu(Y)", 4},
        {"relu(X)^2*relu(Y)", 3},
        {"relu(X)^3*step(Y)", 3},
        {"relu(X)*step(Y)", 1},
        {"abs(X)*abs(Y)", 2},
        {"abs(X)^3*relu(Y)^2", 5},
        {"relu(X)^2*Y^3", 5},
        {"step(X)*Y^2", 2},
        {"X^3*relu(Y)", 4},
        {"X^2*Y^4", 6},
        {"relu(-X)*relu(2*Y)", 2},
        {"step(-X)*step(Y)", 0},
        {"max(X, 0)*max(0, -3*Y)", 2},
        {"relu(X)^5*relu(Y)^4", 9},
        {"(relu(X) - relu(Y))^2", 2},
        {"(2*step(X) - 1)*(2*step(Y) - 1)", 0},
        {"abs(X)*Y^2", 3},
    };
    for (const auto& [text, degree] : integrands)
        for (const Rational& u : {Rational(-1), Rational(-9, 10), Rational(-1, 3), Rational(0), Rational(2, 7),
                                  Rational(99, 100), Rational(1)}) {
            CAPTURE(text, u.str());
            const Real expected = by_quadrature(parse_expression(text), degree, u);
            const Real found = closed("E[(X, Y) ~ N2(u)] " + text, u);
            CHECK(abs(found - expected) < Real("1e-31") * (1 + abs(expected)));
        }
}

TEST_CASE("expectations of one name are what quadrature gives") {
    const rigor::RealDigits digits(40);
    for (const char* text : {"X^4 - X + 1", "relu(X)", "relu(X)^4*step(X)", "abs(X)^3", "step(-X)", "exp(X/2)",
                             "X^2*exp(-X)", "exp(-X^2/3 + X/4)", "X*exp(X^2/10 - X)", "relu(-2*X)"}) {
        CAPTURE(text);
        const bool centred = std::string(text).find("relu") == 0 || std::string(text).find("abs") == 0 ||
                             std::string(text).find("step") == 0;
        const Rational mean = centred ? Rational(0) : Rational(1, 3);
        const Real m = rigor::from_rational<Real>(mean), v(2);
        const Expression f = parse_expression(text);
        const auto density = [&](const Real& x) {
            const auto value = evaluate<Real>(f, {{"X", {x}}});
            if (!value) throw std::runtime_error(value.why);
            return Real(value.result.value * exp(-(x - m) * (x - m) / (2 * v)) / sqrt(2 * rigor::pi<Real>() * v));
        };
        const Real expected = integral(density, -40, 0, 192) + integral(density, 0, 40, 192);
        const Statement s = parse("E[X ~ N(" + mean.str() + ", 2)] (" + text + ") = 0");
        const auto w = without_expectations(s);
        REQUIRE(w.left.empty());
        const auto found = evaluate<Real>(w.statement.formula->sides[0], {});
        REQUIRE(found);
        CHECK(abs(found.result.value - expected) < Real("1e-25"));
    }
}

TEST_CASE("statements with expectations are decided") {
    for (const char* text : {
             "forall u in [-1, 1]: 2*E[(X, Y) ~ N2(u)] step(X)*step(Y) = kappa0(u)",
             "forall u in [-1, 1]: E[(X, Y) ~ N2(u)] relu(X)*relu(Y) = kappa1(u)/2",
             "forall z in [-1, 1]: 2*E[(X, Y) ~ N2(z)] relu(X)*relu(Y) = z*arcsin(z)/pi + sqrt(1 - z^2)/pi + z/2",
             "forall u in [-1, 1]: 2*E[(X, Y) ~ N2(u)] relu(X)*relu(Y) >= u",
             "2*E[(X, Y) ~ N2(0)] relu(X)*relu(Y) = 1/pi and 1/pi != 0",
             "E[z ~ N(0, 3)] step(z)^2 < 1",
             "forall v in [0, 5]: E[z ~ N(0, v)] step(z)^2 < 1",
             "forall v in [0, 5], m in R: E[z ~ N(0, v)] z^2 = v",
             "forall u in [-1, 1]: E[(X, Y) ~ N2(u)] (X^3 - 3*X)*(Y^3 - 3*Y) = 6*u^3",
             "forall a in [-9, 9]: E[X ~ N(0, 1)] exp(a*X) = exp(a^2/2)",
             "E[X ~ N(0, 1)] abs(X) = sqrt(2/pi)",
             "E[X ~ N(0, 1), b ~ N(0, 2)] (X + b)^2 = 3",
             "k2(u) = (3*u*sqrt(1 - u^2) + (pi - arccos(u))*(1 + 2*u^2))/(3*pi); "
             "forall u in [-1, 1]: k2(u) = 2/3*E[(X, Y) ~ N2(u)] relu(X)^2*relu(Y)^2",
             "forall z in [-1, 1]: 2*E[(X, Y) ~ N2(kappa1(z))] relu(X)*relu(Y) = rho(z, 3)",
         }) {
        CAPTURE(text);
        CHECK(answer(text) == Answer::holds);
    }
    for (const char* text : {
             "forall u in [-1, 1]: E[(X, Y) ~ N2(u)] relu(X)*relu(Y) = kappa1(u)",
             "forall u in [-1, 1]: 2*E[(X, Y) ~ N2(u)] relu(X)*relu(Y) > u",
             "forall u in [-1, 1]: 2*E[(X, Y) ~ N2(u)] step(X)*step(-Y) = kappa0(u)",
             "E[X ~ N(0, 1)] X^4 = 2",
             "forall v in [0, 5]: E[z ~ N(0, v)] step(z) = 1/2",
         }) {
        CAPTURE(text);
        const Outcome o = decide(parse(text), {.seconds = 5});
        CHECK(o.answer == Answer::fails);
        CHECK(o.witness);
    }
}

TEST_CASE("what does not exist is neither true nor false") {
    CHECK(answer("forall u in [-1, 2]: E[(X, Y) ~ N2(u)] X*Y = u") == Answer::ill_posed);
    CHECK(answer("E[(X, Y) ~ N2(3)] X*Y = 3") == Answer::ill_posed);
    CHECK(answer("E[X ~ N(0, -1)] X^2 = -1") == Answer::ill_posed);
    CHECK(answer("E[X ~ N(0, 1)] exp(X^2/2) > 0") == Answer::ill_posed);
    CHECK(answer("E[X ~ N(0, 1)] exp(X^2) > 0") == Answer::ill_posed);
    CHECK(answer("E[X ~ N(0, 1)] exp(X^2/4) = sqrt(2)") == Answer::holds);
    CHECK(answer("E[X ~ N(0, 1)] 1/X = 0") == Answer::ill_posed);
    CHECK(answer("E[X ~ N(0, 1)] sqrt(-1)*X = 0") == Answer::ill_posed);
    CHECK(answer("E[X ~ N(0, 1)] sin(X^3) = 0") == Answer::undecided);
    // step(-X) is not 1 - step(X) at 0, which counts for variance 0.
    CHECK(answer("E[X ~ N(0, 0)] step(-X) = 1") != Answer::holds);
    CHECK(answer("E[X ~ N(0, 0)] step(X) = 0") == Answer::holds);
    CHECK(answer("E[X ~ N(2, 0)] X^2 = 4") == Answer::holds);
}

TEST_CASE("an expectation reaches to the end of its product, and the canonical text shows it") {
    CHECK(to_text(parse("E[X ~ N(0, 1)] X*X + 1 = 2")) == "E[X ~ N(0, 1)] X*X + 1 = 2");
    CHECK(parse("E[X ~ N(0, 1)] X*X + 1 = 2").formula->sides[0]->kind == Kind::sum);
    const Statement two = parse("E[X ~ N(0, 1), b ~ N(X, 2)] X*b = 1");
    CHECK(two == parse("E[X ~ N(0, 1)] E[b ~ N(X, 2)] X*b = 1"));
    CHECK(parse(to_text(two)) == two);
    CHECK(answer(to_text(two)) == Answer::holds);
}

TEST_CASE("certificates of expectations are replayed, and changed ones are not") {
    const Statement s = unfold_definitions(parse("E[X ~ N(0, 1)] abs(X) > 3/4"));
    const Outcome o = *expectations_engine(s, {});
    REQUIRE(o.answer == Answer::holds);
    // The engine for closed statements has no replay here; equal constants have one.
    const Statement t = unfold_definitions(parse("E[X ~ N(0, 1)] abs(X) = sqrt(2/pi)"));
    const Outcome p = *expectations_engine(t, {});
    REQUIRE(p.answer == Answer::holds);
    CHECK(replay_expectations(t, p.answer, p.certificate).empty());
    CHECK_FALSE(replay_expectations(t, Answer::fails, p.certificate).empty());
    CHECK_FALSE(replay_expectations(s, p.answer, p.certificate).empty());
    for (std::size_t i = 0; i < p.certificate.size(); ++i) {
        auto items = p.certificate;
        items.erase(items.begin() + static_cast<std::ptrdiff_t>(i));
        CHECK_FALSE(replay_expectations(t, p.answer, items).empty());
    }
    auto items = p.certificate;
    items[0].fields[1].second = "1";
    CHECK_FALSE(replay_expectations(t, p.answer, items).empty());
}
