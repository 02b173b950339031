#pragma once

#include "claim/passage.hpp"

#include <vector>

namespace proofs::st_arnaud_2026 {

/// The paper from the abstract to table 2: every numbered item, and every sentence that asserts something.
std::vector<claim::Passage> passages();

}  // namespace proofs::st_arnaud_2026
