// The deep kernels of figures 2 to 4 and 6 to 8 in ball arithmetic: what a table prints is a double with a proved
// distance from the truth.
#pragma once

#include "ntk/kernel/two_point_kernel.hpp"
#include "ntk/training/approx_kernel_flow.hpp"

namespace experiments::st_arnaud_2026 {

/// The ball's midpoint, rounded. Throws std::runtime_error unless every point of the ball lies within `most` of it.
double certified(const rigor::Ball& value, double most = 1e-12);

/// The angle between two columns, radians, for the coordinates as they are: nothing is supposed of their norms.
rigor::Ball angle_between(const ntk::DenseMatrix<double>& x, long i, const ntk::DenseMatrix<double>& y, long j);

/// rho^(L) and Theta_bar^(L) for all pairs of the directions of two sets of points, layer by layer from L = 1; each
/// entry within 1e-12 of the truth. With one set the matrices are symmetric with exact ones on the diagonal.
class CertifiedKernels {
public:
    explicit CertifiedKernels(const ntk::DenseMatrix<double>& points);
    CertifiedKernels(const ntk::DenseMatrix<double>& x, const ntk::DenseMatrix<double>& y);
    void advance_to(long layer);
    ntk::DenseMatrix<double> correlation() const;
    ntk::DenseMatrix<double> normalized_kernel() const;
    static constexpr double radius = 1e-12;

private:
    template <class Value>
    ntk::DenseMatrix<double> matrix(Value value) const;

    long rows_, columns_, layer_ = 1;
    bool symmetric_;
    std::vector<ntk::TwoPointKernelIteration<rigor::Ball>> walks_;  // by columns; only i > j if symmetric
};

/// max over i != j of 1/sqrt(1 - h(cos of the angle)), the depth of section 6.4.
rigor::Ball certified_depth_bound(const ntk::DenseMatrix<double>& points);

/// How far the rounded eigenvalues of a flow, and the rounded norms of (1 - e^(-tK)) K^(-1) k at any t in [0, inf], are
/// from the truth, if every entry of the kernel matrix and of k lies within `radius` of the true one: proved, infinite
/// where nothing is. With A = Q diag(eigenvalues) Q^T, Q the orthogonal polar factor of the computed eigenvectors V,
///   |K - A| <= n radius + |K^ - V Lambda V^T| + 2.1 |Lambda| |V^T V - 1| =: e   (|V - Q| <= |V^T V - 1|),
/// the eigenvalues are within e (Weyl), and |g(K) - g(A)| <= e/lambda^2, lambda a lower bound of both smallest
/// eigenvalues, since g(K) is the integral of e^(-sK) and |e^(-sK) - e^(-sA)| <= s e^(-s lambda) |K - A|. Products in
/// double have the usual a priori error bounds, whatever the order of summation.
struct FlowErrors {
    double eigenvalue, norm;
};
FlowErrors flow_errors(const ntk::DenseMatrix<double>& kernel, const ntk::DenseVector<double>& k,
                       const ntk::ApproxKernelFlow& flow, double radius);

}  // namespace experiments::st_arnaud_2026
