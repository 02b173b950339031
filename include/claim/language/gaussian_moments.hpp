// Moments of one and of two jointly Gaussian variables, in closed form: of powers, and of powers on the half-line where
// the variable is positive (relu, step, abs are sums of such).
#pragma once

#include "claim/language/expression.hpp"

#include <vector>

namespace claim::language {

using RationalPolynomial = std::vector<rigor::Rational>;  ///< c_0 + c_1 u + …

/// plain(u) + angle(u) arccos(u)/pi + root(u) sqrt(1 - u^2)/pi + half(u)/sqrt(2 pi).
struct PairMoment {
    RationalPolynomial plain = {}, angle = {}, root = {}, half = {};
};

/// E[X^a 1{X > 0 if x_positive} Y^b 1{Y > 0 if y_positive}] for standard Gaussian X, Y with correlation u in [-1, 1],
/// the ends included. a, b in [0, 60]; std::domain_error otherwise.
///
/// From Gaussian integration by parts, E[X f(X) g(Y)] = E[f'(X) g(Y)] + u E[f(X) g'(Y)]: with M(a, b) for both
/// positive, p = 1/sqrt(2 pi) (the density at 0), s = sqrt(1 - u^2) and m_n = E[Z^n 1{Z > 0}],
///   M(a, b) = (a - 1) M(a - 2, b) + u b M(a - 1, b - 1)  for a >= 2, b >= 1,
///   M(1, b) = p s^b m_b + u b M(0, b - 1)                for b >= 1 (given X = 0, Y is s Z),
///   M(a, 0) = (a - 1) M(a - 2, 0) + u p s^(a - 1) m_(a - 1) for a >= 2,  M(1, 0) = p (1 + u)/2,
///   M(0, 0) = (pi - arccos u)/(2 pi)                      (Sheppard: the angle of the sector).
/// Both sides are continuous in u up to u = 1 and -1, where the pair is (X, X) or (X, -X), so they agree there too.
PairMoment pair_moment(long a, long b, bool x_positive, bool y_positive);

/// Its value as an expression of the correlation.
Expression to_expression(const PairMoment& m, const Expression& u);

/// E[X^a] for X with the mean and variance; variance >= 0.
Expression normal_moment(long a, const Expression& mean, const Expression& variance);
/// E[X^a 1{X > 0}] for mean 0; at variance 0 the value for X = 0, where step and relu are 0.
Expression positive_normal_moment(long a, const Expression& variance);

/// 1 * 3 * … * (n - 1) for even n: E[Z^n]; 0 for odd n.
rigor::Rational standard_moment(long n);

}  // namespace claim::language
