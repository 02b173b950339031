// A large output has a large tangent kernel: K(x, x) >= 2 s |f(x)|, s = sqrt(2/m_L) in (2.1) and |alpha|/sqrt(m) in
// (2.2). The argument stands on the pages that use it.
#pragma once

#include "claim/step.hpp"
#include "rigor/number/rational.hpp"

#include <cstdint>

namespace proofs::yu_2025 {

/// K = p^2 + q^2 + the rest, s |f| <= p q: K >= factor s |f|. Instances in exact rationals, and the case of equality.
claim::Steps domination_steps(const rigor::Rational& factor, std::uint64_t seed);

}  // namespace proofs::yu_2025
