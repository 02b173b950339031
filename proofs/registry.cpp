// The registry: an explicit list, so that a claim that is not in it does not exist.
#include "proofs/registry.hpp"

#include "proofs/jacot_2018/claims.hpp"
#include "proofs/jacot_2018/coverage.hpp"
#include "proofs/jacot_2018/report.hpp"
#include "proofs/le_2025/claims.hpp"
#include "proofs/le_2025/coverage.hpp"
#include "proofs/le_2025/report.hpp"
#include "proofs/st_arnaud_2026/claims.hpp"
#include "proofs/st_arnaud_2026/coverage.hpp"
#include "proofs/st_arnaud_2026/report.hpp"
#include "proofs/yu_2025/claims.hpp"
#include "proofs/yu_2025/coverage.hpp"
#include "proofs/yu_2025/report.hpp"

#include <stdexcept>

namespace proofs {

const std::vector<Paper>& papers() {
    static const std::vector<Paper> list{
        {"yu-2025", "Zixiong Yu, Songtao Tian, Guhan Chen", "Divergence of Neural Tangent Kernel in Classification Problems",
         "the conference version of arXiv:2504.11130 (15 April 2025), numbering of that text",
         yu_2025::result(), yu_2025::assessment(), yu_2025::errata(), yu_2025::passages(), yu_2025::own_errata()},
        {"st-arnaud-2026", "William St-Arnaud, Margarida Carvalho, Golnoosh Farnadi",
         "Revisiting the Neural Tangent Kernel: the role of large width and depth", "arXiv:2511.07272v2 (19 June 2026)",
         st_arnaud_2026::result(), st_arnaud_2026::assessment(), st_arnaud_2026::errata(), st_arnaud_2026::passages(), st_arnaud_2026::own_errata()},
        {"jacot-2018", "Arthur Jacot, Franck Gabriel, Clément Hongler", "Neural Tangent Kernel: Convergence and Generalization in Neural Networks",
         "arXiv:1806.07572v4 (10 February 2020)", jacot_2018::result(), jacot_2018::assessment(), jacot_2018::errata(), jacot_2018::passages(), jacot_2018::own_errata()},
        {"le-2025", "Hung T. C. Le", "Behavior of Infinitely Wide Neural Networks", "expository paper, University of Chicago, autumn 2025", le_2025::result(), le_2025::assessment(), le_2025::errata(), le_2025::passages(), le_2025::own_errata()},
    };
    return list;
}

const std::vector<claim::Claim>& all_claims() {
    static const std::vector<claim::Claim> list = [] {
        std::vector<claim::Claim> claims;
        {
            using namespace yu_2025;
            for (auto statement : {abstract_parameters_diverge, abstract_kernel_diverges, abstract_training_samples, abstract_other_structures,
                                   abstract_kernel_logistic, section_2_1_separability, eq_2_1, eq_2_2, eq_2_3, eq_2_4, eq_2_6, eq_2_7, eq_2_7_flow, eq_3_1, eq_3_2,
                                   eq_3_2_beyond_kinks, section_3_kernel_logistic, eq_3_3, section_3_whole_training, section_3_convexity, definition_1, eq_3_4, eq_3_5, eq_3_6,
                                   section_3_1_kappa_0, section_3_1_kappa_1, eq_3_8, eq_3_9, eq_3_10, proposition_1, section_3_1_r_strictly_positive, theorem_1,
                                   theorem_1_beyond_kinks, theorem_1_gradient_descent, corollary_1, theorem_2_fully_connected, theorem_2_residual, theorem_2_beyond_kinks, section_4_2_small_bound, eq_5_1, eq_5_2, eq_5_3,
                                   eq_5_5, eq_5_6, eq_5_7, section_6_1_sphere, section_6_1_separability, figure_1, figure_2, figure_3, figure_4, definition_2,
                                   section_b_1_products_and_sums, proposition_2, lemma_1, eq_b_1, eq_b_2, lemma_1_g, lemma_1_non_constant, lemma_1_measure, lemma_2,
                                   lemma_2_half_sphere, eq_b_4, eq_b_5, lemma_3, eq_b_6, eq_b_7, lemma_4, lemma_4_k_2, eq_b_8, section_b_2_bias, proposition_3,
                                   lemma_5, lemma_6, eq_c_1, eq_c_2, eq_c_3, eq_c_4, eq_c_5, eq_c_6, eq_c_7, eq_c_8, eq_c_9, theorem_2_index, theorem_2_cases, eq_c_10,
                                   eq_c_11, eq_c_12, eq_c_13, eq_c_14, eq_c_15, eq_c_16, eq_c_17, lemma_7, eq_c_18, eq_c_20, lemma_8, lemma_8_v, eq_c_22, eq_c_23, eq_c_23_inclusion,
                                   eq_c_24, eq_c_25, eq_c_26, remark_1})
                claims.push_back(statement());
        }
        {
            using namespace st_arnaud_2026;
            for (auto statement : {section_3_kernel_range, definition_1, definition_2, theorem_1, proposition_1, definition_3, proposition_2,
                                   section_4_case_a, section_4_case_b, section_4_case_c, proposition_3, section_4_stereographic, example_1,
                                   example_1_density, example_1_norm, example_1_gradient, footnote_5, table_1, section_5_neuron_deviations,
                                   section_5_aggregate_deviation, section_5_dynamics, proposition_4, eq_1, proposition_4_nonzero, proposition_4_limit_terms,
                                   proposition_4_limit, section_6_data_independent, section_6_smallest_eigenvalue, definition_4, theorem_2,
                                   theorem_2_limit, corollary_1, figure_2, theorem_3_rate, theorem_3_scenarios, theorem_3_projections,
                                   theorem_3_difference, section_6_3_difference, theorem_3_early_stopping, theorem_3_early_stopping_circle, theorem_3_early_stopping_sphere,
                                   theorem_3_early_stopping_higher, theorem_3_non_trivial, footnote_7, lemma_1, definition_5,
                                   figure_3_increasing, figure_3_limit, proposition_5_recurrence, proposition_5_range, proposition_6,
                                   proposition_6_proof, proposition_6_eigenvalues, remark_1, proposition_7, proposition_7_distribution,
                                   proposition_7_union, proposition_7_gamma, example_2_numbers, example_2_probability, example_2_offset, example_2_cai,
                                   example_2_cai_value, example_2_scaling, section_6_2_sqrt_expansion, section_6_2_arcsin_expansion,
                                   section_6_2_h_expansion, section_6_2_e_recurrence, section_6_2_v_recurrence, section_6_2_telescoping_sum,
                                   section_6_2_stolz_cesaro, section_6_2_e_order, section_6_2_h_prime_expansion, section_6_2_slope_order,
                                   section_6_2_epsilon_recurrence, section_6_2_constant_solution, section_6_2_product_formula,
                                   section_6_2_product_logarithms, section_6_2_logarithm, section_6_2_harmonic_sum, section_6_2_delta_factor,
                                   section_6_2_delta, section_6_2_cubes, corollary_1_proof, section_6_3_monotone, section_6_3_only_depth, eq_4,
                                   section_6_3_leading_eigenvector, section_6_3_v1_display, section_6_3_lambda_n, section_6_3_omega, eq_5, eq_5_omega,
                                   section_6_3_taylor, section_6_3_leading_image, section_6_4_diagonal, section_6_4_l_hat, figure_4, figure_5, figure_6,
                                   section_6_4_logarithmic, figure_7, figure_8, section_2_2_ordered_phase, section_7_ordered_phase, appendix_a_biases, definition_7,
                                   appendix_c_above_identity, appendix_c_slope, appendix_c_uniform, appendix_c_any_metric, proposition_8_limit, proposition_8_definite,
                                   proposition_8_diagonal, proposition_5_proof, table_2})
                claims.push_back(statement());
        }
        {
            using namespace jacot_2018;
            for (auto statement : {abstract_definite, section_2_parameters, section_2_shapes, section_2_seminorm, section_2_measure,
                                   remark_1_compensate, remark_1_functions, remark_1_derivatives, remark_1_influence, remark_1_learning_rate, section_3_non_convex,
                                   section_3_tensor, section_3_form, section_3_dual, section_3_kernel_gradient, section_3_decay,
                                   section_3_critical_point, section_3_global_minimum, section_3_1_evolution, section_3_1_limit,
                                   section_4_evolution, proposition_1, remark_2, theorem_1, remark_3, section_4_1_depends, theorem_2, remark_4,
                                   section_4_2_dense, section_4_2_preactivations, proposition_2, section_5_decreasing, section_5_solution,
                                   section_5_map, section_5_rank, section_5_variance, section_5_trajectory, section_5_early_stopping,
                                   section_5_rbf, section_5_gaussian, section_5_components, section_5_limit, section_5_map_estimate,
                                   section_5_ridge, footnote_2, section_6_outputs, figure_1, section_6_1_inflation, figure_2,
                                   section_6_3_eigenvalues, footnote_3, section_6_3_straight_line, figure_3, section_6_3_scaling,
                                   appendix_a_norm, appendix_a_equivalence, a_1_conditional, a_1_large_numbers, a_1_kernel_base, a_1_chain_rule,
                                   a_1_split, a_1_first_part, a_2_direction, a_2_direction_bound, a_2_row_norm, a_2_induction, a_2_preactivations,
                                   a_2_last_layer, a_2_weights_bound, a_2_operator_norm, a_2_activation_bound, a_2_gronwall, a_2_rate,
                                   a_2_bias_derivative, a_2_top_weights, a_2_kernel_variation, a_2_second_derivative, a_2_conclusion, footnote_4, lemma_1,
                                   a_3_evolution, a_3_subnetwork_kernels, a_3_direction_bounds, a_3_kernel_bounds, a_3_velocity_bounds,
                                   a_3_initial, a_3_uniform, lemma_2, theorem_3, a_4_step_1, a_4_step_1_product, a_4_step_2, a_4_matrix,
                                   a_4_equation_1, a_4_step_4, a_4_step_5, a_4_step_5_powers, remark_5})
                claims.push_back(statement());
        }
        {
            using namespace le_2025;
            for (auto statement : {definition_2_1, definition_2_2, definition_2_2_density, definition_2_3, theorem_2_5, section_2_2_network,
                                   section_2_2_composition, theorem_2_6, theorem_2_6_base, theorem_2_6_covariance, theorem_2_6_independence,
                                   remark_2_7, section_2_4_posterior, definition_3_1, section_3_cost, section_3_dual, section_3_quotient,
                                   section_3_chain_rule, section_3_annotation, eq_3_3, section_3_1_normal_equations, section_3_1_underdetermined,
                                   proposition_3_4, proposition_3_4_display, section_3_1_no_effect, corollary_3_5, section_3_1_convergence, eq_3_6, section_3_1_implicit_bias, eq_3_7, eq_3_8,
                                   remark_3_9, remark_3_9_computation, section_3_1_psd, definition_3_10, definition_3_11, proposition_3_12,
                                   theorem_3_13, theorem_3_13_proof, section_3_3_function_space, eq_3_14, section_3_3_depth_one,
                                   section_3_3_derivative, remark_3_15, remark_3_16, remark_3_17, section_3_4_cost, section_3_4_form,
                                   section_3_4_decay, section_3_4_definite, section_3_4_critical_point, section_3_4_global_minimum,
                                   section_3_4_fixed_kernel, theorem_4_1, theorem_4_1_recursion, remark_4_2, remark_4_3, corollary_4_4,
                                   section_4_1_positive_definite, section_4_1_global_minimum, section_4_2_elements, section_4_2_norm,
                                   proposition_4_5, proposition_4_5_zero, corollary_4_6, corollary_4_6_norm})
                claims.push_back(statement());
        }
        return claims;
    }();
    return list;
}

claim::Context with_all_claims(claim::Context context) {
    context.finding_of = [parameters = context](const std::string& id) {
        for (const claim::Claim& claim : all_claims())
            if (claim.id == id) return claim.check(with_all_claims(parameters));
        throw std::out_of_range("no claim '" + id + "' that a check cites");
    };
    return context;
}

}  // namespace proofs
