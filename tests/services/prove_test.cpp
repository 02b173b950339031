// Checks services/prove.hpp: answers with witness and certificate, what was understood, the budget, and what is
// refused and where.
#include "services/prove.hpp"
#include "catch.hpp"

using claim::language::Answer;

TEST_CASE("a statement that holds: an answer, the items it rests on, and the text that reads back") {
    const services::ProveReport report = services::prove("∀ z ∈ [-1, 1]: h(z) ≥ z");
    CHECK(report.answer == Answer::holds);
    CHECK(report.proved());
    CHECK(report.engine == "one variable");
    CHECK_FALSE(report.certificate.empty());
    CHECK_FALSE(report.witness);
    CHECK(report.would_help.empty());
    CHECK(report.read.text == "forall z in [-1, 1]: h(z) >= z");
    CHECK(report.read.latex.find("\\forall") != std::string::npos);
    CHECK(services::read_statement(report.read.text).text == report.read.text);
}

TEST_CASE("a statement that fails: a point of the domain with both sides") {
    const services::ProveReport report = services::prove("forall z in [-1, 1]: h(z) > z");
    CHECK(report.answer == Answer::fails);
    REQUIRE(report.witness);
    CHECK(report.witness->at == std::vector<std::pair<std::string, std::string>>{{"z", "1"}});
    CHECK(report.witness->left == report.witness->right);
}

TEST_CASE("a statement without a meaning is neither true nor false, and the point is named") {
    const services::ProveReport report = services::prove("forall z in [-2, 2]: h(z) >= z");
    CHECK(report.answer == Answer::ill_posed);
    CHECK_FALSE(report.proved());
    REQUIRE(report.witness);
    CHECK(report.witness->at.size() == 1);
}

TEST_CASE("what no engine decides is undecided, and something would help") {
    const services::ProveReport report = services::prove("forall X in S^1: gram(2*u^2 - 1, X) >= 0 or 1 > 2");
    CHECK(report.answer == Answer::undecided);
    CHECK_FALSE(report.out_of_time);
    CHECK_FALSE(report.says.empty());
    CHECK_FALSE(report.would_help.empty());
    CHECK(report.certificate.empty());
}

TEST_CASE("no statement: line and column, what was found and what was expected") {
    const auto [statement, place, expected] = GENERATE(table<std::string, std::string, std::string>({
        {"forall z in [-1, 1: h(z) >= z", "column 19", "']'"},
        {"forall z in [-1, 1]: hh(z) >= z", "column 22", "'h'"},
        {"forall z in [-1, 1]:\n  h(w) >= z", "line 2, column 5", ""},
        {"", "column 1", ""},
        {"h(z) = O(1/L)", "column", ""},
    }));
    INFO(statement);
    for (const bool decided : {false, true}) {
        std::string what, says_expected;
        try {
            decided ? static_cast<void>(services::prove(statement))
                    : static_cast<void>(services::read_statement(statement));
        } catch (const services::BadInput& error) {
            what = error.what();
            says_expected = error.expected();
        }
        CHECK(what.find("the statement, " + place) != std::string::npos);
        CHECK(what.find("; expected ") != std::string::npos);
        CHECK(what.find('\n') == std::string::npos);
        CHECK(says_expected.find(expected) != std::string::npos);
    }
}

TEST_CASE("the budget: seconds in range, an engine after the other is told, an interruption ends it") {
    for (const double seconds : {0.0, -1.0, 1e7})
        CHECK_THROWS_AS(services::prove("1 < 2", {.seconds = seconds}), services::BadInput);
    const std::string hard = "forall z in [-1, 1]: rho(z, 60) >= rho(z, 59)";
    std::vector<std::string> stages;
    const services::ProveReport late = services::prove(
        hard, {.seconds = 0.2, .progress = [&](std::size_t done, std::size_t total, const std::string& stage) {
                   CHECK(done < total);
                   CHECK(total == services::proof_engines().size());
                   stages.push_back(stage);
               }});
    CHECK(late.answer == Answer::undecided);
    CHECK(late.out_of_time);
    CHECK(late.says.find("0.2 s") != std::string::npos);
    REQUIRE_FALSE(stages.empty());
    CHECK(stages.front() == services::proof_engines().front());
    const services::ProveReport stopped = services::prove(hard, {.seconds = 1000, .interrupted = [] { return true; }});
    CHECK(stopped.answer == Answer::undecided);
    CHECK_FALSE(stopped.out_of_time);
}
