// The work behind `verify gram`: exact relations, eigenvalue bounds in doubles or in balls, notable pairs.
#pragma once

#include "ntk/gram/gram_kernel.hpp"
#include "verify/readers/data_file.hpp"
#include "verify/verbs/gram_report.hpp"

#include <filesystem>

namespace verify {

struct GramOptions {
    ntk::GramKernel kernel;
    std::optional<long> digits;   ///< the method in balls, to so many digits; else the one in doubles
    std::filesystem::path save;   ///< NPZ; empty: not saved
};

/// Bytes of memory that the methods take for n points.
double gram_memory(long n, const GramOptions& options);

/// Fills in everything about the matrix. Throws BadInput, naming the row, for a zero vector that needs a direction.
GramReport compute_gram(const DataSet& data, const GramOptions& options);

}  // namespace verify
