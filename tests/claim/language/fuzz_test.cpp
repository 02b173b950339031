// Changed statements, judged by someone who knows nothing of the engines (claim/language/judge.hpp), and then decided:
// no false one holds, no true one fails. tests/language_fuzz runs many.
#include "claim/language/decide.hpp"

#include "catch.hpp"
#include "claim/language/judge.hpp"
#include "claim/language/mutations.hpp"
#include "claim/language/parser.hpp"
#include "claim/language/statements.hpp"
#include "claim/language/text.hpp"

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <iostream>
#include <map>

using namespace claim::language;
using language_tests::Judgement, language_tests::Opinion, language_tests::judge;

namespace {

/// The examples of docs/language.md.
std::vector<std::string> examples() {
    const char* root = std::getenv("VERIFY_ROOT");
    std::ifstream file((root ? std::string(root) : ".") + "/docs/language.md");
    std::vector<std::string> found;
    for (std::string line; std::getline(file, line);) {
        if (line.rfind("verify prove", 0) != 0) continue;
        for (const char quote : {'\'', '"'}) {
            const auto from = line.find(quote), to = line.find(quote, from + 1);
            if (from == std::string::npos || to == std::string::npos) continue;
            found.push_back(line.substr(from + 1, to - from - 1));
            break;
        }
    }
    return found;
}

const std::vector<Statement>& pool() {
    static const std::vector<Statement> all = [] {
        std::vector<std::string> texts;
        for (const char* name : {"acceptance.tsv", "one_variable.tsv", "proposed.tsv"})
            for (const auto& row : language_tests::table(name))
                if (row.size() > 1) texts.push_back(row[1]);
        for (const std::string& text : examples()) texts.push_back(text);
        for (const std::string& text : language_tests::page_formulas()) texts.push_back(text);
        std::sort(texts.begin(), texts.end());
        texts.erase(std::unique(texts.begin(), texts.end()), texts.end());
        std::vector<Statement> statements;
        for (const std::string& text : texts) try {
                statements.push_back(parse(text));
            } catch (const StatementError&) {
            }
        return statements;
    }();
    return all;
}

struct Tally {
    long statements = 0, held = 0, failed = 0, ill_posed = 0, undecided = 0, refused = 0;
    std::map<Opinion, long> judged;
    std::vector<std::string> wrong, to_examine;
    double slowest = 0;
    std::string slowest_text;
};

Outcome timed(const Statement& s, double seconds, double& took) {
    const auto start = std::chrono::steady_clock::now();
    const auto so_far = [start] {
        return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
    };
    const Outcome o = decide(s, {.seconds = seconds, .interrupted = [&] { return so_far() > seconds; }});
    took = so_far();
    return o;
}

std::string in_words(const Statement& s, const std::string& kind, const Outcome& o, const Judgement& j) {
    std::string text = to_text(s) + "\n    [" + kind + "] " + to_string(o.answer) + " by " + o.engine + ": " + o.says;
    if (o.witness) {
        for (const auto& [name, value] : o.witness->at) text += "; " + name + " = " + value;
        text += "; " + o.witness->relation + ": " + o.witness->left + ", " + o.witness->right;
    }
    return text + "\n    judge: " + std::to_string(static_cast<int>(j.opinion)) + " " + j.why;
}

void compare(const Statement& s, const std::string& kind, double seconds, Tally& tally) {
    Judgement j;
    Outcome o;
    double took = 0;
    try {
        const Statement read = parse(to_text(s));  // also that the text is what it says
        j = judge(read);
        o = timed(read, seconds, took);
    } catch (const StatementError&) {
        ++tally.refused;  // no statement, or one without meaning
        return;
    } catch (const std::invalid_argument&) {
        ++tally.refused;
        return;
    }
    ++tally.statements;
    ++tally.judged[j.opinion];
    if (took > tally.slowest) tally.slowest = took, tally.slowest_text = to_text(s);
    tally.held += o.answer == Answer::holds;
    tally.failed += o.answer == Answer::fails;
    tally.ill_posed += o.answer == Answer::ill_posed;
    tally.undecided += o.answer == Answer::undecided;
    if (o.answer == Answer::holds && (j.opinion == Opinion::certainly_false || j.opinion == Opinion::ill_posed))
        tally.wrong.push_back(in_words(s, kind, o, j));
    // A refutation that the judge did not find is one to look at: its witness must be false in his eyes.
    if (o.answer == Answer::fails && j.opinion != Opinion::certainly_false)
        tally.to_examine.push_back(in_words(s, kind, o, j));
    if (o.answer == Answer::ill_posed && j.opinion == Opinion::apparently_true)
        tally.to_examine.push_back(in_words(s, kind, o, j));
    if (o.answer == Answer::fails && j.opinion == Opinion::ill_posed) tally.wrong.push_back(in_words(s, kind, o, j));
}

/// `count` changed statements.
Tally fuzz(unsigned long seed, long count, double seconds) {
    std::mt19937_64 generator(seed);
    Tally tally;
    while (tally.statements < count) {
        Statement s = pool()[generator() % pool().size()];
        std::string kinds;
        const int changes = 1 + static_cast<int>(generator() % 3 == 0);
        for (int i = 0; i < changes; ++i)
            if (const auto m = language_tests::mutation_of(s, pool(), generator)) {
                s = m->first;
                kinds += (kinds.empty() ? "" : ", ") + m->second;
            }
        if (!kinds.empty()) compare(s, kinds, seconds, tally);
    }
    return tally;
}

void print(const Tally& t) {
    std::printf("%ld statements: %ld hold, %ld fail, %ld ill-posed, %ld undecided (%ld were refused)\n", t.statements,
                t.held, t.failed, t.ill_posed, t.undecided, t.refused);
    const auto judged = [&](Opinion o) { return t.judged.contains(o) ? t.judged.at(o) : 0; };
    std::printf("judged: %ld false, %ld ill-posed, %ld apparently true, %ld unknown\n",
                judged(Opinion::certainly_false), judged(Opinion::ill_posed), judged(Opinion::apparently_true),
                judged(Opinion::unknown));
    std::printf("slowest: %.1f s, %s\n", t.slowest, t.slowest_text.c_str());
    for (const std::string& each : t.to_examine) std::printf("TO EXAMINE: %s\n", each.c_str());
    for (const std::string& each : t.wrong) std::printf("WRONG: %s\n", each.c_str());
    std::printf("%zu wrong, %zu to examine\n", t.wrong.size(), t.to_examine.size());
}

long number_from(const char* name, long otherwise) {
    const char* text = std::getenv(name);
    return text ? std::atol(text) : otherwise;
}

}  // namespace

TEST_CASE("fuzz: 200 changed statements, none answered wrongly") {
    const Tally tally = fuzz(20261201, 200, 0.5);
    CHECK(tally.wrong == std::vector<std::string>{});
    CHECK(tally.held + tally.failed > 60);
    CHECK(tally.judged.at(Opinion::certainly_false) > 50);
    CHECK(tally.judged.at(Opinion::apparently_true) > 15);
}

TEST_CASE("fuzz: as many as asked for", "[.fuzz]") {
    const long seed = number_from("LANGUAGE_FUZZ_SEED", 1), count = number_from("LANGUAGE_FUZZ_COUNT", 2000);
    const Tally tally = fuzz(static_cast<unsigned long>(seed), count, 1);
    print(tally);
    CHECK(tally.wrong.empty());
}
