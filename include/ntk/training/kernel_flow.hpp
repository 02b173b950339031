// Training under least squares with a kernel that does not change, in closed form: the flow on the data X = (x_1 … x_n) and anywhere,
//   d/dt f_t(x) = -c k(x, X) (f_t(X) - f*(X)),   K = k(X, X);
// c = 1/n for Jacot et al. (2018), section 5, where the inner product of p_in is a mean, and c = 1 for St-Arnaud et al. (2026), proposition 6 (their remark 1).
// c is a change of time, tau = c t:
//   f_t(X) = f* + e^(-tau K) (f_0 - f*),   f_t(x) = f_0(x) + k(x, X) a(t),   a(t) = -phi(tau) (f_0(X) - f*(X)),
//   phi(tau) = int_0^tau e^(-s K) ds = tau sum_k (-tau K)^k/(k + 1)!,   and phi(tau) = K^-1 (I - e^(-tau K)) where K has an inverse.
// The series needs none: phi(tau) r is the upper right corner of the exponential of [[-tau K, tau r], [0, 0]], whose k-th power has the corner
// (-tau K)^(k-1) tau r. So a singular K (repeated points, bias-free kernels at small depth) is no special case, but for t = infinity.
// Everything in balls: the results contain the exact values for all kernels and data inside the given balls.
#pragma once

#include "rigor/matrix/matrix_exponential.hpp"

namespace ntk {

/// phi(tau) = int_0^tau e^(-s K) ds for a square K, any tau. Throws std::invalid_argument if K is not square.
inline rigor::BallMatrix flow_integral(const rigor::BallMatrix& kernel, const rigor::Ball& tau) {
    if (!kernel.is_square()) throw std::invalid_argument("a flow with a kernel matrix of shape " + kernel.shape());
    const long n = kernel.rows();
    rigor::BallMatrix block(2 * n, 2 * n), corner(n, n);
    for (long i = 0; i < n; ++i) {
        for (long j = 0; j < n; ++j) block.set(i, j, -tau * kernel(i, j));
        block.set(i, n + i, tau);
    }
    const rigor::BallMatrix e = rigor::matrix_exponential(block);
    for (long i = 0; i < n; ++i)
        for (long j = 0; j < n; ++j) corner.set(i, j, e(i, n + j));
    return corner;
}

/// phi(tau) r. Throws std::invalid_argument for shapes that do not fit.
inline rigor::BallVector flow_integral(const rigor::BallMatrix& kernel, const rigor::Ball& tau, const rigor::BallVector& r) {
    const long n = kernel.rows();
    if (!kernel.is_square() || static_cast<long>(r.size()) != n)
        throw std::invalid_argument("a flow with a kernel matrix of shape " + kernel.shape() + " and " + std::to_string(r.size()) + " values");
    rigor::BallMatrix block(n + 1, n + 1);
    for (long i = 0; i < n; ++i) {
        for (long j = 0; j < n; ++j) block.set(i, j, -tau * kernel(i, j));
        block.set(i, n, tau * r[static_cast<std::size_t>(i)]);
    }
    const rigor::BallMatrix e = rigor::matrix_exponential(block);
    rigor::BallVector corner;
    for (long i = 0; i < n; ++i) corner.push_back(e(i, n));
    return corner;
}

/// The flow of n values towards n targets.
class KernelFlow {
public:
    /// rate is c: 1 for the sum of the squares over the data, 1/n for their mean. Throws std::invalid_argument for shapes that do not fit or a rate that is not positive.
    KernelFlow(rigor::BallMatrix kernel, rigor::BallVector initial, rigor::BallVector target, rigor::Rational rate = 1)
        : kernel_(std::move(kernel)), target_(std::move(target)), rate_(std::move(rate)) {
        if (!kernel_.is_square() || static_cast<long>(initial.size()) != kernel_.rows() || initial.size() != target_.size())
            throw std::invalid_argument("a flow with a kernel matrix of shape " + kernel_.shape() + ", " + std::to_string(initial.size()) + " values and " +
                                        std::to_string(target_.size()) + " targets");
        if (rate_ <= 0) throw std::invalid_argument("a flow with rate " + rate_.str() + "; expected a positive one");
        for (std::size_t i = 0; i < initial.size(); ++i) residual_.push_back(initial[i] - target_[i]);
    }

    /// f_t(X).
    rigor::BallVector values(const rigor::Ball& t) const {
        rigor::BallMatrix exponent(kernel_.rows(), kernel_.rows());
        const rigor::Ball tau = -rigor::Ball(rate_) * t;
        for (long i = 0; i < kernel_.rows(); ++i)
            for (long j = 0; j < kernel_.rows(); ++j) exponent.set(i, j, tau * kernel_(i, j));
        rigor::BallVector f = rigor::matrix_exponential(exponent) * residual_;
        for (std::size_t i = 0; i < f.size(); ++i) f[i] += target_[i];
        return f;
    }
    /// a(t): f_t(x) = f_0(x) + k(x, X) a(t) for every x.
    rigor::BallVector coefficients(const rigor::Ball& t) const {
        rigor::BallVector a = flow_integral(kernel_, rigor::Ball(rate_) * t, residual_);
        for (rigor::Ball& b : a) b = -b;
        return a;
    }
    /// The limit of a(t) as t -> infinity, K^-1 (f* - f_0), whatever the rate; it is the limit if K is positive definite, which is not shown here.
    /// Throws std::domain_error if K is not shown to be invertible at this precision.
    rigor::BallVector limit_coefficients() const {
        rigor::use_flint_on_this_thread();
        const long n = kernel_.rows();
        rigor::BallMatrix right(n, 1), solution(n, 1);
        for (long i = 0; i < n; ++i) right.set(i, 0, -residual_[static_cast<std::size_t>(i)]);
        if (!arb_mat_solve(solution.raw(), kernel_.raw(), right.raw(), rigor::Precision::bits()))
            throw std::domain_error("the limit of a flow whose " + kernel_.shape() + " kernel matrix is not shown to be invertible with " +
                                    std::to_string(rigor::Precision::bits()) + " bits");
        rigor::BallVector a;
        for (long i = 0; i < n; ++i) a.push_back(solution(i, 0));
        return a;
    }

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
