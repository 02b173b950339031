// Stand-ins for the engine of statements in one real name, so that the engines for all layers are tested alone.
#pragma once

#include "claim/language/decide.hpp"
#include "claim/language/parser.hpp"

namespace language_tests {

/// NOT a proof: what no point refutes counts as true. With it the engines for all layers must still never confirm what
/// is false, and it shows which statements they reduce theirs to.
inline claim::language::Outcome hopeful(const claim::language::Statement& s, const claim::language::Budget& budget) {
    claim::language::Outcome outcome = claim::language::other_engines(s, budget);
    if (outcome.answer == claim::language::Answer::undecided) outcome.answer = claim::language::Answer::holds;
    return outcome;
}

/// Decides nothing.
inline claim::language::Outcome silent(const claim::language::Statement&, const claim::language::Budget&) {
    return {.says = "not asked"};
}

inline claim::language::Statement read(const std::string& text, const std::string& hint = "") {
    claim::language::Statement s = claim::language::unfold_definitions(claim::language::parse(text));
    if (!hint.empty()) s.hints = {claim::language::parse_hint(hint)};
    return s;
}

}  // namespace language_tests
