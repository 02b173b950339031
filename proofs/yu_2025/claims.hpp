// The statements of Z. Yu, S. Tian, G. Chen, "Divergence of Neural Tangent Kernel in Classification Problems" (2025),
// arXiv:2504.11130, in the order of the paper. One file a statement.
#pragma once

#include "claim/claim.hpp"

namespace proofs::yu_2025 {

claim::Claim eq_2_3();
claim::Claim eq_2_6();
claim::Claim eq_2_7();
claim::Claim eq_2_7_flow();
claim::Claim eq_3_2();
claim::Claim eq_3_2_beyond_kinks();
claim::Claim eq_3_3();
claim::Claim section_3_whole_training();
claim::Claim definition_1();
claim::Claim eq_3_6();
claim::Claim section_3_1_kappa_0();
claim::Claim section_3_1_kappa_1();
claim::Claim eq_3_8();
claim::Claim eq_3_9();
claim::Claim proposition_1();
claim::Claim theorem_1();
claim::Claim theorem_1_beyond_kinks();
claim::Claim corollary_1();
claim::Claim theorem_2_fully_connected();
claim::Claim theorem_2_residual();
claim::Claim eq_5_2();
claim::Claim eq_5_5();
claim::Claim eq_5_7();
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
claim::Claim eq_c_1();
claim::Claim eq_c_2();
claim::Claim eq_c_3();
claim::Claim eq_c_4();
claim::Claim eq_c_5();
claim::Claim eq_c_6();
claim::Claim eq_c_7();
claim::Claim eq_c_9();
claim::Claim eq_c_10();
claim::Claim eq_c_11();
claim::Claim eq_c_13();
claim::Claim eq_c_14();
claim::Claim eq_c_15();
claim::Claim eq_c_16();
claim::Claim eq_c_17();
claim::Claim lemma_7();
claim::Claim eq_c_20();
claim::Claim lemma_8();
claim::Claim eq_c_22();
claim::Claim eq_c_23();
claim::Claim eq_c_23_inclusion();
claim::Claim eq_c_24();
claim::Claim eq_c_25();
claim::Claim eq_c_26();
claim::Claim remark_1();

}  // namespace proofs::yu_2025
