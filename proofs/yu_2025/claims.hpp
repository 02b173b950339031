// The statements of Z. Yu, S. Tian, G. Chen, "Divergence of Neural Tangent Kernel in Classification Problems" (2025),
// arXiv:2504.11130, in the order of the paper. One file a statement.
#pragma once

#include "claim/claim.hpp"

namespace proofs::yu_2025 {

claim::Claim definition_1();
claim::Claim section_3_1_kappa_0();
claim::Claim section_3_1_kappa_1();
claim::Claim eq_3_6();
claim::Claim eq_3_8();
claim::Claim eq_3_9();
claim::Claim proposition_1();
claim::Claim proposition_2();
claim::Claim lemma_1();
claim::Claim lemma_2();
claim::Claim lemma_3();
claim::Claim eq_b_6();
claim::Claim eq_b_7();
claim::Claim lemma_4();
claim::Claim lemma_4_k_2();
claim::Claim eq_b_8();
claim::Claim proposition_3();
claim::Claim lemma_5();
claim::Claim lemma_6();
claim::Claim lemma_7();

}  // namespace proofs::yu_2025
