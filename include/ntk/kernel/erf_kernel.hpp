// The limit kernels of proposition 1 and theorem 1 of Jacot et al. (2018) for sigma = erf, which fulfils every
// hypothesis of the paper (the ReLU is not differentiable at 0). For a centred Gaussian pair (u, v) of covariance
// S = [[a, c], [c, b]], with E = (1 + 2a)(1 + 2b) - 4 c^2 = det(I + 2S):
//   E[erf'(u) erf'(v)] = (4/pi) E exp(-u^2 - v^2) = (4/pi)/sqrt(E);
//   E[erf(u) erf(v)] = (2/pi) arctan(2c/sqrt(E)):
//   both sides vanish at c = 0, and d/dc of the left side is the line above (integration by parts), of the
//   right side (2/pi) (2/sqrt(E) + 8 c^2/E^(3/2))/(1 + 4 c^2/E) = (4/pi)/sqrt(E).
// It is (2/pi) arcsin(2c/sqrt((1 + 2a)(1 + 2b))) of Williams (1997), without its loss of digits where the quotient
// comes near 1. With ab >= c^2, E >= 1 + 2a + 2b.
//   Sigma^(1) = Theta^(1) = <x, x'>/n0 + beta^2,   Sigma^(l+1) = E[erf erf] + beta^2,
//   Theta^(l+1) = Theta^(l) E[erf' erf'] + Sigma^(l+1).
#pragma once

#include "ntk/kernel/layer_walk.hpp"
#include "ntk/kernel/two_point_kernel.hpp"

namespace ntk {

/// E[erf(u) erf(v)] and E[erf'(u) erf'(v)] for variances a, b >= 0 and covariance c, c^2 <= ab. For balls: enclosures.
template <rigor::Scalar T>
struct ErfExpectations {
    T product, slope;

    ErfExpectations(const T& a, const T& b, const T& c);
};

/// Walks through the layers L = 1, 2, … for two points.
template <rigor::Scalar T>
class ErfKernelIteration : public LayerWalk<ErfKernelIteration<T>> {
    using Rational = rigor::Rational;

public:
    /// Throws std::domain_error unless xx, yy >= 0, xy^2 <= xx yy, n0 >= 1, beta >= 0.
    ErfKernelIteration(const PairInnerProducts& p, const Rational& n0, const Rational& beta);

    /// Sigma^(L)(x, x').
    const T& covariance() const { return covariance_; }
    /// Sigma^(L)(x, x) and Sigma^(L)(x', x').
    const T& x_variance() const { return x_variance_; }
    const T& y_variance() const { return y_variance_; }
    /// Theta_infinity^(L)(x, x').
    const T& tangent_kernel() const { return tangent_; }

private:
    friend LayerWalk<ErfKernelIteration>;

    void step();

    T bias_, x_variance_, y_variance_, covariance_, tangent_;
};

/// Theta_infinity^(L) of theorem 1 for sigma = erf, L >= 1. Throws std::invalid_argument for L < 1, std::domain_error
/// as the iteration does.
template <rigor::Scalar T>
T jacot_erf_limit(const PairInnerProducts& p, long depth, long n0, const rigor::Rational& beta);

}  // namespace ntk
