// What the files of claims say again and again.
#pragma once

#include "claim/legacy.hpp"

namespace proofs {

/// A falsified variant of an argument.
inline claim::legacy::Control control(std::string variant, std::function<claim::legacy::Argument()> argument) {
    return {std::move(variant), [argument = std::move(argument)](const claim::Context&) { return claim::verdict_of(argument().conclusion()); }};
}

/// What a reader of a refutation needs.
struct Refutation {
    std::string witness, pari, harm, corrected;
    std::function<claim::legacy::Argument()> correction;
    std::string scope;  ///< of the correction
};

/// What the argument for the printed statement shows; if it fails, with the refutation.
inline claim::legacy::Finding adjudicated(const claim::legacy::Argument& printed, std::string scope, Refutation refutation) {
    claim::legacy::Finding finding = claim::legacy::conclude(printed, claim::Evidence::proved, std::move(scope));
    if (finding.verdict != claim::Verdict::fails) return finding;
    finding.witness = std::move(refutation.witness);
    finding.pari = std::move(refutation.pari);
    finding.harm = std::move(refutation.harm);
    const claim::legacy::Argument right = refutation.correction();
    finding.argument.insert(finding.argument.end(), right.steps().begin(), right.steps().end());
    finding.correction = {std::move(refutation.corrected), claim::verdict_of(right.conclusion()), claim::Evidence::proved, std::move(refutation.scope)};
    return finding;
}

using Check = std::function<claim::legacy::Finding(const claim::Context&)>;

/// Of a statement that holds when it is read past a misprint that its reading names: what should be printed, with the evidence of the finding.
inline Check with_misprint(Check check, std::string corrected) {
    return [check = std::move(check), corrected = std::move(corrected)](const claim::Context& context) {
        claim::legacy::Finding finding = check(context);
        if (finding.verdict == claim::Verdict::holds) finding.correction = {corrected, finding.verdict, finding.evidence, finding.scope};
        return finding;
    };
}

/// A part of the statement that the finding does not cover, in its own sentence.
inline Check with_limit(Check check, std::string limit) {
    return [check = std::move(check), limit = std::move(limit)](const claim::Context& context) {
        claim::legacy::Finding finding = check(context);
        finding.remark += (finding.remark.empty() ? "" : " ") + limit;
        return finding;
    };
}

}  // namespace proofs
