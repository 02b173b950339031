// What `verify run` shows on a terminal: columns as wide as this run needs, long scopes in lines of their own column.
#include "verify/base/terminal.hpp"
#include "verify/record/standing.hpp"
#include "verify/reports/render.hpp"
#include "verify/reports/wrapped_text.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace verify {
namespace {

/// Where the columns of verdict and evidence begin and where the text does, and how wide the terminal is.
struct Columns {
    std::size_t verdict, evidence, text, width;
};

constexpr std::size_t gap = 2, verdict_width = 13, evidence_width = 9;  // "not-checkable", "certified"

Columns columns_for(const Results& results, std::size_t width) {
    std::size_t longest = 0;
    for (const Result& result : results.list) longest = std::max(longest, result.claim->id.size());
    Columns columns{longest + gap, longest + gap + verdict_width + gap, 0, width};
    columns.text = columns.evidence + evidence_width + gap;
    constexpr std::size_t narrowest = 30, indent = 4;  // a text narrower than that has lines of its own
    const bool beside = columns.text + narrowest <= width;
    // Where not even the words have room beside the id they stand below it.
    if (!beside && columns.text - gap > width) {
        columns.verdict = indent;
        columns.evidence = indent + verdict_width + gap;
    }
    if (!beside) columns.text = indent;
    return columns;
}

std::string blanks(std::size_t from, std::size_t to) { return std::string(to > from ? to - from : 0, ' '); }

std::string claim_lines(const Result& result, const std::string& difference, const Columns& columns) {
    const claim::Finding& finding = result.adjudication.finding;
    const std::string &id = result.claim->id, verdict = to_string(finding.verdict),
                      evidence = to_string(finding.evidence);
    const bool below = columns.verdict <= id.size();
    std::string line = below ? id + "\n" + blanks(0, columns.verdict) : id + blanks(id.size(), columns.verdict);
    line += coloured_verdict(verdict) + blanks(columns.verdict + verdict.size(), columns.evidence) + evidence;
    const std::size_t reached = columns.evidence + evidence.size();
    const std::string indent(columns.text, ' ');
    std::string text = finding.scope.empty() ? "" : wrapped(finding.scope, columns.width, indent);
    if (!text.empty() && columns.text > reached)
        line += blanks(reached, columns.text) + text.substr(columns.text);
    else
        line += "\n" + text;
    if (finding.verdict == claim::Verdict::fails && finding.correction)
        line += indent + "correction: " + coloured_verdict(to_string(finding.correction->verdict)) + " (" +
                to_string(finding.correction->evidence) + ")\n";
    if (finding.verdict == claim::Verdict::undecided && !finding.limits.empty())
        line += wrapped(finding.limits, columns.width, indent);
    if (!difference.empty()) line += wrapped("<< " + difference, columns.width, indent);
    return line;
}

}  // namespace

std::string render_laid_out(const Results& results, const std::map<std::string, Json>& record, std::size_t width) {
    const Columns columns = columns_for(results, width);
    std::string text;
    for (const Result& result : results.list)
        text += claim_lines(result, difference_from_record(result, record), columns);
    for (const std::string& line : count_lines(results)) text += wrapped(line, width, "");
    return text;
}

}  // namespace verify
