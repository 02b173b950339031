// A large output needs a large kernel (appendix C.3 of Yu et al., proof of theorem 2). The parts of K(x, x) that belong
// to W^(L+1) and to the last bias b before it, which enters with a factor s, are |alpha^(L)|^2 and s^2 sum W_j^2 D_j,
// and f is the sum of the W_j D_j alpha_j: so K(x, x) >= 2 s |f(x)|. In (2.1) b = b^(L), s = sqrt(2/m_L), D_j =
// 1(alpha_j > 0); in (2.2) b = d^(L), s = |alpha| sqrt(1/m), D_j = 1, and at alpha = 0 the bias b of the input map with
// s = sqrt(1/m).
#pragma once

#include "claim/step.hpp"
#include "proofs/yu_2025/common/network_identities.hpp"

#include <cstdint>

namespace proofs::yu_2025 {

/// K(x, x) >= factor s |f(x)| for networks of these wirings; true for the factor 2, and for no larger one.
claim::Steps large_output_steps(const std::vector<ntk::Wiring>& wirings, const rigor::Rational& factor,
                                std::uint64_t seed);

/// Is it so at the network and its point x? Derivatives by dual numbers, exactly.
rigor::Truth output_bounded(const NetworkSample& sample, const rigor::Rational& factor);

}  // namespace proofs::yu_2025
