// The page of a paper: what was examined, the result, the referee's report, a table of all statements, and a section
// for each.
#include "verify/reports/markdown_text.hpp"
#include "verify/reports/report_pages.hpp"

#include <fmt/format.h>

namespace verify {
namespace {

std::string titled(const Json& result) {
    return fmt::format("**{}** ({}, {})", escaped(text_of(result, "title")), link_here(text_of(result, "id")),
                       escaped(text_of(result, "where")));
}

std::string part(const char* name, const char* heading, const std::string& content) {
    return content.empty() ? "" : fmt::format("<a id=\"{}\"></a>\n\n## {}\n\n{}\n", name, heading, content);
}

/// A line for each result that has this field.
std::string lines_with(const char* key, const std::vector<const Json*>& results, const Report& report) {
    std::string lines;
    for (const Json* result : results)
        if (const std::string says = text_of(*result, key); !says.empty())
            lines += fmt::format("- {}. {}\n", titled(*result), linked(says, text_of(*result, "paper"), report));
    return lines;
}

std::string what_fails(const proofs::Paper& paper, const Report& report) {
    std::string text;
    for (const WeighedErrata& errata : weighed_errata(paper, report)) {
        text += fmt::format("### {}\n\n", errata.heading);
        for (const Json* result : errata.results) {
            const std::string correction = correction_line(*result, report);
            text += fmt::format("- {}. Depends on it: {}{}\n", titled(*result),
                                linked(text_of(*result, "harm"), paper.key, report),
                                correction.empty() ? "" : " Instead: " + correction + ".");
        }
        text += "\n";
    }
    return text;
}

}  // namespace

std::string paper_page(const proofs::Paper& paper, const Report& report) {
    const std::vector<const Json*> results = results_of(paper.key, report);
    Counts counts;
    std::string table, sections, unchecked;
    for (const Json* result : results) {
        counts.add(*result);
        table +=
            fmt::format("| {} | {} | {} | {} | {} | {} |\n", link_here(text_of(*result, "id")),
                        escaped(text_of(*result, "where")), text_of(*result, "verdict"), text_of(*result, "evidence"),
                        escaped(text_of(*result, "scope")), escaped(text_of(*result, "title")));
        sections += claim_section(*result, report) + "\n";
        if (text_of(*result, "verdict") == "not-checkable")
            unchecked += fmt::format("- {}. {}\n", titled(*result), escaped(text_of(*result, "scope")));
    }
    std::string judged;
    for (const claim::Assessment& assessment : paper.assessment)
        judged += fmt::format("- {}\n", assessment_line(assessment, report));
    std::string page = fmt::format(
        "# Verification report: {}\n\n**Examined.** {}: *{}*, {}.\n\n**Identifier.** `ntk-verify:{}`, version {}, no date; the bytes of `{}.md` have the SHA-256 that the [manifest](README.md#manifest) names.\n\n",
        paper.key, paper.authors, escaped(paper.title), escaped(paper.edition), paper.key,
        text_of(report.results.at("suite"), "version"), paper.key);
    page += fmt::format("**Result.** Of {} claims {} hold, {} fail, {} are undecided and {} are not checkable. {}\n\n",
                        counts.total, counts.verdict("holds"), counts.verdict("fails"), counts.verdict("undecided"),
                        counts.verdict("not-checkable"), assessment_line(paper.result, report));
    if (const std::string corrected = links_to_corrections(paper.key, report); !corrected.empty())
        page += fmt::format(
            "**Corrected.** Earlier reports on this paper said some things wrongly; what changed, by version: {}.\n\n",
            corrected);
    page += fmt::format(
        "All reports: [summary](README.md), with [how to read them](README.md#reading). What fails, with counterexamples and corrections: [errata](errata.md{}). What rests on what: [derivation](derivation.md). To cite this page: `verify/run cite {}`.\n\n",
        counts.verdict("fails") || !read_past_misprints(paper.key, report).empty() ? "#" + paper.key : "", paper.key);
    page += part("report", "Report", judged) + part("fails", "What fails", what_fails(paper, report)) +
            part("stronger", "What is stronger than printed", lines_with("stronger", results, report)) +
            part("missing", "What the paper leaves out", lines_with("missing", results, report)) +
            part("not-checkable", "Not checkable", unchecked);
    page += fmt::format(
        "<a id=\"statements\"></a>\n\n## All statements\n\n| claim | where | verdict | evidence | scope | what it is |\n|---|---|---|---|---|---|\n{}\n{}{}",
        table, sections, provenance_section(report));
    return page;
}

}  // namespace verify
