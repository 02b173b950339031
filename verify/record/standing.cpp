#include "verify/record/standing.hpp"

#include "verify/base/byte_source.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace verify {
namespace {

constexpr const char* weakest_first[] = {"none", "simulated", "tested", "certified", "argued", "proved", "formal"};

EvidenceChange evidence_change(const std::string& before, const std::string& after) {
    if (before.empty() || before == after) return EvidenceChange::none;
    const auto first = evidence_strength(before), second = evidence_strength(after);
    if (!first || !second) return EvidenceChange::unknown;
    return *second < *first ? EvidenceChange::weaker : EvidenceChange::stronger;
}

/// Of a finding, what standing_changes looks at.
Json standing_of(const claim::Finding& finding) {
    Json json{
        {"verdict", to_string(finding.verdict)}, {"evidence", to_string(finding.evidence)}, {"correction", nullptr}};
    if (finding.correction)
        json["correction"] = {{"verdict", to_string(finding.correction->verdict)},
                              {"evidence", to_string(finding.correction->evidence)}};
    return json;
}

bool unrecorded_with(claim::Verdict verdict, const Result& result, const std::map<std::string, Json>& record) {
    return !record.count(result.claim->id) && result.error.empty() && result.adjudication.finding.verdict == verdict;
}

}  // namespace

const Json* correction_in(const Json& result) {
    const auto found = result.find("correction");
    return found != result.end() && found->is_object() ? &*found : nullptr;
}

std::optional<int> evidence_strength(const std::string& word) {
    const auto found = std::find(std::begin(weakest_first), std::end(weakest_first), word);
    if (found == std::end(weakest_first)) return std::nullopt;
    return static_cast<int>(found - std::begin(weakest_first));
}

std::string verdict_with_evidence(const Json& object) {
    const std::string evidence = text_of(object, "evidence");
    return text_of(object, "verdict") + (evidence.empty() || evidence == "none" ? "" : " (" + shown(evidence) + ")");
}

std::string verdict_with_evidence(const claim::Finding& finding) { return verdict_with_evidence(standing_of(finding)); }

std::vector<StandingChange> standing_changes(const Json& before, const Json& after) {
    std::vector<StandingChange> changes;
    const auto compare = [&](const char* of, const Json& first, const Json& second) {
        const bool verdict = text_of(first, "verdict") != text_of(second, "verdict");
        const EvidenceChange evidence = evidence_change(text_of(first, "evidence"), text_of(second, "evidence"));
        if (verdict || evidence != EvidenceChange::none) changes.push_back({of, first, second, verdict, evidence});
        return verdict;
    };
    if (compare("statement", before, after)) return changes;
    if (const Json *first = correction_in(before), *second = correction_in(after); first)
        compare("correction", *first, second ? *second : Json{{"verdict", "none"}, {"evidence", "none"}});
    return changes;
}

std::vector<std::string> unknown_evidence(const Json& result) {
    std::vector<std::string> words;
    for (const Json* object : {&result, correction_in(result)}) {
        const std::string word = object ? text_of(*object, "evidence") : "";
        if (!word.empty() && !evidence_strength(word)) words.push_back(word);
    }
    return words;
}

std::string difference_from_record(const Result& result, const std::map<std::string, Json>& record) {
    const auto recorded = record.find(result.claim->id);
    if (recorded == record.end() || !result.error.empty()) return "";
    std::string text;
    for (const StandingChange& change : standing_changes(recorded->second, standing_of(result.adjudication.finding))) {
        if (!change.is_loss()) continue;
        text += fmt::format("{}{}recorded as {}, now {}", text.empty() ? "" : "; ",
                            change.of == "statement" ? "" : change.of + " ", verdict_with_evidence(change.before),
                            verdict_with_evidence(change.after));
        if (change.verdict) continue;
        text += change.evidence == EvidenceChange::weaker
                    ? ": weaker evidence"
                    : ": the recorded evidence is no word that is known here, it may have been stronger";
    }
    return text;
}

std::vector<std::string> recorded_but_gone(const Results& results, const std::map<std::string, Json>& record) {
    std::vector<std::string> gone;
    for (const auto& [id, before] : record)
        if (std::none_of(results.list.begin(), results.list.end(),
                         [&id = id](const Result& r) { return r.claim->id == id; }))
            gone.push_back(id);
    return gone;
}

bool fails_unrecorded(const Result& result, const std::map<std::string, Json>& record) {
    return unrecorded_with(claim::Verdict::fails, result, record);
}
bool undecided_unrecorded(const Result& result, const std::map<std::string, Json>& record) {
    return unrecorded_with(claim::Verdict::undecided, result, record);
}

}  // namespace verify
