#include "verify/record/record.hpp"

#include "verify/base/byte_source.hpp"
#include "verify/base/checksum.hpp"
#include "verify/base/provenance.hpp"
#include "verify/base/status.hpp"
#include "verify/record/formal.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstdlib>
#include <set>

namespace verify {

const char* weight_word(claim::Weight weight) {
    switch (weight) {
        case claim::Weight::result: return "result";
        case claim::Weight::support: return "support";
        case claim::Weight::aside: return "aside";
        default: return "slip";
    }
}

namespace {

Json or_null(const std::string& text) { return text.empty() ? Json(nullptr) : Json(text); }

/// Where the errata of a paper put the claim.
Json weight_of(const std::string& id, const std::vector<claim::Paper>& papers) {
    for (const claim::Paper& paper : papers)
        for (const claim::Errata& errata : paper.errata)
            if (std::find(errata.claims.begin(), errata.claims.end(), id) != errata.claims.end())
                return weight_word(errata.weight);
    return nullptr;
}

}  // namespace

Json claim_to_json(const claim::Claim& claim, const std::vector<claim::Paper>& papers) {
    Json proof = Json::array();
    for (const claim::Paragraph& paragraph : claim.proof)
        proof.push_back({{"anchor", or_null(paragraph.anchor)}, {"text", paragraph.text}});
    return {{"id", claim.id},
            {"paper", claim.paper()},
            {"where", claim.where},
            {"title", claim.title},
            {"statement", claim.statement},
            {"formula", or_null(claim.formula)},
            {"reading", claim.reading},
            {"method", claim.method},
            {"tried", claim.tried},
            {"proof", proof},
            {"no_control", or_null(claim.no_control)},
            {"uses", claim.uses},
            {"breaks", claim.breaks},
            {"source", claim.source()},
            {"page", claim.file},
            {"weight", weight_of(claim.id, papers)}};
}

namespace {

Json step_to_json(const claim::Step& step) {
    using claim::Kind;
    Json json{{"says", step.says()},
              {"kind", to_string(step.kind())},
              {"truth", to_string(step.truth())},
              {"carries", step.role() == claim::Role::carries}};
    if (step.cases() > 0) json["cases"] = step.cases();
    if (step.degree() >= 0) json["degree"] = step.degree();
    switch (step.kind()) {
        case Kind::cites: json["cites"] = step.name(); break;
        case Kind::written: json["anchor"] = step.name(); break;
        case Kind::literature: json["reference"] = step.name(); break;
        case Kind::formal:
            json["theorem"] = step.name();
            json["axioms"] = step.axioms();
            break;
        case Kind::simulated: json["error"] = step.error(); break;
        default: break;
    }
    if (step.parts().empty()) return json;
    json["steps"] = Json::array();
    for (const claim::Step& part : step.parts()) json["steps"].push_back(step_to_json(part));
    return json;
}

Json steps_to_json(const std::vector<claim::Step>& steps) {
    Json list = Json::array();
    for (const claim::Step& step : steps) list.push_back(step_to_json(step));
    return list;
}

void add_cited(Json& uses, const std::vector<claim::Step>& steps) {
    for (const claim::Step& step : steps) {
        if (step.kind() == claim::Kind::cites && std::find(uses.begin(), uses.end(), step.name()) == uses.end())
            uses.push_back(step.name());
        add_cited(uses, step.parts());
    }
}

Json result_to_json(const Result& result, const Results& all) {
    const claim::Finding& finding = result.adjudication.finding;
    Json json = claim_to_json(*result.claim, all.catalogue.papers());
    add_cited(json["uses"], finding.steps);
    if (finding.correction) add_cited(json["uses"], finding.correction->steps);
    json["verdict"] = to_string(finding.verdict);
    json["evidence"] = to_string(finding.evidence);
    json["scope"] = finding.scope;
    json["steps"] = steps_to_json(finding.steps);
    json["values"] = Json::array();
    for (const claim::Value& value : finding.values)
        json["values"].push_back({{"name", value.name}, {"enclosure", value.enclosure}});
    json["formal"] = formal_to_json(result.formal);
    json["witness"] = or_null(finding.witness);
    json["pari"] = or_null(finding.pari);
    json["python"] = or_null(finding.python);
    json["harm"] = or_null(finding.harm);
    json["stronger"] = or_null(finding.stronger);
    json["missing"] = or_null(finding.missing);
    json["limits"] = or_null(finding.limits);
    json["correction"] = nullptr;
    if (finding.correction)
        json["correction"] = {{"statement", finding.correction->statement},
                              {"formula", or_null(finding.correction->formula)},
                              {"verdict", to_string(finding.correction->verdict)},
                              {"evidence", to_string(finding.correction->evidence)},
                              {"scope", finding.correction->scope},
                              {"steps", steps_to_json(finding.correction->steps)}};
    if (result.claim->no_control.empty()) json["no_control"] = or_null(result.adjudication.no_control);
    json["controls"] = Json::array();
    for (const claim::ControlOutcome& control : result.adjudication.controls)
        json["controls"].push_back({{"of", control.of == claim::Control::Of::statement ? "statement" : "correction"},
                                    {"changed", control.changed},
                                    {"outcome", to_string(control.outcome)}});
    const claim::PropertyResult& property = result.adjudication.property;
    json["property"] = {{"says", result.claim->check.property.says},
                        {"cases", property.cases},
                        {"discarded", property.discarded},
                        {"seed", std::to_string(all.parameters.seed)},
                        {"counterexample", property.counterexample ? Json(*property.counterexample) : Json(nullptr)}};
    return json;
}

/// SHA-256 over these lines and, sorted by file, "<sha256>  <file>" of the part of every page that is asked for.
std::string sha256_with_pages(std::string lines, std::string claim::Page::*of_page, std::string claim::Paper::*of_paper,
                              const std::vector<claim::Paper>& papers) {
    std::map<std::string, const std::string*> parts;
    for (const claim::Paper& paper : papers) {
        parts.emplace(paper.file, &(paper.*of_paper));
        for (const claim::Page& page : paper.pages) parts.emplace(page.file, &(page.*of_page));
    }
    for (const auto& [file, text] : parts) lines += fmt::format("{}  {}\n", sha256(*text), file);
    return sha256(lines);
}

}  // namespace

std::string findings_sha256(const std::vector<claim::Paper>& papers) {
    return sha256_with_pages(code_sha256() + "\n", &claim::Page::front, &claim::Paper::front, papers);
}
std::string prose_sha256(const std::vector<claim::Paper>& papers) {
    return sha256_with_pages("", &claim::Page::body, &claim::Paper::body, papers);
}

Json results_to_json(const Results& results) {
    Json json;
    json["schema"] = 2;
    json["suite"] = {{"version", suite_version()}, {"sources", findings_sha256(results.catalogue.papers())}};
    json["versions"] = Json::object();
    for (const auto& [name, version] : versions_compiled()) json["versions"][name] = version;
    json["parameters"] = {{"digits", results.parameters.digits},
                          {"seed", std::to_string(results.parameters.seed)},
                          {"cases", results.parameters.cases},
                          {"thorough", results.parameters.thorough}};
    if (!results.catalogue.is_suite()) json["parameters"]["claims"] = results.catalogue.folder();
    json["results"] = Json::array();
    for (const Result& result : results.list) json["results"].push_back(result_to_json(result, results));
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
        constexpr long most = 100'000;
        demand(controls.is_object() && number(controls, "tried") && number(controls, "rejected"), "controls");
        const long tried = controls.at("tried").get<long>(), rejected = controls.at("rejected").get<long>();
        demand(tried >= 0 && tried <= most && rejected >= 0 && rejected <= tried, "number of controls");
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

/// A result of schema 1 with the fields of schema 2. Its lines were all needed; its controls were counted, and their
/// outcomes are not known, but for those that were not rejected.
Json as_schema_2(Json result) {
    for (const auto& [older, newer] : {std::pair{"attack", "tried"}, std::pair{"remark", "limits"}}) {
        if (!result.contains(older)) continue;
        result[newer] = result.at(older);
        result.erase(older);
    }
    if (result.contains("argument")) {
        Json steps = Json::array();
        for (const Json& line : list_of(result, "argument"))
            steps.push_back({{"says", verify::text_of(line, "says")},
                             {"kind", "legacy"},
                             {"truth", verify::text_of(line, "found")},
                             {"carries", true}});
        result["steps"] = steps;
        result.erase("argument");
    }
    if (!result.contains("controls")) return result;
    const bool of_correction = verify::text_of(result, "verdict") == "fails" && result.contains("correction") &&
                               result.at("correction").is_object();
    const std::string unchanged = verify::text_of(of_correction ? result.at("correction") : result, "verdict");
    const Json& counts = result.at("controls");
    const auto tried = counts.at("tried").get<std::size_t>(), rejected = counts.at("rejected").get<std::size_t>();
    Json variants = list_of(counts, "variants"), controls = Json::array();
    for (std::size_t i = 0; i < tried; ++i)
        controls.push_back({{"of", of_correction ? "correction" : "statement"},
                            {"changed", i < variants.size() ? variants[i] : Json("")},
                            {"outcome", i < rejected ? Json(nullptr) : Json(unchanged)}});
    result["controls"] = controls;
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
        if (schema == 1) result = as_schema_2(std::move(result));
    }
}

}  // namespace

std::size_t rejected_controls(const Json& result) {
    std::size_t rejected = 0;
    for (const Json& control : list_of(result, "controls")) {
        const auto correction = result.find("correction");
        const Json* of = text_of(control, "of") != "correction"                  ? &result
                         : correction != result.end() && correction->is_object() ? &*correction
                                                                                 : nullptr;
        rejected += of && text_of(control, "outcome") != text_of(*of, "verdict");
    }
    return rejected;
}

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

std::string program_in(const Json& parameters) {
    return parameters.is_object() && !verify::text_of(parameters, "claims").empty() ? "verify" : "verify/run";
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
    if (const std::string folder = verify::text_of(parameters, "claims"); !folder.empty())
        options += " --claims " + (folder.find_first_not_of("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
                                                            "0123456789._-") == std::string::npos
                                       ? folder
                                       : "DIR");
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
