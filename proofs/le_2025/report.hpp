// The referee's words about the paper of Le.
#pragma once

#include "claim/passage.hpp"

namespace proofs::le_2025 {

/// The result in one paragraph.
claim::Assessment result();
/// The summary, sentence by sentence.
std::vector<claim::Assessment> assessment();
/// What fails, by how much depends on it.
std::vector<claim::Errata> errata();
/// What earlier reports of this suite said wrongly about the paper.
std::vector<claim::OwnErratum> own_errata();

}  // namespace proofs::le_2025
