// The statements of H. T. C. Le, "Behavior of Infinitely Wide Neural Networks" (2025), in the order of the paper. A file holds the statements of a part of a section, which share their computations.
#pragma once

#include "claim/claim.hpp"

namespace proofs::le_2025 {

claim::Claim definition_2_1();
claim::Claim definition_2_2();
claim::Claim definition_2_2_density();
claim::Claim definition_2_3();
claim::Claim theorem_2_5();
claim::Claim section_2_2_network();
claim::Claim section_2_2_composition();
claim::Claim theorem_2_6();
claim::Claim theorem_2_6_base();
claim::Claim theorem_2_6_covariance();
claim::Claim theorem_2_6_independence();
claim::Claim remark_2_7();
claim::Claim section_2_4_posterior();
claim::Claim definition_3_1();
claim::Claim section_3_cost();
claim::Claim section_3_dual();
claim::Claim section_3_quotient();
claim::Claim section_3_chain_rule();
claim::Claim section_3_annotation();
claim::Claim eq_3_3();
claim::Claim section_3_1_normal_equations();
claim::Claim section_3_1_underdetermined();
claim::Claim proposition_3_4();
claim::Claim proposition_3_4_display();
claim::Claim section_3_1_no_effect();
claim::Claim corollary_3_5();
claim::Claim section_3_1_convergence();
claim::Claim eq_3_6();
claim::Claim section_3_1_implicit_bias();
claim::Claim eq_3_7();
claim::Claim eq_3_8();
claim::Claim remark_3_9();
claim::Claim remark_3_9_computation();
claim::Claim section_3_1_psd();
claim::Claim definition_3_10();
claim::Claim definition_3_11();
claim::Claim proposition_3_12();
claim::Claim theorem_3_13();
claim::Claim theorem_3_13_proof();
claim::Claim section_3_3_function_space();
claim::Claim eq_3_14();
claim::Claim section_3_3_depth_one();
claim::Claim section_3_3_derivative();
claim::Claim remark_3_15();
claim::Claim remark_3_16();
claim::Claim remark_3_17();
claim::Claim section_3_4_cost();
claim::Claim section_3_4_form();
claim::Claim section_3_4_decay();
claim::Claim section_3_4_definite();
claim::Claim section_3_4_critical_point();
claim::Claim section_3_4_global_minimum();
claim::Claim section_3_4_fixed_kernel();
claim::Claim theorem_4_1();
claim::Claim theorem_4_1_recursion();
claim::Claim remark_4_2();
claim::Claim remark_4_3();
claim::Claim corollary_4_4();
claim::Claim section_4_1_positive_definite();
claim::Claim section_4_1_global_minimum();
claim::Claim section_4_2_elements();
claim::Claim section_4_2_norm();
claim::Claim proposition_4_5();
claim::Claim proposition_4_5_zero();
claim::Claim corollary_4_6();
claim::Claim corollary_4_6_norm();

}  // namespace proofs::le_2025
