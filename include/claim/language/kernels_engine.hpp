// Statements about kernel matrices: of named data sets (matrix_facts.hpp, matrix_truth.hpp), and of all data sets
// (data_set_claim.hpp).
//
// Items: those of matrix_facts.hpp and data_set_claim.hpp, and
//   truth {formula, truth}        the formula at the instance, from the items `matrix`
//   instance {name: value, …}     values of the bound names, in their order, at which the formula is false
//   defined {on}                  the kernels are defined on [-1, 1]: computed again
//   cases {count}                 so many instances are all; reduced: see pair_matrices.hpp
#pragma once

#include "claim/language/decide.hpp"

namespace claim::language {

/// Takes statements that speak of gram(K, X) or of data sets. holds: for every data set by the calculus of kernels, or
/// on each of finitely many data sets and integers. fails: at a named data set, which the witness names with the values
/// of the other names and, where there is one, the vector. ill-posed: an entry of a matrix is undefined at such an
/// instance, or the kernel somewhere in [-1, 1] while X runs through all data sets of a sphere of dimension >= 1.
std::optional<Outcome> kernels_engine(const Statement& s, const Budget& budget);

/// See Replay in decide.hpp. Facts about matrices are taken from the items alone.
std::string replay_kernels(const Statement& s, Answer answer, const std::vector<CertificateItem>& items);

}  // namespace claim::language
