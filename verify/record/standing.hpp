// How two findings on the same claim compare: its verdict and evidence, and those of its correction. A loss of evidence
// is a difference, a gain is none.
#pragma once

#include "verify/record/record.hpp"

#include <optional>
#include <string>
#include <vector>

namespace verify {

/// The correction in the JSON of a result; null if there is none.
const Json* correction_in(const Json& result);

/// none 0, simulated 1, tested 2, certified 3, argued 4, proved 5, formal 6; nothing for a word that is none of them.
std::optional<int> evidence_strength(const std::string& word);

/// "holds (proved)"; "undecided" where there is no evidence.
std::string verdict_with_evidence(const Json& object);
std::string verdict_with_evidence(const claim::Finding& finding);

/// unknown: one of the two is no word for evidence that is known here, and is not taken for as strong.
enum class EvidenceChange { none, stronger, weaker, unknown };
constexpr const char* to_string(EvidenceChange change) {
    switch (change) {
        case EvidenceChange::none: return "none";
        case EvidenceChange::stronger: return "stronger";
        case EvidenceChange::weaker: return "weaker";
        default: return "unknown";
    }
}

/// A change of verdict or evidence, of the statement or of its correction.
struct StandingChange {
    std::string of;      ///< "statement" or "correction"
    Json before, after;  ///< objects with verdict and evidence
    bool verdict;        ///< differs
    EvidenceChange evidence;
    bool is_loss() const {
        return verdict || evidence == EvidenceChange::weaker || evidence == EvidenceChange::unknown;
    }
};

/// From one result to another, each as in the JSON of a run. What the first does not say (no evidence, no correction)
/// cannot be lost; a correction that the second does not have any more is a verdict that changed to "none". Corrections
/// are compared where the verdict is the same.
std::vector<StandingChange> standing_changes(const Json& before, const Json& after);

/// The words of a result that are no evidence known here.
std::vector<std::string> unknown_evidence(const Json& result);

/// "recorded as holds (proved), now holds (tested)": how a result is worse than, or other than, its record; empty if it
/// is not, or if the claim has no record.
std::string difference_from_record(const Result& result, const std::map<std::string, Json>& record);

/// The ids that the record has and the results do not.
std::vector<std::string> recorded_but_gone(const Results& results, const std::map<std::string, Json>& record);

/// Whether the claim has no record and its verdict, which is then all there is, is no success: fails, or undecided.
bool fails_unrecorded(const Result& result, const std::map<std::string, Json>& record);
bool undecided_unrecorded(const Result& result, const std::map<std::string, Json>& record);

}  // namespace verify
