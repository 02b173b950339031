#include "verify/record/record.hpp"

#include "verify/base/byte_source.hpp"
#include "verify/base/provenance.hpp"
#include "verify/base/status.hpp"
#include "verify/record/formal.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstdlib>
#include <set>

namespace verify {

Json claim_to_json(const claim::Claim& claim) {
    return {{"id", claim.id},          {"paper", claim.paper()},       {"where", claim.where},
            {"title", claim.title},    {"statement", claim.statement}, {"reading", claim.reading},
            {"method", claim.method},  {"attack", claim.attack},       {"uses", claim.uses},
            {"source", claim.source()}};
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
    for (const claim::Value& value : finding.values)
        json["values"].push_back({{"name", value.name}, {"enclosure", value.enclosure}});
    json["formal"] = formal_to_json(result.formal);
    json["argument"] = Json::array();
    for (const claim::Step& step : finding.argument)
        json["argument"].push_back({{"says", step.says}, {"found", to_string(step.truth)}});
    json["witness"] = or_null(finding.witness);
    json["pari"] = or_null(finding.pari);
    json["python"] = or_null(finding.python);
    json["harm"] = or_null(finding.harm);
    json["stronger"] = or_null(finding.stronger);
    json["missing"] = or_null(finding.missing);
    json["remark"] = or_null(finding.remark);
    json["correction"] = nullptr;
    if (finding.correction)
        json["correction"] = {{"statement", finding.correction->statement},
                              {"verdict", to_string(finding.correction->verdict)},
                              {"evidence", to_string(finding.correction->evidence)},
                              {"scope", finding.correction->scope}};
    json["controls"] = {{"tried", result.adjudication.controls_tried},
                        {"rejected", result.adjudication.controls_rejected}};
    json["controls"]["variants"] = Json::array();
    for (const claim::Control& control : result.claim->controls)
        json["controls"]["variants"].push_back(control.variant);
    const auto& counterexample = result.adjudication.property.counterexample;
    json["property"] = {{"says", result.claim->property.says},
                        {"cases", result.adjudication.property.cases},
                        {"seed", std::to_string(seed)},
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
    json["parameters"] = {{"digits", results.parameters.digits},
                          {"seed", std::to_string(results.parameters.seed)},
                          {"cases", results.parameters.cases},
                          {"thorough", results.parameters.thorough}};
    json["results"] = Json::array();
    for (const Result& result : results.list)
        json["results"].push_back(result_to_json(result, results.parameters.seed));
    return json;
}

std::optional<std::filesystem::path> project_root() {
    const char* root = std::getenv("VERIFY_ROOT");
    return root && *root ? std::optional<std::filesystem::path>(root) : std::nullopt;
}

std::filesystem::path reports_folder() {
    if (const auto root = project_root()) return *root / "reports";
    std::error_code error;
    const std::filesystem::path program = std::filesystem::read_symlink("/proc/self/exe", error);
    return program.parent_path().parent_path() / VERIFY_SHARE / "reports";
}

namespace {

/// Throws std::runtime_error that says what is wrong.
void check_controls(const Json& result, int schema, const auto& demand) {
    if (!result.contains("controls")) return;
    const Json& controls = result.at("controls");
    const auto number = [](const Json& object, const char* key) {
        return object.contains(key) && object.at(key).is_number_integer();
    };
    if (schema == 1) {
        demand(controls.is_object() && number(controls, "tried") && number(controls, "rejected"), "controls");
        for (const Json& variant : list_of(controls, "variants"))
            demand(variant.is_string(), "variants of the controls");
    } else {
        demand(controls.is_array(), "controls");
        for (const Json& control : controls) demand(control.is_object(), "controls");
    }
    demand(result.contains("property") && result.at("property").is_object() && number(result.at("property"), "cases"),
           "property");
}

/// Throws std::runtime_error that says what is wrong.
void check_result(const Json& result, int schema) {
    const auto text = [&](const Json& object, const char* key) {
        return object.contains(key) && object.at(key).is_string();
    };
    const std::string id = text(result, "id") ? result.at("id").get<std::string>() : "a result without an id";
    const auto demand = [&](bool met, const char* what) {
        if (!met) throw std::runtime_error(id + ": " + what);
    };
    const auto verdict = [&](const Json& object, const char* what) {
        constexpr const char* verdicts[] = {"holds", "fails", "undecided", "not-checkable"};
        demand(text(object, "verdict") && std::find(std::begin(verdicts), std::end(verdicts),
                                                    object.at("verdict").get<std::string>()) != std::end(verdicts),
               what);
    };
    demand(text(result, "id"), "id");
    verdict(result, "verdict");
    demand(!result.contains("evidence") || text(result, "evidence"), "evidence");
    if (result.contains("correction") && !result.at("correction").is_null()) {
        demand(result.at("correction").is_object(), "correction");
        verdict(result.at("correction"), "verdict of the correction");
    }
    for (const Json& used : list_of(result, "uses")) demand(used.is_string(), "uses");
    for (const char* list : {"values", "argument", "steps", "formal"})
        for (const Json& entry : list_of(result, list)) demand(entry.is_object(), list);
    check_controls(result, schema, demand);
}

/// The fields of schema 2 that schema 1 has under another name or in another form.
Json as_schema_1(Json result) {
    for (const auto& [newer, older] : {std::pair{"tried", "attack"}, std::pair{"limits", "remark"}}) {
        if (!result.contains(newer)) continue;
        result[older] = result.at(newer);
        result.erase(newer);
    }
    if (result.contains("steps")) {
        result["argument"] = Json::array();
        for (const Json& step : list_of(result, "steps"))
            result["argument"].push_back(
                {{"says", verify::text_of(step, "says")}, {"found", verify::text_of(step, "truth")}});
        result.erase("steps");
    }
    if (!result.contains("controls")) return result;
    Json variants = Json::array();
    int rejected = 0;
    for (const Json& control : result.at("controls")) {
        const Json* of = verify::text_of(control, "of") != "correction" ? &result
                         : result.contains("correction") && result.at("correction").is_object()
                             ? &result.at("correction")
                             : nullptr;
        rejected += of && verify::text_of(control, "outcome") != verify::text_of(*of, "verdict");
        variants.push_back(verify::text_of(control, "changed"));
    }
    result["controls"] = {{"tried", variants.size()}, {"rejected", rejected}, {"variants", variants}};
    return result;
}

/// Throws std::runtime_error that says what is wrong.
void check_and_adapt_results(Json& json) {
    const Json schema = json.contains("schema") ? json.at("schema") : Json(1);
    if (schema != 1 && schema != 2) throw std::runtime_error("schema " + schema.dump() + ", where 1 and 2 are known");
    if (!json.at("results").is_array()) throw std::runtime_error("results is no list");
    for (const char* group : {"suite", "versions", "parameters"})
        if (json.contains(group) && !json.at(group).is_object())
            throw std::runtime_error(std::string(group) + " is no object");
    std::set<std::string> ids;
    for (Json& result : json.at("results")) {
        if (!result.is_object()) throw std::runtime_error("a result is no object");
        check_result(result, schema.get<int>());
        if (!ids.insert(verify::text_of(result, "id")).second)
            throw std::runtime_error(verify::text_of(result, "id") + " stands twice");
        if (schema == 2) result = as_schema_1(std::move(result));
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
        check_and_adapt_results(json);
        return json;
    } catch (const nlohmann::json::exception&) {
        throw BadInput(fmt::format("{}: not a record of results; expected {}", path.string(), expected));
    } catch (const std::runtime_error& error) {
        throw BadInput(
            fmt::format("{}: not a record of results ({}); expected {}", path.string(), shown(error.what()), expected));
    }
}

std::filesystem::path record_file() { return reports_folder() / "results.json"; }

std::optional<Json> recorded_results() {
    std::error_code error;
    if (std::filesystem::status(record_file(), error).type() == std::filesystem::file_type::not_found)
        return std::nullopt;
    try {
        return read_results(record_file());
    } catch (const BadInput& wrong) {
        throw BadInput(std::string(wrong.what()) + " (restore it, or delete it to start a new one)");
    }
}

std::map<std::string, Json> by_id(const Json& results) {
    std::map<std::string, Json> found;
    for (const Json& result : results.at("results")) found.emplace(verify::text_of(result, "id"), result);
    return found;
}

std::map<std::string, Json> read_record() {
    const std::optional<Json> results = recorded_results();
    return results ? by_id(*results) : std::map<std::string, Json>{};
}

std::string run_options(const Json& parameters) {
    const claim::Context usual;
    std::string options;
    const auto number = [&](const char* key, long otherwise) {
        const auto found = parameters.find(key);
        if (found == parameters.end() || !found->is_number_integer() || found->get<long>() == otherwise) return;
        options += fmt::format(" --{} {}", key, found->get<long>());
    };
    if (!parameters.is_object()) return "";
    number("digits", usual.digits);
    if (const std::string seed = verify::text_of(parameters, "seed");
        !seed.empty() && seed != std::to_string(usual.seed))
        options += " --seed " + seed;
    number("cases", usual.cases);
    if (const auto thorough = parameters.find("thorough"); thorough != parameters.end() && *thorough == true)
        options += " --thorough";
    return options;
}

}  // namespace verify
