// Dual activations of polynomials, exactly: for a centred Gaussian pair with variances v and covariance c,
//   E p(f) p(f') = sum_k (c^k/k!) (E p^(k)(f))^2      (Mehler's formula; a finite sum).
#pragma once

#include "rigor/number/rational.hpp"

#include <vector>

namespace ntk {

/// Coefficients, from the constant on.
using RationalPolynomial = std::vector<rigor::Rational>;

inline RationalPolynomial derivative(const RationalPolynomial& p) {
    RationalPolynomial d;
    for (std::size_t k = 1; k < p.size(); ++k) d.push_back(p[k] * static_cast<long>(k));
    return d;
}
/// E p(f) for f ~ N(0, v): E f^(2m) = v^m (2m - 1)!!.
inline rigor::Rational gaussian_mean(const RationalPolynomial& p, const rigor::Rational& v) {
    rigor::Rational sum = 0, moment = 1;
    for (std::size_t k = 0; k < p.size(); k += 2) {
        sum += p[k] * moment;
        moment *= v * static_cast<long>(k + 1);
    }
    return sum;
}
/// E p(f) p(f') as a polynomial in the covariance.
inline RationalPolynomial dual_of_polynomial(RationalPolynomial p, const rigor::Rational& v) {
    RationalPolynomial q;
    rigor::Rational factorial = 1;
    for (long k = 0; !p.empty(); p = derivative(p), ++k) {
        if (k > 0) factorial *= k;
        const rigor::Rational mean = gaussian_mean(p, v);
        q.push_back(mean * mean / factorial);
    }
    return q;
}
inline rigor::Rational evaluate(const RationalPolynomial& p, const rigor::Rational& x) {
    rigor::Rational sum = 0;
    for (std::size_t k = p.size(); k-- > 0;) sum = sum * x + p[k];
    return sum;
}

}  // namespace ntk
