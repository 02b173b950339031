// The flow of kernel_flow.hpp in double, for experiments: one eigendecomposition of K, then any time costs two products
// with its eigenvectors. Rounded, no guarantee.
//   phi(tau) = V diag((1 - e^(-tau lambda))/lambda) V^T, and tau where lambda = 0;
// the numerator by expm1, so a small eigenvalue loses nothing.
#pragma once

#include "ntk/network/finite_network.hpp"

namespace ntk {

class ApproxKernelFlow {
public:
    using Vector = DenseVector<double>;

    /// rate: 1 for the sum of the squares, 1/n for their mean. Throws std::invalid_argument for a kernel matrix that is
    /// not square, finite and symmetric up to 1e-9 of its largest entry, and for a rate that is not positive and
    /// finite.
    explicit ApproxKernelFlow(const DenseMatrix<double>& kernel, double rate = 1);

    /// In increasing order.
    const Vector& eigenvalues() const { return eigenvalues_; }
    /// In the columns.
    const DenseMatrix<double>& eigenvectors() const { return eigenvectors_; }

    /// f_t(X); t >= 0, infinity allowed. Throws std::invalid_argument for another number of values than points, or a
    /// time below 0 or nan.
    Vector values(const Vector& initial, const Vector& target, double t) const;
    /// a(t): f_t(x) = f_0(x) + k(x, X) a(t). At t = infinity an eigenvalue at or below 0 gives coefficients that are
    /// not finite.
    Vector coefficients(const Vector& initial, const Vector& target, double t) const;
    /// (1 - e^(-tau lambda))/lambda for each eigenvalue: minus the eigenvalues of proposition 6 of St-Arnaud et al.
    Vector integral(double t) const;

private:
    Vector decay(double t) const;
    Vector in_eigenbasis(const Vector& initial, const Vector& target, double t) const;

    double rate_;
    Vector eigenvalues_;
    DenseMatrix<double> eigenvectors_;
};

}  // namespace ntk
