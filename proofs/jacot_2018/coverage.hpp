#pragma once

#include "claim/passage.hpp"

#include <vector>

namespace proofs::jacot_2018 {

/// The paper from the abstract to remark 5: every numbered item, and every sentence that asserts something.
std::vector<claim::Passage> passages();

}  // namespace proofs::jacot_2018
