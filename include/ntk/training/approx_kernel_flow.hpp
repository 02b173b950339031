// The flow of kernel_flow.hpp in double, for experiments: one eigendecomposition of K, then any time costs two products with its eigenvectors. Rounded, no
// guarantee.
//   phi(tau) = V diag((1 - e^(-tau lambda))/lambda) V^T, and tau where lambda = 0; the numerator by expm1, so a small eigenvalue loses nothing.
#pragma once

#include "ntk/network/finite_network.hpp"

#include <Eigen/Eigenvalues>

#include <limits>

namespace ntk {

class ApproxKernelFlow {
public:
    using Vector = DenseVector<double>;

    /// rate: 1 for the sum of the squares, 1/n for their mean. Throws std::invalid_argument for a kernel matrix that is not square, finite and symmetric up to
    /// 1e-9 of its largest entry, and for a rate that is not positive and finite.
    explicit ApproxKernelFlow(const DenseMatrix<double>& kernel, double rate = 1) : rate_(rate) {
        if (kernel.rows() != kernel.cols() || kernel.rows() < 1)
            throw std::invalid_argument("a flow with a kernel matrix of shape " + std::to_string(kernel.rows()) + " x " + std::to_string(kernel.cols()));
        if (!kernel.allFinite()) throw std::invalid_argument("a flow with a kernel matrix that is not finite");
        const double gap = (kernel - kernel.transpose()).cwiseAbs().maxCoeff();
        if (gap > 1e-9 * kernel.cwiseAbs().maxCoeff()) throw std::invalid_argument("a flow with a kernel matrix that is not symmetric: entries differ by " + std::to_string(gap));
        if (!(rate > 0) || !std::isfinite(rate)) throw std::invalid_argument("a flow with rate " + std::to_string(rate) + "; expected a positive number");
        const Eigen::SelfAdjointEigenSolver<DenseMatrix<double>> solver(kernel);
        eigenvalues_ = solver.eigenvalues();
        eigenvectors_ = solver.eigenvectors();
    }

    /// In increasing order.
    const Vector& eigenvalues() const { return eigenvalues_; }
    /// In the columns.
    const DenseMatrix<double>& eigenvectors() const { return eigenvectors_; }

    /// f_t(X); t >= 0, infinity allowed. Throws std::invalid_argument for another number of values than points, or a time below 0 or nan.
    Vector values(const Vector& initial, const Vector& target, double t) const {
        return target + eigenvectors_ * in_eigenbasis(initial, target, t).cwiseProduct(decay(t));
    }
    /// a(t): f_t(x) = f_0(x) + k(x, X) a(t). At t = infinity an eigenvalue at or below 0 gives coefficients that are not finite.
    Vector coefficients(const Vector& initial, const Vector& target, double t) const {
        return -(eigenvectors_ * in_eigenbasis(initial, target, t).cwiseProduct(integral(t)));
    }
    /// (1 - e^(-tau lambda))/lambda for each eigenvalue: minus the eigenvalues of proposition 6 of St-Arnaud et al.
    Vector integral(double t) const {
        return eigenvalues_.unaryExpr([tau = rate_ * t](double lambda) {
            if (lambda == 0) return tau;
            if (std::isinf(tau)) return lambda > 0 ? 1 / lambda : std::numeric_limits<double>::infinity();
            return -std::expm1(-tau * lambda) / lambda;
        });
    }

private:
    Vector decay(double t) const {
        return eigenvalues_.unaryExpr([tau = rate_ * t](double lambda) { return lambda == 0 ? 1.0 : std::exp(-tau * lambda); });
    }
    Vector in_eigenbasis(const Vector& initial, const Vector& target, double t) const {
        if (initial.size() != eigenvalues_.size() || target.size() != eigenvalues_.size())
            throw std::invalid_argument(std::to_string(initial.size()) + " values and " + std::to_string(target.size()) + " targets for " +
                                        std::to_string(eigenvalues_.size()) + " points");
        if (!(t >= 0)) throw std::invalid_argument("a flow at time " + std::to_string(t) + "; expected at least 0");
        return eigenvectors_.transpose() * (initial - target);
    }

    double rate_;
    Vector eigenvalues_;
    DenseMatrix<double> eigenvectors_;
};

}  // namespace ntk
