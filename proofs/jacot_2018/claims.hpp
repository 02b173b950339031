// The statements of A. Jacot, F. Gabriel, C. Hongler, "Neural Tangent Kernel: Convergence and Generalization in Neural Networks", arXiv:1806.07572v4 (2020),
// in the order of the paper. One file a statement.
#pragma once

#include "claim/claim.hpp"

namespace proofs::jacot_2018 {

claim::Claim proposition_1();
claim::Claim theorem_1();
claim::Claim theorem_2();
claim::Claim remark_4();
claim::Claim proposition_2();
claim::Claim section_5_decreasing();
claim::Claim section_5_solution();
claim::Claim section_5_map();
claim::Claim section_5_trajectory();
claim::Claim section_5_components();
claim::Claim section_5_limit();
claim::Claim section_6_1_inflation();
claim::Claim theorem_3();
claim::Claim remark_5();

}  // namespace proofs::jacot_2018
