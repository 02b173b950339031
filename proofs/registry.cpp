// The registry: an explicit list, so that a claim that is not in it does not exist.
#include "proofs/registry.hpp"

#include "proofs/jacot_2018/claims.hpp"
#include "proofs/st_arnaud_2026/claims.hpp"
#include "proofs/yu_2025/claims.hpp"

namespace proofs {

const std::vector<Paper>& papers() {
    static const std::vector<Paper> list{
        {"yu-2025", "Zixiong Yu, Songtao Tian, Guhan Chen", "Divergence of Neural Tangent Kernel in Classification Problems",
         "the conference version of arXiv:2504.11130 (15 April 2025), numbering of that text"},
        {"st-arnaud-2026", "William St-Arnaud, Margarida Carvalho, Golnoosh Farnadi",
         "Revisiting the Neural Tangent Kernel: the role of large width and depth", "arXiv:2511.07272v2 (19 June 2026)"},
        {"jacot-2018", "Arthur Jacot, Franck Gabriel, Clément Hongler", "Neural Tangent Kernel: Convergence and Generalization in Neural Networks",
         "arXiv:1806.07572v4 (10 February 2020)"},
    };
    return list;
}

const std::vector<claim::Claim>& all_claims() {
    static const std::vector<claim::Claim> list = [] {
        std::vector<claim::Claim> claims;
        {
            using namespace yu_2025;
            for (auto statement : {definition_1, section_3_1_kappa_0, section_3_1_kappa_1, eq_3_6, eq_3_8, eq_3_9, proposition_1, proposition_2, lemma_1,
                                   lemma_2, lemma_3, eq_b_6, eq_b_7, lemma_4, lemma_4_k_2, eq_b_8, proposition_3, lemma_5, lemma_6, lemma_7})
                claims.push_back(statement());
        }
        {
            using namespace st_arnaud_2026;
            for (auto statement : {proposition_1, proposition_2, section_4_case_a, section_4_case_b, section_4_case_c,
                                   section_4_stereographic, definition_4, theorem_2, theorem_2_limit, corollary_1, lemma_1,
                                   definition_5, figure_3_increasing, figure_3_limit, proposition_5_recurrence,
                                   proposition_5_range, section_6_2_sqrt_expansion, section_6_2_arcsin_expansion,
                                   section_6_2_h_expansion, section_6_2_h_prime_expansion, section_6_2_e_recurrence,
                                   section_6_2_v_recurrence, corollary_1_proof, section_6_3_lambda_n, section_6_3_omega,
                                   figure_7, figure_8,
                                   appendix_c_above_identity, appendix_c_slope})
                claims.push_back(statement());
        }
        {
            using namespace jacot_2018;
            for (auto statement : {proposition_2, theorem_3, remark_5}) claims.push_back(statement());
        }
        return claims;
    }();
    return list;
}

}  // namespace proofs
