// Dual activations of polynomials, exactly: for a centred Gaussian pair with variances v and covariance c,
//   E p(f) p(f') = sum_k (c^k/k!) (E p^(k)(f))^2      (Mehler's formula; a finite sum).
#pragma once

#include "rigor/number/rational.hpp"

#include <vector>

namespace ntk {

/// Coefficients, from the constant on.
using RationalPolynomial = std::vector<rigor::Rational>;

/// p'.
RationalPolynomial derivative(const RationalPolynomial& p);
/// E p(f) for f ~ N(0, v): E f^(2m) = v^m (2m - 1)!!.
rigor::Rational gaussian_mean(const RationalPolynomial& p, const rigor::Rational& v);
/// E p(f) p(f') as a polynomial in the covariance.
RationalPolynomial dual_of_polynomial(RationalPolynomial p, const rigor::Rational& v);
/// p(x), by Horner's rule.
rigor::Rational evaluate(const RationalPolynomial& p, const rigor::Rational& x);

}  // namespace ntk
