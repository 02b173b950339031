#include "verify/reports/result_set.hpp"

#include "verify/record/standing.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace verify {

bool is_carrying(const Json& step) { return step.value("carries", Json(false)) == true; }

namespace {

/// The weaker of verdict and correction, where both are there; larger is stronger, and a word that is no evidence is as
/// good as none.
int strength(const Json& result) {
    const auto of = [](const Json& object) { return evidence_strength(text_of(object, "evidence")).value_or(0); };
    const Json* correction = correction_in(result);
    return correction ? std::min(of(result), of(*correction)) : of(result);
}

/// Is the evidence that of carrying steps, and no typed word? The text may name more claims.
bool is_computed(const Json& result) {
    const Json steps = list_of(result, "steps");
    return strength(result) == evidence_strength("formal") || std::any_of(steps.begin(), steps.end(), is_carrying);
}

}  // namespace

ResultSet::ResultSet(std::map<std::string, Json> by_id) : by_id_(std::move(by_id)) { note_users(); }

ResultSet::ResultSet(const Json& results) {
    by_id_ = by_id(results);
    parameters_ = results.value("parameters", Json(nullptr));
    note_users();
}

void ResultSet::note_users() {
    for (const auto& [id, result] : by_id_)
        for (const Json& used : list_of(result, "uses")) users_[used.get<std::string>()].push_back(id);
}

const Json* ResultSet::find(const std::string& id) const {
    const auto found = by_id_.find(id);
    return found == by_id_.end() ? nullptr : &found->second;
}

std::vector<std::string> ResultSet::users_of(const std::string& id) const {
    const auto found = users_.find(id);
    return found == users_.end() ? std::vector<std::string>{} : found->second;
}

std::string ResultSet::standing(const std::string& id) const {
    const Json* result = find(id);
    if (!result || !result->contains("verdict")) return "not run";
    const std::string evidence = text_of(*result, "evidence");
    std::string words = text_of(*result, "verdict") + (evidence == "none" ? "" : ", " + evidence);
    const auto found = result->find("correction");
    if (text_of(*result, "verdict") == "fails" && found != result->end() && found->is_object())
        words += fmt::format("; corrected: {}, {}", text_of(*found, "verdict"), text_of(*found, "evidence"));
    return words;
}

const std::vector<EvidenceWord>& evidence_words() {
    static const std::vector<EvidenceWord> words{
        {"formal",
         "a theorem of Coq restates the claim; it is compiled in CI, and its assumptions and its gap to the printed sentence stand on the page"},
        {"proved",
         "a machine decided every case of the scope: balls over the whole domain, a named point at which the printed relation is false, a finite list that is the whole scope, an identity settled by as many points as its degree demands, an induction, a split whose completeness was checked"},
        {"argued",
         "a complete proof is written on the page, or a theorem of the literature is cited; the machine checked the instances counted"},
        {"certified", "exact or ball arithmetic on the finite range that is the scope"},
        {"tested", "chosen and random cases, as many as are counted, exact or in balls"},
        {"simulated", "floating point with a statistical error"},
        {"none", "nothing was to be shown, or it is undecided"}};
    return words;
}

std::string evidence_in_words(const std::string& verdict, const std::string& evidence) {
    if (verdict == "fails" && evidence == "proved") return "a machine decided it: a counterexample, exact or enclosed";
    if (evidence == "proved") return "a machine decided every case of the scope";
    for (const EvidenceWord& each : evidence_words())
        if (evidence == each.word) return each.promises;
    return "";
}

bool decided_by_machine(const Json& result) {
    const std::string evidence = text_of(result, "evidence");
    return evidence == "formal" || evidence == "proved";
}

std::vector<std::string> stronger_than_used(const ResultSet& results) {
    std::vector<std::string> found;
    for (const auto& [id, result] : results.all())
        for (const Json& used : list_of(result, "uses")) {
            const Json* other = results.find(used.get<std::string>());
            if (!other || text_of(*other, "verdict") == "not-checkable" ||
                text_of(result, "verdict") == "not-checkable")
                continue;
            if (is_computed(result)) continue;  // the engine took the evidence of what the carrying steps cite
            if (strength(result) > strength(*other))
                found.push_back(fmt::format("{} ({}) uses {} ({})", id, text_of(result, "evidence"),
                                            used.get<std::string>(), results.standing(used.get<std::string>())));
        }
    return found;
}

}  // namespace verify
