// Random exact numbers of the claims' samples.
#pragma once

#include "rigor/number/rational.hpp"

#include <random>

namespace proofs {

/// p/q with |p| <= largest and 1 <= q <= denominators. The two draws stand in statements of their own: in one list of
/// arguments their order, and with it the sample, would be the compiler's choice.
inline rigor::Rational random_rational(std::mt19937_64& random, long largest, long denominators) {
    const long below = 1 + static_cast<long>(random() % static_cast<unsigned long>(denominators));
    const long above = static_cast<long>(random() % static_cast<unsigned long>(2 * largest + 1)) - largest;
    return rigor::Rational(above, below);
}

}  // namespace proofs
