// verify coverage: the text of a paper in its order, and the claims that adjudicate each passage.
#include "verify/base/file_set.hpp"
#include "verify/base/status.hpp"
#include "verify/record/record.hpp"
#include "verify/reports/markdown_text.hpp"
#include "verify/verbs/commands.hpp"
#include "verify/verbs/one_of.hpp"
#include "verify/verbs/selection.hpp"

#include <fmt/format.h>
#include <CLI/CLI.hpp>

#include <algorithm>
#include <filesystem>

namespace verify {
namespace {

struct CoverageArguments {
    std::string paper, own, reports, out, format = "markdown";
};

/// Where the claims are, their verdicts if they are known, and the way to the pages of the claims.
struct Source {
    Catalogue catalogue;
    std::map<std::string, Json> record;
    std::string way;
};

/// A user's pages have verdicts in the reports of a run alone; without them the claims are no links.
Source source_of(const CoverageArguments& options) {
    if (options.own.empty() && !options.reports.empty())
        throw BadInput("--reports: with the pages of your own; expected --claims DIR beside it");
    if (options.own.empty()) return {Catalogue::of_suite(), read_record(), "../../reports/"};
    Source source{Catalogue::of_folder(options.own), {}, ""};
    if (options.reports.empty()) return source;
    source.record = by_id(read_results(std::filesystem::path(options.reports) / "results.json"));
    const std::filesystem::path from = options.out.empty() ? "." : options.out;
    std::error_code error;
    source.way = std::filesystem::relative(options.reports, from, error).string() + "/";
    if (error || source.way.find_first_of("() \n<>\\") != std::string::npos) source.way.clear();
    return source;
}

/// In words, how the table was made.
std::string made_from(const claim::Paper& paper, const CoverageArguments& options) {
    if (!options.own.empty())
        return fmt::format(
            "Generated: `verify coverage --paper {} --claims DIR --reports REPORTS`, from `paper.md` and {}.",
            paper.key, options.reports.empty() ? "no reports, so that no verdict is known" : "the reports of a run");
    std::string folder = paper.key;
    std::replace(folder.begin(), folder.end(), '-', '_');
    return fmt::format(
        "Generated: `verify/run coverage --paper {} --out proofs/{}`, from `paper.md` and the record of verdicts "
        "in `reports/results.json`.",
        paper.key, folder);
}

std::string page(const claim::Paper& paper, const Source& source, const CoverageArguments& options) {
    const auto& record = source.record;
    std::string rows;
    std::size_t adjudicated = 0;
    for (const claim::Passage& passage : paper.passages) {
        std::string claims, verdicts;
        for (const std::string& id : passage.claims) {
            claim_with_id(id, source.catalogue.claims());  // a page never names a claim that does not exist
            const auto found = record.find(id);
            const std::string verdict = found == record.end() ? "not run" : text_of(found->second, "verdict"),
                              evidence = found == record.end() ? "" : text_of(found->second, "evidence");
            claims += (claims.empty() ? "" : "<br>") + (source.way.empty() ? "`" + id + "`" : link(id, source.way));
            verdicts += fmt::format("{}{}{}", verdicts.empty() ? "" : "<br>", verdict,
                                    evidence.empty() || evidence == "none" ? "" : ", " + evidence);
            if (verdict == "not-checkable") verdicts += ": " + escaped(text_of(found->second, "scope"));
        }
        adjudicated += !passage.claims.empty();
        rows += fmt::format("| {} | {} | {} | {} |\n", escaped(passage.where), escaped(passage.says),
                            claims.empty() ? "—" : claims, claims.empty() ? escaped(passage.reason) : verdicts);
    }
    const bool own = !options.own.empty();
    return fmt::format(
        "# Coverage of {}\n\n{}: *{}*, {}.\n\nThe text in its order, and the claims that adjudicate it. {} {} passages, {} with claims; of the others the last column says why there is nothing to adjudicate.\n\n| where | what it says | claims | verdict |\n|---|---|---|---|\n{}",
        paper.key, own ? escaped(paper.authors) : paper.authors, own ? escaped(paper.title) : paper.title,
        own ? escaped(paper.edition) : paper.edition, made_from(paper, options), paper.passages.size(), adjudicated,
        rows);
}

/// The same as data.
Json data(const claim::Paper& paper, const Source& source) {
    Json passages = Json::array();
    for (const claim::Passage& passage : paper.passages) {
        Json claims = Json::array();
        for (const std::string& id : passage.claims) {
            const auto found = source.record.find(id);
            const bool known = found != source.record.end();
            claims.push_back({{"id", claim_with_id(id, source.catalogue.claims()).id},
                              {"verdict", known ? found->second.value("verdict", Json(nullptr)) : Json(nullptr)},
                              {"evidence", known ? found->second.value("evidence", Json(nullptr)) : Json(nullptr)}});
        }
        passages.push_back({{"where", passage.where},
                            {"says", passage.says},
                            {"claims", std::move(claims)},
                            {"reason", passage.reason.empty() ? Json(nullptr) : Json(passage.reason)}});
    }
    return {{"schema", 1}, {"paper", paper.key}, {"passages", std::move(passages)}};
}

void coverage(const CoverageArguments& options) {
    const Source source = source_of(options);
    const auto& papers = source.catalogue.papers();
    if (options.paper.empty() && papers.size() != 1)
        throw BadInput("no paper; expected its key with --paper, e.g. yu-2025");
    const claim::Paper& paper = options.paper.empty() ? papers.front() : paper_with_key(options.paper, papers);
    if (options.format == "json") {
        if (!options.out.empty()) throw BadInput("--out: a folder for COVERAGE.md; expected none with --format json");
        fmt::print("{}\n", json_text(data(paper, source)));
        return;
    }
    const std::string text = page(paper, source, options);
    if (options.out.empty())
        fmt::print("{}", text);
    else
        write_file_set(options.out, {{"COVERAGE.md", text}});
}

}  // namespace

void add_coverage(CLI::App& app, int&) {
    auto options = std::make_shared<CoverageArguments>();
    CLI::App* command = app.add_subcommand(
        "coverage", "The text of a paper in its order, and the claims that adjudicate it, as Markdown");
    command->add_option("--paper", options->paper, "The paper, e.g. yu-2025; needed where there are several");
    command->add_option("--claims", options->own, "A paper of your own: a folder with paper.md and pages");
    command->add_option("--reports", options->reports, "With --claims: the folder that run --out has written");
    command->add_option("--out", options->out, "Write COVERAGE.md into this folder instead of to standard output");
    one_of(command->add_option("--format", options->format, "markdown or json"), {"markdown", "json"});
    command->callback([options] { coverage(*options); });
}

}  // namespace verify
