// verify diff A B: what changed between two results.json: verdicts, then numbers whose enclosures do not overlap, then widths.
#include "verify/byte_source.hpp"
#include "verify/claim_sections.hpp"
#include "verify/commands.hpp"
#include "verify/enclosure.hpp"
#include "verify/status.hpp"

#include <fmt/format.h>

namespace verify {
namespace {

struct Differences {
    Json conditions = Json::array(), verdicts = Json::array(), evidence = Json::array(), missing = Json::array();
    Json disjoint = Json::array();   ///< enclosures of one number without a common point: one of the two runs is wrong
    Json elsewhere = Json::array();  ///< the same where seed, cases or range differ, so that it may be another number
    Json estimates = Json::array();  ///< confidence intervals without a common point
    Json widths = Json::array(), other = Json::array();
};

void compare_conditions(const Json& a, const Json& b, Differences& found) {
    for (const char* group : {"suite", "versions", "parameters"}) {
        const Json before = a.value(group, Json::object()), after = b.value(group, Json::object());
        Json keys = before;
        keys.update(after);
        for (const auto& [key, unused] : keys.items()) {
            const Json left = before.value(key, Json(nullptr)), right = after.value(key, Json(nullptr));
            if (left != right) found.conditions.push_back({{"name", key}, {"a", left}, {"b", right}});
        }
    }
}

/// By name; a name that stands several times in a claim is counted.
std::map<std::string, std::string> values_of(const Json& result) {
    std::map<std::string, std::string> values;
    for (const Json& value : list_of(result, "values")) {
        std::string name = text_of(value, "name");
        for (int again = 2; values.count(name); ++again) name = fmt::format("{} ({})", text_of(value, "name"), again);
        values[name] = text_of(value, "enclosure");
    }
    return values;
}

void compare_values(const std::string& id, const Json& a, const Json& b, bool same_work, Differences& found) {
    const auto before = values_of(a), after = values_of(b);
    int narrower = 0, wider = 0, moved = 0;
    for (const auto& [name, left] : before) {
        const auto right = after.find(name);
        const Json entry{{"id", id}, {"name", name}, {"a", left}, {"b", right == after.end() ? Json(nullptr) : Json(right->second)}};
        if (right == after.end()) {
            found.other.push_back(entry);
            continue;
        }
        if (left == right->second) continue;
        const auto first = parse_enclosure(left), second = parse_enclosure(right->second);
        if (!first || !second) {
            found.other.push_back(entry);
        } else if (!first->overlaps(*second)) {
            (name.find("(estimate") != std::string::npos ? found.estimates : same_work ? found.disjoint : found.elsewhere).push_back(entry);
        } else {
            narrower += second->radius < first->radius;
            wider += second->radius > first->radius;
            moved += second->radius == first->radius;
        }
    }
    for (const auto& [name, right] : after)
        if (!before.count(name)) found.other.push_back({{"id", id}, {"name", name}, {"a", nullptr}, {"b", right}});
    if (narrower + wider + moved > 0) found.widths.push_back({{"id", id}, {"narrower", narrower}, {"wider", wider}, {"moved", moved}});
}

Differences compare(const Json& a, const Json& b) {
    Differences found;
    compare_conditions(a, b, found);
    const ResultSet before(a), after(b);
    const Json first = a.value("parameters", Json::object()), second = b.value("parameters", Json::object());
    bool same_work = true;  // digits and versions must not move a number, these may
    for (const char* key : {"seed", "cases", "thorough"}) same_work = same_work && first.value(key, Json(nullptr)) == second.value(key, Json(nullptr));
    for (const auto& [id, left] : before.all()) {
        const Json* right = after.find(id);
        if (!right) {
            found.missing.push_back({{"id", id}, {"in", "a"}});
            continue;
        }
        for (const char* key : {"verdict", "evidence"})
            if (text_of(left, key) != text_of(*right, key)) (key[0] == 'v' ? found.verdicts : found.evidence).push_back({{"id", id}, {"a", text_of(left, key)}, {"b", text_of(*right, key)}});
        compare_values(id, left, *right, same_work && text_of(left, "statement") == text_of(*right, "statement"), found);
    }
    for (const auto& [id, right] : after.all())
        if (!before.find(id)) found.missing.push_back({{"id", id}, {"in", "b"}});
    return found;
}

std::string shown_value(const Json& value) { return value.is_null() ? "(none)" : on_one_line(value.is_string() ? value.get<std::string>() : value.dump()); }

std::string text_of_differences(const Differences& found) {
    std::string text;
    const auto part = [&](const std::string& heading, const Json& list, const auto& line) {
        if (list.empty()) return;
        text += fmt::format("{} ({})\n", heading, list.size());
        for (const Json& entry : list) text += "  " + line(entry) + "\n";
        text += "\n";
    };
    const auto change = [](const Json& e) { return fmt::format("{}: {} -> {}", text_of(e, "id"), shown_value(e.at("a")), shown_value(e.at("b"))); };
    const auto value = [](const Json& e) { return fmt::format("{}: {}: {} -> {}", text_of(e, "id"), text_of(e, "name"), shown_value(e.at("a")), shown_value(e.at("b"))); };
    part("Made under other conditions", found.conditions, [](const Json& e) { return fmt::format("{}: {} -> {}", text_of(e, "name"), shown_value(e.at("a")), shown_value(e.at("b"))); });
    part("Verdicts that differ", found.verdicts, change);
    part("Enclosures without a common point: a bug, at least one of the two is wrong", found.disjoint, value);
    part("Enclosures without a common point, made with another seed, number of cases or range: they need not be of the same number", found.elsewhere, value);
    part("Evidence that differs", found.evidence, change);
    part("Claims in one of the two only", found.missing, [](const Json& e) { return fmt::format("{}: in {} only", text_of(e, "id"), text_of(e, "in") == "a" ? "the first" : "the second"); });
    part("Estimates without a common point (confidence intervals; other seeds or machines may do that)", found.estimates, value);
    part("Numbers in one of the two only, or in no form that can be compared", found.other, value);
    part("Widths", found.widths, [](const Json& e) { return fmt::format("{}: {} narrower, {} wider, {} as wide elsewhere", text_of(e, "id"), e.at("narrower").get<int>(), e.at("wider").get<int>(), e.at("moved").get<int>()); });
    return text.empty() ? "no difference\n" : fmt::format("{}{}\n", text, found.verdicts.empty() && found.disjoint.empty() ? found.elsewhere.empty() ? std::string("no verdict differs, and all enclosures overlap") : std::string("no verdict differs") : fmt::format("{} verdicts differ, {} enclosures do not overlap", found.verdicts.size(), found.disjoint.size()));
}

}  // namespace

void add_diff(CLI::App& app, int& status) {
    struct Options {
        std::string a, b, format = "text";
    };
    auto options = std::make_shared<Options>();
    CLI::App* command = app.add_subcommand("diff", "What changed between two results.json: verdicts, then numbers that no longer overlap, then widths");
    command->add_option("A", options->a, "The results.json of a run")->required();
    command->add_option("B", options->b, "That of another")->required();
    command->add_option("--format", options->format, "text or json")->check(CLI::IsMember({"text", "json"}));
    command->callback([options, &status] {
        const Differences found = compare(read_results(options->a), read_results(options->b));
        if (options->format == "json")
            fmt::print("{}\n", json_text(Json{{"schema", 1}, {"conditions", found.conditions}, {"verdicts", found.verdicts}, {"disjoint", found.disjoint}, {"elsewhere", found.elsewhere}, {"evidence", found.evidence}, {"missing", found.missing}, {"estimates", found.estimates}, {"other", found.other}, {"widths", found.widths}}));
        else
            fmt::print("{}", text_of_differences(found));
        if (!found.verdicts.empty() || !found.disjoint.empty()) status = differs;
    });
}

}  // namespace verify
