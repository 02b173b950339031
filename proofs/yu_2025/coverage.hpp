#pragma once

#include "claim/passage.hpp"

#include <vector>

namespace proofs::yu_2025 {

/// The paper from the abstract to the last remark: every numbered item, and every sentence that asserts something.
std::vector<claim::Passage> passages();

}  // namespace proofs::yu_2025
