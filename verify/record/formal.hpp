// What Coq has checked: reports/formal.jsonl, written by proofs/coq/build, a line for every theorem and for every file
// with its hash. No Coq is needed to read it: a theorem counts while the files that it rests on have the hashes of the
// record.
#pragma once

#include "verify/record/record.hpp"

#include <filesystem>
#include <map>
#include <string>
#include <vector>

namespace verify {

struct FormalRecord {
    std::map<std::string, std::vector<FormalTheorem>> by_claim;
    std::string coq;  ///< version
    std::vector<std::string>
        changed;  ///< files that are not those of the record, or are missing; theorems that rest on them are left out
};

/// `root`: the folder in which "proofs/…" of the record is found. Empty without a record; BadInput for a file that is
/// none.
FormalRecord read_formal_record(const std::filesystem::path& file, const std::filesystem::path& root);

/// The context in which the engine, and steps of kind formal, find these theorems. What they make formal is the
/// engine's to say (claim/claim.hpp): nothing that the check did not find.
claim::Context with_theorems(claim::Context context, const FormalRecord& record);

/// Gives each result its theorems as Coq prints them, for the pages.
void add_formal_proofs(Results& results, const FormalRecord& record);

/// The theorems as they stand in the JSON of a result.
Json formal_to_json(const std::vector<FormalTheorem>& theorems);

}  // namespace verify
