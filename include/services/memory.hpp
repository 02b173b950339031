// Does the answer fit into the memory of this machine? Asked before the work, by whoever reads the data.
#pragma once

#include "services/gram.hpp"
#include "services/matrix.hpp"

namespace services {

/// What an answer may take, in bytes: four fifths of what this process may still use
/// (rigor/parallel/memory_limits.hpp).
double usable_memory();

/// Keeps half of the matrix (options.storage.packed) where nothing else fits and the kernel allows it. False: nothing
/// fits; then options.storage is as gram_memory counts least.
bool fit_into_memory(long rows, GramOptions& options);

/// Sets options.most_bytes to what is left for eigenvectors. False: the matrix does not fit.
bool fit_into_memory(long rows, MatrixOptions& options);

}  // namespace services
