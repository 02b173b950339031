#include "verify/verbs/box_certificate.hpp"

#include "rigor/number/decimal.hpp"
#include "rigor/proof/proof_ledger.hpp"
#include "verify/base/json_text.hpp"
#include "verify/base/provenance.hpp"
#include "verify/verbs/certificate_lines.hpp"

#include <algorithm>

namespace verify {
namespace {

/// One end of each side.
std::string corner(const rigor::Box& box, rigor::Rational rigor::Interval::*end) {
    std::string text;
    for (const rigor::Interval& side : box) text += (text.empty() ? "" : " ") + to_string(side.*end);
    return text;
}

std::string cover_lines(const rigor::ProofLedger::Proof& proof) {
    std::string lines = json_line({{"type", "cover"},
                                   {"says", proof.says},
                                   {"from", corner(proof.domain, &rigor::Interval::lower)},
                                   {"to", corner(proof.domain, &rigor::Interval::upper)},
                                   {"sign", proof.sign == rigor::Sign::positive ? "positive" : "nonnegative"},
                                   {"items", std::to_string(proof.boxes.size())}});
    for (const rigor::ProvedBox& each : proof.boxes)
        lines += json_line({{"type", "box"},
                            {"from", corner(each.box, &rigor::Interval::lower)},
                            {"to", corner(each.box, &rigor::Interval::upper)},
                            {"lower", rigor::decimal_bound(each.lower, rigor::Rounding::down, 6)}});
    return lines;
}

}  // namespace

std::string box_certificate(const claim::Claim& claim, const claim::Context& parameters) {
    if (!claim.check.statement) return "";
    const rigor::ProofLedger ledger;
    claim::find(claim, parameters);
    std::string lines;
    for (const rigor::ProofLedger::Proof& proof : ledger.proofs())
        if (!proof.says.empty()) lines += cover_lines(proof);
    if (lines.empty()) return "";
    return json_line(
               {{"type", "boxes"}, {"format", certificate_format}, {"claim", claim.id}, {"version", suite_version()}}) +
           lines;
}

}  // namespace verify
