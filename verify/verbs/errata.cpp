// verify errata: what fails of a paper, most important first, for its authors; from the record.
#include "verify/base/status.hpp"
#include "verify/base/terminal.hpp"
#include "verify/reports/render.hpp"
#include "verify/reports/report_pages.hpp"
#include "verify/verbs/commands.hpp"
#include "verify/verbs/list.hpp"
#include "verify/verbs/one_of.hpp"
#include "verify/verbs/selection.hpp"

#include <fmt/format.h>
#include <CLI/CLI.hpp>

namespace verify {
namespace {

struct ErrataArguments {
    std::string paper, severity, format = "text";
};

/// The record of these papers alone, and of what fails only what weighs as much.
Json narrowed(Json recorded, const std::vector<claim::Paper>& papers, const std::string& severity) {
    Json results = Json::array();
    for (Json& result : recorded.at("results")) {
        const std::string paper = text_of(result, "paper");
        const bool chosen = std::any_of(papers.begin(), papers.end(), [&](const auto& p) { return p.key == paper; });
        if (chosen && (severity.empty() || text_of(result, "weight") == severity)) results.push_back(std::move(result));
    }
    recorded["results"] = std::move(results);
    return recorded;
}

std::vector<WeighedErrata> parts_of(const claim::Paper& paper, const Report& report) {
    std::vector<WeighedErrata> parts = weighed_errata(paper, report);
    if (auto misprints = read_past_misprints(paper.key, report); !misprints.empty())
        parts.push_back({"Read past a misprint", std::move(misprints)});
    return parts;
}

std::string errata_json(const std::vector<claim::Paper>& papers, const Report& report) {
    Json results = Json::array();
    for (const claim::Paper& paper : papers)
        for (const WeighedErrata& part : parts_of(paper, report))
            for (const Json* result : part.results) results.push_back(*result);
    return json_text({{"schema", 2}, {"results", results}}) + "\n";
}

void errata(const ErrataArguments& options) {
    const Catalogue catalogue = Catalogue::of_suite();
    std::vector<claim::Paper> papers = catalogue.papers();
    if (!options.paper.empty()) papers = {paper_with_key(options.paper, catalogue.papers())};
    const std::optional<Json> recorded = recorded_results();
    if (!recorded)
        throw BadInput(fmt::format("no record ({}); expected one that verify run has written", record_file().string()));
    const Json results = narrowed(*recorded, papers, options.severity);
    const Report report(results, papers);
    const std::string version = text_of(results.value("suite", Json::object()), "version");
    std::string text;
    if (options.format == "json") text = errata_json(papers, report);
    if (options.format == "markdown") text = errata_page(report);
    if (options.format == "text" || options.format == "latex")
        for (const claim::Paper& paper : papers)
            if (const auto parts = parts_of(paper, report); !parts.empty())
                text += (text.empty() ? "" : "\n") + (options.format == "text"
                                                          ? render_errata(paper, parts, output_width())
                                                          : render_errata_latex(paper, parts, report.set, version));
    if (results.at("results").empty() || text.empty()) throw NothingMatched("no erratum is selected");
    fmt::print("{}", text);
}

}  // namespace

void add_errata(CLI::App& app, int&) {
    auto options = std::make_shared<ErrataArguments>();
    CLI::App* command = app.add_subcommand(
        "errata",
        "What fails of a paper, most important first: printed, counterexample, correction, what depends on it");
    command->add_option("--paper", options->paper, "Only this paper's, e.g. st-arnaud-2026");
    one_of(command->add_option("--severity", options->severity,
                               "Only what weighs as much: result, a result or a sentence of the abstract is false; "
                               "support, others rest on it; aside; slip"),
           severity_words());
    one_of(command->add_option("--format", options->format,
                               "text, json, markdown, or latex: for a paper or a letter (with amsmath and amssymb)"),
           {"text", "json", "markdown", "latex"});
    command->callback([options] { errata(*options); });
}

}  // namespace verify
