// JUnit XML as its consumers read it: attributes, sums, and a place for each outcome.
#include "catch.hpp"
#include "proofs/registry.hpp"
#include "verify/record/standing.hpp"
#include "verify/reports/render.hpp"

#include <pugixml.hpp>

#include <sstream>

namespace {

const claim::Claim& claim_called(const std::string& id) {
    for (const claim::Claim& claim : proofs::all_claims())
        if (claim.id == id) return claim;
    throw std::runtime_error(id);
}

verify::Result result_of(const std::string& id, claim::Verdict verdict, claim::Evidence evidence,
                         double seconds = 0.25) {
    verify::Result result{&claim_called(id), {}, seconds, "", {}};
    result.adjudication.finding.verdict = verdict;
    result.adjudication.finding.evidence = evidence;
    result.adjudication.finding.scope = "a < b & c";
    return result;
}

using claim::Evidence, claim::Verdict;
const std::map<std::string, verify::Json> no_record;

}  // namespace

TEST_CASE("JUnit: suites by paper, sums, times, and each outcome in its place") {
    verify::Results results;
    results.list = {result_of("yu-2025/lemma-3", Verdict::holds, Evidence::proved),
                    result_of("yu-2025/eq-3.6", Verdict::fails, Evidence::proved),
                    result_of("yu-2025/lemma-4", Verdict::holds, Evidence::tested, 1.5),
                    result_of("st-arnaud-2026/theorem-2", Verdict::undecided, Evidence::none),
                    result_of("st-arnaud-2026/lemma-1", Verdict::fails, Evidence::proved),
                    result_of("st-arnaud-2026/definition-1", Verdict::not_checkable, Evidence::none)};
    results.list.push_back(
        {&claim_called("st-arnaud-2026/theorem-2-limit"), {}, 0.125, "a matrix without an inverse", {}});
    const std::map<std::string, verify::Json> record{
        {"yu-2025/eq-3.6", {{"verdict", "fails"}, {"evidence", "proved"}}},
        {"yu-2025/lemma-4", {{"verdict", "holds"}, {"evidence", "proved"}}}};
    pugi::xml_document document;
    REQUIRE(document.load_string(verify::render_junit(results, record).c_str()));
    const pugi::xml_node suites = document.child("testsuites");
    const auto attributes = [](const pugi::xml_node& node) {
        std::string text;
        for (const char* name : {"name", "tests", "failures", "errors", "skipped", "time"})
            text += std::string(text.empty() ? "" : " ") + node.attribute(name).value();
        return text;
    };
    CHECK(attributes(suites) == "verify 7 2 1 2 2.875");
    const pugi::xml_node yu = suites.child("testsuite"), st_arnaud = yu.next_sibling("testsuite");
    CHECK(attributes(yu) == "yu-2025 3 1 0 0 2.000");
    CHECK(attributes(st_arnaud) == "st-arnaud-2026 4 1 1 2 0.875");
    CHECK_FALSE(st_arnaud.next_sibling("testsuite"));
    const auto outcome = [&](const std::string& id) {
        for (const pugi::xml_node& suite : suites.children("testsuite"))
            for (const pugi::xml_node& test : suite.children("testcase"))
                if (std::string(test.attribute("classname").value()) + "/" + test.attribute("name").value() == id) {
                    CHECK_FALSE(std::string(test.attribute("time").value()).empty());
                    for (const char* kind : {"failure", "error", "skipped"})
                        if (const pugi::xml_node child = test.child(kind))
                            return std::string(kind) + ": " + child.attribute("message").value();
                    return std::string("passed");
                }
        return std::string("missing");
    };
    CHECK(outcome("yu-2025/lemma-3") == "passed");
    std::map<std::string, std::string> words;
    for (const pugi::xml_node& property : yu.child("testcase").child("properties").children("property"))
        words[property.attribute("name").value()] = property.attribute("value").value();
    CHECK(words == std::map<std::string, std::string>{{"verdict", "holds"}, {"evidence", "proved"}});
    CHECK(outcome("yu-2025/eq-3.6") == "passed");  // fails, as recorded
    CHECK(outcome("yu-2025/lemma-4") == "failure: recorded as holds (proved), now holds (tested): weaker evidence");
    CHECK(outcome("st-arnaud-2026/theorem-2") == "skipped: undecided");
    CHECK(outcome("st-arnaud-2026/lemma-1") == "failure: not in the record, now fails (proved)");
    CHECK(outcome("st-arnaud-2026/definition-1") == "skipped: not-checkable");
    CHECK(outcome("st-arnaud-2026/theorem-2-limit") == "error: a matrix without an inverse");
}

TEST_CASE("JUnit: controls and the property are test cases, and a suite says how it was made") {
    verify::Results results;
    results.parameters.seed = 12345;
    results.list = {result_of("yu-2025/lemma-3", Verdict::holds, Evidence::proved)};
    auto& adjudication = results.list.front().adjudication;
    adjudication.controls = {{claim::Control::Of::statement, "a sign", Verdict::fails, true},
                             {claim::Control::Of::correction, "a < b", Verdict::holds, false}};
    adjudication.property = {.cases = 90, .discarded = 10, .counterexample = std::nullopt, .undecided = false};
    pugi::xml_document document;
    REQUIRE(document.load_string(verify::render_junit(results, no_record, "2026-12-02T03:00:00Z").c_str()));
    const pugi::xml_node suite = document.child("testsuites").child("testsuite");
    CHECK(suite.attribute("tests").as_int() == 4);
    CHECK(suite.attribute("failures").as_int() == 1);
    CHECK(std::string(suite.attribute("timestamp").value()) == "2026-12-02T03:00:00Z");
    std::map<std::string, std::string> made_with;
    for (const pugi::xml_node& property : suite.child("properties").children("property"))
        made_with[property.attribute("name").value()] = property.attribute("value").value();
    CHECK(made_with.at("seed") == "12345");
    CHECK(made_with.count("compiler") == 1);
    CHECK(made_with.at("sources").size() == 64);
    std::map<std::string, std::string> outcomes;
    for (const pugi::xml_node& test : suite.children("testcase"))
        outcomes[test.attribute("name").value()] = test.child("failure").attribute("message").value();
    CHECK(outcomes ==
          std::map<std::string, std::string>{{"lemma-3", ""},
                                             {"lemma-3: control 1: a sign", ""},
                                             {"lemma-3: control 2, correction: a < b", "no difference: still holds"},
                                             {"lemma-3: property", ""}});
    adjudication.property.counterexample = "n = 3";
    REQUIRE(document.load_string(verify::render_junit(results, no_record).c_str()));
    CHECK(document.child("testsuites").attribute("failures").as_int() == 2);
}

TEST_CASE("a claim without a record stands for itself") {
    const auto fails = result_of("yu-2025/lemma-3", Verdict::fails, Evidence::proved),
               open = result_of("yu-2025/lemma-3", Verdict::undecided, Evidence::none),
               holds = result_of("yu-2025/lemma-3", Verdict::holds, Evidence::proved);
    CHECK(verify::fails_unrecorded(fails, no_record));
    CHECK_FALSE(verify::undecided_unrecorded(fails, no_record));
    CHECK(verify::undecided_unrecorded(open, no_record));
    CHECK_FALSE(verify::fails_unrecorded(open, no_record));
    CHECK_FALSE(verify::fails_unrecorded(holds, no_record));
    CHECK_FALSE(verify::undecided_unrecorded(holds, no_record));
    for (const auto* result : {&fails, &open, &holds})
        CHECK(verify::difference_from_record(*result, no_record).empty());
    const std::map<std::string, verify::Json> record{{"yu-2025/lemma-3", {{"verdict", "fails"}}}};
    CHECK_FALSE(verify::fails_unrecorded(fails, record));
    CHECK(verify::difference_from_record(fails, record).empty());
    CHECK(verify::difference_from_record(open, record) == "recorded as fails, now undecided");
}

TEST_CASE("a claim that the record has and the run has not is missed") {
    verify::Results results;
    results.list.push_back(result_of("yu-2025/lemma-3", Verdict::holds, Evidence::proved));
    const verify::Json holds{{"verdict", "holds"}};
    CHECK(verify::recorded_but_gone(results, {{"yu-2025/lemma-3", holds}}).empty());
    CHECK(verify::recorded_but_gone(results, {{"yu-2025/lemma-3", holds}, {"yu-2025/lemma-99", holds}}) ==
          std::vector<std::string>{"yu-2025/lemma-99"});
    CHECK(verify::recorded_but_gone(results, no_record).empty());
}
