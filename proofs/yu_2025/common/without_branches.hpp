// Network (2.2) of Yu et al. at alpha = 0 is linear: K^Res(x, x') = 2 <x~, x~'>, x~ = (x, 1), has a rank of at most
// d + 1, and lambda_0 = 0 at n = d + 2 samples.
#pragma once

#include "claim/decided_steps.hpp"
#include "rigor/matrix/rational_matrix.hpp"

namespace proofs::yu_2025 {

/// What would be needed at alpha = 0, and is false: that K^Res(X, X) is positive definite at -1, 0, 1.
inline claim::Steps without_branches() {
    rigor::RationalMatrix kernel(3, 3);
    for (long i = 0; i < 3; ++i)
        for (long j = 0; j < 3; ++j) kernel(i, j) = 2 * ((i - 1) * (j - 1) + 1);
    claim::Steps steps;
    steps.carries(claim::exact_inertia({"K^Res(X, X) at -1, 0, 1, alpha = 0", kernel}, {0, 0, 3}));
    return steps;
}

}  // namespace proofs::yu_2025
