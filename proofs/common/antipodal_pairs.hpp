// The ReLU's limiting kernel at three antipodal pairs of the circle, where it is singular for beta = 0, L = 2 (st_arnaud_2026/section_4.hpp has the theorem and the exact identity).
#pragma once

#include "claim/sphere_points.hpp"
#include "ntk/gram/gram_matrix.hpp"
#include "rigor/number/ladder.hpp"
#include "rigor/matrix/smallest_eigenvalue.hpp"

namespace proofs {

/// Is Theta_infinity^(depth) of Jacot et al., ReLU, positive definite at the rows? yes is certified; a singular matrix gives no or unknown.
inline rigor::Truth relu_kernel_definite(long depth, const rigor::Rational& beta, const rigor::RationalMatrix& points) {
    return rigor::climb({64, 1024}, [&]() -> std::optional<rigor::Truth> {
               const rigor::Truth t = rigor::positive_definite(ntk::gram_matrix(points, ntk::FullyConnectedKernel::jacot(points.columns(), beta), depth));
               return t == rigor::Truth::unknown ? std::nullopt : std::optional(t);
           }).value_or(rigor::Truth::unknown);
}

/// c with c(-x) = -c(x) and sum over the pairs of c(x) x = 0: is K c = 0, to 2^-150 in each entry? no if an entry is certainly further away.
inline rigor::Truth relu_kernel_maps_odd_relation_to_zero(long depth, const rigor::Rational& beta) {
    using rigor::Ball, rigor::Truth;
    const rigor::RationalMatrix points = claim::antipodal_circle_points(3);
    rigor::RationalMatrix directions(2, 3);
    for (long p = 0; p < 3; ++p)
        for (long k = 0; k < 2; ++k) directions(k, p) = points(2 * p, k);
    const std::vector<rigor::Rational> relation = rigor::null_vector(directions).value();
    const rigor::Precision precision(256);
    const rigor::BallMatrix k = ntk::gram_matrix(points, ntk::FullyConnectedKernel::jacot(2, beta), depth);
    Truth zero = Truth::yes;
    for (long i = 0; i < 6; ++i) {
        Ball sum(0);
        for (long j = 0; j < 6; ++j) sum += k(i, j) * Ball(relation[static_cast<std::size_t>(j / 2)]) * Ball(j % 2 == 0 ? 1 : -1);
        zero = zero && rigor::certainly_less(rigor::abs(sum), Ball::dyadic(1, -150));
    }
    return zero;
}

}  // namespace proofs
