// Checks claim/language/box_engine.hpp: inequalities in several variables; what random points refute never holds, and
// changed items are refused.
#include "claim/language/box_engine.hpp"

#include "catch.hpp"
#include "claim/language/box_bisection.hpp"
#include "claim/language/box_prover.hpp"
#include "claim/language/near_pi.hpp"
#include "claim/language/stand_ins.hpp"
#include "claim/language/text.hpp"

using namespace claim::language;
using language_tests::read;
using rigor::Rational;

namespace {

const std::vector<std::string> true_on_boxes = {
    "forall x, y in [0, 1]: x*y <= x",
    "forall x, y in [0, 1]: x*y <= min(x, y) + 1",
    "forall x, y in R: 2*x*y <= x^2 + y^2",
    "forall x, y in [0, inf): x*y <= (x + y)^2/4",
    "forall x, y in (0, 1): x*y < x",
    "forall s in (0, 1], u in [-1, 1): 1 - s*arccos(u)/pi < 1",
    "forall s in (0, 1], u in [-1, 1): D(u + s*(sqrt(1 - u^2) - u*arccos(u))/pi, u) < 1",
    "forall s in [0, 1], u in [-1, 1]: u + s*(sqrt(1 - u^2) - u*arccos(u))/pi >= u",
    "forall x, y in [-1, 1]: x^2 + y^2 <= 2",
    "forall x, y in [-1, 1]: exp(x*y) > 0.36",
    "forall x, y, z in [0, 1]: x*y*z <= x*y",
    "forall x, y, z in [0, 1]: x + y + z - x*y - y*z - z*x <= 1",
    "forall x, y in R: (x + y)^2 = x^2 + 2*x*y + y^2",
    "forall x, y in [0, 1]: abs(x - y) <= 2",
    "forall a, b in [-1, 1]: a*b in [-1, 1]",
    "forall u, v in [-1, 1]: h(u)*h(v) <= 1",
    "forall x, y in [-1, 1]: abs(x*y) <= 1",
};

const std::vector<std::string> false_on_boxes = {
    "forall x, y in [0, 1]: x*y < x",
    "forall x, y in [0, 1]: x*y <= x - 1e-20",
    "forall x, y in R: 2*x*y < x^2 + y^2",
    "forall x, y in R: 2.00001*x*y <= x^2 + y^2",
    "forall s in [0, 1], u in [-1, 1): 1 - s*arccos(u)/pi < 1",
    "forall s in (0, 1], u in [-1, 1]: 1 - s*arccos(u)/pi < 1",
    "forall x, y in [-1, 1]: x^2 + y^2 < 2",
    "forall x, y in [-1, 1]: exp(x*y) > 0.37",
    "forall x, y in R: (x + y)^2 = x^2 + 3*x*y + y^2",
    "forall x, y in [0, 1]: x + y - x*y <= 1 - 1e-9",
};

Outcome outcome_of(const std::string& text) {
    const auto o = box_engine(read(text), {});
    REQUIRE(o);
    return *o;
}

}  // namespace

TEST_CASE("boxes: true statements hold and replay", "[boxes]") {
    for (const std::string& text : true_on_boxes) {
        CAPTURE(text);
        const Outcome o = outcome_of(text);
        CAPTURE(o.says);
        CHECK(o.answer == Answer::holds);
        if (o.answer == Answer::holds) CHECK_FALSE(replay_boxes(read(text), o.answer, {}).empty());
    }
}

TEST_CASE("boxes: false statements fail at a point of the domain", "[boxes]") {
    for (const std::string& text : false_on_boxes) {
        CAPTURE(text);
        const Outcome o = outcome_of(text);
        CAPTURE(o.says);
        CHECK(o.answer == Answer::fails);
        if (o.answer == Answer::fails) CHECK(replay_boxes(read(text), o.answer, o.certificate).empty());
    }
}

TEST_CASE("boxes: the rules by themselves, without points, show nothing false", "[boxes]") {
    const OneVariable ask = [](const Statement& s, const Budget& b) { return other_engines(s, b); };
    const auto proved = [&](const char* margin, bool closed, bool strict) {
        std::vector<Range> ranges;
        for (const char* name : {"x", "y"}) ranges.push_back({name, number(0), number(1), closed, closed});
        const Budget budget{.seconds = 1};
        return BoxProver(budget, ask).proved({ranges, parse_expression(margin), strict});
    };
    CHECK(proved("x - x*y", true, false));
    CHECK_FALSE(proved("x - x*y", true, true));  // 0 at x = 0
    CHECK(proved("x - x*y", false, true));
    CHECK(proved("2 - x - y", true, false));
    CHECK_FALSE(proved("2 - x - y", true, true));  // 0 at (1, 1)
    CHECK(proved("2 - x - y", false, true));
    CHECK_FALSE(proved("2 - x - y - 1/10^20", true, false));
    CHECK(proved("2 - x^2 - y^2", true, false));
    CHECK_FALSE(proved("2 - x^2 - y^2", true, true));
    CHECK_FALSE(proved("(x - y)^2", true, true));
    CHECK(proved("(x - y)^2", true, false));
    CHECK_FALSE(proved("(x - y)^2 - 1/10^20", false, false));
}

TEST_CASE("boxes: what is undefined somewhere never holds", "[boxes]") {
    for (const char* text : {"forall x, y in [0, 1]: x*y/y <= x", "forall x, y in [-1, 1]: sqrt(x*y)^2 >= -1",
                             "forall x, y in [0, 1]: log(x)*y <= 0", "forall x, y in [-1, 1]: 0*arccos(x + y) >= 0",
                             "forall x, y in [0, 1]: 1/(x + y - 1)^2 + x >= 0"}) {
        CAPTURE(text);
        CHECK(outcome_of(text).answer != Answer::holds);
    }
}

TEST_CASE("boxes: bisection replays, and not with a changed tree", "[boxes]") {
    const std::string text = "forall x, y in [-1, 1]: sin(x + y) + cos(x - y)^2 + x^2*y^2 >= -1 - 1/100*x*y";
    const Outcome o = outcome_of(text);
    REQUIRE(o.answer == Answer::holds);
    CHECK(replay_boxes(read(text), o.answer, o.certificate).empty());
    for (std::size_t i = 0; i < o.certificate.size(); ++i) {
        auto items = o.certificate;
        items.erase(items.begin() + static_cast<std::ptrdiff_t>(i));
        CHECK_FALSE(replay_boxes(read(text), o.answer, items).empty());
        for (std::size_t k = 0; k < o.certificate[i].fields.size(); ++k) {
            items = o.certificate;
            std::string& value = items[i].fields[k].second;
            value = items[i].fields[k].first == "tree" ? "p" : value + " ";
            CAPTURE(items[i].fields[k].first);
            CHECK_FALSE(replay_boxes(read(text), o.answer, items).empty());
        }
    }
    // The same items do not show a sharper claim.
    const std::string other = "forall x, y in [-1, 1]: sin(x + y) + cos(x - y)^2 + x^2*y^2 >= 1 - 1/100*x*y";
    CHECK_FALSE(replay_boxes(read(other), o.answer, o.certificate).empty());
}

TEST_CASE("boxes: statements in one variable, layers and matrices are left alone", "[boxes]") {
    for (const char* text : {"forall x in [0, 1]: x^2 <= x", "forall z in [-1, 1], L >= 1: rho(z, L) <= 1",
                             "forall x, y in R^2: <x, y> <= 1", "forall n >= 1, k in 1..n: k <= n"})
        CHECK_FALSE(box_engine(read(text), {}));
}

TEST_CASE("boxes: a point just outside of the domain does not refute") {
    // x < q for all x <= pi < q; at x = q it is false, and 512 bits do not tell q from pi.
    const std::string q = language_tests::decimal_near_pi(200, language_tests::Side::above);
    const std::vector<CertificateItem> point{{"point", {{"x", rigor::parse_rational(q).str()}, {"y", "0"}}}};
    const auto claim = [&](const std::string& end) {
        return read("forall x in [0, " + end + "], y in [0, 1]: x < " + q + " + y^2");
    };
    CHECK(replay_boxes(claim("4"), Answer::fails, point).empty());
    CHECK(replay_boxes(claim("pi"), Answer::fails, point) == "a point outside of the domain");
}

TEST_CASE("boxes: a margin that balls do not tell from 0 is not negative", "[boxes]") {
    const auto negative = [](const std::string& margin) {
        return is_negative_inside(
            {.ranges = {{"x", parse_expression("0"), parse_expression("1")}}, .margin = parse_expression(margin)});
    };
    CHECK(negative("x - 1/2"));
    CHECK_FALSE(negative("x + 1/2"));
    CHECK_FALSE(negative("x*(sqrt(2)*sqrt(3) - sqrt(6))"));
}
