// Renderings of results. Each returns the whole text; none knows mathematics.
#pragma once

#include "verify/reports/claim_sections.hpp"

#include <string>
#include <utility>
#include <vector>

namespace verify {

/// A line a claim, then counts; `record` marks the verdicts that differ, and weaker evidence.
std::string render_text(const Results& results, const std::map<std::string, Json>& record);
/// The same for a terminal of so many columns: aligned, scopes wrapped, verdicts coloured where that is wanted.
std::string render_laid_out(const Results& results, const std::map<std::string, Json>& record, std::size_t width);
/// What the verdicts and the evidence add up to, without line ends: the last lines of both.
std::vector<std::string> count_lines(const Results& results);
/// JUnit XML, a suite for each paper, with the seconds that each claim took: what differs from the record, or is
/// weaker, is a failure; a claim without a record fails if its verdict is fails; one whose check broke off is an error;
/// undecided and not-checkable ones are skipped. Every control and every property is a test case of its own. Seed,
/// other parameters and versions are properties of each suite. `timestamp`: when the run began, ISO 8601.
std::string render_junit(const Results& results, const std::map<std::string, Json>& record,
                         const std::string& timestamp = "");
/// The sections of all claims in one Markdown text.
std::string render_markdown(const Json& results, const Catalogue& catalogue);
/// The files of a report folder: README.md, a page a paper, a page a claim (<paper>/<name>.md), errata.md,
/// corrections.md, derivation.md, results.json, figures/; of a complete run concordance.md too. `complaint`: why
/// something is missing, if it is. A user's pages have no figures and no concordance.
std::vector<std::pair<std::string, std::string>> render_report(const Json& results, const Catalogue& catalogue,
                                                               std::string& complaint);
/// A claim's sections as text, no line longer than `width` but for words that are. `result`: its record, with or
/// without a finding.
std::string render_claim(const Json& result, const ResultSet& record, std::size_t width);
/// A finding as LaTeX for a paper of one's own: a paragraph and a list, with the witness's lines of code as they are.
/// It compiles in an article with amsmath and amssymb. `version`: of the suite that found it.
std::string render_latex(const Json& result, const ResultSet& record, const std::string& version);

/// For its authors, as text no longer than `width`, or as LaTeX.
std::string render_errata(const claim::Paper& paper, const std::vector<WeighedErrata>& parts, std::size_t width);
std::string render_errata_latex(const claim::Paper& paper, const std::vector<WeighedErrata>& parts,
                                const ResultSet& record, const std::string& version);
/// Where papers state the same thing. Throws Undecided if a comparison does not come out.
std::string concordance_page(const ResultSet& results);

}  // namespace verify
