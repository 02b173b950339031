#include "verify/record/standing.hpp"
#include "verify/reports/render.hpp"

#include <fmt/format.h>

#include <sstream>

namespace verify {

std::string render_text(const Results& results, const std::map<std::string, Json>& record) {
    std::string text;
    std::map<std::string, int> counts;
    for (const Result& result : results.list) {
        const claim::Finding& finding = result.adjudication.finding;
        const std::string difference = difference_from_record(result, record);
        ++counts[to_string(finding.verdict)];
        text += fmt::format("{:44} {:10} {:10} {}{}\n", result.claim->id, to_string(finding.verdict),
                            to_string(finding.evidence), finding.scope,
                            difference.empty() ? "" : fmt::format("   << {}", difference));
        if (finding.verdict == claim::Verdict::fails && finding.correction)
            text += fmt::format("{:44} correction: {} ({})\n", "", to_string(finding.correction->verdict),
                                to_string(finding.correction->evidence));
        if (finding.verdict == claim::Verdict::undecided && !finding.remark.empty())
            text += fmt::format("{:44} {}\n", "", finding.remark);
    }
    text += fmt::format("{} claims:", results.list.size());
    for (const char* verdict : {"holds", "fails", "undecided", "not-checkable"})
        text += fmt::format(" {} {}{}", counts[verdict], verdict, *verdict == 'n' ? "\n" : ",");
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

/// The first line begins with `mark`, the others are as far in.
std::string hanging(const std::string& text, std::size_t width, const std::string& indent, const std::string& mark) {
    std::string result = wrapped(text, width, indent + std::string(mark.size(), ' '));
    return result.replace(indent.size(), mark.size(), mark);
}

/// Code keeps its lines.
std::string indented(const std::string& code, const std::string& indent) {
    std::string result = indent;
    for (const char c : code) result += c == '\n' ? "\n" + indent : std::string(1, c);
    return result + "\n";
}

}  // namespace

std::string render_claim(const Json& result, const ResultSet& record, std::size_t width) {
    std::string text = wrapped(text_of(result, "id") + ": " + text_of(result, "title"), width, "") +
                       wrapped(text_of(result, "where"), width, "");
    for (const Section& section : sections_of(result, record)) {
        text += "\n" + section.title + "\n";
        if (section.blocks.empty()) text += "  As printed.\n";
        for (const Block& block : section.blocks) {
            const std::string label = block.label.empty() ? "" : block.label + ":";
            if (block.kind == Block::Kind::text || block.kind == Block::Kind::command) {
                text += wrapped(label + " " + block.text, width, "  ");
                continue;
            }
            if (!label.empty()) text += "  " + label + "\n";
            if (block.kind == Block::Kind::code) text += indented(block.text, "    ");
            for (const auto& [left, right] : block.rows)
                text += block.kind == Block::Kind::steps   ? hanging(left + ": " + right, width, "    ", "- ")
                        : block.kind == Block::Kind::table ? hanging(left + " = " + right, width, "    ", "")
                                                           : hanging(left + " (" + right + ")", width, "    ", "");
        }
    }
    return text;
}

}  // namespace verify
