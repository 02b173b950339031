#pragma once

#include "claim/passage.hpp"

#include <vector>

namespace proofs::le_2025 {

/// The paper from the abstract to section 5: every numbered item, and every sentence that asserts something.
std::vector<claim::Passage> passages();

}  // namespace proofs::le_2025
