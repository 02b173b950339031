#include "verify/render.hpp"

#include <pugixml.hpp>

#include <sstream>

namespace verify {

std::string render_junit(const Results& results, const std::map<std::string, Json>& record) {
    pugi::xml_document document;
    pugi::xml_node suite = document.append_child("testsuite");
    int failures = 0, skipped = 0;
    suite.append_attribute("name") = "verify";
    suite.append_attribute("tests") = results.list.size();
    for (const Result& result : results.list) {
        const claim::Finding& finding = result.adjudication.finding;
        const std::string id = result.claim->id, before = differing_record(result, record);
        pugi::xml_node test = suite.append_child("testcase");
        test.append_attribute("classname") = result.claim->paper().c_str();
        test.append_attribute("name") = id.substr(id.find('/') + 1).c_str();
        if (!before.empty()) {
            ++failures;
            test.append_child("failure").append_attribute("message") = (std::string("recorded as ") + before + ", now " + to_string(finding.verdict)).c_str();
        } else if (finding.verdict == claim::Verdict::undecided || finding.verdict == claim::Verdict::not_checkable) {
            ++skipped;
            test.append_child("skipped").append_attribute("message") = to_string(finding.verdict);
        }
        test.append_child("system-out").text() = (std::string(to_string(finding.verdict)) + " (" + to_string(finding.evidence) + "): " + finding.scope).c_str();
    }
    suite.append_attribute("failures") = failures;
    suite.append_attribute("skipped") = skipped;
    std::ostringstream text;
    document.save(text, "  ");
    return text.str();
}

}  // namespace verify
