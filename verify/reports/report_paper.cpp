// The front page of a paper: what was examined, the result, what stands, what falls and what to write instead, what is
// open; then the table of all statements, each with a page of its own, and the referee's report.
#include "verify/reports/markdown_text.hpp"
#include "verify/reports/page_navigation.hpp"
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

/// The claims of the results as links, on one line.
std::string links_to(const std::vector<const Json*>& results) {
    std::string links;
    for (const Json* result : results) links += (links.empty() ? "" : ", ") + link_here(text_of(*result, "id"));
    return links.empty() ? "" : links + ".\n";
}

std::vector<const Json*> with_field(const char* key, const std::vector<const Json*>& results) {
    std::vector<const Json*> chosen;
    for (const Json* result : results)
        if (!text_of(*result, key).empty()) chosen.push_back(result);
    return chosen;
}

std::vector<const Json*> with_verdict(const std::string& verdict, const std::vector<const Json*>& results) {
    std::vector<const Json*> chosen;
    for (const Json* result : results)
        if (text_of(*result, "verdict") == verdict) chosen.push_back(result);
    return chosen;
}

/// What the result in one paragraph rests on, as far as it holds.
std::string what_stands(const claim::Paper& paper, const Report& report) {
    std::string lines;
    for (const std::string& id : paper.result.holding)
        if (const Json* result = report.set.find(id); result && text_of(*result, "verdict") == "holds")
            lines += fmt::format("- {}: {}\n", titled(*result), text_of(*result, "evidence"));
    return lines;
}

/// What weighs most, each with the beginning of its correction; of the rest how many there are.
std::string what_falls(const claim::Paper& paper, const Report& report) {
    constexpr std::size_t readable = 280;
    std::string lines, rest;
    for (const WeighedErrata& errata : weighed_errata(paper, report)) {
        if (errata.heading != to_string(claim::Weight::result)) {
            rest += fmt::format("- {}: {}.\n", errata.heading, errata.results.size());
            continue;
        }
        for (const Json* result : errata.results) {
            const auto correction = result->find("correction");
            lines += fmt::format("- {}: {}", titled(*result), text_of(*result, "evidence"));
            if (correction != result->end() && correction->is_object()) {
                const std::string instead = beginning_sentences(text_of(*correction, "statement"), readable);
                lines += instead.empty() ? fmt::format(". [What to write instead]({}.md#section-correction)",
                                                       text_of(*result, "id"))
                                         : fmt::format(". [Instead]({}.md#section-correction): {}",
                                                       text_of(*result, "id"), linked(instead, paper.key, report));
            }
            lines += "\n";
        }
    }
    if (lines.empty() && rest.empty()) return "";
    return lines + rest +
           fmt::format("\nAll that fails, with counterexamples and corrections: [errata](errata.md#{}).\n", paper.key);
}

std::string what_is_open(const std::vector<const Json*>& results) {
    std::string lines;
    for (const Json* result : with_verdict("undecided", results)) lines += fmt::format("- {}\n", titled(*result));
    return lines;
}

std::string counts_line(const Counts& counts) {
    std::string evidence;
    for (const EvidenceWord& each : evidence_words())
        if (const int with = counts.with(each.word); with > 0)
            evidence += fmt::format("{}{} {}", evidence.empty() ? "" : ", ", with, each.word);
    return fmt::format(
        "**Counts.** {} claims: {} hold, {} fail, {} undecided, {} not checkable. Evidence: {}. Decided by a "
        "machine (formal or proved): {} of the {} that can be decided.\n\n",
        counts.total, counts.verdict("holds"), counts.failing(), counts.verdict("undecided"),
        counts.verdict("not-checkable"), evidence, counts.by_machine(), counts.decidable());
}

/// Of a user's paper: where the rest stands.
std::string about_own_pages(const claim::Paper& paper, const Counts& counts, const Report& report) {
    return fmt::format(
        "<a id=\"about\"></a>\n\n## About this report\n\nEach verdict is on the formula of its page; that the formula "
        "says what the sentence says is for a reader to judge. All reports: [summary](README.md), with [how to read "
        "them](README.md#reading). "
        "What fails: [errata](errata.md{}). What rests on what: [derivation](derivation.md). To cite this page: "
        "{}.\n\n",
        counts.verdict("fails") > 0 ? "#" + paper.key : "",
        code_span(fmt::format("verify cite {} --claims {} --reports DIR", paper.key,
                              text_of(report.set.parameters(), "claims"))));
}

/// Title, ways and contents above, a way back below.
std::string framed(const claim::Paper& paper, const std::string& head, const std::string& page, const Report& report) {
    std::vector<std::string> ways = neighbours_of_paper(paper.key, report);
    ways.emplace_back("[summary](README.md)");
    return fmt::format("# Verification report: {}\n\n{}{}{}{}\n{}", paper.key, top_line(ways), head,
                       contents_line({{"stands", "What stands"},
                                      {"fails", "What falls"},
                                      {"open", "What is open"},
                                      {"statements", "All statements"},
                                      {"report", "Report"},
                                      {"stronger", "Stronger than printed"},
                                      {"missing", "Left out"},
                                      {"not-checkable", "Not checkable"},
                                      {"about", "About this report"},
                                      {"provenance", "Provenance"}},
                                     page),
                       page, to_top());
}

}  // namespace

std::string paper_page(const claim::Paper& paper, const Report& report) {
    const std::vector<const Json*> results = results_of(paper.key, report);
    Counts counts;
    std::string table;
    for (const Json* result : results) {
        const std::string id = text_of(*result, "id");
        counts.add(*result);
        table += fmt::format("| <a id=\"{}\"></a>{} | {} | {} | {} | {} | {} |\n", anchor(id), link_here(id),
                             escaped(flat(text_of(*result, "where"))), text_of(*result, "verdict"),
                             text_of(*result, "evidence"), text_of(*result, "weight"),
                             escaped(flat(text_of(*result, "title"))));
    }
    std::string judged;
    for (const claim::Assessment& assessment : paper.assessment)
        judged += fmt::format("- {}\n", assessment_line(assessment, report));
    const std::string said = assessment_line(paper.result, report);
    const std::string head = fmt::format(
        "**Examined.** {}: *{}*, {}.\n\n{}{}", escaped(paper.authors), escaped(paper.title), escaped(paper.edition),
        said.empty() ? "" : fmt::format("**Result.** {}\n\n", said), counts_line(counts));
    std::string page = part("stands", "What stands", what_stands(paper, report)) +
                       part("fails", "What falls, and what to write instead", what_falls(paper, report)) +
                       part("open", "What is open", what_is_open(results));
    page += fmt::format(
        "<a id=\"statements\"></a>\n\n## All statements\n\n| claim | where | verdict | evidence | severity | "
        "what it is |\n|---|---|---|---|---|---|\n{}\n{}",
        table,
        counts.verdict("fails") == 0 ? ""
                                     : "Severity of what fails: *result*, a result or a sentence of the abstract is "
                                       "false; *support*, others rest on it; *aside*, no result does; *slip*, "
                                       "harmless.\n\n");
    page += part("report", "Report", judged) +
            part("stronger", "What is stronger than printed", links_to(with_field("stronger", results))) +
            part("missing", "What the paper leaves out", links_to(with_field("missing", results))) +
            part("not-checkable", "Not checkable", links_to(with_verdict("not-checkable", results)));
    if (report.own_pages)
        return framed(paper, head, page + about_own_pages(paper, counts, report) + provenance_section(report), report);
    page += fmt::format(
        "<a id=\"about\"></a>\n\n## About this report\n\n**Identifier.** `ntk-verify:{0}`, version {1}, no date; the "
        "bytes of `{0}.md` have the SHA-256 that the [manifest](README.md#manifest) names.\n\n",
        paper.key, text_of(report.results.at("suite"), "version"));
    if (const std::string corrected = links_to_corrections(paper.key, report); !corrected.empty())
        page += fmt::format(
            "**Corrected.** Earlier reports on this paper said some things wrongly; what changed, by version: {}.\n\n",
            corrected);
    page += fmt::format(
        "All reports: [summary](README.md), with [how to read them](README.md#reading). What fails, with "
        "counterexamples and corrections: [errata](errata.md{}). What rests on what: [derivation](derivation.md). To "
        "cite this page: `verify/run cite {}`.\n\n",
        counts.verdict("fails") || !read_past_misprints(paper.key, report).empty() ? "#" + paper.key : "", paper.key);
    return framed(paper, head, page + provenance_section(report), report);
}

}  // namespace verify
