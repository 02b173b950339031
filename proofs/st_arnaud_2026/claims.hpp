// The statements of W. St-Arnaud, M. Carvalho, G. Farnadi, "Revisiting the Neural Tangent Kernel: the role of large width and
// depth", arXiv:2511.07272v2 (2026), in the order of the paper. One file a statement.
#pragma once

#include "claim/claim.hpp"

namespace proofs::st_arnaud_2026 {

claim::Claim proposition_1();
claim::Claim proposition_2();
claim::Claim section_4_case_a();
claim::Claim section_4_case_b();
claim::Claim section_4_case_c();
claim::Claim section_4_stereographic();
claim::Claim proposition_3();
claim::Claim example_1();
claim::Claim example_1_norm();
claim::Claim example_1_density();
claim::Claim example_1_gradient();
claim::Claim table_1();
claim::Claim section_5_neuron_deviations();
claim::Claim section_5_aggregate_deviation();
claim::Claim section_5_dynamics();
claim::Claim proposition_4();
claim::Claim eq_1();
claim::Claim proposition_4_limit_terms();
claim::Claim proposition_4_limit();
claim::Claim definition_4();
claim::Claim theorem_2();
claim::Claim theorem_2_limit();
claim::Claim corollary_1();
claim::Claim lemma_1();
claim::Claim definition_5();
claim::Claim figure_3_increasing();
claim::Claim figure_3_limit();
claim::Claim proposition_5_recurrence();
claim::Claim proposition_5_range();
claim::Claim proposition_6();
claim::Claim proposition_6_proof();
claim::Claim proposition_6_eigenvalues();
claim::Claim remark_1();
claim::Claim section_6_2_sqrt_expansion();
claim::Claim section_6_2_arcsin_expansion();
claim::Claim section_6_2_h_expansion();
claim::Claim section_6_2_h_prime_expansion();
claim::Claim section_6_2_e_recurrence();
claim::Claim section_6_2_v_recurrence();
claim::Claim corollary_1_proof();
claim::Claim section_6_3_lambda_n();
claim::Claim section_6_3_omega();
claim::Claim figure_7();
claim::Claim figure_8();
claim::Claim appendix_c_above_identity();
claim::Claim appendix_c_slope();

}  // namespace proofs::st_arnaud_2026
