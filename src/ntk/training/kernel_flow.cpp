// The flow of ntk/training/kernel_flow.hpp in balls, by the exponential of a block matrix.
#include "ntk/training/kernel_flow.hpp"

#include "rigor/matrix/matrix_exponential.hpp"

#include <cstddef>
#include <stdexcept>
#include <string>
#include <utility>

namespace ntk {

rigor::BallMatrix flow_integral(const rigor::BallMatrix& kernel, const rigor::Ball& tau) {
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

rigor::BallVector flow_integral(const rigor::BallMatrix& kernel, const rigor::Ball& tau, const rigor::BallVector& r) {
    const long n = kernel.rows();
    if (!kernel.is_square() || static_cast<long>(r.size()) != n)
        throw std::invalid_argument("a flow with a kernel matrix of shape " + kernel.shape() + " and " +
                                    std::to_string(r.size()) + " values");
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

KernelFlow::KernelFlow(rigor::BallMatrix kernel, rigor::BallVector initial, rigor::BallVector target,
                       rigor::Rational rate)
    : kernel_(std::move(kernel)),
      target_(std::move(target)),
      rate_(std::move(rate)) {
    if (!kernel_.is_square() || static_cast<long>(initial.size()) != kernel_.rows() || initial.size() != target_.size())
        throw std::invalid_argument("a flow with a kernel matrix of shape " + kernel_.shape() + ", " +
                                    std::to_string(initial.size()) + " values and " + std::to_string(target_.size()) +
                                    " targets");
    if (rate_ <= 0) throw std::invalid_argument("a flow with rate " + rate_.str() + "; expected a positive one");
    for (std::size_t i = 0; i < initial.size(); ++i) residual_.push_back(initial[i] - target_[i]);
}

rigor::BallVector KernelFlow::values(const rigor::Ball& t) const {
    rigor::BallMatrix exponent(kernel_.rows(), kernel_.rows());
    const rigor::Ball tau = -rigor::Ball(rate_) * t;
    for (long i = 0; i < kernel_.rows(); ++i)
        for (long j = 0; j < kernel_.rows(); ++j) exponent.set(i, j, tau * kernel_(i, j));
    rigor::BallVector f = rigor::matrix_exponential(exponent) * residual_;
    for (std::size_t i = 0; i < f.size(); ++i) f[i] += target_[i];
    return f;
}

rigor::BallVector KernelFlow::coefficients(const rigor::Ball& t) const {
    rigor::BallVector a = flow_integral(kernel_, rigor::Ball(rate_) * t, residual_);
    for (rigor::Ball& b : a) b = -b;
    return a;
}

rigor::BallVector KernelFlow::limit_coefficients() const {
    rigor::use_flint_on_this_thread();
    const long n = kernel_.rows();
    rigor::BallMatrix right(n, 1), solution(n, 1);
    for (long i = 0; i < n; ++i) right.set(i, 0, -residual_[static_cast<std::size_t>(i)]);
    if (!arb_mat_solve(solution.raw(), kernel_.raw(), right.raw(), rigor::Precision::bits()))
        throw std::domain_error("the limit of a flow whose " + kernel_.shape() +
                                " kernel matrix is not shown to be invertible with " +
                                std::to_string(rigor::Precision::bits()) + " bits");
    rigor::BallVector a;
    for (long i = 0; i < n; ++i) a.push_back(solution(i, 0));
    return a;
}

}  // namespace ntk
