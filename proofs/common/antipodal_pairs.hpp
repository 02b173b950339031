// The ReLU's limiting kernel at three antipodal pairs of the circle, where it is singular for beta = 0, L = 2
// (st_arnaud_2026/section_4.hpp has the theorem and the exact identity).
#pragma once

#include "claim/sphere_points.hpp"
#include "ntk/gram/gram_matrix.hpp"
#include "rigor/matrix/smallest_eigenvalue.hpp"
#include "rigor/number/ladder.hpp"

namespace proofs {

/// Is Theta_infinity^(depth) of Jacot et al., ReLU, positive definite at the rows? yes is certified; a singular matrix
/// gives no or unknown.
inline rigor::Truth relu_kernel_definite(long depth, const rigor::Rational& beta, const rigor::RationalMatrix& points) {
    return rigor::climb({64, 1024},
                        [&]() -> std::optional<rigor::Truth> {
                            const rigor::Truth t = rigor::positive_definite(ntk::gram_matrix(
                                points, ntk::FullyConnectedKernel::jacot(points.columns(), beta), depth));
                            return t == rigor::Truth::unknown ? std::nullopt : std::optional(t);
                        })
        .value_or(rigor::Truth::unknown);
}

}  // namespace proofs
