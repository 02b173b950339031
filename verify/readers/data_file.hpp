// A user's data for `verify gram`: points in R^d, one a row, read from CSV, NPY, NPZ or IDX, gzipped or not. The format
// is told by the content of the file.
#pragma once

#include "rigor/number/rational.hpp"
#include "verify/readers/column_choice.hpp"

#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <vector>

namespace verify {

struct DataSet {
    long rows = 0, columns = 0;
    /// Row-major: the doubles nearest to the file's numbers, |value - exact| <= 2^-53 |exact|. No nan, no infinity; |x|
    /// is 0 or in [1e-150, 1e150].
    std::vector<double> values;
    /// Row-major; empty if every number kept is a double (then `values` are the numbers).
    std::vector<rigor::Rational> exact;
    std::string format;  ///< for people: "CSV", "NPY float32", "IDX unsigned byte, gzip", "NPZ array X, NPY float32"
    long rows_in_file = 0;
    std::vector<long> row_numbers;  ///< of the file, from 0, of the rows kept, ascending
    std::vector<std::string> notes =
        {};  ///< sentences: what was done to make points of the file's numbers, and what may be none
};

struct DataOptions {
    std::optional<long> rows = {};  ///< how many to keep; all if not given
    std::optional<std::uint64_t> seed =
        {};  ///< with `rows`: drawn without replacement, the same on every machine; without it the first are kept
    double bytes_an_entry = 8;                          ///< of the kernel matrix, for the message about too many rows
    long most_rows = std::numeric_limits<long>::max();  ///< more to keep are refused; no more than these are stored
    ColumnChoice choice = {};         ///< which columns are coordinates, in which order; all if not given
    std::optional<bool> header = {};  ///< of CSV: whether the first line is names of columns; guessed if not given
    bool decimal_comma = false;       ///< of CSV: 1,5 is 1.5
    std::optional<std::string> array = {};  ///< of NPZ: which array
    bool matrix = false;  ///< the numbers are the entries of a square matrix (matrix_file.hpp), not points
};

/// Reads the rows asked for. The same rows are drawn for the same seed and number of rows, whatever the format. "-" is
/// the standard input.
///
/// CSV (table_layout.hpp): columns separated by commas, semicolons, tabs or blanks as in the first line of numbers;
/// before it there may be a line of as many names; comments begin with '# '; blank lines only at the end; each row may
/// end with a separator; numbers may stand in double quotes. Integers, decimals and fractions are read exactly. An
/// index without a name, or named so, and a first line that numbers the columns are refused. Columns that are left out
/// may hold anything. With decimal_comma columns are separated by semicolons, tabs or blanks; a point in a number, and
/// a file whose columns commas separate, are refused. NPY (numpy.save), versions 1 to 3: bool, int8..int64,
/// uint8..uint64, float16, float32, float64, of either byte order, in C or Fortran order. The first axis are the rows;
/// the others are flattened in C order, and a note says so; a vector is n points in R^1. IDX (the format of MNIST):
/// every type of it; shapes as for NPY. NPZ (numpy.savez; npz_data.hpp): one array of it, as an NPY file; what `verify
/// gram --save` wrote is refused, for it holds no points. The columns of an array are those of its flattened rows. An
/// option that the format has no use for is refused.
///
/// Every number that is kept is checked; what was left out, and a first line that was taken for names, is in the notes.
/// Rows that are not kept are counted, and what is wrong inside them goes unnoticed. A gzip stream is read to its end
/// and its check sum is verified. Throws BadInput, one line that names the file, the place, what is there and what was
/// expected.
DataSet read_data(const std::string& path, const DataOptions& options = {});

}  // namespace verify
