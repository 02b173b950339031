// verify concordance: where several papers state the same thing, the versions side by side.
#include "proofs/concordance.hpp"
#include "proofs/registry.hpp"
#include "verify/base/file_set.hpp"
#include "verify/base/status.hpp"
#include "verify/record/record.hpp"
#include "verify/reports/markdown_text.hpp"
#include "verify/reports/page_navigation.hpp"
#include "verify/reports/render.hpp"
#include "verify/verbs/commands.hpp"
#include "verify/verbs/one_of.hpp"
#include "verify/verbs/selection.hpp"

#include <fmt/format.h>
#include <CLI/CLI.hpp>

namespace verify {

std::string concordance_page(const ResultSet& results) {
    std::string text =
        "# Concordance\n\n<a id=\"top\"></a>Where several papers state the same thing: the versions as printed, which are equivalent, which differ by convention, and which contradict each other. Generated: `verify/run concordance --out reports`; "
        "what stands under \"Checked\" is computed when this page is made, and a line that does not come out stops it. [Summary](README.md).\n";
    for (const proofs::Concordance& entry : proofs::concordance()) {
        text += fmt::format("\n## {}\n\n| claim | as printed | convention | verdict |\n|---|---|---|---|\n",
                            escaped(entry.subject));
        for (const proofs::Concordance::Version& v : entry.versions) {
            claim_with_id(v.claim, proofs::all_claims());  // a page never names a claim that does not exist
            const Json* found = results.find(v.claim);
            text += fmt::format("| {} | {} | {} | {} |\n", link(v.claim, ""), escaped(v.printed),
                                v.convention.empty() ? "—" : escaped(v.convention),
                                found ? text_of(*found, "verdict") : "not run");
        }
        text += "\n";
        for (const proofs::Concordance::Comparison& c : entry.comparisons)
            text += fmt::format("- **{}**: {}\n", to_string(c.relation), escaped(c.says));
        text += "\nChecked:\n\n";
        for (const claim::Step& step : entry.steps().list()) {
            if (step.truth() != rigor::Truth::yes)
                throw Undecided(fmt::format("concordance, {}: not shown: {}", entry.subject, step.says()));
            text += fmt::format("- {}\n", escaped(step.says()));
        }
    }
    return text + "\n" + to_top();
}

namespace {

/// The same as data; throws as the page does.
Json concordance_data(const ResultSet& results) {
    Json entries = Json::array();
    for (const proofs::Concordance& entry : proofs::concordance()) {
        Json versions = Json::array(), comparisons = Json::array(), steps = Json::array();
        for (const proofs::Concordance::Version& v : entry.versions) {
            const Json* found = results.find(v.claim);
            versions.push_back({{"claim", claim_with_id(v.claim, proofs::all_claims()).id},
                                {"printed", v.printed},
                                {"convention", v.convention.empty() ? Json(nullptr) : Json(v.convention)},
                                {"verdict", found ? found->value("verdict", Json(nullptr)) : Json(nullptr)}});
        }
        for (const proofs::Concordance::Comparison& c : entry.comparisons)
            comparisons.push_back({{"relation", to_string(c.relation)}, {"says", c.says}});
        for (const claim::Step& step : entry.steps().list()) {
            if (step.truth() != rigor::Truth::yes)
                throw Undecided(fmt::format("concordance, {}: not shown: {}", entry.subject, step.says()));
            steps.push_back(step.says());
        }
        entries.push_back({{"subject", entry.subject},
                           {"versions", std::move(versions)},
                           {"comparisons", std::move(comparisons)},
                           {"checked", std::move(steps)}});
    }
    return {{"schema", 1}, {"concordance", std::move(entries)}};
}

}  // namespace

void add_concordance(CLI::App& app, int&) {
    auto out = std::make_shared<std::string>(), own = std::make_shared<std::string>(),
         format = std::make_shared<std::string>("markdown");
    CLI::App* command = app.add_subcommand(
        "concordance", "Where several papers state the same thing: the versions side by side, as Markdown");
    command->add_option("--out", *out, "Write concordance.md into this folder instead of to standard output");
    command->add_option("--claims", *own, "Refused: a concordance is written by hand, for the papers of the suite");
    one_of(command->add_option("--format", *format, "markdown or json"), {"markdown", "json"});
    command->callback([out, own, format] {
        if (!own->empty())
            throw BadInput(
                "--claims: which statements of papers of your own say the same is not known here; expected no --claims, "
                "for the papers of the suite");
        if (*format == "json" && !out->empty())
            throw BadInput("--out: a folder for concordance.md; expected none with --format json");
        if (*format == "json")
            fmt::print("{}\n", json_text(concordance_data(ResultSet(read_record()))));
        else if (out->empty())
            fmt::print("{}", concordance_page(ResultSet(read_record())));
        else
            write_file_set(*out, {{"concordance.md", concordance_page(ResultSet(read_record()))}});
    });
}

}  // namespace verify
