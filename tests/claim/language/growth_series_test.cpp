// Checks claim/language/growth_series.hpp: identities of the arithmetic, remainders, and refusals.
#include "claim/language/growth_series.hpp"

#include "catch.hpp"
#include "claim/language/depth_series.hpp"
#include "claim/language/evaluate.hpp"
#include "claim/language/parser.hpp"

using namespace claim::language;
using rigor::Ball, rigor::Rational;
using Constant = rigor::SymbolicConstant;

namespace {

const GrowthSeries L = GrowthSeries::term(1, 1), t = GrowthSeries::term(1, -1);

bool vanishes(const GrowthSeries& s) { return s.terms().empty(); }

}  // namespace

TEST_CASE("growth series keep identities up to their remainders") {
    const GrowthSeries s = t + GrowthSeries::term(3, -2, 1);
    CHECK(vanishes(power(power(L * L + L, Rational(1, 2)), 2) - (L * L + L)));
    CHECK(vanishes(power(L + Constant(1), -1) * (L + Constant(1)) - GrowthSeries(Constant(1))));
    CHECK(vanishes(logarithm(power(L + Constant(1), 3)) - GrowthSeries(Constant(3)) * logarithm(L + Constant(1))));
    CHECK(vanishes(sine(s) * sine(s) + cosine(s) * cosine(s) - GrowthSeries(Constant(1))));
    CHECK(vanishes(arc_cosine(cosine(t)) - t));
    CHECK(vanishes(exponential(s) * exponential(-s) - GrowthSeries(Constant(1))));
    CHECK(vanishes((L * L).shifted(2) - (L + Constant(2)) * (L + Constant(2))));
    CHECK(vanishes(s.shifted(1).shifted(-1) - s));
    CHECK(cosine(t).limit() == Constant(1));
}

TEST_CASE("growth series refuse what they do not know") {
    CHECK_THROWS_AS(power(GrowthSeries(), -1), NoSeries);
    CHECK_THROWS_AS(exponential(L), NoSeries);
    CHECK_THROWS_AS(arc_cosine(GrowthSeries(Constant(Rational(1, 2)))), NoSeries);
    CHECK_THROWS_AS(power(GrowthSeries::of_order({{-1, 0}, false}), -1), NoSeries);
    CHECK_THROWS_AS(power(GrowthSeries(parameter_symbol("z", false)), -1), NoSeries);
    CHECK_THROWS_AS(L.limit(), NoSeries);
    CHECK_THROWS_AS(GrowthSeries::of_order({{0, 0}, false}).limit(), NoSeries);
    CHECK(GrowthSeries::of_order({{0, 0}, true}).limit() == Constant(0));
}

TEST_CASE("remainders: O beside o, and what they swallow") {
    const GrowthSeries big = GrowthSeries::of_order({{-1, 0}, false}), little = GrowthSeries::of_order({{-1, 0}, true});
    CHECK(vanishes(t + big));
    CHECK((t + little).terms().size() == 1);
    CHECK_FALSE((little + big).remainder()->little);
    CHECK((little * big).remainder()->little);
    CHECK((L * little).limit() == Constant(0));
}

TEST_CASE("series of expressions are close to their values") {
    const rigor::Precision bits(256);
    const Rational depth = 1'000'000;
    SeriesLeaves leaves{.names = {{"L", L}}};
    for (const char* text : {"sqrt(L^2 + 3*L) - L", "log(L + 2)/L", "arccos(1 - 1/L)", "kappa1(1 - 1/L)",
                             "h(1 - 2/L) - (1 - 2/L)", "exp(log(L)/L)*L", "1/(L + 1/L)", "kappa0(-1 + 1/L^2)"}) {
        CAPTURE(text);
        const Expression e = parse_expression(text);
        const GrowthSeries s = series_of(e, leaves);
        const auto value = evaluate<Ball>(e, {{"L", exactly<Ball>(depth)}});
        REQUIRE(value);
        Ball sum(0);
        for (const rigor::LogTerm& term : s.terms())
            sum += term.coefficient.enclosure() * rigor::power(Ball(depth), term.power) *
                   rigor::power(log(Ball(depth)), term.log_power);
        REQUIRE(s.remainder());
        // Far more than the remainder's constant, far less than its last term.
        const Ball scale = rigor::power(Ball(depth), s.remainder()->growth.power) * Ball(100'000'000);
        CHECK(certainly_less(rigor::abs(sum - value.result.value), scale) == rigor::Truth::yes);
    }
}
