// Hermite polynomials and expansions, for lemma 2 of appendix A.4 and the steps of the proof of proposition 2 that use
// it.
#pragma once

#include "ntk/kernel/dual_activation.hpp"
#include "ntk/kernel/polynomial_dual.hpp"

namespace proofs::jacot_2018 {

using ntk::SmoothActivation;
using rigor::Rational;

/// The coefficients of smooth functions are certified up to this one.
inline constexpr long last = 41;
/// Three smooth functions that are no polynomials.
inline const SmoothActivation all_smooth[] = {SmoothActivation::erf, SmoothActivation::sine, SmoothActivation::tanh};

/// He_k as a polynomial: He_(k+1) = x He_k - He_k'.
inline ntk::RationalPolynomial hermite(long k) {
    ntk::RationalPolynomial he{1};
    for (long j = 0; j < k; ++j) {
        const ntk::RationalPolynomial slope = ntk::derivative(he);
        he.insert(he.begin(), Rational(0));
        for (std::size_t i = 0; i < slope.size(); ++i) he[i] -= slope[i];
    }
    return he;
}
/// The product of two polynomials.
inline ntk::RationalPolynomial times(const ntk::RationalPolynomial& a, const ntk::RationalPolynomial& b) {
    ntk::RationalPolynomial c(a.size() + b.size() - 1);
    for (std::size_t i = 0; i < a.size(); ++i)
        for (std::size_t j = 0; j < b.size(); ++j) c[i + j] += a[i] * b[j];
    return c;
}
/// sum_k a_k^2 rho^k with a_k^2 = (E p He_k)^2/k!; not normalised: (E p He_k)^2.
inline Rational by_hermite(const ntk::RationalPolynomial& p, const Rational& rho, bool normalised) {
    Rational sum = 0, power = 1, factorial = 1;
    for (long k = 0; k < static_cast<long>(p.size()); ++k) {
        if (k > 0) factorial *= k;
        const Rational product = ntk::gaussian_mean(times(p, hermite(k)), 1);
        sum += product * product / (normalised ? factorial : Rational(1)) * power;
        power *= rho;
    }
    return sum;
}

}  // namespace proofs::jacot_2018
