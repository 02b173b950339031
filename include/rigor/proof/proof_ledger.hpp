// What prove_on has proved, box by box, for those who want it as data: a certificate is then what was proved, and not a
// second computation.
#pragma once

#include "rigor/proof/prove_on.hpp"

#include <string>
#include <utility>
#include <vector>

namespace rigor {

/// The margin is at least `lower` everywhere in the box.
struct ProvedBox {
    Box box;
    Ball lower;  ///< exact; positive, or not negative, as the proof wanted it
    long bits;   ///< at which it was seen
};

/// While it lives, every prove_on of this thread that answers yes is recorded, with the boxes that were accepted; they
/// cover its domain. One inside another takes the place of the outer one until it ends.
class ProofLedger {
public:
    ProofLedger();
    ~ProofLedger();
    ProofLedger(const ProofLedger&) = delete;
    ProofLedger& operator=(const ProofLedger&) = delete;

    struct Proof {
        Box domain;
        Sign sign;
        std::vector<ProvedBox> boxes;
        std::string says = {};  ///< what it was proved for, if that was said
    };
    const std::vector<Proof>& proofs() const { return proofs_; }

    /// Of this thread; null: nobody wants to know.
    static ProofLedger* current();
    void add(Proof proof) { proofs_.push_back(std::move(proof)); }
    /// What the last one was proved for.
    void name_last(std::string says) { proofs_.back().says = std::move(says); }

private:
    ProofLedger* outer_;
    std::vector<Proof> proofs_;
};

}  // namespace rigor
