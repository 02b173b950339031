// The report folder as Markdown: README.md, one page a paper, errata.md; results.json beside them.
#include "proofs/registry.hpp"
#include "verify/markdown_text.hpp"
#include "verify/provenance.hpp"
#include "verify/referee.hpp"
#include "verify/render.hpp"

#include <fmt/format.h>

namespace verify {
namespace {

struct Counts {
    std::map<std::string, int> verdicts, evidence;
    int total = 0;
    void add(const claim::Finding& finding) {
        ++total;
        ++verdicts[to_string(finding.verdict)];
        ++evidence[to_string(finding.evidence)];
    }
    int verdict(const char* v) const { return verdicts.count(v) ? verdicts.at(v) : 0; }
    int with(const char* e) const { return evidence.count(e) ? evidence.at(e) : 0; }
};

std::string provenance(const Results& results) {
    std::string text = "## Provenance\n\n";
    text += fmt::format("- suite {} ; SHA-256 over the sources `{}`\n", suite_version(), sources_sha256());
    text += "- ";
    bool first = true;
    for (const auto& [name, version] : versions_compiled()) {
        text += fmt::format("{}{} {}", first ? "" : ", ", name, version);
        first = false;
    }
    text += fmt::format("\n- {} digits, seed {}, {} cases a property{}\n", results.parameters.digits, results.parameters.seed, results.parameters.cases,
                        results.parameters.thorough ? ", thorough" : "");
    return text;
}

std::string section(const Result& result, std::uint64_t seed) {
    const claim::Claim& claim = *result.claim;
    const claim::Finding& finding = result.adjudication.finding;
    std::string text = fmt::format("<a id=\"{}\"></a>\n\n## {}: {}\n\n", anchor(claim), claim.id, escaped(claim.title));
    text += fmt::format("**{}** · evidence: **{}** · {}\n\n", to_string(finding.verdict), to_string(finding.evidence), escaped(claim.where));
    const auto part = [&](const char* name, const std::string& content) {
        if (!content.empty()) text += fmt::format("**{}.** {}\n\n", name, content);
    };
    part("Statement", escaped(claim.statement));
    part("Reading", escaped(claim.reading));
    part("Scope", escaped(finding.scope));
    part("Witness", escaped(finding.witness));
    if (!finding.pari.empty()) text += "By hand, in PARI/GP:\n\n" + code_block(finding.pari, "") + "\n";
    part("Correction", correction_line(finding));
    part("How much depends on it", escaped(finding.harm));
    part("Stronger than printed", escaped(finding.stronger));
    part("Missing in the paper", escaped(finding.missing));
    part("Remark", escaped(finding.remark));
    if (!finding.argument.empty()) {
        text += "**What the check found, line by line.**\n\n";
        for (const claim::Step& step : finding.argument) text += fmt::format("- {}: *{}*\n", escaped(step.says), to_string(step.truth));
        text += "\n";
    }
    if (!finding.values.empty()) {
        text += "| quantity | enclosure |\n|---|---|\n";
        for (const claim::Value& value : finding.values) text += fmt::format("| {} | `{}` |\n", escaped(value.name), value.enclosure);
        text += "\n";
    }
    part("Method and error bound", escaped(claim.method));
    std::string variants;
    for (const claim::Control& control : claim.controls) variants += (variants.empty() ? "" : "; ") + escaped(control.variant);
    const auto& property = result.adjudication.property;
    part("Attack", escaped(claim.attack));
    part("Controls and property", fmt::format("{} negative controls, {} rejected: {}. Property: {}; {} cases, seed {}, {}.", result.adjudication.controls_tried,
                                         result.adjudication.controls_rejected, variants, escaped(claim.property.says), property.cases, seed,
                                         property.counterexample ? "counterexample " + escaped(*property.counterexample) : "no counterexample"));
    if (!claim.uses.empty()) {
        std::string uses;
        for (const std::string& id : claim.uses) uses += (uses.empty() ? "" : ", ") + link(id);
        part("Uses", uses);
    }
    part("Reproduce", fmt::format("`verify/run run {}`", claim.id));
    return text;
}

std::string paper_page(const proofs::Paper& paper, const Results& results) {
    Counts counts;
    std::string table = "| claim | where | verdict | evidence | scope |\n|---|---|---|---|---|\n", sections;
    for (const Result& result : results.list) {
        if (result.claim->paper() != paper.key) continue;
        const claim::Finding& finding = result.adjudication.finding;
        counts.add(finding);
        table += fmt::format("| [{}](#{}) | {} | {} | {} | {} |\n", anchor(*result.claim), anchor(*result.claim), escaped(result.claim->where), to_string(finding.verdict),
                             to_string(finding.evidence), escaped(finding.scope));
        sections += section(result, results.parameters.seed);
    }
    return fmt::format("# {}\n\n{}: *{}*, {}.\n\n{} statements examined: {} hold, {} fail, {} undecided, {} not checkable. [Summary](README.md), [errata](errata.md).\n\n{}## All statements\n\n{}\n{}", paper.key,
                       paper.authors, paper.title, paper.edition, counts.total, counts.verdict("holds"), counts.verdict("fails"), counts.verdict("undecided"), counts.verdict("not-checkable"),
                       referee_summary(paper, results), table, sections);
}

std::string errata(const Results& results) {
    std::string text = "# Errata\n\nEvery statement that fails exactly as printed, with a witness and the nearest true statement. [Summary](README.md).\n\n";
    int number = 0;
    for (const Result& result : results.list) {
        const claim::Finding& finding = result.adjudication.finding;
        if (finding.verdict != claim::Verdict::fails) continue;
        const std::string code = finding.pari.empty() ? "" : "     In PARI/GP:\n\n" + code_block(finding.pari, "     ") + "\n";
        text += fmt::format("{}. **{}** ({}). Printed: {}\n   - Witness: {}\n{}   - Correction: {}\n   - How much depends on it: {}\n", ++number, link(*result.claim), escaped(result.claim->where),
                            escaped(result.claim->statement), escaped(finding.witness), code, correction_line(finding), escaped(finding.harm));
    }
    return number == 0 ? text + "None.\n" : text;
}

std::string summary(const Results& results) {
    std::string text =
        "# Findings\n\nGenerated by `verify run`. Each statement is adjudicated exactly as its paper prints it; `fails` may be a harmless slip, and says so.\n\n"
        "Verdicts: *holds*, *fails* (a rigorous witness is shown), *undecided* (neither could be shown; never counted as passed), *not checkable*. "
        "Evidence, strongest first: *formal*, *proved* (all cases of the scope), *certified* (a finite range, in ball arithmetic), *tested*, *simulated*.\n\n"
        "| paper | statements | holds | fails | undecided | not checkable | proved | certified | tested | simulated |\n|---|---|---|---|---|---|---|---|---|---|\n";
    for (const proofs::Paper& paper : proofs::papers()) {
        Counts counts;
        for (const Result& result : results.list)
            if (result.claim->paper() == paper.key) counts.add(result.adjudication.finding);
        if (counts.total == 0) continue;
        text += fmt::format("| [{}]({}.md) | {} | {} | {} | {} | {} | {} | {} | {} | {} |\n", paper.key, paper.key, counts.total, counts.verdict("holds"), counts.verdict("fails"),
                            counts.verdict("undecided"), counts.verdict("not-checkable"), counts.with("proved"), counts.with("certified"), counts.with("tested"), counts.with("simulated"));
    }
    text += "\n## What fails\n\n| claim | printed in | title | correction |\n|---|---|---|---|\n";
    for (const Result& result : results.list) {
        const claim::Finding& finding = result.adjudication.finding;
        if (finding.verdict != claim::Verdict::fails) continue;
        text += fmt::format("| {} | {} | {} | {} |\n", link(*result.claim), escaped(result.claim->where), escaped(result.claim->title),
                            finding.correction ? fmt::format("{} ({})", to_string(finding.correction->verdict), to_string(finding.correction->evidence)) : "none");
    }
    text += "\nWitnesses and corrected statements: [errata.md](errata.md). All data: [results.json](results.json).\n\n";
    return text + provenance(results);
}

}  // namespace

std::string render_markdown(const Results& results) {
    std::string text = summary(results) + "\n";
    for (const Result& result : results.list) text += section(result, results.parameters.seed);
    return text;
}

std::vector<std::pair<std::string, std::string>> render_report(const Results& results) {
    std::vector<std::pair<std::string, std::string>> files{{"README.md", summary(results)}, {"errata.md", errata(results)}};
    for (const proofs::Paper& paper : proofs::papers()) {
        const bool any = std::any_of(results.list.begin(), results.list.end(), [&](const Result& r) { return r.claim->paper() == paper.key; });
        if (any) files.emplace_back(paper.key + ".md", paper_page(paper, results));
    }
    files.emplace_back("results.json", results_to_json(results).dump(2) + "\n");
    return files;
}

}  // namespace verify
