// A theorem that Coq has checked, as reports/formal.jsonl tells it.
#pragma once

#include <string>
#include <vector>

namespace verify {

/// How far a theorem goes. statement, refutation, correction: it says what is printed, its negation, or the correction
/// of the claim, up to the gap that it names. part: it says less.
enum class FormalKind { statement, refutation, correction, part };

struct FormalTheorem {
    std::string name, claim;  ///< "st_arnaud_2026.theorem_2_fails", "st-arnaud-2026/theorem-2"
    FormalKind kind;
    std::string printed, statement, gap;
    std::vector<std::string> axioms, files;
};

}  // namespace verify
