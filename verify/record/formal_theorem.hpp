// A theorem that Coq has checked, as reports/formal.jsonl tells it.
#pragma once

#include "claim/context.hpp"

#include <string>
#include <vector>

namespace verify {

/// How far a theorem goes.
using FormalKind = claim::CheckedTheorem::Kind;

struct FormalTheorem {
    std::string name, claim;  ///< "st_arnaud_2026.theorem_2_fails", "st-arnaud-2026/theorem-2"
    FormalKind kind;
    std::string printed, statement, gap;
    std::vector<std::string> axioms, files;
};

}  // namespace verify
