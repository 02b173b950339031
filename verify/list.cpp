// verify list: the claims, a line each, with the recorded verdict.
#include "proofs/registry.hpp"
#include "verify/commands.hpp"
#include "verify/record.hpp"
#include "verify/selection.hpp"
#include "verify/status.hpp"

#include <fmt/format.h>

namespace verify {
namespace {

struct ListArguments {
    std::string paper, verdict, format = "text";
};

std::string recorded_verdict(const std::map<std::string, Json>& record, const std::string& id) {
    const auto found = record.find(id);
    return found == record.end() ? "not run" : text_of(found->second, "verdict");
}

void list(const ListArguments& options) {
    if (!options.paper.empty()) static_cast<void>(paper_with_key(options.paper));
    const auto record = read_record();
    Json claims = Json::array();
    std::string text;
    for (const claim::Claim& claim : proofs::all_claims()) {
        if (!options.paper.empty() && claim.paper() != options.paper) continue;
        const std::string verdict = recorded_verdict(record, claim.id);
        if (!options.verdict.empty() && verdict != options.verdict) continue;
        claims.push_back(claim_to_json(claim));
        if (options.format == "markdown")
            text += fmt::format("| `{}` | {} | {} |\n", claim.id, verdict, claim.title);
        else
            text += fmt::format("{:44} {:10} {}\n", claim.id, verdict, claim.title);
    }
    if (claims.empty()) throw NothingMatched("no claim is selected");
    if (options.format == "json")
        fmt::print("{}\n", json_text(Json{{"schema", 1}, {"results", claims}}));
    else if (options.format == "markdown")
        fmt::print("| claim | recorded verdict | title |\n|---|---|---|\n{}", text);
    else
        fmt::print("{}", text);
}

}  // namespace

void add_list(CLI::App& app, int&) {
    auto options = std::make_shared<ListArguments>();
    CLI::App* command = app.add_subcommand("list", "The claims, a line each");
    command->add_option("--paper", options->paper, "Only this paper's, e.g. st-arnaud-2026");
    command->add_option("--verdict", options->verdict, "Only those recorded with this verdict")
        ->check(CLI::IsMember({"holds", "fails", "undecided", "not-checkable"}));
    command->add_option("--format", options->format, "text, json or markdown")->check(CLI::IsMember({"text", "json", "markdown"}));
    command->callback([options] { list(*options); });
}

}  // namespace verify
