// Vectors x of integers with x^T K x <= 0, which show that a matrix is not positive definite.
#pragma once

#include "services/matrix_entries.hpp"

namespace services {

/// x^T K x for this x, exactly or as a bound; nothing if it is not shown to be at most 0, or x = 0.
std::optional<MatrixWitness> witness_from(const SymmetricEntries& matrix, std::vector<rigor::Integer> x);

/// Vectors with one or two entries that are not 0: a diagonal entry <= 0, or a principal minor of two rows <= 0, as
/// equal or proportional rows have it.
std::optional<MatrixWitness> sparse_witness(const SymmetricEntries& matrix);

/// A vector near to an approximate eigenvector, with entries as short as can be.
std::optional<MatrixWitness> rounded_witness(const SymmetricEntries& matrix, const Eigen::VectorXd& guess);

/// The vector times the least integer that makes its entries integers.
std::vector<rigor::Integer> as_integers(const std::vector<rigor::Rational>& x);

}  // namespace services
