#include "verify/referee.hpp"

#include "verify/markdown_text.hpp"

#include <fmt/format.h>

namespace verify {
namespace {

const claim::Finding* finding_of(const std::string& id, const Results& results) {
    for (const Result& result : results.list)
        if (result.claim->id == id) return &result.adjudication.finding;
    return nullptr;
}

std::string here(const std::string& id) { return fmt::format("[{0}](#{0})", id.substr(id.find('/') + 1)); }

/// The sentence with its claims, or what stands against it.
std::string assessment_line(const claim::Assessment& assessment, const Results& results) {
    std::string claims, other;
    const auto look = [&](const std::string& id, claim::Verdict expected) {
        const claim::Finding* finding = finding_of(id, results);
        claims += (claims.empty() ? "" : ", ") + here(id);
        if (!finding) other += fmt::format("{}{} was not run", other.empty() ? "" : ", ", id);
        else if (finding->verdict != expected) other += fmt::format("{}{} is {} now", other.empty() ? "" : ", ", id, to_string(finding->verdict));
    };
    for (const std::string& id : assessment.holding) look(id, claim::Verdict::holds);
    for (const std::string& id : assessment.failing) look(id, claim::Verdict::fails);
    if (!other.empty()) return fmt::format("- *A sentence that rests on other verdicts is left out: {}.*\n", escaped(other));
    return fmt::format("- {} ({})\n", escaped(assessment.says), claims);
}

std::string titled(const Result& result) { return fmt::format("**{}** ({}, {})", escaped(result.claim->title), here(result.claim->id), escaped(result.claim->where)); }

}  // namespace

std::string referee_summary(const proofs::Paper& paper, const Results& results) {
    std::string judged, fails, stronger, missing, unchecked;
    for (const claim::Assessment& assessment : paper.assessment) judged += assessment_line(assessment, results);
    for (const Result& result : results.list) {
        if (result.claim->paper() != paper.key) continue;
        const claim::Finding& finding = result.adjudication.finding;
        if (finding.verdict == claim::Verdict::fails)
            fails += fmt::format("- {}. Depends on it: {}{}\n", titled(result), escaped(finding.harm), finding.correction ? " Instead: " + correction_line(finding) + "." : "");
        if (!finding.stronger.empty()) stronger += fmt::format("- {}. {}\n", titled(result), escaped(finding.stronger));
        if (!finding.missing.empty()) missing += fmt::format("- {}. {}\n", titled(result), escaped(finding.missing));
        if (finding.verdict == claim::Verdict::not_checkable) unchecked += fmt::format("- {}. {}\n", titled(result), escaped(finding.scope));
    }
    std::string text;
    const auto part = [&](const char* name, const std::string& content) {
        if (!content.empty()) text += fmt::format("## {}\n\n{}\n", name, content);
    };
    part("Report", judged);
    part("What fails", fails);
    part("What is stronger than printed", stronger);
    part("What the paper leaves out", missing);
    part("Not checkable", unchecked);
    return text;
}

}  // namespace verify
