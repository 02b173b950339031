#include "verify/verbs/large_depth_certificate.hpp"

#include "ntk/depth/depth_asymptotics.hpp"
#include "ntk/depth/depth_disc.hpp"
#include "rigor/number/ball_functions.hpp"
#include "rigor/number/decimal.hpp"
#include "rigor/proof/proof_ledger.hpp"
#include "verify/base/json_text.hpp"
#include "verify/base/provenance.hpp"
#include "verify/verbs/certificate_lines.hpp"

#include <stdexcept>

namespace verify {
namespace {

using rigor::Ball, rigor::Rational, rigor::Rounding;

std::string up(const Ball& bound) { return rigor::decimal_bound(bound, Rounding::up, 12); }

std::string margin_lines(const ntk::DepthLemma& margin, const rigor::ProofLedger::Proof& proof) {
    const rigor::Interval& whole = proof.domain.at(0);
    std::string lines = json_line({{"type", "margin"},
                                   {"says", margin.says},
                                   {"from", to_string(whole.lower)},
                                   {"to", to_string(whole.upper)},
                                   {"items", std::to_string(proof.boxes.size())}});
    for (const rigor::ProvedBox& each : proof.boxes)
        lines += json_line({{"type", "box"},
                            {"from", to_string(each.box.at(0).lower)},
                            {"to", to_string(each.box.at(0).upper)},
                            {"lower", rigor::decimal_bound(each.lower, Rounding::down, 6)}});
    return lines;
}

std::string disc_lines(const ntk::DepthDisc& disc) {
    const rigor::Precision precision(ntk::depth_disc_bits);
    constexpr long arcs = ntk::usual_depth_arcs;
    std::string lines = json_line({{"type", "disc"},
                                   {"radius", to_string(disc.r)},
                                   {"image", up(disc.image)},
                                   {"pole", up(disc.pole)},
                                   {"fatou", up(disc.fatou)},
                                   {"cosine", up(disc.cosine)},
                                   {"items", std::to_string(arcs)}});
    for (long j = 0; j < arcs; ++j) {
        const ntk::DepthBounds arc = ntk::depth_arc(disc.r, j, arcs);
        lines += json_line({{"type", "arc"},
                            {"from", to_string(Rational(j, arcs))},
                            {"to", to_string(Rational(j + 1, arcs))},
                            {"removed", up(arc.removed)},
                            {"sine", up(arc.sine)},
                            {"ratio", up(arc.ratio)},
                            {"image", up(arc.image)},
                            {"pole", up(arc.pole)},
                            {"fatou", up(arc.fatou)},
                            {"cosine", up(arc.cosine)}});
    }
    return lines;
}

}  // namespace

std::string large_depth_certificate() {
    const std::vector<ntk::DepthLemma> margins = ntk::depth_lemmas();
    const rigor::ProofLedger ledger;
    if (ntk::prove_depth_constants().proved != rigor::Truth::yes || ledger.proofs().size() != margins.size())
        throw std::runtime_error("the constants of large depth are not proved");
    std::string lines =
        json_line({{"type", "large-depth"}, {"format", certificate_format}, {"version", suite_version()}});
    for (std::size_t i = 0; i < margins.size(); ++i) lines += margin_lines(margins[i], ledger.proofs()[i]);
    for (const ntk::DepthDisc& disc : ntk::depth_discs()) lines += disc_lines(disc);
    return lines;
}

}  // namespace verify
