// The pages of a report folder, as Markdown. Each is made from the results alone (results.json) and the registry; none
// knows mathematics.
#pragma once

#include "verify/reports/claim_sections.hpp"
#include "verify/reports/report_figures.hpp"

#include "proofs/registry.hpp"

#include <algorithm>
#include <string>

namespace verify {

/// What the pages are made from.
struct Report {
    const Json& results;
    ResultSet set;
    std::vector<DrawnFigure> figures;
    std::string figures_missing;                                ///< not empty: why some are not drawn
    std::string digest;                                         ///< SHA-256 of results.json
    std::vector<std::pair<std::string, std::string>> manifest;  ///< the other files of the folder, with their SHA-256
    bool complete;                            ///< all claims: then the folder has a concordance as well
    std::string up;                           ///< from the page that is written to the report folder: "" or "../"
    const std::vector<claim::Paper>* papers;  ///< that the claims are of
    bool own_pages;                           ///< a user's, and not the papers of the suite
    bool corrections;                         ///< there is a corrections.md

    explicit Report(const Json& of, const std::vector<claim::Paper>& papers_of = proofs::papers())
        : results(of),
          set(of),
          complete(false),
          papers(&papers_of),
          own_pages(program_in(set.parameters()) == "verify"),
          corrections(!own_pages || std::any_of(papers_of.begin(), papers_of.end(),
                                                [](const claim::Paper& p) { return !p.own_errata.empty(); })) {}
};

/// A claim as a link to its page if it is in this report, else its id. Without the paper's key where the reader is in
/// the report on this paper.
std::string reference(const std::string& id, const Report& report, const std::string& paper = "");

/// The sections of a claim, in their fixed order, under a heading of level 2: one of several on a page.
std::string claim_section(const Json& result, const Report& report);
/// The page of a claim, which has anchors for the paragraphs of its proof. `report.up` is "../".
std::string claim_page(const Json& result, const Report& report);
std::string paper_page(const claim::Paper& paper, const Report& report);
/// All that fails, by paper and by how much depends on it, and what is read past a misprint.
std::string errata_page(const Report& report);
/// What earlier reports of this suite said wrongly, by version, then by paper.
std::string corrections_page(const Report& report);
/// Results, counts, figures, how to read, cite and deposit.
std::string summary_page(const Report& report);
/// A part of the summary: evidence by paper and kind of statement.
std::string kinds_section(const Report& report);
/// What rests on what.
std::string derivation_page(const Report& report);

/// Plain text as Markdown, in which the claims of this report that it names are links: by their ids, or without the
/// paper's key where it is this paper.
std::string linked(const std::string& text, const std::string& paper, const Report& report);

/// What fails of a paper by how much depends on it, each part with the claims that do fail now, in order; those without
/// a place in the list come last.
std::vector<WeighedErrata> weighed_errata(const claim::Paper& paper, const Report& report);

/// What holds of a paper in a reading that repairs the print, and what is not checkable and has a misprint: its
/// correction says what should be printed.
std::vector<const Json*> read_past_misprints(const std::string& paper, const Report& report);

/// Where corrections.md has entries on this paper, or on this claim: a link to the first of each version, as
/// "[0.2.0](corrections.md#…)"; empty if it has none.
std::string links_to_corrections(const std::string& paper_or_id, const Report& report);

/// The results of a paper in their order.
std::vector<const Json*> results_of(const std::string& paper, const Report& report);
/// Versions, precision, seed and digests, as a Markdown list.
std::string provenance_section(const Report& report);
/// The figures of a claim, or all of them if none is named, as Markdown.
std::string figures_of(const std::string& id, const Report& report);
/// A correction with its verdict; empty if there is none.
std::string correction_line(const Json& result, const Report& report);
/// The paragraph of the referee if its verdicts are still those that it rests on, else what stands against it.
std::string assessment_line(const claim::Assessment& assessment, const Report& report);

/// Verdicts and evidence of one paper or of all.
struct Counts {
    std::map<std::string, int> verdicts, evidence;
    int total = 0, slips = 0;  ///< slips: of those that fail
    void add(const Json& result);
    int verdict(const std::string& v) const { return verdicts.count(v) ? verdicts.at(v) : 0; }
    std::string failing() const;  ///< "23 (11 slips)"
    int with(const std::string& e) const { return evidence.count(e) ? evidence.at(e) : 0; }
    int by_machine() const { return with("formal") + with("proved"); }
    int decidable() const { return total - verdict("not-checkable"); }
};

}  // namespace verify
