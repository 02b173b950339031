// The ledger of the thread: proof_ledger.hpp.
#include "rigor/proof/proof_ledger.hpp"

#include <utility>

namespace rigor {

namespace {
thread_local ProofLedger* innermost = nullptr;
}

ProofLedger::ProofLedger() : outer_(std::exchange(innermost, this)) {}
ProofLedger::~ProofLedger() { innermost = outer_; }
ProofLedger* ProofLedger::current() { return innermost; }

}  // namespace rigor
