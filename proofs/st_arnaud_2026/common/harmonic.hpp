// Harmonic numbers and Euler's constant, for the lines of section 6.2 that compare sums of 1/k with logarithms.
#pragma once

#include "rigor/number/ball_functions.hpp"

namespace proofs::st_arnaud_2026 {

/// H_n = 1 + 1/2 + … + 1/n; 0 for n = 0.
inline rigor::Rational harmonic(long n) {
    rigor::Rational sum = 0;
    for (long k = 1; k <= n; ++k) sum += rigor::Rational(1, k);
    return sum;
}

/// 0.5772…, by Arb.
inline rigor::Ball euler_gamma() {
    rigor::Ball gamma;
    arb_const_euler(gamma.raw(), rigor::Precision::bits());
    return gamma;
}

/// What the term k of the fourth line needs: ln((L + 1)/k) - (H_(L+1) - H_k).
inline rigor::Ball needed_delta(long k, long L) {
    const rigor::Rational difference = harmonic(L + 1) - harmonic(k);
    return rigor::log(rigor::Ball(rigor::Rational(L + 1, k))) - rigor::Ball(difference);
}

}  // namespace proofs::st_arnaud_2026
