// Verdicts, and what each word of evidence promises (docs: CONTRIBUTING.md, "What evidence means").
#pragma once

#include "rigor/number/truth.hpp"

#include <optional>
#include <string>

namespace claim {

enum class Verdict { holds, fails, undecided, not_checkable };

/// Strongest first. formal: a theorem of Coq; proved: a machine decided every case of the scope; argued: a complete
/// proof is written on the page, and the machine checked the instances counted; certified: exact or ball arithmetic on
/// the finite range that is the scope; tested: that many cases; simulated: floating point with a statistical error.
enum class Evidence { formal, proved, argued, certified, tested, simulated, none };

constexpr const char* to_string(Verdict v) {
    switch (v) {
        case Verdict::holds: return "holds";
        case Verdict::fails: return "fails";
        case Verdict::undecided: return "undecided";
        default: return "not-checkable";
    }
}
constexpr const char* to_string(Evidence e) {
    switch (e) {
        case Evidence::formal: return "formal";
        case Evidence::proved: return "proved";
        case Evidence::argued: return "argued";
        case Evidence::certified: return "certified";
        case Evidence::tested: return "tested";
        case Evidence::simulated: return "simulated";
        default: return "none";
    }
}

constexpr Evidence weaker(Evidence a, Evidence b) { return a < b ? b : a; }

/// The word; nothing if it is none.
std::optional<Evidence> evidence_named(const std::string& word);

/// yes: holds; no: fails; unknown: undecided.
constexpr Verdict verdict_of(rigor::Truth t) {
    return t == rigor::Truth::yes ? Verdict::holds : t == rigor::Truth::no ? Verdict::fails : Verdict::undecided;
}

}  // namespace claim
