// Matrix Market, the text format of the NIST collection of matrices (Boisvert, Pozo and Remington, NISTIR 5935, 1996).
// For matrix_file.cpp.
#pragma once

#include "verify/readers/data_source.hpp"

#include <string_view>

namespace verify {

/// Whether a file that begins so is one: the banner "%%MatrixMarket", in letters of either case.
bool is_matrix_market(std::string_view start);

/// A square matrix: array (by columns, one number a line) or coordinate (row, column, number, counted from 1; what is
/// not named is 0); real or integer, read exactly; general, or symmetric, of which the lower triangle is given. Lines
/// that begin with % after the banner are comments, blank lines are passed over.
/// Throws BadInput for the other fields and symmetries (pattern has no numbers), for entries named twice, outside, in
/// the upper triangle of a symmetric matrix, missing or too many, and for sizes that no file can hold.
DataSet read_matrix_market(ByteSource& source, const DataOptions& options);

}  // namespace verify
