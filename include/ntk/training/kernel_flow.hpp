// Training under least squares with a kernel that does not change, in closed form: the flow on the data X = (x_1 … x_n)
// and anywhere,
//   d/dt f_t(x) = -c k(x, X) (f_t(X) - f*(X)),   K = k(X, X);
// c = 1/n for Jacot et al. (2018), section 5, where the inner product of p_in is a mean, and c = 1 for St-Arnaud et al.
// (2026), proposition 6 (their remark 1). c is a change of time, tau = c t:
//   f_t(X) = f* + e^(-tau K) (f_0 - f*),   f_t(x) = f_0(x) + k(x, X) a(t),   a(t) = -phi(tau) (f_0(X) - f*(X)),
//   phi(tau) = int_0^tau e^(-s K) ds = tau sum_k (-tau K)^k/(k + 1)!,
//   phi(tau) = K^-1 (I - e^(-tau K)) where K has an inverse.
// The series needs none: phi(tau) r is the upper right corner of the exponential of [[-tau K, tau r], [0, 0]], whose
// k-th power has the corner (-tau K)^(k-1) tau r. So a singular K (repeated points, bias-free kernels at small depth)
// is no special case, but for t = infinity. Everything in balls: the results contain the exact values for all kernels
// and data inside the given balls.
#pragma once

#include "rigor/matrix/ball_matrix.hpp"
#include "rigor/number/ball.hpp"
#include "rigor/number/rational.hpp"

namespace ntk {

/// phi(tau) = int_0^tau e^(-s K) ds for a square K, any tau. Throws std::invalid_argument if K is not square.
rigor::BallMatrix flow_integral(const rigor::BallMatrix& kernel, const rigor::Ball& tau);

/// phi(tau) r. Throws std::invalid_argument for shapes that do not fit.
rigor::BallVector flow_integral(const rigor::BallMatrix& kernel, const rigor::Ball& tau, const rigor::BallVector& r);

/// The flow of n values towards n targets.
class KernelFlow {
public:
    /// rate is c: 1 for the sum of the squares over the data, 1/n for their mean. Throws std::invalid_argument for
    /// shapes that do not fit or a rate that is not positive.
    KernelFlow(rigor::BallMatrix kernel, rigor::BallVector initial, rigor::BallVector target, rigor::Rational rate = 1);

    /// f_t(X).
    rigor::BallVector values(const rigor::Ball& t) const;
    /// a(t): f_t(x) = f_0(x) + k(x, X) a(t) for every x.
    rigor::BallVector coefficients(const rigor::Ball& t) const;
    /// The limit of a(t) as t -> infinity, K^-1 (f* - f_0), whatever the rate; it is the limit if K is positive
    /// definite, which is not shown here. Throws std::domain_error if K is not shown to be invertible at this
    /// precision.
    rigor::BallVector limit_coefficients() const;

    long size() const { return kernel_.rows(); }
    const rigor::BallMatrix& kernel() const { return kernel_; }
    /// f_0(X) - f*(X).
    const rigor::BallVector& residual() const { return residual_; }

private:
    rigor::BallMatrix kernel_;
    rigor::BallVector target_, residual_;
    rigor::Rational rate_;
};

}  // namespace ntk
