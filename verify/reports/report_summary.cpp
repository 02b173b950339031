// README.md of a report folder: the result of each paper, counts, how to read the pages, figures, how to run, cite and
// deposit them.
#include "verify/reports/markdown_text.hpp"
#include "verify/reports/page_navigation.hpp"
#include "verify/reports/report_pages.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace verify {
namespace {

std::string row(const std::string& name, const Counts& counts) {
    std::string text = fmt::format("| {} | {}", name, counts.total);
    text += fmt::format(" | {} | {} | {} | {}", counts.verdict("holds"), counts.failing(), counts.verdict("undecided"),
                        counts.verdict("not-checkable"));
    for (const EvidenceWord& each : evidence_words()) text += fmt::format(" | {}", counts.with(each.word));
    return text + fmt::format(" | {} of {} |\n", counts.by_machine(), counts.decidable());
}

constexpr const char* table_head =
    "| paper | claims | holds | fails | undecided | not checkable | formal | proved | argued | certified | tested | simulated | none | decided by a machine |\n|---|---|---|---|---|---|---|---|---|---|---|---|---|---|\n";

constexpr const char* reading = R"(<a id="reading"></a>

## How to read them

Each statement is adjudicated as its paper prints it, in the reading that its page states. Where the print alone has no meaning or admits several, the reading supplies a symbol, a quantifier or a hypothesis, says so, and the verdict is on that reading; the correction then says what should be printed. *fails* may be a harmless slip, and then says so.

| verdict | means |
|---|---|
| holds | true as printed, in the reading and on the scope stated |
| fails | false as printed: a witness that a stranger can check is shown, and the nearest true statement |
| undecided | tried, and neither could be shown; never counted as passed |
| not-checkable | a definition without content to check, or it needs data that the paper does not give; the reason is stated |

@EVIDENCE@
Evidence is computed from the steps that carry a conclusion, the weakest counts, and no check writes it. *formal* and *proved* are decisions of a machine; *argued* is an argument that a reader can follow on the page and that no machine has checked as a whole.

A number such as `[2.26676 +/- 1.23e-6]` is an enclosure: the true value lies in it. A number whose name says "estimate, 99 %" is a statistical confidence interval and no enclosure. Each claim was also put to *controls*, the same check with one datum changed, whose verdict must be another, and to a *property* on random cases.

Each statement has a page of its own: statement, verdict, correction, witness, the steps that carry the verdict and those that support it, the proof, and what was tried against it; the page of its paper has a table of all. What a verdict rests on: Arb's enclosures and the exact arithmetic of FLINT and GMP, in the versions named below; the proofs on the pages, and the checks that the pages name; the compiler; and that the statement is what the paper prints, for which the locator says where to look. A written proof is not machine-checked; the machine checks the steps that the page lists.

)";

constexpr const char* citing = R"(<a id="citing"></a>

## To run, cite and deposit

- To run everything again: `@RUN@`, about a minute on two cores after the build. The same versions of compiler and libraries give the same bytes; with others `verify/run diff A/results.json B/results.json` says what changed.
- To cite: `verify/run cite` for the suite, `verify/run cite st-arnaud-2026` for a report, `verify/run cite st-arnaud-2026/theorem-2` for a finding, as BibTeX, CFF or plain text. The names of the reports bear no date; the identifier `swh:1:cnt:…` in a citation is computed from the bytes of the Markdown page
  (`git hash-object` gives the same digits) and never changes for them.
- To deposit: have the repository saved by Software Heritage ("Save code now"), whose archive then resolves the identifiers; or upload the report folder to Zenodo, where `CITATION.cff` fills in the metadata, and name the DOI together with the SHA-256 of `results.json`.

)";

constexpr const char* reading_own = R"(<a id="reading"></a>

## How to read them

Each statement stands on a page of the paper's own folder, with a formula in the language of statements. **The verdict is on the formula.** That the formula says what the sentence says is for a reader to judge; `verify prove --echo` sets a formula back into LaTeX, with every quantifier.

| verdict | means |
|---|---|
| holds | true on the whole domain of the formula (evidence *proved*: a machine decided every case, in exact arithmetic and enclosures) |
| fails | false (*proved*): a point of the domain is shown with the values of both sides, or the expansion that differs |
| undecided | neither could be shown in the time that the page gives, or the page has no formula; never counted as passed |
| not-checkable | the formula is undefined at a point of its domain, which is shown; or the page says why there is nothing to decide |

A number such as `[2.26676 +/- 1.23e-6]` is an enclosure: the true value lies in it. A correction is a statement with a formula, a verdict and evidence of its own. What stands on a page as its witness, in PARI/GP or Python, is shown and was not run.

What a verdict rests on: the engines of the language; Arb's enclosures and the exact arithmetic of FLINT and GMP, in the versions named below; the compiler.

)";

constexpr const char* citing_own = R"(<a id="citing"></a>

## To run and cite

- To run everything again: @RUN@. The same versions give the same bytes, where no formula is stopped by the clock; with others `verify diff A/results.json B/results.json` says what changed.
- To cite: `verify cite KEY --claims DIR --reports DIR` for the report on a paper, `KEY/ID` in place of the key for one finding.

)";

std::string reading_part() {
    std::string words = "| evidence, strongest first | means |\n|---|---|\n";
    for (const EvidenceWord& each : evidence_words()) words += fmt::format("| {} | {} |\n", each.word, each.promises);
    const std::string mark = "@EVIDENCE@\n";
    return std::string(reading).replace(std::string(reading).find(mark), mark.size(), words + "\n");
}

std::string citing_part(const Report& report) {
    const std::string options = run_options(report.set.parameters()), mark = "@RUN@";
    if (report.own_pages) {
        const std::string text = citing_own;
        return std::string(text).replace(text.find(mark), mark.size(),
                                         code_span("verify run" + options + " --out REPORTS"));
    }
    return std::string(citing).replace(std::string(citing).find(mark), mark.size(),
                                       options.empty() ? "verify/run" : "verify/run run" + options + " --out DIR");
}

std::string manifest(const Report& report) {
    std::string rows;
    for (const auto& [name, digest] : report.manifest)
        rows += fmt::format("| [{0}](./{0}) | `{1}` |\n", name,
                            digest);  // "./": to the file itself, also from an HTML page
    return rows.empty()
               ? ""
               : "<a id=\"manifest\"></a>\n\n## Manifest\n\n" +
                     fmt::format(
                         "<details>\n<summary>{} files</summary>\n\n| file | SHA-256 |\n|---|---|\n{}\n</details>\n\n",
                         report.manifest.size(), rows);
}

/// Title and contents above, a way back below.
std::string framed(const std::string& introduction, const std::string& page) {
    return "# Findings\n\n<a id=\"top\"></a>" + introduction +
           contents_line({{"results", "Results"},
                          {"counts", "Counts"},
                          {"kinds", "By kind of statement"},
                          {"reading", "How to read them"},
                          {"figures", "Figures"},
                          {"citing", "To run, cite and deposit"},
                          {"manifest", "Manifest"},
                          {"provenance", "Provenance"}},
                         page) +
           page + "\n" + to_top();
}

}  // namespace

std::string summary_page(const Report& report) {
    std::string rows, results;
    Counts all;
    std::size_t misprints = 0;
    std::vector<std::pair<std::string, std::size_t>> weighed;
    for (const claim::Paper& paper : *report.papers) {
        Counts counts;
        for (const Json* result : results_of(paper.key, report)) {
            counts.add(*result);
            all.add(*result);
        }
        if (counts.total == 0) continue;
        misprints += read_past_misprints(paper.key, report).size();
        for (const WeighedErrata& errata : weighed_errata(paper, report)) {
            const auto found =
                std::find_if(weighed.begin(), weighed.end(), [&](const auto& w) { return w.first == errata.heading; });
            if (found == weighed.end())
                weighed.emplace_back(errata.heading, errata.results.size());
            else
                found->second += errata.results.size();
        }
        rows += row(fmt::format("[{0}]({0}.md)", paper.key), counts);
        results += fmt::format("**[{0}]({0}.md)** ({1}: *{2}*, {3}). {4}\n\n", paper.key, escaped(paper.authors),
                               escaped(paper.title), escaped(paper.edition), assessment_line(paper.result, report));
    }
    if (std::count(rows.begin(), rows.end(), '\n') != 1 || !report.own_pages) rows += row("all", all);
    std::string weights;
    for (const auto& [weight, count] : weighed)
        weights += fmt::format("{}{}: {}", weights.empty() ? "" : "; ", weight, count);
    const std::string figures = figures_of("", report);
    const std::string table = "<a id=\"counts\"></a>\n\n## Counts\n\n" + std::string(table_head) + rows + "\n";
    const std::string found = "<a id=\"results\"></a>\n\n## Results\n\n" + results;
    if (report.own_pages)
        return framed(
            "Statements of papers, each decided by the formula on its page. Generated by `verify run --claims`.\n\n",
            found +
                fmt::format(
                    "What fails, with counterexamples and corrections: [errata](errata.md). {}What rests on "
                    "what: [derivation](derivation.md). All data: [results.json](results.json).\n\n",
                    report.corrections ? "What earlier reports said wrongly: [corrections](corrections.md). " : "") +
                table + reading_own + citing_part(report) + manifest(report) + provenance_section(report));
    return framed(
        "Verification of papers on the neural tangent kernel, statement by statement. Generated by `verify run`.\n\n",
        found +
            fmt::format("What fails, most important first, with counterexamples and corrections: [errata](errata.md). "
                        "{}What earlier reports of this suite said wrongly: [corrections](corrections.md). What rests "
                        "on what: [derivation](derivation.md). All data: [results.json](results.json).\n\n",
                        report.complete ? "Where papers state the same thing: [concordance](concordance.md). " : "") +
            table +
            fmt::format(
                "A sentence that is read in two ways is two claims, and one slip may make several claims fail. Of the "
                "{} that fail: {}. {} others are read past a misprint, which their correction names.\n\n",
                all.verdict("fails"), weights.empty() ? "none" : weights, misprints) +
            kinds_section(report) + reading_part() +
            (figures.empty() ? "" : "<a id=\"figures\"></a>\n\n## Figures\n\n" + figures) + citing_part(report) +
            manifest(report) + provenance_section(report));
}

}  // namespace verify
