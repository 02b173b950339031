// verify diff A B: what changed between two results.json: verdicts, numbers whose enclosures do not overlap, evidence,
// texts, then widths.
#include "verify/base/byte_source.hpp"
#include "verify/base/status.hpp"
#include "verify/record/enclosure.hpp"
#include "verify/record/standing.hpp"
#include "verify/reports/claim_sections.hpp"
#include "verify/verbs/commands.hpp"
#include "verify/verbs/one_of.hpp"

#include <fmt/format.h>
#include <CLI/CLI.hpp>

#include <algorithm>

namespace verify {
namespace {

struct Differences {
    Json conditions = Json::array(), verdicts = Json::array(), missing = Json::array();
    Json evidence = Json::array();   ///< with the change: weaker, stronger, or unknown where a word is no evidence that
                                     ///< is known here
    Json words = Json::array();      ///< evidence that is no word known here
    Json texts = Json::array();      ///< statement, reading, scope and all other fields
    bool loss = false;               ///< a verdict that differs, or evidence that is weaker or cannot be compared
    Json disjoint = Json::array();   ///< enclosures of one number without a common point: one of the two runs is wrong
    Json elsewhere = Json::array();  ///< the same where seed, cases or range differ, so that it may be another number
    Json estimates = Json::array();  ///< confidence intervals without a common point
    Json widths = Json::array(), other = Json::array();
};

/// The keys of an object have no order.
bool same_content(const Json& a, const Json& b) { return nlohmann::json(a) == nlohmann::json(b); }

void compare_conditions(const Json& a, const Json& b, Differences& found) {
    for (const char* group : {"suite", "versions", "parameters"}) {
        const Json before = a.value(group, Json::object()), after = b.value(group, Json::object());
        Json keys = before;
        keys.update(after);
        for (const auto& [key, unused] : keys.items()) {
            const Json left = before.value(key, Json(nullptr)), right = after.value(key, Json(nullptr));
            if (!same_content(left, right)) found.conditions.push_back({{"name", key}, {"a", left}, {"b", right}});
        }
    }
    const Json left = a.value("schema", Json(1)), right = b.value("schema", Json(1));
    if (!same_content(left, right)) found.conditions.push_back({{"name", "schema"}, {"a", left}, {"b", right}});
}

void compare_standing(const std::string& id, const Json& a, const Json& b, Differences& found) {
    for (const StandingChange& change : standing_changes(a, b)) {
        found.loss = found.loss || change.is_loss();
        const auto entry = [&](const char* key) {
            return Json{
                {"id", id}, {"of", change.of}, {"a", text_of(change.before, key)}, {"b", text_of(change.after, key)}};
        };
        if (change.verdict) found.verdicts.push_back(entry("verdict"));
        if (change.evidence == EvidenceChange::none) continue;
        found.evidence.push_back(entry("evidence"));
        found.evidence.back()["change"] = to_string(change.evidence);
    }
    for (const auto& [side, result] : {std::pair{"a", &a}, std::pair{"b", &b}})
        for (const std::string& word : unknown_evidence(*result))
            found.words.push_back({{"id", id}, {"in", side}, {"word", word}});
}

/// What schema 1 knows of a field of schema 2: of steps what they say and found (the lines of a check that is not yet
/// broken down; neither the check as a whole nor a theorem of Coq), of controls what was changed.
Json in_older_terms(const std::string& key, Json field, int schema) {
    if (key == "formula" || key == "no_control" || key == "weight" || key == "proof" || key == "page" ||
        key == "breaks")
        return nullptr;
    if (field.is_object())
        for (const char* newer : {"steps", "formula", "discarded"}) field.erase(newer);
    if (!field.is_array() || (key != "steps" && key != "controls")) return field;
    Json parts = Json::array();
    for (const Json& part : field) {
        if (key == "controls")
            parts.push_back(text_of(part, "changed"));
        else if (schema == 1 || (text_of(part, "kind") != "formal" &&
                                 text_of(part, "says").find("not yet broken down") == std::string::npos))
            parts.push_back(text_of(part, "says") + ": " + text_of(part, "truth"));
    }
    return parts;
}

/// How two results are compared: made with the same seed, cases and range, written in the same schema?
struct Terms {
    bool same_work;
    int schema_a, schema_b;
};

/// A field without what the other comparisons are about.
Json field_of(const Json& result, const std::string& key, const Terms& terms, int schema) {
    Json field = result.value(key, Json(nullptr));
    if (terms.schema_a != terms.schema_b) field = in_older_terms(key, std::move(field), schema);
    if (field.is_string() && field == "") return nullptr;
    if (!field.is_object()) return field;
    if (key == "correction")
        for (const char* standing : {"verdict", "evidence"}) field.erase(standing);
    if (key == "property" && !terms.same_work)
        for (const char* condition : {"cases", "discarded", "seed"}) field.erase(condition);
    return field;
}

void compare_texts(const std::string& id, const Json& a, const Json& b, const Terms& terms, Differences& found) {
    Json keys = a;
    keys.update(b);
    for (const auto& [key, unused] : keys.items()) {
        if (key == "verdict" || key == "evidence" || key == "values") continue;
        const Json left = field_of(a, key, terms, terms.schema_a), right = field_of(b, key, terms, terms.schema_b);
        if (!same_content(left, right)) found.texts.push_back({{"id", id}, {"field", key}, {"a", left}, {"b", right}});
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
        const Json entry{
            {"id", id}, {"name", name}, {"a", left}, {"b", right == after.end() ? Json(nullptr) : Json(right->second)}};
        if (right == after.end()) {
            found.other.push_back(entry);
            continue;
        }
        if (left == right->second) continue;
        const auto first = parse_enclosure(left), second = parse_enclosure(right->second);
        if (!first || !second) {
            found.other.push_back(entry);
        } else if (!first->overlaps(*second)) {
            (name.find("(estimate") != std::string::npos ? found.estimates
             : same_work                                 ? found.disjoint
                                                         : found.elsewhere)
                .push_back(entry);
        } else {
            narrower += second->radius < first->radius;
            wider += second->radius > first->radius;
            moved += second->radius == first->radius;
        }
    }
    for (const auto& [name, right] : after)
        if (!before.count(name)) found.other.push_back({{"id", id}, {"name", name}, {"a", nullptr}, {"b", right}});
    if (narrower + wider + moved > 0)
        found.widths.push_back({{"id", id}, {"narrower", narrower}, {"wider", wider}, {"moved", moved}});
}

Differences compare(const Json& a, const Json& b) {
    Differences found;
    compare_conditions(a, b, found);
    const ResultSet before(a), after(b);
    const Json first = a.value("parameters", Json::object()), second = b.value("parameters", Json::object());
    bool same_work = true;  // digits and versions must not move a number, these may
    for (const char* key : {"seed", "cases", "thorough"})
        same_work = same_work && first.value(key, Json(nullptr)) == second.value(key, Json(nullptr));
    const auto schema_of = [](const Json& json) { return json.value("schema", Json(1)).get<int>(); };
    for (const auto& [id, left] : before.all()) {
        const Json* right = after.find(id);
        if (!right) {
            found.missing.push_back({{"id", id}, {"in", "a"}});
            continue;
        }
        compare_standing(id, left, *right, found);
        compare_texts(id, left, *right, {same_work, schema_of(a), schema_of(b)}, found);
        compare_values(id, left, *right, same_work && text_of(left, "statement") == text_of(*right, "statement"),
                       found);
    }
    for (const auto& [id, right] : after.all())
        if (!before.find(id)) found.missing.push_back({{"id", id}, {"in", "b"}});
    return found;
}

std::string shown_value(const Json& value) {
    return value.is_null() ? "(none)" : on_one_line(value.is_string() ? value.get<std::string>() : value.dump());
}

/// What two long texts have in common before they differ is left out, but for some words.
std::string changed_lines(const Json& entry) {
    constexpr std::size_t before = 40, after = 200;
    const auto text = [](const Json& value) {
        return value.is_null() ? std::string("(none)")
                               : on_one_line(value.is_string() ? value.get<std::string>() : value.dump());
    };
    const std::string a = text(entry.at("a")), b = text(entry.at("b"));
    const auto same = static_cast<std::size_t>(std::mismatch(a.begin(), a.end(), b.begin(), b.end()).first - a.begin());
    const auto continues = [](const std::string& s, std::size_t at) {
        return at < s.size() && (static_cast<unsigned char>(s[at]) & 0xC0) == 0x80;
    };  // a character of UTF-8
    const auto part = [&](const std::string& s) {
        std::size_t begin = same > before ? same - before : 0, end = std::min(s.size(), same + after);
        while (begin > 0 && continues(s, begin)) --begin;
        while (continues(s, end)) ++end;
        return (begin > 0 ? "…" : "") + s.substr(begin, end - begin) + (end < s.size() ? "…" : "");
    };
    return fmt::format("{}: {}\n    - {}\n    + {}", text_of(entry, "id"), text_of(entry, "field"), part(a), part(b));
}

std::string text_of_differences(const Differences& found) {
    std::string text;
    const auto part = [&](const std::string& heading, const Json& list, const auto& line) {
        if (list.empty()) return;
        text += fmt::format("{} ({})\n", heading, list.size());
        for (const Json& entry : list) text += "  " + line(entry) + "\n";
        text += "\n";
    };
    const auto change = [](const Json& e) {
        return fmt::format("{}{}: {} -> {}", text_of(e, "id"), text_of(e, "of") == "correction" ? ", correction" : "",
                           shown_value(e.at("a")), shown_value(e.at("b")));
    };
    const auto evidence = [&](const char* kind) {
        Json chosen = Json::array();
        for (const Json& e : found.evidence)
            if (text_of(e, "change") == kind) chosen.push_back(e);
        return chosen;
    };
    const Json weaker = evidence("weaker"), unclear = evidence("unknown");
    const auto value = [](const Json& e) {
        return fmt::format("{}: {}: {} -> {}", text_of(e, "id"), text_of(e, "name"), shown_value(e.at("a")),
                           shown_value(e.at("b")));
    };
    part("Made under other conditions", found.conditions, [](const Json& e) {
        return fmt::format("{}: {} -> {}", text_of(e, "name"), shown_value(e.at("a")), shown_value(e.at("b")));
    });
    part("Verdicts that differ", found.verdicts, change);
    part("Enclosures without a common point: a bug, at least one of the two is wrong", found.disjoint, value);
    part(
        "Enclosures without a common point, made with another seed, number of cases or range: they need not be of the same number",
        found.elsewhere, value);
    part("Evidence that is weaker", weaker, change);
    part("Evidence that cannot be compared", unclear, change);
    part("Evidence in a word that is not known here", found.words, [](const Json& e) {
        return fmt::format("{}: '{}' in {}", text_of(e, "id"), shown(text_of(e, "word")),
                           text_of(e, "in") == "a" ? "the first" : "the second");
    });
    part("Evidence that is stronger", evidence("stronger"), change);
    part("Claims in one of the two only", found.missing, [](const Json& e) {
        return fmt::format("{}: in {} only", text_of(e, "id"), text_of(e, "in") == "a" ? "the first" : "the second");
    });
    part("Estimates without a common point (confidence intervals; other seeds or machines may do that)",
         found.estimates, value);
    part("Numbers in one of the two only, or in no form that can be compared", found.other, value);
    part("Statement, reading, scope and other texts that differ", found.texts, changed_lines);
    part("Widths", found.widths, [](const Json& e) {
        return fmt::format("{}: {} narrower, {} wider, {} as wide elsewhere", text_of(e, "id"),
                           e.at("narrower").get<int>(), e.at("wider").get<int>(), e.at("moved").get<int>());
    });
    if (text.empty()) return "no difference\n";
    if (found.loss || !found.disjoint.empty())
        return text + fmt::format(
                          "{} verdicts differ, {} enclosures do not overlap, {} findings have weaker evidence, {} have "
                          "evidence that cannot be compared\n",
                          found.verdicts.size(), found.disjoint.size(), weaker.size(), unclear.size());
    return text + (found.elsewhere.empty() ? "no verdict differs, no evidence is weaker, and all enclosures overlap\n"
                                           : "no verdict differs, and no evidence is weaker\n");
}

}  // namespace

void add_diff(CLI::App& app, int& status) {
    struct Options {
        std::string a, b, format = "text";
    };
    auto options = std::make_shared<Options>();
    CLI::App* command = app.add_subcommand(
        "diff",
        "What changed between two results.json: verdicts, numbers that no longer overlap, evidence, texts, widths");
    command->add_option("A", options->a, "The results.json of a run")->required();
    command->add_option("B", options->b, "That of another")->required();
    one_of(command->add_option("--format", options->format, "text or json"), {"text", "json"});
    command->footer(
        "Exit status: 0 if no verdict differs, no evidence is weaker and no two enclosures of a number are disjoint; "
        "else 1.");
    command->callback([options, &status] {
        const Differences found = compare(read_results(options->a), read_results(options->b));
        if (options->format == "json")
            fmt::print("{}\n", json_text(Json{{"schema", 1},
                                              {"conditions", found.conditions},
                                              {"verdicts", found.verdicts},
                                              {"disjoint", found.disjoint},
                                              {"elsewhere", found.elsewhere},
                                              {"evidence", found.evidence},
                                              {"unknown_evidence", found.words},
                                              {"missing", found.missing},
                                              {"estimates", found.estimates},
                                              {"other", found.other},
                                              {"texts", found.texts},
                                              {"widths", found.widths}}));
        else
            fmt::print("{}", text_of_differences(found));
        if (found.loss || !found.disjoint.empty()) status = differs;
    });
}

}  // namespace verify
