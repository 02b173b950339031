// verify show ID: the section of the report, from the record, as text; of several claims the list.
#include "verify/reports/render.hpp"
#include "verify/verbs/commands.hpp"
#include "verify/verbs/list.hpp"
#include "verify/verbs/selection.hpp"

#include <fmt/format.h>
#include <sys/ioctl.h>
#include <unistd.h>
#include <CLI/CLI.hpp>

namespace verify {
namespace {

std::size_t window_width() {
    winsize size{};
    if (::isatty(STDOUT_FILENO) && ::ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col >= 40)
        return size.ws_col;
    return 100;
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
    command->add_option("--format", options->format, "text or json")->check(CLI::IsMember({"text", "json"}));
    command->callback([options] {
        const Catalogue catalogue = catalogue_of(options->own);
        const auto claims = select_claims({options->id}, catalogue);
        const std::optional<Json> recorded = catalogue.is_suite() ? recorded_results() : std::nullopt;
        const Json own{{"results", Json::array()}, {"parameters", {{"claims", catalogue.folder()}}}};
        const ResultSet record = !catalogue.is_suite() ? ResultSet(own)
                                 : recorded            ? ResultSet(*recorded)
                                                       : ResultSet(std::map<std::string, Json>{});
        if (claims.size() > 1) {
            fmt::print("{}", list_of_claims(claims, catalogue, record.all(), options->format));
            return;
        }
        Json result = claim_to_json(*claims.front(), catalogue.papers());
        if (const Json* found = record.find(claims.front()->id)) result.update(*found);
        if (options->format == "json")
            fmt::print("{}\n", json_text(result));
        else
            fmt::print("{}", render_claim(result, record, window_width()));
    });
}

}  // namespace verify
