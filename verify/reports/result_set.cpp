#include "verify/reports/result_set.hpp"

#include "verify/record/standing.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace verify {

bool is_carrying(const Json& step) { return step.value("carries", Json(false)) == true; }

namespace {

/// Adds what these steps cite; the parts of an induction or of cases carry what it carries.
void add_cited(std::vector<std::string>& ids, const Json& steps, bool all_carry) {
    for (const Json& step : steps) {
        if (!all_carry && !is_carrying(step)) continue;
        const std::string id = text_of(step, "cites");
        if (!id.empty() && std::find(ids.begin(), ids.end(), id) == ids.end()) ids.push_back(id);
        add_cited(ids, list_of(step, "steps"), true);
    }
}

}  // namespace

std::vector<std::string> cited_by_carrying_steps(const Json& result) {
    std::vector<std::string> ids;
    add_cited(ids, list_of(result, "steps"), false);
    if (const Json* correction = correction_in(result)) add_cited(ids, list_of(*correction, "steps"), false);
    return ids;
}

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

}  // namespace verify
