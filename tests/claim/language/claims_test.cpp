// The statements of the papers about correlations, layers and real variables, with near misses, by all engines of the
// language.
#include "catch.hpp"
#include "claim/language/decide.hpp"
#include "claim/language/parser.hpp"
#include "claim/language/statements.hpp"

using namespace claim::language;

TEST_CASE("claims: the statuses of the table", "[claims]") {
    const auto rows = language_tests::table("claims.tsv");
    CHECK(rows.size() > 90);
    for (const auto& row : rows) {
        REQUIRE(row.size() >= 2);
        CAPTURE(row[1]);
        Statement s = parse(row[1]);
        if (row.size() > 2) s.hints = {parse_hint(row[2])};
        const Outcome o = decide(s, {.seconds = 5});
        CAPTURE(o.engine, o.says);
        CHECK(exit_status(o.answer) == std::stoi(row[0]));
        if (o.answer == Answer::fails) CHECK((o.witness || !o.certificate.empty()));
    }
}

TEST_CASE("claims: what needs a hint is not decided without it", "[claims]") {
    int hinted = 0;
    for (const auto& row : language_tests::table("claims.tsv")) {
        if (row.size() < 3) continue;
        ++hinted;
        CAPTURE(row[1]);
        CHECK(decide(parse(row[1]), {.seconds = 2}).answer == Answer::undecided);
    }
    CHECK(hinted > 0);
}
