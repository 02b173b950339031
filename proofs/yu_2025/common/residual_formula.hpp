// (3.10) with K_l and B_l of Yu et al., summed as printed: B from the last layer backwards. The library's own code runs
// forwards in the angle (ntk/kernel/residual_kernel.hpp).
#pragma once

#include "rigor/number/rational.hpp"

#include <cstddef>
#include <vector>

namespace proofs::yu_2025 {

/// What controls change: the factors of the terms of the bracket of (3.10) that belong to the biases, kappa_0 from "+
/// 1" and 1; and which of the two functions stands in B_l.
struct FormulaTerms {
    rigor::Rational inner = 1, outer = 1;
    bool kappa_1_in_b = false;
};

template <class T>
struct ResidualParts {
    T layers;       ///< alpha^2 sum B_(l+1) ((1 + alpha^2)^(l-1) kappa_1 + K_(l-1) kappa_0)
    T biases;       ///< alpha^2 sum B_(l+1) (kappa_0 + 1)
    T sensitivity;  ///< B_1
    T covariance;   ///< K_L
};

/// At K_0 = u, a = alpha^2; kappa_0 and kappa_1 are functions of a T. r^(L) is layers + biases.
template <class T, class Kappa0, class Kappa1>
ResidualParts<T> residual_parts(const T& u, long depth, const rigor::Rational& alpha_square, const Kappa0& kappa_0,
                                const Kappa1& kappa_1, const FormulaTerms& terms = {}) {
    const T a(alpha_square), one(rigor::Rational(1));
    std::vector<T> power{one}, covariance{u}, first, zeroth;
    for (long l = 1; l <= depth; ++l) {
        const T w = covariance.back() / power.back();
        zeroth.push_back(kappa_0(w));
        first.push_back(kappa_1(w));
        covariance.push_back(covariance.back() + a * power.back() * first.back());
        power.push_back(power.back() * (one + a));
    }
    ResidualParts<T> parts{T(rigor::Rational(0)), T(rigor::Rational(0)), one, covariance.back()};
    for (std::size_t l = static_cast<std::size_t>(depth); l-- > 0;) {  // sensitivity is B of the layer above
        parts.layers += a * parts.sensitivity * (power[l] * first[l] + covariance[l] * zeroth[l]);
        parts.biases += a * parts.sensitivity * (T(terms.inner) * zeroth[l] + T(terms.outer));
        parts.sensitivity *= one + a * (terms.kappa_1_in_b ? first[l] : zeroth[l]);
    }
    return parts;
}

/// At u = 1, where kappa_0 = kappa_1 = 1, exactly.
inline ResidualParts<rigor::Rational> residual_parts_at_one(long depth, const rigor::Rational& alpha_square,
                                                            const FormulaTerms& terms = {}) {
    const auto one = [](const rigor::Rational&) { return rigor::Rational(1); };
    return residual_parts(rigor::Rational(1), depth, alpha_square, one, one, terms);
}

}  // namespace proofs::yu_2025
