// verify show ID: the section of the report, from the record, as text; of several claims the list.
#include "verify/base/provenance.hpp"
#include "verify/base/terminal.hpp"
#include "verify/reports/render.hpp"
#include "verify/verbs/commands.hpp"
#include "verify/verbs/list.hpp"
#include "verify/verbs/one_of.hpp"
#include "verify/verbs/selection.hpp"

#include <fmt/format.h>
#include <CLI/CLI.hpp>

namespace verify {
namespace {

/// Of the suite that found what is shown.
std::string version_of(const std::optional<Json>& recorded) {
    const std::string version =
        recorded && recorded->contains("suite") ? text_of(recorded->at("suite"), "version") : "";
    return version.empty() ? suite_version() : version;
}

}  // namespace

void add_show(CLI::App& app, int&) {
    struct Options {
        std::string id, own, format = "text";
    };
    auto options = std::make_shared<Options>();
    CLI::App* command = app.add_subcommand("show",
                                           "One claim: the section of the report with the last finding, as text; of a "
                                           "paper or a glob the claims, a line each");
    command->add_option("id", options->id, "The claim, e.g. st-arnaud-2026/theorem-2, or a paper, e.g. st-arnaud-2026")
        ->required();
    command->add_option("--claims", options->own, "The claims of your own paper: a folder with paper.md and pages");
    one_of(
        command->add_option(
            "--format", options->format,
            "text, json, or latex: for a paper of your own (an article with amsmath and amssymb); of a paper every claim"),
        {"text", "json", "latex"});
    command->callback([options] {
        const Catalogue catalogue = catalogue_of(options->own);
        const auto claims = select_claims({options->id}, catalogue);
        const std::optional<Json> recorded = catalogue.is_suite() ? recorded_results() : std::nullopt;
        const Json own{{"results", Json::array()}, {"parameters", {{"claims", catalogue.folder()}}}};
        const ResultSet record = !catalogue.is_suite() ? ResultSet(own)
                                 : recorded            ? ResultSet(*recorded)
                                                       : ResultSet(std::map<std::string, Json>{});
        const auto found_of = [&](const claim::Claim& claim) {
            Json result = claim_to_json(claim, catalogue.papers());
            if (const Json* found = record.find(claim.id)) result.update(*found);
            return result;
        };
        if (options->format == "latex") {
            for (const claim::Claim* claim : claims)
                fmt::print("{}{}", claim == claims.front() ? "" : "\n",
                           render_latex(found_of(*claim), record, version_of(recorded)));
            return;
        }
        if (claims.size() > 1) {
            fmt::print("{}", list_of_claims(claims, catalogue, record.all(), options->format));
            return;
        }
        const Json result = found_of(*claims.front());
        if (options->format == "json")
            fmt::print("{}\n", json_text(result));
        else
            fmt::print("{}", render_claim(result, record, output_width()));
    });
}

}  // namespace verify
