// The quadratic form of K_2 as a mean square, (B.1) and (B.2): the square expanded, and a discrete law of f(X) in place
// of the Gaussian one, at which both sides are rational.
#pragma once

#include "claim/decided_steps.hpp"
#include "claim/sampler.hpp"

namespace proofs::yu_2025 {

/// (u_1 s_1 + u_2 s_2 + u_3 s_3)^2 = sum u_i u_j s_i s_j at every outcome s = sigma(f(X)) of three points, the terms i
/// != j weighted `cross`.
claim::Step square_expanded(const rigor::Rational& cross);

/// f(X) = A g, A of two columns, g one of four vectors of signs with equal weights; sigma the ReLU. u has as many
/// entries as A has rows. yes: u^T K_2 u, the terms i != j weighted `cross`, is the mean square and not negative.
rigor::Truth mean_square_expands(const claim::RationalVector& a, const claim::RationalVector& u,
                                 const rigor::Rational& cross);

}  // namespace proofs::yu_2025
