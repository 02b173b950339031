#include "verify/verbs/run_certificates.hpp"

#include "claim/formula.hpp"
#include "claim/language/parser.hpp"
#include "claim/language/text.hpp"
#include "verify/verbs/box_certificate.hpp"
#include "verify/verbs/certificate_lines.hpp"
#include "verify/verbs/endpoint_series_certificate.hpp"
#include "verify/verbs/large_depth_certificate.hpp"

namespace verify {
namespace {

using claim::language::Answer;

/// Already decided in the run, and not again. Empty where nothing was decided, or without items.
std::string formula_certificate(const std::string& formula, const std::string& file,
                                const claim::FormulaSettings& settings) {
    const claim::FormulaFinding finding = claim::decide_formula(formula, file, settings);
    if ((finding.answer != Answer::holds && finding.answer != Answer::fails) || finding.certificate.empty()) return "";
    return certificate_lines({.statement = formula,
                              .text = claim::language::to_text(claim::language::parse(formula)),
                              .verdict = to_string(finding.answer),
                              .engine = finding.engine,
                              .hints = settings.hints,
                              .items = finding.certificate});
}

}  // namespace

std::vector<std::pair<std::string, std::string>> run_certificates(const Results& results, bool large_depth) {
    std::vector<std::pair<std::string, std::string>> files;
    claim::Context again = results.parameters;
    again.verdict_only = true;
    // What a claim cites proves nothing here: its boxes are in a certificate of its own.
    again.finding_of = [](const std::string&) { return claim::Finding{}; };
    for (const Result& result : results.list) {
        const claim::Claim& claim = *result.claim;
        const claim::Finding& finding = result.adjudication.finding;
        const auto decided = [](claim::Verdict v) { return v == claim::Verdict::holds || v == claim::Verdict::fails; };
        const auto add = [&](const std::string& name, const std::string& formula, const auto& settings) {
            if (formula.empty()) return;
            if (std::string lines = formula_certificate(formula, claim.file, settings); !lines.empty())
                files.emplace_back(name + ".jsonl", std::move(lines));
        };
        if (decided(finding.verdict)) add(claim.id, claim.formula, claim.with_formula);
        if (finding.correction && decided(finding.correction->verdict))
            add(claim.id + ".correction", claim.correction_formula, claim.with_correction);
        if (std::string lines = box_certificate(claim, again); !lines.empty())
            files.emplace_back(claim.id + ".boxes.jsonl", std::move(lines));
    }
    if (large_depth) {
        files.emplace_back("large-depth.jsonl", large_depth_certificate());
        files.emplace_back("endpoint-series.jsonl", endpoint_series_certificate());
    }
    return files;
}

}  // namespace verify
