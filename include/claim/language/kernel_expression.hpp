// Kernels and matrices of kernels as expressions: of a kernel in the inner product of its two points, of a matrix of a
// data set in its entries.
#pragma once

#include "claim/language/point_sets.hpp"

namespace claim::language {

/// K at two points: a function of one argument is taken at their inner product xy; one of two arguments may contain
/// its names in inner products and norms of linear combinations only. Empty for other kernels.
std::optional<Expression> kernel_at(const Expression& kernel, const Expression& xy, const Expression& xx,
                                    const Expression& yy);

/// The function whose value at the inner product `u` of two unit vectors is the entry of the matrix e: gram(K, X) is
/// K(u), X*X' is u, J is 1; sums, entrywise products and powers, and products with numbers are those of the functions.
/// Empty for matrices that are no such function, and for other data sets than X.
std::optional<Expression> kernel_of_matrix(const Expression& e, const std::string& data_set, const Expression& u);

/// Whether a part of e makes a matrix: gram, J, I, or the name of a data set.
bool has_matrix(const Expression& e, const std::string& data_set = "");

struct EntryMatrix {
    long rows = 0, columns = 0;
    std::vector<Expression> entries;  ///< by rows; closed

    const Expression& at(long i, long j) const { return entries[static_cast<std::size_t>(i * columns + j)]; }
};

/// The entries of a closed matrix expression: gram(K, X) and X*X' of named and explicit sets, J and I of the size of
/// what stands beside them, sums, products, entrywise products and powers, transposes. Empty for other matrices.
/// Throws std::domain_error for sets that do not exist.
std::optional<EntryMatrix> entries_of(const Expression& e);

}  // namespace claim::language
