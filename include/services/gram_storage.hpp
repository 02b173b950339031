// How a kernel matrix in doubles is stored, how the bound of its smallest eigenvalue is proved, and what an interrupted
// computation leaves behind. For services/gram.hpp.
#pragma once

#include "rigor/matrix/verified_cholesky.hpp"

#include <functional>

namespace services {

struct GramStorage {
    /// Half of the matrix and nothing else of that size: 4 n^2 bytes in place of 8 n^2; entries are computed again for
    /// each pass over the matrix.
    bool packed = false;
    /// Proves the lower bound from A - s I - L L^T, computed with a bound of its error, in place of the theorem about
    /// the rounding of the factorization: nothing is assumed of what made L (rigor/matrix/cholesky_residual.hpp).
    bool residual = false;
    /// Of an earlier call with the same points and options, and where this one tells what it has found.
    rigor::CholeskySearchState known = {};
    std::function<void(const rigor::CholeskySearchState&)> keep = {};
};

}  // namespace services
