// verify concordance: where several papers state the same thing, the versions side by side.
#include "proofs/concordance.hpp"
#include "proofs/registry.hpp"
#include "verify/base/status.hpp"
#include "verify/base/whole_files.hpp"
#include "verify/record/record.hpp"
#include "verify/reports/markdown_text.hpp"
#include "verify/reports/render.hpp"
#include "verify/verbs/commands.hpp"
#include "verify/verbs/selection.hpp"

#include <fmt/format.h>
#include <CLI/CLI.hpp>

namespace verify {

std::string concordance_page(const ResultSet& results) {
    std::string text =
        "# Concordance\n\nWhere several papers state the same thing: the versions as printed, which are equivalent, which differ by convention, and which contradict each other. Generated: `verify/run concordance --out reports`; "
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
    return text;
}

void add_concordance(CLI::App& app, int&) {
    auto out = std::make_shared<std::string>(), own = std::make_shared<std::string>();
    CLI::App* command = app.add_subcommand(
        "concordance", "Where several papers state the same thing: the versions side by side, as Markdown");
    command->add_option("--out", *out, "Write concordance.md into this folder instead of to standard output");
    command->add_option("--claims", *own, "Refused: a concordance is written by hand, for the papers of the suite");
    command->callback([out, own] {
        if (!own->empty())
            throw BadInput(
                "--claims: which statements of papers of your own say the same is not known here; expected no --claims, "
                "for the papers of the suite");
        if (out->empty())
            fmt::print("{}", concordance_page(ResultSet(read_record())));
        else
            write_whole_files(*out, {{"concordance.md", concordance_page(ResultSet(read_record()))}});
    });
}

}  // namespace verify
