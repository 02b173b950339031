// The rounded flow of ntk/training/approx_kernel_flow.hpp, in the eigenbasis of K.
#include "ntk/training/approx_kernel_flow.hpp"

#include <Eigen/Eigenvalues>

#include <cmath>
#include <limits>
#include <stdexcept>
#include <string>

namespace ntk {

ApproxKernelFlow::ApproxKernelFlow(const DenseMatrix<double>& kernel, double rate) : rate_(rate) {
    if (kernel.rows() != kernel.cols() || kernel.rows() < 1)
        throw std::invalid_argument("a flow with a kernel matrix of shape " + std::to_string(kernel.rows()) + " x " +
                                    std::to_string(kernel.cols()));
    if (!kernel.allFinite()) throw std::invalid_argument("a flow with a kernel matrix that is not finite");
    const double gap = (kernel - kernel.transpose()).cwiseAbs().maxCoeff();
    if (gap > 1e-9 * kernel.cwiseAbs().maxCoeff())
        throw std::invalid_argument("a flow with a kernel matrix that is not symmetric: entries differ by " +
                                    std::to_string(gap));
    if (!(rate > 0) || !std::isfinite(rate))
        throw std::invalid_argument("a flow with rate " + std::to_string(rate) + "; expected a positive number");
    const Eigen::SelfAdjointEigenSolver<DenseMatrix<double>> solver(kernel);
    eigenvalues_ = solver.eigenvalues();
    eigenvectors_ = solver.eigenvectors();
}

ApproxKernelFlow::Vector ApproxKernelFlow::values(const Vector& initial, const Vector& target, double t) const {
    return target + eigenvectors_ * in_eigenbasis(initial, target, t).cwiseProduct(decay(t));
}

ApproxKernelFlow::Vector ApproxKernelFlow::coefficients(const Vector& initial, const Vector& target, double t) const {
    return -(eigenvectors_ * in_eigenbasis(initial, target, t).cwiseProduct(integral(t)));
}

ApproxKernelFlow::Vector ApproxKernelFlow::integral(double t) const {
    return eigenvalues_.unaryExpr([tau = rate_ * t](double lambda) {
        if (lambda == 0) return tau;
        if (std::isinf(tau)) return lambda > 0 ? 1 / lambda : std::numeric_limits<double>::infinity();
        return -std::expm1(-tau * lambda) / lambda;
    });
}

ApproxKernelFlow::Vector ApproxKernelFlow::decay(double t) const {
    return eigenvalues_.unaryExpr(
        [tau = rate_ * t](double lambda) { return lambda == 0 ? 1.0 : std::exp(-tau * lambda); });
}

ApproxKernelFlow::Vector ApproxKernelFlow::in_eigenbasis(const Vector& initial, const Vector& target, double t) const {
    if (initial.size() != eigenvalues_.size() || target.size() != eigenvalues_.size())
        throw std::invalid_argument(std::to_string(initial.size()) + " values and " + std::to_string(target.size()) +
                                    " targets for " + std::to_string(eigenvalues_.size()) + " points");
    if (!(t >= 0)) throw std::invalid_argument("a flow at time " + std::to_string(t) + "; expected at least 0");
    return eigenvectors_.transpose() * (initial - target);
}

}  // namespace ntk
