#include "verify/base/terminal.hpp"
#include "verify/record/standing.hpp"
#include "verify/reports/render.hpp"
#include "verify/reports/wrapped_text.hpp"

#include <fmt/format.h>

#include <sstream>

namespace verify {

std::vector<std::string> count_lines(const Results& results) {
    std::map<std::string, int> counts, evidence;
    for (const Result& result : results.list) {
        ++counts[to_string(result.adjudication.finding.verdict)];
        ++evidence[to_string(result.adjudication.finding.evidence)];
    }
    std::string verdicts = fmt::format("{} claims:", results.list.size()), words = "evidence:";
    for (const char* verdict : {"holds", "fails", "undecided", "not-checkable"})
        verdicts += fmt::format(" {} {}{}", counts[verdict], verdict, *verdict == 'n' ? "" : ",");
    for (const EvidenceWord& each : evidence_words())
        words += fmt::format(" {} {}{}", evidence[each.word], each.word, each.word == std::string("none") ? "; " : ",");
    const std::size_t decidable = results.list.size() - static_cast<std::size_t>(counts["not-checkable"]);
    return {verdicts,
            words + fmt::format("decided by a machine: {} of {}", evidence["formal"] + evidence["proved"], decidable)};
}

std::string render_text(const Results& results, const std::map<std::string, Json>& record) {
    std::string text;
    for (const Result& result : results.list) {
        const claim::Finding& finding = result.adjudication.finding;
        const std::string difference = difference_from_record(result, record);
        const std::string verdict = to_string(finding.verdict);
        text +=
            fmt::format("{:44} {}{} {:10} {}{}\n", result.claim->id, coloured_verdict(verdict),
                        std::string(verdict.size() < 10 ? 10 - verdict.size() : 0, ' '), to_string(finding.evidence),
                        finding.scope, difference.empty() ? "" : fmt::format("   << {}", difference));
        if (finding.verdict == claim::Verdict::fails && finding.correction)
            text += fmt::format("{:44} correction: {} ({})\n", "", to_string(finding.correction->verdict),
                                to_string(finding.correction->evidence));
        if (finding.verdict == claim::Verdict::undecided && !finding.limits.empty())
            text += fmt::format("{:44} {}\n", "", finding.limits);
    }
    for (const std::string& line : count_lines(results)) text += line + "\n";
    return text;
}

namespace {

/// Lines of a text that has some, a list say; a paragraph is one.
std::string lines_wrapped(const std::string& text, std::size_t width, const std::string& indent) {
    std::string result;
    std::istringstream stream(text);
    for (std::string line; std::getline(stream, line);)
        if (!line.empty()) result += wrapped(line, width, indent);
    return result;
}

/// "**The sum.** …" without the marks.
std::string without_bold(std::string text) {
    for (std::size_t at = 0; (at = text.find("**", at)) != std::string::npos;) text.erase(at, 2);
    return text;
}

std::string step_as_text(const StepLine& step, std::size_t width) {
    return hanging(step.kind + ": " + step.says + (step.many.empty() ? "" : " (" + step.many + ")") +
                       (step.truth == "yes" ? "" : ": " + step.truth),
                   width, std::string(static_cast<std::size_t>(4 + 2 * step.depth), ' '), "- ");
}

std::string block_as_text(const Block& block, std::size_t width) {
    using Kind = Block::Kind;
    const std::string label = block.label.empty() ? "" : block.label + ":";
    if (block.kind == Kind::text || block.kind == Kind::command || block.kind == Kind::file)
        return lines_wrapped((label.empty() ? "" : label + " ") + block.text, width, "  ");
    std::string text = label.empty() ? "" : wrapped(label, width, "  ");
    if (block.kind == Kind::code) text += indented(block.text, "    ");
    for (const StepLine& step : block.steps) text += step_as_text(step, width);
    for (const auto& [left, right] : block.rows) {
        if (block.kind == Kind::paragraphs)
            text += (&left == &block.rows.front().first ? "" : "\n") + lines_wrapped(without_bold(right), width, "  ");
        else if (block.kind == Kind::list)
            text += hanging(left, width, "    ", "- ");
        else
            text += hanging(block.kind == Kind::table ? left + " = " + right : left + " (" + right + ")", width, "    ",
                            "");
    }
    return text;
}

}  // namespace

std::string render_claim(const Json& result, const ResultSet& record, std::size_t width) {
    std::string text = wrapped(text_of(result, "id") + ": " + text_of(result, "title"), width, "") +
                       wrapped(text_of(result, "where"), width, "");
    for (const Section& section : sections_of(result, record)) {
        text += "\n" + emphasized(section.title) + "\n";
        for (const Block& block : section.blocks) text += block_as_text(block, width);
    }
    return text;
}

}  // namespace verify
