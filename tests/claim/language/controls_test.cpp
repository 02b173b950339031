// Checks claim/language/controls.hpp, second_opinion.hpp and trial.hpp: what is said to be false is false, the engines
// confirm none of it, and an engine that confirms everything is caught.
#include "claim/language/controls.hpp"

#include "catch.hpp"
#include "claim/language/judge.hpp"
#include "claim/language/parser.hpp"
#include "claim/language/second_opinion.hpp"
#include "claim/language/statements.hpp"
#include "claim/language/trial.hpp"

#include <algorithm>

using namespace claim::language;

namespace {

Controls controls_of(const std::string& text, Answer answer = Answer::holds) {
    return controls(parse(text), answer, {.seconds = 20}, standard_engines());
}
bool has(const Controls& c, const std::string& changed) {
    return std::any_of(c.tried.begin(), c.tried.end(), [&](const Control& each) { return each.changed == changed; });
}
SecondOpinion opinion(const std::string& text) { return second_opinion(parse(text), {.seconds = 5}); }

}  // namespace

TEST_CASE("controls: those of the table") {
    const Controls sharp = controls_of("forall z in [-1, 1]: h(z) - z >= 2 sqrt(2)/(3 pi) (1-z)^(3/2)");
    CHECK(has(sharp, "strict"));
    CHECK(has(sharp, "reversed"));
    CHECK(has(sharp, "literal 1 (1 + 1e-20)"));
    CHECK_FALSE(has(sharp, "literal 1 (1 - 1e-20)"));
    CHECK_FALSE(sharp.accepted());
    CHECK(has(controls_of("forall z in [-1, 1): h(z) > z"), "closed above"));
    CHECK(has(controls_of("forall z in [-1, 1]: h(-z) = h(z) - z"), "the right side + 1e-20"));
    CHECK(has(controls_of("forall z in [-1, 1]: theta_bar(z, 2) >= -0.0684"), "a margin above the least one met"));
    CHECK(has(controls_of("h(z) increasing in z on [-1, 1]"), "decreasing"));
    CHECK(has(controls_of("forall z in [-1, 1], L >= 3: theta_bar(z, L) > 0"), "L >= 2"));
    CHECK(has(controls_of("forall x in R: x > 0 => log(x) < x"), "reversed"));
    CHECK(has(controls_of("forall x in [0, 1]: x >= 1/2 => x^2 >= 1/4"), "without the premise"));
    CHECK(has(controls_of("forall z in [-1, 1): lim[L -> inf] theta_bar(z, L) = 1/4"), "the limit + 1e-20"));
    const Controls order =
        controls_of("forall z in [0, 2]: h(1-z) = 1 - z + 2 sqrt(2)/(3 pi) z^(3/2) + O(z^(5/2)) as z -> 0+");
    CHECK(has(order, "o in place of it"));
    CHECK(has(order, "the next power"));
    CHECK(has(order, "literal 2 (1 + 1e-20)"));
    CHECK_FALSE(order.accepted());
}

TEST_CASE("controls: none where there is nothing false") {
    CHECK(controls_of("forall z in [-1, 1]: h(z) > z", Answer::fails).none == "it is refuted by what is shown");
    CHECK(controls_of("forall z in [-1, 1]: h(z) - z in ?").none == "no variant is known for a statement of this form");
    // An empty domain makes every variant true.
    CHECK(controls_of("forall z in [1, 0]: z = 2").none == "no variant was found to be false");
}

TEST_CASE("controls: an engine that confirms everything is caught") {
    const std::vector<NamedEngine> trusting = {
        {"trusting", [](const Statement&, const Budget&) { return std::optional(Outcome{.answer = Answer::holds}); }}};
    const Controls found = controls(parse("forall z in [-1, 1]: h(z) >= z"), Answer::holds, {.seconds = 5}, trusting);
    REQUIRE(found.accepted());
    CHECK(found.accepted()->why_false.find("at z = ") != std::string::npos);
}

TEST_CASE("controls: of all statements of the tables, false to an independent judge, and none holds") {
    long tried = 0, without = 0, confirmed = 0;
    for (const char* name : {"acceptance.tsv", "one_variable.tsv"})
        for (const auto& row : language_tests::table(name)) {
            if (row[0] != "0") continue;
            CAPTURE(row[1]);
            const Statement s = parse(row[1]);
            if (decide(s, {.seconds = 3}).answer != Answer::holds) continue;
            const Controls found =
                controls(s, Answer::holds, {.seconds = 20}, standard_engines(), {.most = 5, .seconds = 0.5});
            without += found.tried.empty();
            for (const Control& each : found.tried) {
                CAPTURE(each.changed, each.text, each.why_false);
                CHECK_FALSE(each.accepted());
                CHECK_FALSE(each.why_false.empty());
                const auto opinion = language_tests::judge(parse(each.text)).opinion;
                confirmed += opinion == language_tests::Opinion::certainly_false;
                // A margin above the least one met is false at one point alone, which the judge need not meet.
                if (each.changed != "a margin above the least one met")
                    CHECK(opinion != language_tests::Opinion::apparently_true);
                ++tried;
            }
        }
    CHECK(tried > 150);
    CHECK(4 * confirmed > 3 * tried);
    CHECK(without < 10);
}

TEST_CASE("a second opinion finds what is false and nothing else") {
    CHECK(opinion("forall z in [-1, 1]: h(z) > z").is_false);
    CHECK(opinion("forall z in [-1, 1]: h(z) > z").why.find("at z = 1") == 0);
    CHECK_FALSE(opinion("forall z in [-1, 1): h(z) > z").is_false);
    CHECK(opinion("forall x in [0, 1]: x <= 1 - 1e-45").is_false);
    CHECK_FALSE(opinion("forall x in [0, 1): x < 1").is_false);
    CHECK(opinion("forall x in [1, 0]: x < x").is_empty);
    CHECK(opinion("z^3 convex in z on [-1, 1]").is_false);
    CHECK_FALSE(opinion("z^2 convex in z on [-1, 1]").is_false);
    CHECK(opinion("exp(z) = 1 + z + z^2/2 + o(z^3) as z -> 0").is_false);
    CHECK_FALSE(opinion("exp(z) = 1 + z + z^2/2 + O(z^3) as z -> 0").is_false);
    CHECK(opinion("exp(z) = 1 + z + z^2/2*(1 + 1e-20) + O(z^3) as z -> 0").is_false);
    CHECK_FALSE(opinion("log(x) = o(x) as x -> inf").is_false);
    CHECK(opinion("1 - z ~ 2*(1 - z) as z -> 1-").is_false);
    CHECK(opinion("forall x in [0, 1]: x <= 3").least_margin > rigor::Rational(2));
    CHECK(opinion("forall x in [0, 1]: x <= 3").least_margin < rigor::Rational(2001, 1000));
}

TEST_CASE("neighbours: the same line with other relations, ends and layers") {
    const auto found = neighbours(parse("forall z in [-1, 1): h(z) > z"), {.seconds = 10}, standard_engines());
    const auto answer = [&](const std::string& changed) {
        for (const Neighbour& each : found)
            if (each.changed == changed) return each.answer;
        return Answer::ill_posed;
    };
    CHECK(found.size() == 3);
    CHECK(answer("with >=") == Answer::holds);
    CHECK(answer("closed above") == Answer::fails);
    CHECK(answer("open below") == Answer::holds);
}

TEST_CASE("what says nothing is said to say nothing") {
    const auto vacuous = [](const char* text) { return vacuity(parse(text), {.seconds = 3}, standard_engines()); };
    CHECK(vacuous("forall z in [1, 0]: z = 2") == "the domain of z is empty");
    CHECK(vacuous("forall z in [1, 1): z = 2") == "the domain of z is empty");
    CHECK(vacuous("forall z in [1, 1]: z = 1").empty());
    CHECK(vacuous("forall k in 3..2: k = 7") == "the domain of k is empty");
    CHECK(vacuous("forall x in [0, 1]: x > 2 => x < 0") == "the premise x > 2 is never true");
    CHECK(vacuous("forall x in [0, 1]: x >= 1 => x^2 >= 1").empty());
}

TEST_CASE("a statement is tried at points of its domain") {
    CHECK(has_points(parse("forall z in [-1, 1]: h(z) >= z")));
    CHECK_FALSE(has_points(parse("forall z in [-1, 1): theta_bar(z, L) = 1/4 + O(1/L) as L -> inf")));
    CHECK_FALSE(has_points(parse("1 < 2")));
    CHECK_FALSE(has_points(parse("forall d >= 2, X distinct in S^(d-1): gram(theta(., 2), X) > 0")));
    const Trial good = try_points(parse("forall z in [-1, 1]: h(z) >= z"), 50, 1);
    CHECK(good.cases == 50);
    CHECK_FALSE(good.counterexample);
    const Trial premise = try_points(parse("forall x in [0, 1]: x > 1/2 => x^2 > 1/4"), 50, 1);
    CHECK(premise.discarded > 5);
    CHECK(premise.cases == 50);
    CHECK(try_points(parse("forall z in [-1, 1]: h(z) > z"), 200, 1).counterexample == "z = 1: false");
    CHECK(try_points(parse("forall z in [-1, 1]: z/z = 1"), 200, 1).counterexample);
    // Equal sides that balls cannot tell apart are no cases.
    CHECK(try_points(parse("forall z in [-1, 1]: h(-z) = h(z) - z"), 50, 1).cases < 20);
}

TEST_CASE("controls: a premise that is not decided at a point does not let it refute") {
    // Nowhere is the premise true; in balls it is nowhere false.
    CHECK_FALSE(opinion("forall x in [1, 2]: cos(x)^2 + sin(x)^2 < 1 => x < 0").is_false);
    CHECK(opinion("forall x in [1, 2]: cos(x)^2 + sin(x)^2 < 2 => x < 0").is_false);
}
