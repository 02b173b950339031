// The report folder: which pages there are, and what they are made from.
#include "verify/base/checksum.hpp"
#include "verify/reports/page_navigation.hpp"
#include "verify/reports/render.hpp"
#include "verify/reports/report_pages.hpp"

#include <algorithm>

namespace verify {

std::string render_markdown(const Json& results, const Catalogue& catalogue) {
    Report report(results, catalogue.papers());
    report.digest = sha256(json_text(results) + "\n");
    std::string text = "# Findings\n\n";
    for (const Json& result : results.at("results")) text += claim_section(result, report) + "\n";
    return text + provenance_section(report);
}

std::vector<std::pair<std::string, std::string>> render_report(const Json& results, const Catalogue& catalogue,
                                                               std::string& complaint) {
    const std::string data = json_text(results) + "\n";
    Report report(results, catalogue.papers());
    report.digest = sha256(data);
    report.complete = catalogue.is_suite() && results.at("results").size() == catalogue.claims().size();
    if (catalogue.is_suite())
        report.figures = draw_figures(std::stoull(text_of(results.at("parameters"), "seed")), report.figures_missing);
    if (!report.figures_missing.empty()) complaint = "figures are missing in the report: " + report.figures_missing;
    std::vector<std::pair<std::string, std::string>> files{{"errata.md", errata_page(report)}};
    if (report.corrections) files.emplace_back("corrections.md", corrections_page(report));
    files.emplace_back("derivation.md", derivation_page(report));
    for (const claim::Paper& paper : catalogue.papers())
        if (!results_of(paper.key, report).empty()) files.emplace_back(paper.key + ".md", paper_page(paper, report));
    Report from_below(report);
    from_below.up = "../";
    for (const Json& result : results.at("results"))
        files.emplace_back(text_of(result, "id") + ".md", claim_page(result, from_below));
    if (report.complete) files.emplace_back("concordance.md", concordance_page(report.set));
    files.emplace_back("results.json", data);
    for (auto& file : figure_files(report.figures)) files.push_back(std::move(file));
    for (auto& file : badge_files(report)) files.push_back(std::move(file));
    for (const auto& [name, content] : files) report.manifest.emplace_back(name, sha256(content));
    std::sort(report.manifest.begin(), report.manifest.end());
    files.emplace_back("README.md", summary_page(report));  // last, since it names the digests of the others
    return files;
}

}  // namespace verify
