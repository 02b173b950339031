// Inequalities between eigenvalues, norms, traces, entries and quadratic forms of named matrices, and their Loewner
// order: proved as a nonnegative rational combination of premises and of the lemmas of matrix_rules.hpp, which together
// with the negated claim gives 0 > 0; refuted at rational matrices.
//
// Items of its certificates
//   inequality   goal, case (the signs given to the absolute values of the goal, in order: "+-"), level (which
//                multipliers and matrices were admitted); the terms of its combination follow
//   term         factor (a rational number > 0), rule, of, times (the multiplier): one summand of the combination
//   identity     for a relation that is an equality: as in index_sums_engine.hpp
//   instance     see instance_search.hpp
#pragma once

#include "claim/language/decide.hpp"

namespace claim::language {

/// Takes statements of abstract_data.hpp in which a relation other than equalities is claimed. A positive answer proves
/// it for every size n >= 1 and all matrices and vectors. Eigenvalues of what is not symmetric are ill-posed.
std::optional<Outcome> matrix_inequalities_engine(const Statement& s, const Budget& budget);
std::string replay_matrix_inequalities(const Statement& s, Answer answer, const std::vector<CertificateItem>& items);

}  // namespace claim::language
