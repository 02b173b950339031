// The referee's words about the paper of St-Arnaud, Carvalho and Farnadi.
#pragma once

#include "claim/passage.hpp"

namespace proofs::st_arnaud_2026 {

/// The result in one paragraph.
claim::Assessment result();
/// The summary, sentence by sentence.
std::vector<claim::Assessment> assessment();
/// What fails, by how much depends on it.
std::vector<claim::Errata> errata();
/// What earlier reports of this suite said wrongly about the paper.
std::vector<claim::OwnErratum> own_errata();

}  // namespace proofs::st_arnaud_2026
