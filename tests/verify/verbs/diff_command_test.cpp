// verify diff: what it finds between two records, and what it takes for a bug.
#include "verify/process.hpp"
#include "verify/record/enclosure.hpp"

#include <nlohmann/json.hpp>

#include <functional>
#include <map>
#include <set>

using Json = nlohmann::json;

namespace {

Json record_with(const std::vector<std::pair<std::string, std::string>>& values, const std::string& verdict = "holds",
                 const std::string& evidence = "proved") {
    Json result{{"id", "yu-2025/lemma-3"},
                {"verdict", verdict},
                {"evidence", evidence},
                {"values", Json::array()},
                {"uses", Json::array()}};
    for (const auto& [name, enclosure] : values) result["values"].push_back({{"name", name}, {"enclosure", enclosure}});
    return {{"schema", 1},
            {"suite", {{"version", "0"}, {"sources", "x"}}},
            {"versions", {{"Arb", "2"}}},
            {"parameters", {{"digits", 30}}},
            {"results", Json::array({result})}};
}

struct Compared {
    int status;
    std::string text;
    Json json;
};

Compared compared(const Json& a, const Json& b) {
    const TemporaryFolder folder;
    const std::string files = "'" + folder.file("a.json", a.dump()) + "' '" + folder.file("b.json", b.dump()) + "'";
    const Ran text = run_verify("diff " + files), json = run_verify("diff --format json " + files);
    CHECK(text.status == json.status);
    CHECK(text.err.empty());
    return {text.status, text.out, Json::parse(json.out)};
}

}  // namespace

TEST_CASE("equal records: no difference") {
    const auto same = compared(record_with({{"x", "[1 +/- 1e-3]"}}), record_with({{"x", "[1 +/- 1e-3]"}}));
    CHECK(same.status == 0);
    CHECK(same.text == "no difference\n");
}

TEST_CASE("a verdict that differs comes before the numbers, with status 1") {
    Json other = record_with({{"x", "[3 +/- 1e-3]"}}, "fails");
    other["parameters"]["digits"] = 50;
    const auto verdict = compared(record_with({{"x", "[1 +/- 1e-3]"}}), other);
    CHECK(verdict.status == 1);
    CHECK(verdict.text.find("Made under other conditions (1)\n  digits: 30 -> 50") == 0);
    CHECK(verdict.text.find("yu-2025/lemma-3: holds -> fails") < verdict.text.find("a bug"));
    CHECK(verdict.json.at("disjoint").size() == 1);
}

TEST_CASE("weaker evidence is a difference with status 1, stronger evidence is reported with status 0") {
    const std::vector<std::string> words{"none", "simulated", "tested", "certified", "argued", "proved", "formal"};
    for (std::size_t i = 0; i + 1 < words.size(); ++i) {
        INFO(words[i] << ", " << words[i + 1]);
        const auto lost = compared(record_with({}, "holds", words[i + 1]), record_with({}, "holds", words[i]));
        CHECK(lost.status == 1);
        CHECK(lost.text.find("Evidence that is weaker (1)\n  yu-2025/lemma-3: " + words[i + 1] + " -> " + words[i] +
                             "\n") != std::string::npos);
        CHECK(lost.json.at("evidence").at(0) == Json{{"id", "yu-2025/lemma-3"},
                                                     {"of", "statement"},
                                                     {"a", words[i + 1]},
                                                     {"b", words[i]},
                                                     {"change", "weaker"}});
        const auto gained = compared(record_with({}, "holds", words[i]), record_with({}, "holds", words[i + 1]));
        CHECK(gained.status == 0);
        CHECK(gained.text.find("Evidence that is stronger (1)") != std::string::npos);
    }
    const auto with_correction = [](const Json& correction) {
        Json record = record_with({}, "fails");
        record["results"][0]["correction"] = correction;
        return record;
    };
    const Json proved{{"verdict", "holds"}, {"evidence", "proved"}},
        tested{{"verdict", "holds"}, {"evidence", "tested"}};
    const auto correction = compared(with_correction(proved), with_correction(tested));
    CHECK(correction.status == 1);
    CHECK(correction.text.find("yu-2025/lemma-3, correction: proved -> tested") != std::string::npos);
    CHECK(compared(with_correction(tested), with_correction(proved)).status == 0);
    CHECK(compared(with_correction(tested), with_correction(nullptr)).status == 1);
    CHECK(compared(with_correction(nullptr), with_correction(tested)).status == 0);
}

TEST_CASE("a word that is no evidence is said, and is not taken for as strong") {
    const auto [first, second] = GENERATE(
        table<std::string, std::string>({{"proved", "revealed"}, {"revealed", "proved"}, {"revealed", "dreamt"}}));
    const auto found = compared(record_with({}, "holds", first), record_with({}, "holds", second));
    CHECK(found.status == 1);
    CHECK(found.json.at("evidence").at(0).at("change") == "unknown");
    CHECK(found.text.find("Evidence in a word that is not known here") != std::string::npos);
    CHECK(found.text.find("'revealed'") != std::string::npos);
    const auto same = compared(record_with({}, "holds", "revealed"), record_with({}, "holds", "revealed"));
    CHECK(same.status == 0);
    CHECK(same.json.at("unknown_evidence").size() == 2);
}

TEST_CASE("texts that differ are differences, with status 0") {
    const auto changed = [](const std::string& field, const Json& value) {
        Json record = record_with({});
        record["results"][0][field] = value;
        return record;
    };
    for (const char* field : {"statement", "reading", "scope", "title", "where", "formula", "method", "witness", "pari",
                              "python", "harm", "stronger", "missing", "source", "a field to come"}) {
        INFO(field);
        const auto found = compared(changed(field, "for all L"), changed(field, "for all L >= 2"));
        CHECK(found.status == 0);
        CHECK(found.json.at("texts").at(0) ==
              Json{{"id", "yu-2025/lemma-3"}, {"field", field}, {"a", "for all L"}, {"b", "for all L >= 2"}});
        CHECK(found.text.find("yu-2025/lemma-3: " + std::string(field) + "\n    - for all L\n    + for all L >= 2\n") !=
              std::string::npos);
        CHECK(compared(record_with({}), changed(field, "new")).json.at("texts").at(0).at("a").is_null());
        CHECK(compared(changed(field, nullptr), changed(field, "")).text == "no difference\n");
    }
    for (const auto& [field, a, b] : std::vector<std::tuple<std::string, Json, Json>>{
             {"uses", Json::array(), Json::array({"yu-2025/lemma-1"})},
             {"correction", {{"statement", "x"}, {"verdict", "holds"}}, {{"statement", "y"}, {"verdict", "holds"}}}}) {
        INFO(field);
        CHECK(compared(changed(field, a), changed(field, b)).json.at("texts").size() == 1);
    }
    // What schema 1 has under another name.
    for (const auto& [older, newer] : std::map<std::string, std::string>{{"attack", "tried"}, {"remark", "limits"}})
        CHECK(compared(changed(older, "a"), changed(older, "b")).json.at("texts").at(0) ==
              Json{{"id", "yu-2025/lemma-3"}, {"field", newer}, {"a", "a"}, {"b", "b"}});
    const auto lines = compared(changed("argument", Json::array()),
                                changed("argument", Json::array({Json{{"says", "x"}, {"found", "yes"}}})));
    CHECK(lines.json.at("texts").at(0).at("field") == "steps");
    CHECK(lines.json.at("texts").at(0).at("b").at(0) ==
          Json{{"says", "x"}, {"kind", "legacy"}, {"truth", "yes"}, {"carries", true}});
    // Of long texts the part around the change is shown, in whole characters.
    const std::string before = std::string(300, 'a') + "λλλλ";
    const auto longer = compared(changed("remark", before + "ends here"),
                                 changed("remark", before + "goes on" + std::string(500, 'b')));
    CHECK(longer.text.find("ends here") != std::string::npos);
    CHECK(longer.text.find(std::string(100, 'a')) == std::string::npos);
    CHECK(longer.text.find(std::string(300, 'b')) == std::string::npos);
    CHECK(Json(longer.text).dump().size() > 0);  // throws where a character is cut
}

TEST_CASE("seed and cases of a property are conditions, what it says is a text") {
    const auto with_property = [](int cases, const std::string& seed, const std::string& says) {
        Json record = record_with({});
        record["parameters"].update({{"cases", cases}, {"seed", seed}});
        record["results"][0]["property"] = {
            {"says", says}, {"cases", cases}, {"seed", seed}, {"counterexample", nullptr}};
        return record;
    };
    CHECK(compared(with_property(100, "1", "x"), with_property(50, "2", "x")).json.at("texts").empty());
    CHECK(compared(with_property(100, "1", "x"), with_property(100, "1", "y")).json.at("texts").size() == 1);
}

TEST_CASE("records of schema 1 and schema 2 are compared") {
    Json older = record_with({{"x", "1"}}), newer = record_with({{"x", "1"}});
    older["results"][0].update({{"attack", "an attack"},
                                {"remark", "a limit"},
                                {"argument", Json::array({Json{{"says", "a step"}, {"found", "yes"}}})}});
    newer["schema"] = 2;
    newer["results"][0].update(
        {{"tried", "an attack"},
         {"limits", "a limit"},
         {"steps", Json::array({Json{{"says", "a step"}, {"kind", "exact"}, {"truth", "yes"}, {"carries", true}}})}});
    const auto found = compared(older, newer);
    CHECK(found.status == 0);
    CHECK(found.json.at("texts").empty());
    CHECK(found.json.at("conditions") == Json::array({{{"name", "schema"}, {"a", 1}, {"b", 2}}}));
    newer["results"][0]["evidence"] = "argued";
    CHECK(compared(older, newer).status == 1);
}

TEST_CASE("of records of two schemas what only one can say is no difference, and what both say is compared") {
    Json older = record_with({}, "fails"), newer = record_with({}, "fails", "argued");
    older["results"][0].update(
        {{"argument", Json::array({Json{{"says", "a line"}, {"found", "yes"}}})},
         {"controls", {{"tried", 2}, {"rejected", 2}, {"variants", {"a sign", "a bound"}}}},
         {"property", {{"says", "p"}, {"cases", 100}, {"seed", "1"}, {"counterexample", nullptr}}},
         {"correction", {{"statement", "c"}, {"verdict", "holds"}, {"evidence", "argued"}, {"scope", "all"}}}});
    newer["schema"] = 2;
    const Json control{{"of", "correction"}, {"changed", "a sign"}, {"outcome", "fails"}};
    newer["results"][0].update(
        {{"steps", Json::array({Json{{"says", "the check as a whole; not yet broken down into steps"},
                                     {"kind", "legacy"},
                                     {"truth", "yes"},
                                     {"carries", true}},
                                Json{{"says", "a line"}, {"kind", "legacy"}, {"truth", "yes"}, {"carries", false}}})},
         {"formula", "x > 0"},
         {"weight", "slip"},
         {"no_control", nullptr},
         {"proof", Json::array()},
         {"page", "proofs/p/a.md"},
         {"controls", Json::array({control, control})},
         {"property", {{"says", "p"}, {"cases", 100}, {"discarded", 3}, {"seed", "1"}, {"counterexample", nullptr}}},
         {"correction",
          {{"statement", "c"},
           {"formula", nullptr},
           {"verdict", "holds"},
           {"evidence", "argued"},
           {"scope", "all"},
           {"steps", Json::array()}}}});
    newer["results"][0]["controls"][1]["changed"] = "a bound";
    const auto found = compared(older, newer);
    CHECK(found.json.at("texts") == Json::array());
    CHECK(found.status == 1);
    CHECK(found.text.find("Evidence that is weaker (1)\n  yu-2025/lemma-3: proved -> argued\n") != std::string::npos);
    newer["results"][0]["steps"][1]["truth"] = "unknown";
    newer["results"][0]["controls"][1]["changed"] = "another bound";
    CHECK(compared(older, newer).json.at("texts").size() == 2);
}

TEST_CASE("enclosures without a common point are a bug, touching ones and estimates are not, widths come last") {
    const auto bug = compared(record_with({{"x", "[1 +/- 1e-3]"}}), record_with({{"x", "[1.0020001 +/- 1e-3]"}}));
    CHECK(bug.status == 1);
    CHECK(bug.text.find("a bug") != std::string::npos);
    const auto touching = compared(record_with({{"x", "[1 +/- 1e-3]"}}), record_with({{"x", "[1.002 +/- 1e-3]"}}));
    CHECK(touching.status == 0);
    CHECK(touching.json.at("widths").at(0).at("moved") == 1);
    const auto estimate = compared(record_with({{"x (estimate, 99 %)", "[1 +/- 0.1]"}}),
                                   record_with({{"x (estimate, 99 %)", "[2 +/- 0.1]"}}));
    CHECK(estimate.status == 0);
    CHECK(estimate.json.at("estimates").size() == 1);
    const auto width = compared(record_with({{"x", "[1 +/- 1e-3]"}, {"y", "[1 +/- 1e-3]"}, {"x", "2"}}),
                                record_with({{"x", "[1 +/- 1e-5]"}, {"y", "[1 +/- 1e-1]"}, {"x", "2"}}));
    CHECK(width.status == 0);
    CHECK(width.json.at("widths").at(0) ==
          Json{{"id", "yu-2025/lemma-3"}, {"narrower", 1}, {"wider", 1}, {"moved", 0}});
}

TEST_CASE("with another seed or range a number need not be the same one") {
    Json other = record_with({{"x", "[3 +/- 1e-3]"}});
    for (const auto& [key, value] : std::map<std::string, Json>{{"seed", "7"}, {"thorough", true}, {"cases", 3}}) {
        Json b = other;
        b["parameters"][key] = value;
        const auto found = compared(record_with({{"x", "[1 +/- 1e-3]"}}), b);
        CHECK(found.status == 0);
        CHECK(found.json.at("disjoint").empty());
        CHECK(found.json.at("elsewhere").size() == 1);
    }
}

TEST_CASE("what is no record is refused by one line that says why") {
    const TemporaryFolder folder;
    const std::string whole = folder.file("whole.json", record_with({}).dump());
    const auto refused = [&](const Json& wrong, const std::string& named) {
        const std::string file = folder.file("wrong.json", wrong.dump());
        check_refused("diff '" + whole + "' '" + file + "'", named);
    };
    const auto changed = [](const std::function<void(Json&)>& change) {
        Json json = record_with({});
        change(json);
        return json;
    };
    refused(changed([](Json& j) { j["results"] = nullptr; }), "results");
    refused(changed([](Json& j) { j["results"].push_back(j["results"][0]); }), "yu-2025/lemma-3 stands twice");
    refused(changed([](Json& j) { j["results"][0]["verdict"] = "banana"; }), "yu-2025/lemma-3: verdict");
    refused(changed([](Json& j) { j["results"][0]["uses"] = {1}; }), "uses");
    refused(changed([](Json& j) { j["results"][0]["values"] = {1}; }), "values");
    refused(changed([](Json& j) { j["results"][0]["controls"] = nullptr; }), "controls");
    refused(
        changed([](Json& j) {
            j["results"][0].update({{"controls", {{"tried", 1e15}, {"rejected", 1}}}, {"property", {{"cases", 1}}}});
        }),
        "controls");
    refused(changed([](Json& j) {
                j["results"][0].update({{"controls", {{"tried", 1}, {"rejected", 2}}}, {"property", {{"cases", 1}}}});
            }),
            "number of controls");
    refused(changed([](Json& j) { j["suite"] = "x"; }), "suite");
    refused(changed([](Json& j) { j["schema"] = 3; }), "schema 3");
    refused(changed([](Json& j) { j["schema"] = "new"; }), "schema");
    refused(changed([](Json& j) { j["schema"] = 2, j["results"][0]["controls"] = {1}; }), "controls");
    refused(changed([](Json& j) { j["results"][0]["evidence"] = 5; }), "yu-2025/lemma-3: evidence");
    refused(changed([](Json& j) {
                j["results"][0]["correction"] = {{"verdict", "perhaps"}};
            }),
            "verdict of the correction");
    check_refused("diff '" + whole + "' '" + folder.path.string() + "'", folder.path.string());
    check_refused("diff '" + whole + "' '" + folder.file("deep.json", std::string(100'000, '[')) + "'", "deep.json");
    check_refused("diff '" + whole + "' \"$(printf 'a\\nb')\"", "a\\x0ab");
}

TEST_CASE("claims and numbers of one side only, and what is no number, are named") {
    Json empty = record_with({});
    empty["results"] = Json::array();
    CHECK(compared(record_with({}), empty).json.at("missing").at(0).at("in") == "a");
    const auto other =
        compared(record_with({{"x", "[1 +/- 1e-3]"}, {"z", "1"}}), record_with({{"x", "[1 +/- nan]"}, {"y", "1"}}));
    CHECK(other.status == 0);
    CHECK(other.json.at("other").size() == 3);
}

TEST_CASE("a record with other verdicts than the committed one is told apart from it") {
    const std::string file = VERIFY_SOURCES "/reports/results.json";
    const TemporaryFolder folder;
    Json changed = Json::parse(content(file));
    changed["results"][7]["verdict"] = "undecided";
    const Ran ran = run_verify("diff '" + file + "' '" + folder.file("b.json", changed.dump()) + "'");
    CHECK(ran.status == 1);
    CHECK(ran.out.find(changed["results"][7]["id"].get<std::string>() + ": ") != std::string::npos);
}

TEST_CASE("enclosures are read exactly") {
    using verify::parse_enclosure;
    const auto e = parse_enclosure("[-2.50 +/- 1e-2]");
    REQUIRE(e);
    CHECK(e->middle == rigor::Rational(-5, 2));
    CHECK(e->radius == rigor::Rational(1, 100));
    CHECK(parse_enclosure("7")->radius == 0);
    CHECK(parse_enclosure("[0.25]")->middle == rigor::Rational(1, 4));
    for (const char* wrong : {"", "[", "[]", "[1", "[1 +/- ]", "[1 +/- -1]", "nan", "[1 +/- inf]", "1e999999999999",
                              "x", "[1 +/- 2 +/- 3]"}) {
        INFO(wrong);
        CHECK_FALSE(parse_enclosure(wrong));
    }
}
