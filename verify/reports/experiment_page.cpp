#include "verify/reports/experiment_page.hpp"

#include "verify/base/provenance.hpp"
#include "verify/base/status.hpp"
#include "verify/reports/csv_text.hpp"
#include "verify/reports/figure.hpp"

#include <fmt/format.h>

namespace verify {
ExperimentFiles experiment_files(const experiment::Experiment& experiment, const experiment::Outcome& outcome,
                                 const std::string& setting, const std::string& command) {
    ExperimentFiles result;
    auto& files = result.files;
    std::string page = fmt::format(
        "# {}\n\n{}. {}\n\n", experiment.title, experiment.where,
        outcome.numbers.empty()
            ? "Every number here is a floating-point estimate from a simulation, without a bound of its error."
            : outcome.numbers);
    if (!outcome.stopped.empty()) page += fmt::format("**Not finished:** {}\n\n", outcome.stopped);
    page += fmt::format("**The paper shows.** {}\n\n**We get.** {}\n\n", outcome.shows,
                        outcome.found.empty() ? "Nothing: see above." : outcome.found);
    for (const experiment::Plot& plot : outcome.plots) {
        try {
            files.emplace_back(plot.name + ".svg", draw_svg(plot, outcome.tables));
            page += fmt::format("![{}]({}.svg)\n\n", plot.title, plot.name);
        } catch (const BadInput& error) {
            result.not_drawn = error.what();
            page += fmt::format("Figure {}: {}.\n\n", plot.name, error.what());
        }
    }
    page += fmt::format("**The paper leaves out.** {}\n\n**Setting.** {}\n\n", outcome.left_out, setting);
    page += "**Data.** ";
    for (std::size_t i = 0; i < outcome.tables.size(); ++i) {
        const experiment::Table& table = outcome.tables[i];
        files.emplace_back(table.name + ".csv", csv_text(table));
        page += fmt::format("{}[{}.csv]({}.csv) ({} rows)", i ? ", " : "", table.name, table.name, table.rows.size());
    }
    page += fmt::format(".\n\n**Reproduce.** `{}`\n\nsuite {}, SHA-256 over the sources `{}`", command, suite_version(),
                        code_sha256());
    for (const auto& [name, version] : versions_compiled()) page += fmt::format(", {} {}", name, version);
    page += "\n";
    files.emplace_back("README.md", std::move(page));
    return result;
}

}  // namespace verify
