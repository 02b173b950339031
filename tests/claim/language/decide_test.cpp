// Checks claim/language/decide.hpp: the first engines never confirm a false statement, never refute a true one, and
// refute most of the false ones of the acceptance list.
#include "claim/language/decide.hpp"

#include "catch.hpp"
#include "claim/language/parser.hpp"
#include "claim/language/statements.hpp"

using namespace claim::language;

TEST_CASE("no answer contradicts the acceptance list") {
    int decided = 0;
    for (const auto& row : language_tests::table("acceptance.tsv")) {
        CAPTURE(row[1]);
        const int wanted = std::stoi(row[0]);
        try {
            const Outcome outcome = decide(parse(row[1]), {.seconds = 3});
            const int found = exit_status(outcome.answer);
            CHECK((found == wanted || found == 3));
            decided += found != 3;
            if (found == 1) CHECK(outcome.witness);
        } catch (const StatementError&) {
            CHECK(wanted == 2);
            ++decided;
        }
    }
    CHECK(decided >= 41);
}

TEST_CASE("statements about all layers and large depth go to their engines") {
    const auto engine = [](const char* text) {
        const Outcome outcome = decide(parse(text));
        return std::pair(outcome.answer, outcome.engine);
    };
    CHECK(engine("forall z in [-1,1): theta_bar(z,L) = 1/4 + O(log(L)/L) as L -> inf") ==
          std::pair(Answer::holds, std::string("depth rates")));
    CHECK(engine("forall z in [-1,1): theta_bar(z,L) = 1/4 + O(1/L) as L -> inf").first == Answer::fails);
    CHECK(engine("forall z in [-1,1]: lim[L -> inf] theta_bar(z,L) = 1/4").first == Answer::fails);
    CHECK(engine("forall L >= 1: theta(1, L + 1) = (L + 1)/2^L") ==
          std::pair(Answer::holds, std::string("all depths")));
}

TEST_CASE("constants are decided") {
    const auto answer = [](const char* text) { return decide(parse(text)).answer; };
    CHECK(answer("1/3 + 1/6 = 1/2") == Answer::holds);
    CHECK(answer("355/113 > pi") == Answer::holds);
    CHECK(answer("pi = 355/113") == Answer::fails);
    CHECK(answer("theta_bar(1/2, 3) <= 1 and not rho(0, 2) > 1") == Answer::holds);
    CHECK(answer("sqrt(2)*sqrt(2) = 2") == Answer::holds);
    CHECK(answer("sqrt(1 - pi) < 3") == Answer::ill_posed);
    CHECK(answer("1 - exp(-1/(4*sqrt(pi))*Gamma(64)/Gamma(129/2)) in [0.015, 0.025]") == Answer::holds);
}

TEST_CASE("a point refutes with its values, and lies in the domain") {
    const Outcome outcome = decide(parse("forall z in [-1,1], L >= 1: rho(z,L+1) > rho(z,L)"));
    REQUIRE(outcome.answer == Answer::fails);
    REQUIRE(outcome.witness);
    CHECK(outcome.witness->at.size() == 2);
    CHECK(outcome.witness->left == "1");
    CHECK(decide(parse("forall z in [0, sqrt(2)]: z^2 < 2")).answer == Answer::fails);
    CHECK(decide(parse("forall z in [-2, 2]: h(z) >= z")).answer == Answer::ill_posed);
    CHECK(decide(parse("forall z in R: z > 0 => log(z) < z")).answer == Answer::holds);
    CHECK(decide(parse("forall z in R: z >= 0 => log(z) < z")).answer == Answer::ill_posed);
}

TEST_CASE("the dispatcher asks in order and keeps the last open answer") {
    const auto open = [](const Statement&, const Budget&) { return std::optional(Outcome{.says = "stuck"}); };
    const auto yes = [](const Statement&, const Budget&) { return std::optional(Outcome{.answer = Answer::holds}); };
    const auto none = [](const Statement&, const Budget&) { return std::optional<Outcome>(); };
    const Statement s = parse("1 < 2");
    CHECK(decide(s, {}, {{"a", none}, {"b", open}, {"c", yes}}).engine == "c");
    CHECK(decide(s, {}, {{"b", open}, {"a", none}}).says == "stuck");
    CHECK(decide(s, {}, {{"a", none}}).answer == Answer::undecided);
}
