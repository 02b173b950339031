#include "verify/record.hpp"

#include "verify/provenance.hpp"
#include "verify/status.hpp"

#include <fmt/format.h>

#include <cstdlib>
#include <fstream>

namespace verify {

Json claim_to_json(const claim::Claim& claim) {
    return {{"id", claim.id}, {"paper", claim.paper()}, {"where", claim.where}, {"title", claim.title},
            {"statement", claim.statement}, {"reading", claim.reading}, {"method", claim.method}, {"attack", claim.attack}, {"uses", claim.uses}, {"source", claim.source()}};
}

std::string text_of(const Json& object, const char* key) {
    const auto found = object.find(key);
    return found != object.end() && found->is_string() ? found->get<std::string>() : "";
}

Json list_of(const Json& object, const char* key) {
    const auto found = object.find(key);
    return found != object.end() && found->is_array() ? *found : Json::array();
}

namespace {

Json or_null(const std::string& text) { return text.empty() ? Json(nullptr) : Json(text); }

Json result_to_json(const Result& result, std::uint64_t seed) {
    const claim::Finding& finding = result.adjudication.finding;
    Json json = claim_to_json(*result.claim);
    json["verdict"] = to_string(finding.verdict);
    json["evidence"] = to_string(finding.evidence);
    json["scope"] = finding.scope;
    json["values"] = Json::array();
    for (const claim::Value& value : finding.values) json["values"].push_back({{"name", value.name}, {"enclosure", value.enclosure}});
    json["argument"] = Json::array();
    for (const claim::Step& step : finding.argument) json["argument"].push_back({{"says", step.says}, {"found", to_string(step.truth)}});
    json["witness"] = or_null(finding.witness);
    json["pari"] = or_null(finding.pari);
    json["harm"] = or_null(finding.harm);
    json["stronger"] = or_null(finding.stronger);
    json["missing"] = or_null(finding.missing);
    json["remark"] = or_null(finding.remark);
    json["correction"] = nullptr;
    if (finding.correction)
        json["correction"] = {{"statement", finding.correction->statement}, {"verdict", to_string(finding.correction->verdict)},
                              {"evidence", to_string(finding.correction->evidence)}, {"scope", finding.correction->scope}};
    json["controls"] = {{"tried", result.adjudication.controls_tried}, {"rejected", result.adjudication.controls_rejected}};
    json["controls"]["variants"] = Json::array();
    for (const claim::Control& control : result.claim->controls) json["controls"]["variants"].push_back(control.variant);
    const auto& counterexample = result.adjudication.property.counterexample;
    json["property"] = {{"says", result.claim->property.says}, {"cases", result.adjudication.property.cases}, {"seed", std::to_string(seed)},
                        {"counterexample", counterexample ? Json(*counterexample) : Json(nullptr)}};
    return json;
}

}  // namespace

Json results_to_json(const Results& results) {
    Json json;
    json["schema"] = 1;
    json["suite"] = {{"version", suite_version()}, {"sources", sources_sha256()}};
    json["versions"] = Json::object();
    for (const auto& [name, version] : versions_compiled()) json["versions"][name] = version;
    json["parameters"] = {{"digits", results.parameters.digits}, {"seed", std::to_string(results.parameters.seed)},
                          {"cases", results.parameters.cases}, {"thorough", results.parameters.thorough}};
    json["results"] = Json::array();
    for (const Result& result : results.list) json["results"].push_back(result_to_json(result, results.parameters.seed));
    return json;
}

std::filesystem::path project_root() {
    const char* root = std::getenv("VERIFY_ROOT");
    return root && *root ? std::filesystem::path(root) : std::filesystem::current_path();
}

Json read_results(const std::filesystem::path& path) {
    std::ifstream file(path);
    if (!file) throw BadInput(fmt::format("{}: cannot be read; expected the results.json of a run", path.string()));
    try {
        Json json = Json::parse(file);
        for (const Json& result : json.at("results"))
            for (const char* key : {"id", "verdict"}) static_cast<void>(result.at(key).get_ref<const std::string&>());
        return json;
    } catch (const nlohmann::json::exception&) {
        throw BadInput(fmt::format("{}: not a record of results; expected the results.json of a run", path.string()));
    }
}

std::map<std::string, Json> read_record() {
    const auto path = project_root() / "reports" / "results.json";
    std::map<std::string, Json> record;
    if (!std::filesystem::exists(path)) return record;
    try {
        const Json json = read_results(path);
        for (const Json& result : json.at("results")) record.emplace(text_of(result, "id"), result);
    } catch (const BadInput& error) {
        throw BadInput(std::string(error.what()) + " (restore it, or delete it to start a new one)");
    }
    return record;
}

}  // namespace verify
