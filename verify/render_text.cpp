#include "verify/render.hpp"

#include <fmt/format.h>

#include <sstream>

namespace verify {

std::string differing_record(const Result& result, const std::map<std::string, Json>& record) {
    const auto found = record.find(result.claim->id);
    if (found == record.end()) return "";
    const std::string before = found->second.value("verdict", "");
    return before == to_string(result.adjudication.finding.verdict) ? "" : before;
}

std::string render_text(const Results& results, const std::map<std::string, Json>& record) {
    std::string text;
    std::map<std::string, int> counts;
    for (const Result& result : results.list) {
        const claim::Finding& finding = result.adjudication.finding;
        const std::string before = differing_record(result, record);
        ++counts[to_string(finding.verdict)];
        text += fmt::format("{:44} {:10} {:10} {}{}\n", result.claim->id, to_string(finding.verdict), to_string(finding.evidence), finding.scope,
                            before.empty() ? "" : fmt::format("   << recorded: {}", before));
        if (finding.verdict == claim::Verdict::fails && finding.correction)
            text += fmt::format("{:44} correction: {} ({})\n", "", to_string(finding.correction->verdict), to_string(finding.correction->evidence));
        if (finding.verdict == claim::Verdict::undecided && !finding.remark.empty()) text += fmt::format("{:44} {}\n", "", finding.remark);
    }
    text += fmt::format("{} claims:", results.list.size());
    for (const char* verdict : {"holds", "fails", "undecided", "not-checkable"}) text += fmt::format(" {} {}{}", counts[verdict], verdict, *verdict == 'n' ? "\n" : ",");
    return text;
}

namespace {

/// Breaks at blanks so that no line is longer than `width`; a word longer than that stands alone.
std::string wrapped(const std::string& text, std::size_t width, const std::string& indent) {
    std::string result, line = indent;
    std::istringstream words(text);
    for (std::string word; words >> word;) {
        if (line.size() > indent.size() && line.size() + 1 + word.size() > width) {
            result += line + "\n";
            line = indent;
        }
        line += (line.size() > indent.size() ? " " : "") + word;
    }
    return result + line + "\n";
}

}  // namespace

std::string render_claim(const claim::Claim& claim, const Json* finding, std::size_t width) {
    std::string text = fmt::format("{}\n{}\n", claim.id, claim.title);
    const auto part = [&](const char* name, const std::string& content) {
        if (!content.empty()) text += fmt::format("\n{}\n{}", name, wrapped(content, width, "  "));
    };
    part("Where", claim.where);
    part("Statement", claim.statement);
    part("Reading", claim.reading);
    part("Method", claim.method);
    part("Attack", claim.attack);
    part("Property", claim.property.says);
    std::string variants;
    for (const claim::Control& control : claim.controls) variants += (variants.empty() ? "" : "; ") + control.variant;
    part("Negative controls", variants);
    std::string uses;
    for (const std::string& id : claim.uses) uses += (uses.empty() ? "" : ", ") + id;
    part("Uses", uses);
    part("Trust", "Arb's enclosures, GMP's integers, and the argument in the claim's file; see README.md, \"What you trust\".");
    if (!finding) {
        part("Last finding", "none recorded; verify run " + claim.id);
        return text;
    }
    const auto field = [&](const Json& json, const char* key) { return json.contains(key) && json.at(key).is_string() ? json.at(key).get<std::string>() : std::string(); };
    part("Last finding", fmt::format("{} ({}); scope: {}", field(*finding, "verdict"), field(*finding, "evidence"), field(*finding, "scope")));
    part("Witness", field(*finding, "witness"));
    if (const std::string pari = field(*finding, "pari"); !pari.empty()) text += "\nBy hand, in PARI/GP\n" + pari + "\n";
    part("How much depends on it", field(*finding, "harm"));
    if (finding->contains("correction") && finding->at("correction").is_object()) {
        const Json& correction = finding->at("correction");
        part("Correction", fmt::format("{} [{} ({}), {}]", field(correction, "statement"), field(correction, "verdict"), field(correction, "evidence"), field(correction, "scope")));
    }
    part("Stronger than printed", field(*finding, "stronger"));
    part("Missing in the paper", field(*finding, "missing"));
    part("Remark", field(*finding, "remark"));
    if (finding->contains("values") && !finding->at("values").empty()) {
        text += "\nNumbers\n";
        for (const Json& value : finding->at("values")) text += fmt::format("  {} = {}\n", field(value, "name"), field(value, "enclosure"));
    }
    return text;
}

}  // namespace verify
