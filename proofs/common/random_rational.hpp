// Random exact numbers of the claims' samples.
#pragma once

#include "claim/generators.hpp"

#include <random>

namespace proofs {

/// p/q with |p| <= largest and 1 <= q <= denominators. The two draws stand in statements of their own: in one list of
/// arguments their order, and with it the sample, would be the compiler's choice.
inline rigor::Rational random_rational(std::mt19937_64& random, long largest, long denominators) {
    const long below = 1 + static_cast<long>(random() % static_cast<unsigned long>(denominators));
    const long above = static_cast<long>(random() % static_cast<unsigned long>(2 * largest + 1)) - largest;
    return rigor::Rational(above, below);
}

/// Rationals in (0, 1].
inline rc::Gen<rigor::Rational> fractions_of_one() {
    return rc::gen::map(claim::correlations_below_one(),
                        [](const rigor::Rational& z) { return rigor::Rational((1 - z) / 2); });
}

}  // namespace proofs
