// The statements of A. Jacot, F. Gabriel, C. Hongler, "Neural Tangent Kernel: Convergence and Generalization in Neural Networks", arXiv:1806.07572v4 (2020),
// in the order of the paper. One file a statement.
#pragma once

#include "claim/claim.hpp"

namespace proofs::jacot_2018 {

claim::Claim proposition_2();
claim::Claim theorem_3();
claim::Claim remark_5();

}  // namespace proofs::jacot_2018
