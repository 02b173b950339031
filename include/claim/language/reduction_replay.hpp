// The replay of proofs that reduce a statement to others: the reduction is made again, and the answers to what it asks
// come from the certificate, each replayed, in place of a search.
#pragma once

#include "claim/language/certificate.hpp"

#include <optional>

namespace claim::language {

/// An engine whose questions are answered by what it is given.
using Reduction = std::function<std::optional<Outcome>(const Budget&, const OneVariable&)>;

/// Empty if the reduction comes to the answer with statements that the items `reduced` hold and show, and its own items
/// are those given.
std::string replay_reduction(const Statement& s, Answer answer, const std::vector<CertificateItem>& items,
                             const Reduction& reduction);

}  // namespace claim::language
