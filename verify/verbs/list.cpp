// verify list: the claims, a line each, with the recorded verdict.
#include "verify/verbs/list.hpp"

#include "verify/base/status.hpp"
#include "verify/base/terminal.hpp"
#include "verify/reports/markdown_text.hpp"
#include "verify/reports/wrapped_text.hpp"
#include "verify/verbs/commands.hpp"
#include "verify/verbs/one_of.hpp"
#include "verify/verbs/selection.hpp"

#include <fmt/format.h>
#include <CLI/CLI.hpp>

namespace verify {
namespace {

struct ListArguments {
    std::string own, paper, verdict, severity, format = "text";
};

/// "-" for what is not among the errata.
std::string severity_of(const claim::Claim& claim, const Catalogue& catalogue) {
    const std::string word = text_of(claim_to_json(claim, catalogue.papers()), "weight");
    return word.empty() ? "-" : word;
}

void list(const ListArguments& options) {
    const Catalogue catalogue = catalogue_of(options.own);
    const auto record = catalogue.is_suite() ? read_record() : std::map<std::string, Json>{};
    std::vector<const claim::Claim*> claims;
    std::vector<std::string> papers;
    if (!options.paper.empty()) papers.push_back(paper_with_key(options.paper, catalogue.papers()).key);
    for (const claim::Claim* claim : select_claims(papers, catalogue))
        if ((options.verdict.empty() || recorded_verdict(record, claim->id) == options.verdict) &&
            (options.severity.empty() || severity_of(*claim, catalogue) == options.severity))
            claims.push_back(claim);
    if (claims.empty()) throw NothingMatched("no claim is selected");
    fmt::print("{}", list_of_claims(claims, catalogue, record, options.format));
}

}  // namespace

const std::vector<std::string>& severity_words() {
    static const std::vector<std::string> words{weight_word(claim::Weight::result), weight_word(claim::Weight::support),
                                                weight_word(claim::Weight::aside), weight_word(claim::Weight::slip)};
    return words;
}

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

/// On a terminal the title stands in lines of its own if it does not fit, and the verdict in its colour.
std::string claim_line(const std::string& id, const std::string& verdict, const std::string& evidence,
                       const std::string& severity, const std::string& title) {
    constexpr std::size_t before_title = 79;
    const std::string padding(verdict.size() < 13 ? 13 - verdict.size() : 0, ' ');
    const std::string front =
        fmt::format("{:44} {}{} {:10} {:8} ", id, coloured_verdict(verdict), padding, evidence, severity);
    if (!output_is_terminal() || before_title + title.size() <= output_width()) return front + title + "\n";
    return front + "\n" + wrapped(title, output_width(), "    ");
}

}  // namespace

std::string list_of_claims(const std::vector<const claim::Claim*>& claims, const Catalogue& catalogue,
                           const std::map<std::string, Json>& record, const std::string& format) {
    std::string text = format == "markdown"
                           ? "| claim | recorded verdict | evidence | severity | title |\n|---|---|---|---|---|\n"
                           : "";
    Json results = Json::array();
    for (const claim::Claim* claim : claims) {
        const std::string verdict = recorded_verdict(record, claim->id);
        if (format == "markdown")
            text +=
                fmt::format("| `{}` | {} | {} | {} | {} |\n", claim->id, verdict, recorded_evidence(record, claim->id),
                            severity_of(*claim, catalogue), escaped(flat(claim->title)));
        else if (format == "text")
            text += claim_line(claim->id, verdict, recorded_evidence(record, claim->id), severity_of(*claim, catalogue),
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
    one_of(command->add_option("--verdict", options->verdict, "Only those recorded with this verdict"),
           {"holds", "fails", "undecided", "not-checkable"});
    one_of(command->add_option("--severity", options->severity,
                               "Only what fails and weighs as much: result, a result or a sentence of the abstract is "
                               "false; support, others rest on it; aside; slip"),
           severity_words());
    one_of(command->add_option("--format", options->format, "text, json or markdown"), {"text", "json", "markdown"});
    command->callback([options] { list(*options); });
}

}  // namespace verify
