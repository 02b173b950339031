// The jitter of a user's matrix: of the exact one, and for its Cholesky factorization in float64 and float32.
#pragma once

#include "services/matrix_entries.hpp"

namespace services {

/// smallest: of the matrix.
MatrixJitter matrix_jitter(const SymmetricEntries& matrix, const EigenvalueBounds& smallest);

}  // namespace services
