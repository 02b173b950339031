// verify coverage: the text of a paper in its order, and the claims that adjudicate each passage.
#include "proofs/registry.hpp"
#include "verify/base/status.hpp"
#include "verify/base/whole_files.hpp"
#include "verify/record/record.hpp"
#include "verify/reports/markdown_text.hpp"
#include "verify/verbs/commands.hpp"
#include "verify/verbs/selection.hpp"

#include <fmt/format.h>

namespace verify {
namespace {

struct CoverageArguments {
    std::string paper, out;
};

std::string page(const claim::Paper& paper) {
    const auto record = read_record();
    std::string rows;
    std::size_t adjudicated = 0;
    for (const claim::Passage& passage : paper.passages) {
        std::string claims, verdicts;
        for (const std::string& id : passage.claims) {
            claim_with_id(id, proofs::all_claims());  // a page never names a claim that does not exist
            const auto found = record.find(id);
            const std::string verdict = found == record.end() ? "not run" : text_of(found->second, "verdict"),
                              evidence = found == record.end() ? "" : text_of(found->second, "evidence");
            claims += (claims.empty() ? "" : "<br>") + link(id, "../../reports/");
            verdicts += fmt::format("{}{}{}", verdicts.empty() ? "" : "<br>", verdict,
                                    evidence.empty() || evidence == "none" ? "" : ", " + evidence);
            if (verdict == "not-checkable") verdicts += ": " + escaped(text_of(found->second, "scope"));
        }
        adjudicated += !passage.claims.empty();
        rows += fmt::format("| {} | {} | {} | {} |\n", escaped(passage.where), escaped(passage.says),
                            claims.empty() ? "—" : claims, claims.empty() ? escaped(passage.reason) : verdicts);
    }
    std::string folder = paper.key;
    std::replace(folder.begin(), folder.end(), '-', '_');
    return fmt::format(
        "# Coverage of {}\n\n{}: *{}*, {}.\n\nThe text in its order, and the claims that adjudicate it. Generated: `verify/run coverage --paper {} --out proofs/{}`, from `paper.md` and the record of verdicts "
        "in `reports/results.json`. {} passages, {} with claims; of the others the last column says why there is nothing to adjudicate.\n\n| where | what it says | claims | verdict |\n|---|---|---|---|\n{}",
        paper.key, paper.authors, paper.title, paper.edition, paper.key, folder, paper.passages.size(), adjudicated,
        rows);
}

void coverage(const CoverageArguments& options) {
    const std::string text = page(paper_with_key(options.paper, proofs::papers()));
    if (options.out.empty())
        fmt::print("{}", text);
    else
        write_whole_files(options.out, {{"COVERAGE.md", text}});
}

}  // namespace

void add_coverage(CLI::App& app, int&) {
    auto options = std::make_shared<CoverageArguments>();
    CLI::App* command = app.add_subcommand(
        "coverage", "The text of a paper in its order, and the claims that adjudicate it, as Markdown");
    command->add_option("--paper", options->paper, "The paper, e.g. yu-2025")->required();
    command->add_option("--out", options->out, "Write COVERAGE.md into this folder instead of to standard output");
    command->callback([options] { coverage(*options); });
}

}  // namespace verify
