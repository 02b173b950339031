// A user's own square matrix for `verify gram --matrix`: from NPY, NPZ, CSV or Matrix Market, gzipped or not. The
// format is told by the content of the file.
#pragma once

#include "rigor/number/rational.hpp"
#include "verify/readers/data_file.hpp"

#include <string>
#include <vector>

namespace verify {

struct MatrixData {
    long n = 0;
    /// n x n, row-major: the doubles nearest to the file's numbers, |value - exact| <= 2^-53 |exact| + 2^-1075, finite.
    std::vector<double> values;
    /// The same, exactly; empty if the doubles are the numbers.
    std::vector<rigor::Rational> exact;
    std::string format;  ///< for people: "NPY float32", "Matrix Market coordinate real symmetric, gzip"
    std::vector<std::string> notes = {};  ///< sentences: what was done to make numbers of the file's content
};

/// CSV and NPY as read_data (data_file.hpp) reads them, with these differences: every finite number is taken, whatever
/// its size; the first line of a CSV may count; an array has two axes. Matrix Market as matrix_market.hpp says.
/// Of the options: header, decimal_comma, array and most_rows. "-" is the standard input.
/// Throws BadInput, one line that names the file, the place, what is there and what was expected; also for a matrix
/// that is not square.
MatrixData read_matrix(const std::string& path, const DataOptions& options = {});

}  // namespace verify
