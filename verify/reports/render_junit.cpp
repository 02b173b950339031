#include "verify/base/provenance.hpp"
#include "verify/record/standing.hpp"
#include "verify/reports/render.hpp"

#include <fmt/format.h>
#include <pugixml.hpp>

#include <sstream>

namespace verify {
namespace {

/// What the attributes of a suite, and of all suites, sum up.
struct TestTotals {
    int tests = 0, failures = 0, errors = 0, skipped = 0;
    double seconds = 0;
    void operator+=(const TestTotals& more) {
        tests += more.tests;
        failures += more.failures;
        errors += more.errors;
        skipped += more.skipped;
        seconds += more.seconds;
    }
};

std::string in_seconds(double seconds) { return fmt::format("{:.3f}", seconds); }

void set_totals(pugi::xml_node node, const std::string& name, const TestTotals& totals) {
    node.append_attribute("name") = name.c_str();
    node.append_attribute("tests") = totals.tests;
    node.append_attribute("failures") = totals.failures;
    node.append_attribute("errors") = totals.errors;
    node.append_attribute("skipped") = totals.skipped;
    node.append_attribute("time") = in_seconds(totals.seconds).c_str();
}

void add_outcome(pugi::xml_node test, const char* outcome, const char* type, const std::string& message) {
    pugi::xml_node node = test.append_child(outcome);
    if (type) node.append_attribute("type") = type;
    node.append_attribute("message") = message.c_str();
    if (type) node.text() = message.c_str();
}

/// A test case for the claim, and what it adds to the sums.
TestTotals add_case(pugi::xml_node suite, const Result& result, const std::map<std::string, Json>& record) {
    const std::string id = result.claim->id;
    pugi::xml_node test = suite.append_child("testcase");
    test.append_attribute("classname") = result.claim->paper().c_str();
    test.append_attribute("name") = id.substr(id.find('/') + 1).c_str();
    test.append_attribute("time") = in_seconds(result.seconds).c_str();
    TestTotals totals{.tests = 1, .seconds = result.seconds};
    if (!result.error.empty()) {
        totals.errors = 1;
        add_outcome(test, "error", "error", result.error);
        return totals;
    }
    const claim::Finding& finding = result.adjudication.finding;
    const std::string found = verdict_with_evidence(finding);
    const std::string difference = difference_from_record(result, record);
    if (!difference.empty()) {
        totals.failures = 1;
        add_outcome(test, "failure", "differs from the record", difference);
    } else if (fails_unrecorded(result, record)) {
        totals.failures = 1;
        add_outcome(test, "failure", "fails", record.empty() ? found : "not in the record, now " + found);
    } else if (finding.verdict == claim::Verdict::undecided || finding.verdict == claim::Verdict::not_checkable) {
        totals.skipped = 1;
        add_outcome(test, "skipped", nullptr, to_string(finding.verdict));
    }
    pugi::xml_node properties = test.append_child("properties");
    for (const auto& [name, value] : {std::pair<const char*, std::string>{"verdict", to_string(finding.verdict)},
                                      {"evidence", to_string(finding.evidence)}}) {
        pugi::xml_node property = properties.append_child("property");
        property.append_attribute("name") = name;
        property.append_attribute("value") = value.c_str();
    }
    test.append_child("system-out").text() = (found + ": " + finding.scope).c_str();
    return totals;
}

/// A test case beside that of the claim, whose time contains its own.
pugi::xml_node part_of(pugi::xml_node suite, const Result& result, const std::string& part) {
    const std::string id = result.claim->id;
    pugi::xml_node test = suite.append_child("testcase");
    test.append_attribute("classname") = result.claim->paper().c_str();
    test.append_attribute("name") = (id.substr(id.find('/') + 1) + ": " + part).c_str();
    return test;
}

/// Every control, which fails where it made no difference, and the property, which fails with its counterexample.
TestTotals add_parts(pugi::xml_node suite, const Result& result) {
    TestTotals totals;
    if (!result.error.empty()) return totals;
    int number = 0;
    for (const claim::ControlOutcome& control : result.adjudication.controls) {
        const bool correction = control.of == claim::Control::Of::correction;
        pugi::xml_node test =
            part_of(suite, result,
                    fmt::format("control {}{}: {}", ++number, correction ? ", correction" : "", control.changed));
        ++totals.tests;
        if (control.rejected) continue;
        ++totals.failures;
        add_outcome(test, "failure", "accepted", fmt::format("no difference: still {}", to_string(control.outcome)));
    }
    const claim::PropertyResult& property = result.adjudication.property;
    if (property.cases == 0 && property.discarded == 0 && !property.counterexample) return totals;
    pugi::xml_node test = part_of(suite, result, "property");
    ++totals.tests;
    if (property.counterexample) {
        ++totals.failures;
        add_outcome(test, "failure", property.undecided ? "undecided" : "counterexample", *property.counterexample);
    }
    test.append_child("system-out").text() =
        fmt::format("{} cases, {} discarded", property.cases, property.discarded).c_str();
    return totals;
}

/// What the run was made with.
void add_properties(pugi::xml_node suite, const Results& results) {
    const claim::Context& parameters = results.parameters;
    std::vector<std::pair<std::string, std::string>> list{{"seed", std::to_string(parameters.seed)},
                                                          {"digits", std::to_string(parameters.digits)},
                                                          {"cases", std::to_string(parameters.cases)},
                                                          {"thorough", parameters.thorough ? "true" : "false"},
                                                          {"ntk-verify", suite_version()},
                                                          {"sources", code_sha256()}};
    for (auto& version : versions_compiled()) list.push_back(std::move(version));
    pugi::xml_node properties = suite.append_child("properties");
    for (const auto& [name, value] : list) {
        pugi::xml_node property = properties.append_child("property");
        property.append_attribute("name") = name.c_str();
        property.append_attribute("value") = value.c_str();
    }
}

}  // namespace

std::string render_junit(const Results& results, const std::map<std::string, Json>& record,
                         const std::string& timestamp) {
    pugi::xml_document document;
    pugi::xml_node suites = document.append_child("testsuites");
    TestTotals all;
    for (auto first = results.list.begin(); first != results.list.end();) {  // the claims of a paper stand together
        const std::string paper = first->claim->paper();
        pugi::xml_node suite = suites.append_child("testsuite");
        add_properties(suite, results);
        TestTotals totals;
        for (; first != results.list.end() && first->claim->paper() == paper; ++first) {
            totals += add_case(suite, *first, record);
            totals += add_parts(suite, *first);
        }
        set_totals(suite, paper, totals);
        if (!timestamp.empty()) suite.append_attribute("timestamp") = timestamp.c_str();
        all += totals;
    }
    set_totals(suites, "verify", all);
    std::ostringstream text;
    document.save(text, "  ");
    return text.str();
}

}  // namespace verify
