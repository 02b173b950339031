// Exact arithmetic of (3.8): x~ = (x, 1) and phi(x) = x~/|x~| for rational vectors, without square roots.
#pragma once

#include "claim/generators.hpp"
#include "rigor/number/rational.hpp"

#include <vector>

namespace proofs::yu_2025 {

using Vector = std::vector<rigor::Rational>;

inline rigor::Rational inner(const Vector& a, const Vector& b) {
    rigor::Rational sum = 0;
    for (std::size_t i = 0; i < a.size(); ++i) sum += a[i] * b[i];
    return sum;
}

/// <x~, x'~> = <x, x'> + 1.
inline rigor::Rational lifted_inner(const Vector& a, const Vector& b) { return inner(a, b) + 1; }

/// Two vectors of the same dimension 1 to 6: independent, or equal up to a tiny difference, or antipodal, or one of
/// them zero.
rc::Gen<std::pair<Vector, Vector>> vector_pairs();

}  // namespace proofs::yu_2025
