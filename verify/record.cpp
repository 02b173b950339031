#include "verify/record.hpp"

#include "verify/byte_source.hpp"
#include "verify/provenance.hpp"
#include "verify/status.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstdlib>
#include <set>

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

Json in_utf8(const Json& json) {
    if (json.is_string()) return as_utf8(json.get_ref<const std::string&>());
    if (!json.is_structured()) return json;
    Json copy = json.is_object() ? Json::object() : Json::array();
    for (const auto& [key, value] : json.items()) {
        if (json.is_object())
            copy[as_utf8(key)] = in_utf8(value);
        else
            copy.push_back(in_utf8(value));
    }
    return copy;
}

}  // namespace

std::string json_text(const Json& json) { return in_utf8(json).dump(2); }

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
    json["python"] = or_null(finding.python);
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

namespace {

/// Throws std::runtime_error that says what is wrong.
void check_result(const Json& result) {
    const auto text = [&](const Json& object, const char* key) { return object.contains(key) && object.at(key).is_string(); };
    const std::string id = text(result, "id") ? result.at("id").get<std::string>() : "a result without an id";
    const auto demand = [&](bool met, const char* what) {
        if (!met) throw std::runtime_error(id + ": " + what);
    };
    demand(text(result, "id"), "id");
    constexpr const char* verdicts[] = {"holds", "fails", "undecided", "not-checkable"};
    demand(text(result, "verdict") && std::find(std::begin(verdicts), std::end(verdicts), result.at("verdict").get<std::string>()) != std::end(verdicts), "verdict");
    for (const Json& used : list_of(result, "uses")) demand(used.is_string(), "uses");
    for (const char* list : {"values", "argument"})
        for (const Json& entry : list_of(result, list)) demand(entry.is_object(), list);
    if (!result.contains("controls")) return;
    const Json& controls = result.at("controls");
    demand(controls.is_object() && controls.contains("tried") && controls.at("tried").is_number_integer() && controls.contains("rejected") && controls.at("rejected").is_number_integer(), "controls");
    for (const Json& variant : list_of(controls, "variants")) demand(variant.is_string(), "variants of the controls");
    demand(result.contains("property") && result.at("property").is_object() && result.at("property").contains("cases") && result.at("property").at("cases").is_number_integer(), "property");
}

void check_results(const Json& json) {
    if (!json.at("results").is_array()) throw std::runtime_error("results is no list");
    for (const char* group : {"suite", "versions", "parameters"})
        if (json.contains(group) && !json.at(group).is_object()) throw std::runtime_error(std::string(group) + " is no object");
    std::set<std::string> ids;
    for (const Json& result : json.at("results")) {
        if (!result.is_object()) throw std::runtime_error("a result is no object");
        check_result(result);
        if (!ids.insert(verify::text_of(result, "id")).second) throw std::runtime_error(verify::text_of(result, "id") + " stands twice");
    }
}

}  // namespace

Json read_results(const std::filesystem::path& path) {
    const std::string expected = "the results.json of a run", text = whole_file(path.string(), expected);
    constexpr int deepest = 50;
    try {
        const auto shallow = [](int depth, Json::parse_event_t, Json&) {
            if (depth > deepest) throw std::runtime_error("nested too deeply");
            return true;
        };
        Json json = Json::parse(text, shallow);
        check_results(json);
        return json;
    } catch (const nlohmann::json::exception&) {
        throw BadInput(fmt::format("{}: not a record of results; expected {}", path.string(), expected));
    } catch (const std::runtime_error& error) {
        throw BadInput(fmt::format("{}: not a record of results ({}); expected {}", path.string(), shown(error.what()), expected));
    }
}

std::map<std::string, Json> read_record() {
    const auto path = project_root() / "reports" / "results.json";
    std::map<std::string, Json> record;
    std::error_code error;
    if (std::filesystem::status(path, error).type() == std::filesystem::file_type::not_found) return record;
    try {
        const Json json = read_results(path);
        for (const Json& result : json.at("results")) record.emplace(text_of(result, "id"), result);
    } catch (const BadInput& wrong) {
        throw BadInput(std::string(wrong.what()) + " (restore it, or delete it to start a new one)");
    }
    return record;
}

}  // namespace verify
