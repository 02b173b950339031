// Meaning, not text: a statement written in another way has the same answer, and its negation the opposite one.
#include "claim/language/decide.hpp"

#include "catch.hpp"
#include "claim/language/parser.hpp"
#include "claim/language/statements.hpp"
#include "claim/language/transformations.hpp"

#include <chrono>
#include <cstdio>

using namespace claim::language;
using language_tests::Transformation;

namespace {

struct Case {
    Statement statement;
    Answer answer;
};

Answer answer_of(const Statement& s, double seconds) {
    const auto end = std::chrono::steady_clock::now() + std::chrono::duration<double>(seconds);
    return decide(s, {.seconds = seconds, .interrupted = [&] { return std::chrono::steady_clock::now() > end; }})
        .answer;
}

/// The statements of the tables that are decided.
const std::vector<Case>& cases() {
    static const std::vector<Case> all = [] {
        std::vector<Case> found;
        for (const char* name : {"acceptance.tsv", "one_variable.tsv"})
            for (const auto& row : language_tests::table(name)) try {
                    const Statement s = parse(row[1]);
                    const Answer a = answer_of(s, 2);
                    if (a != Answer::undecided) found.push_back({s, a});
                } catch (const StatementError&) {
                }
        return found;
    }();
    return all;
}

struct Counts {
    long matching = 0, undecided = 0;
    std::vector<std::string> contradicting, stuck;
};

void try_one(const Case& c, const Transformation& t, Counts& counts) {
    const std::string text = t.of(c.statement);
    if (text.empty()) return;
    CAPTURE(t.name, text, to_text(c.statement));
    const Answer wanted = !t.negates || c.answer == Answer::ill_posed ? c.answer
                          : c.answer == Answer::holds                 ? Answer::fails
                                                                      : Answer::holds;
    const Answer found = answer_of(parse(text), 1);
    if (found == wanted) ++counts.matching;
    const std::string line = t.name + ": " + text + "  [" + to_string(found) + ", not " + to_string(wanted) + "]";
    if (found == Answer::undecided) {
        ++counts.undecided;
        counts.stuck.push_back(line);
    } else if (found != wanted) {
        counts.contradicting.push_back(line);
    }
}

Counts all_of_them(std::size_t every, std::size_t from) {
    Counts counts;
    std::size_t number = from;
    for (const Case& c : cases())
        for (const Transformation& t : language_tests::transformations())
            if (number++ % every == 0) try_one(c, t, counts);
    return counts;
}

}  // namespace

TEST_CASE("transformations: a fifth of them, none with another answer") {
    const Counts counts = all_of_them(5, 2);
    CHECK(counts.contradicting == std::vector<std::string>{});
    CHECK(counts.matching >= 130);
    CAPTURE(counts.stuck);
    CHECK(counts.undecided <= 60);  // what is undecided is no error, and is to become less
}

TEST_CASE("transformations: all of them", "[.fuzz]") {
    const Counts counts = all_of_them(1, 0);
    for (const std::string& line : counts.stuck) std::printf("undecided: %s\n", line.c_str());
    for (const std::string& line : counts.contradicting) std::printf("CONTRADICTS: %s\n", line.c_str());
    std::printf("%ld match, %ld undecided, %zu contradict\n", counts.matching, counts.undecided,
                counts.contradicting.size());
    CHECK(counts.contradicting.empty());
}
