// Dual activations of erf, sin and tanh by certified Hermite coefficients: mu(x) = sigma(sqrt(v) x), and for a Gaussian
// pair (X, Y) with unit variances and correlation rho
//   E[mu(X) mu(Y)] = sum_k a_k^2 rho^k,   a_k = E[mu(X) h_k(X)],   h_k = He_k/sqrt(k!)
// (Daniely, Frostig and Singer 2016; lemma 2 of Jacot et al. 2018). The h_k are the probabilists' Hermite polynomials
// divided by sqrt(k!): orthonormal for N(0, 1). With He_k itself, E[mu He_k]^2 stands in place of k! a_k^2 and the
// formula is false; hermite_dual.hpp has the ReLU, polynomial_dual.hpp polynomials. |sigma| <= 1, so what lies beyond
// |x| > R changes a_k by at most P(|X| > R)^(1/2) <= exp(-R^2/4) (Cauchy-Schwarz), and the terms k > N change the
// sum by at most |rho|^(N+1) (E mu^2 - sum_(k <= N) a_k^2).
#pragma once

#include "rigor/number/ball.hpp"
#include "rigor/number/complex_ball.hpp"
#include "rigor/number/rational.hpp"

#include <vector>

namespace ntk {

enum class SmoothActivation { erf, sine, tanh };  ///< odd, bounded by 1, holomorphic near the real line

/// "erf", "sin" or "tanh".
inline const char* name_of(SmoothActivation a) {
    return a == SmoothActivation::erf ? "erf" : a == SmoothActivation::sine ? "sin" : "tanh";
}

/// sigma(z), enclosed.
rigor::ComplexBall value_of(SmoothActivation a, const rigor::ComplexBall& z);

class DualActivation {
public:
    /// Coefficients up to index `last`, at the working precision. v > 0 (std::domain_error otherwise).
    DualActivation(SmoothActivation activation, const rigor::Rational& v, long last);
    /// The same with R = end > 0: what lies beyond it is bounded, not integrated.
    DualActivation(SmoothActivation activation, const rigor::Rational& v, long last, const rigor::Rational& end);

    const rigor::Ball& coefficient(long k) const { return coefficients_.at(static_cast<std::size_t>(k)); }  ///< a_k
    long last() const { return static_cast<long>(coefficients_.size()) - 1; }
    const rigor::Ball& second_moment() const { return second_moment_; }  ///< E mu(X)^2
    /// E mu(X)^2 - sum_(k <= last) a_k^2.
    rigor::Ball rest() const;
    /// E[mu(X) mu(Y)], |rho| <= 1.
    rigor::Ball at(const rigor::Rational& rho) const;

private:
    std::vector<rigor::Ball> coefficients_;
    rigor::Ball second_moment_;
};

/// E[mu(X) mu(Y)] by two-dimensional certified quadrature, Y = rho X + sqrt(1 - rho^2) Z over |X|, |Z| <= 8; what lies
/// outside is at most 4 exp(-32) < 5.1e-14. Knows nothing of Hermite polynomials. The error aimed at is 2^-bits.
rigor::Ball dual_by_quadrature(SmoothActivation activation, const rigor::Rational& v, const rigor::Rational& rho,
                               long bits = 34);

}  // namespace ntk
