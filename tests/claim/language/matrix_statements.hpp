// What the tests of statements about named matrices share: the replay of a certificate, and damage done to it.
#pragma once

#include "catch.hpp"
#include "claim/language/decide.hpp"
#include "claim/language/parser.hpp"

namespace language_tests {

using namespace claim::language;

inline Outcome decided(const std::string& text) { return decide(parse(text), {.seconds = 10}); }

/// Each item less, and each field changed, is refused by the replay.
inline void check_replay(const std::string& text, const Engine& engine, const Replay& replay,
                         const std::string& ignored_fields = "") {
    CAPTURE(text);
    const Statement s = unfold_definitions(parse(text));
    const auto answered = engine(s, {});
    REQUIRE(answered);
    const Outcome& outcome = *answered;
    REQUIRE(outcome.answer != Answer::undecided);
    REQUIRE_FALSE(outcome.certificate.empty());
    CHECK(replay(s, outcome.answer, outcome.certificate) == "");
    const Answer other = outcome.answer == Answer::holds ? Answer::fails : Answer::holds;
    CHECK(replay(s, other, outcome.certificate) != "");
    for (std::size_t i = 0; i < outcome.certificate.size(); ++i) {
        CAPTURE(i, outcome.certificate[i].type);
        auto fewer = outcome.certificate;
        fewer.erase(fewer.begin() + static_cast<long>(i));
        CHECK(replay(s, outcome.answer, fewer) != "");
        for (auto& [name, value] : outcome.certificate[i].fields) {
            if (ignored_fields.find("|" + name + "|") != std::string::npos) continue;
            auto changed = outcome.certificate;
            for (auto& [key, field] : changed[i].fields)
                if (key == name) field = "7/3" + field;
            CAPTURE(name);
            CHECK(replay(s, outcome.answer, changed) != "");
        }
    }
}

}  // namespace language_tests
