// What the files of claims say again and again.
#pragma once

#include "claim/claim.hpp"

namespace proofs {

/// A falsified variant of an argument.
inline claim::Control control(std::string variant, std::function<claim::Argument()> argument) {
    return {std::move(variant), [argument = std::move(argument)](const claim::Context&) { return claim::verdict_of(argument().conclusion()); }};
}

/// What a reader of a refutation needs.
struct Refutation {
    std::string witness, pari, harm, corrected;
    std::function<claim::Argument()> correction;
    std::string scope;  ///< of the correction
};

/// What the argument for the printed statement shows; if it fails, with the refutation.
inline claim::Finding adjudicated(const claim::Argument& printed, std::string scope, Refutation refutation) {
    claim::Finding finding = claim::conclude(printed, claim::Evidence::proved, std::move(scope));
    if (finding.verdict != claim::Verdict::fails) return finding;
    finding.witness = std::move(refutation.witness);
    finding.pari = std::move(refutation.pari);
    finding.harm = std::move(refutation.harm);
    const claim::Argument right = refutation.correction();
    finding.argument.insert(finding.argument.end(), right.steps().begin(), right.steps().end());
    finding.correction = {std::move(refutation.corrected), claim::verdict_of(right.conclusion()), claim::Evidence::proved, std::move(refutation.scope)};
    return finding;
}

}  // namespace proofs
