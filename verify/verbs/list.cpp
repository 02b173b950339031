// verify list: the claims, a line each, with the recorded verdict.
#include "verify/verbs/list.hpp"

#include "verify/base/status.hpp"
#include "verify/reports/markdown_text.hpp"
#include "verify/verbs/commands.hpp"
#include "verify/verbs/selection.hpp"

#include <fmt/format.h>
#include <CLI/CLI.hpp>

namespace verify {
namespace {

struct ListArguments {
    std::string own, paper, verdict, format = "text";
};

void list(const ListArguments& options) {
    const Catalogue catalogue = catalogue_of(options.own);
    const auto record = catalogue.is_suite() ? read_record() : std::map<std::string, Json>{};
    std::vector<const claim::Claim*> claims;
    std::vector<std::string> papers;
    if (!options.paper.empty()) papers.push_back(paper_with_key(options.paper, catalogue.papers()).key);
    for (const claim::Claim* claim : select_claims(papers, catalogue))
        if (options.verdict.empty() || recorded_verdict(record, claim->id) == options.verdict) claims.push_back(claim);
    if (claims.empty()) throw NothingMatched("no claim is selected");
    fmt::print("{}", list_of_claims(claims, catalogue, record, options.format));
}

}  // namespace

std::string recorded_verdict(const std::map<std::string, Json>& record, const std::string& id) {
    const auto found = record.find(id);
    return found == record.end() ? "not run" : text_of(found->second, "verdict");
}

namespace {

std::string recorded_evidence(const std::map<std::string, Json>& record, const std::string& id) {
    const auto found = record.find(id);
    const std::string word = found == record.end() ? "none" : text_of(found->second, "evidence");
    return word == "none" || word.empty() ? "-" : word;
}

}  // namespace

std::string list_of_claims(const std::vector<const claim::Claim*>& claims, const Catalogue& catalogue,
                           const std::map<std::string, Json>& record, const std::string& format) {
    std::string text =
        format == "markdown" ? "| claim | recorded verdict | evidence | title |\n|---|---|---|---|\n" : "";
    Json results = Json::array();
    for (const claim::Claim* claim : claims) {
        const std::string verdict = recorded_verdict(record, claim->id);
        if (format == "markdown")
            text += fmt::format("| `{}` | {} | {} | {} |\n", claim->id, verdict, recorded_evidence(record, claim->id),
                                escaped(flat(claim->title)));
        else if (format == "text")
            text += fmt::format("{:44} {:13} {:10} {}\n", claim->id, verdict, recorded_evidence(record, claim->id),
                                claim->title);
        if (format != "json") continue;
        Json json = claim_to_json(*claim, catalogue.papers());
        const auto recorded = record.find(claim->id);
        for (const char* key : {"verdict", "evidence"})
            json[key] = recorded == record.end() ? Json(nullptr) : recorded->second.value(key, Json(nullptr));
        results.push_back(std::move(json));
    }
    return format == "json" ? json_text(Json{{"schema", 2}, {"results", results}}) + "\n" : text;
}

void add_list(CLI::App& app, int&) {
    auto options = std::make_shared<ListArguments>();
    CLI::App* command = app.add_subcommand("list", "The claims, a line each");
    command->add_option("--claims", options->own, "The claims of your own paper: a folder with paper.md and pages");
    command->add_option("--paper", options->paper, "Only this paper's, e.g. st-arnaud-2026");
    command->add_option("--verdict", options->verdict, "Only those recorded with this verdict")
        ->check(CLI::IsMember({"holds", "fails", "undecided", "not-checkable"}));
    command->add_option("--format", options->format, "text, json or markdown")
        ->check(CLI::IsMember({"text", "json", "markdown"}));
    command->callback([options] { list(*options); });
}

}  // namespace verify
