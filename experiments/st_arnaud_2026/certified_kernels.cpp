#include "experiments/st_arnaud_2026/certified_kernels.hpp"

#include "ntk/gram/gram_kernel.hpp"
#include "ntk/kernel/depth_map.hpp"
#include "ntk/kernel/two_point_kernel.hpp"
#include "rigor/matrix/ball_matrix.hpp"

#include <cmath>
#include <limits>
#include <stdexcept>

namespace experiments::st_arnaud_2026 {

using ntk::DenseMatrix, rigor::Ball;

namespace {

constexpr long bits = 128;

Ball inner(const DenseMatrix<double>& x, long i, const DenseMatrix<double>& y, long j) {
    Ball sum(0);
    for (long k = 0; k < x.rows(); ++k) sum += Ball::exact_double(x(k, i)) * Ball::exact_double(y(k, j));
    return sum;
}

}  // namespace

double certified(const Ball& value, double most) {
    const double rounded = value.approx_double();
    if (rigor::certainly_less(rigor::abs(value - Ball::exact_double(rounded)), Ball::exact_double(most)) !=
        rigor::Truth::yes)
        throw std::runtime_error("an enclosure " + value.enclosure(20) + " that is wider than the table allows");
    return rounded;
}

Ball angle_between(const DenseMatrix<double>& x, long i, const DenseMatrix<double>& y, long j) {
    const rigor::Precision precision(bits);
    return ntk::angle_between(inner(x, i, x, i), inner(x, i, y, j), inner(y, j, y, j));
}

CertifiedKernels::CertifiedKernels(const DenseMatrix<double>& points)
    : rows_(points.cols()),
      columns_(points.cols()),
      symmetric_(true) {
    const rigor::Precision precision(bits);
    for (long j = 0; j < columns_; ++j)
        for (long i = j + 1; i < rows_; ++i)
            walks_.push_back(ntk::TwoPointKernelIteration<Ball>::from_angle(angle_between(points, i, points, j),
                                                                            ntk::FullyConnectedKernel::without_bias()));
}
CertifiedKernels::CertifiedKernels(const DenseMatrix<double>& x, const DenseMatrix<double>& y)
    : rows_(x.cols()),
      columns_(y.cols()),
      symmetric_(false) {
    const rigor::Precision precision(bits);
    for (long j = 0; j < columns_; ++j)
        for (long i = 0; i < rows_; ++i)
            walks_.push_back(ntk::TwoPointKernelIteration<Ball>::from_angle(angle_between(x, i, y, j),
                                                                            ntk::FullyConnectedKernel::without_bias()));
}
void CertifiedKernels::advance_to(long layer) {
    const rigor::Precision precision(bits);
    for (auto& walk : walks_) walk.advance_to(layer);
    layer_ = layer;
}
template <class Value>
DenseMatrix<double> CertifiedKernels::matrix(Value value) const {
    const rigor::Precision precision(bits);
    DenseMatrix<double> values = DenseMatrix<double>::Ones(rows_, columns_);
    std::size_t at = 0;
    for (long j = 0; j < columns_; ++j)
        for (long i = symmetric_ ? j + 1 : 0; i < rows_; ++i) {
            values(i, j) = certified(value(walks_[at++]), radius);
            if (symmetric_) values(j, i) = values(i, j);
        }
    return values;
}
// Without biases the variances of unit vectors are 1 at every layer, and the covariance is the correlation.
DenseMatrix<double> CertifiedKernels::correlation() const {
    return matrix([](const auto& walk) { return walk.covariance(); });
}
DenseMatrix<double> CertifiedKernels::normalized_kernel() const {
    return matrix([&](const auto& walk) { return walk.tangent_kernel() / Ball(layer_); });
}

Ball certified_depth_bound(const DenseMatrix<double>& points) {
    const rigor::Precision precision(bits);
    // h increases: only pairs whose rounded cosine is within 1e-9 of the largest can give the maximum. The rounding of
    // a cosine is below 1e-12.
    DenseMatrix<double> cosines = points.colwise().normalized().transpose() * points.colwise().normalized();
    cosines.diagonal().setConstant(-1);
    const double candidate = cosines.maxCoeff() - 1e-9;
    Ball largest(-1);
    for (long j = 0; j < points.cols(); ++j)
        for (long i = j + 1; i < points.cols(); ++i)
            if (cosines(i, j) >= candidate)
                largest = rigor::maximum(largest, rigor::cos(angle_between(points, i, points, j)));
    return Ball(1) / rigor::sqrt(Ball(1) - ntk::depth_map(largest));
}

FlowErrors flow_errors(const DenseMatrix<double>& kernel, const ntk::DenseVector<double>& k,
                       const ntk::ApproxKernelFlow& flow, double radius) {
    const auto n = static_cast<double>(kernel.rows());
    const DenseMatrix<double>& v = flow.eigenvectors();
    const ntk::DenseVector<double>& lambda = flow.eigenvalues();
    const double up = 1 + 1e-9, unit = (n + 4) * 0x1p-53,
                 gamma = unit / (1 - unit) * up;  // up: for what is computed here
    const DenseMatrix<double> defect = v.transpose() * v - DenseMatrix<double>::Identity(v.cols(), v.cols());
    const double d = up * (defect.norm() + 1.1 * n * gamma);
    if (!(d < 1e-3)) return {std::numeric_limits<double>::infinity(), std::numeric_limits<double>::infinity()};
    const DenseMatrix<double> residual = kernel - v * lambda.asDiagonal() * v.transpose();
    const DenseMatrix<double> magnitude = v.cwiseAbs() * lambda.cwiseAbs().asDiagonal() * v.cwiseAbs().transpose();
    const double e = up * (n * radius + residual.norm() + 2 * gamma * (kernel.norm() + magnitude.norm()) +
                           2.1 * lambda.cwiseAbs().maxCoeff() * d);
    const double least = lambda.minCoeff() - e;
    if (!(least > 0)) return {e, std::numeric_limits<double>::infinity()};
    const double size = up * k.norm();
    return {e, up * (size * (e / (least * least) + (d + 2 * std::sqrt(n) * gamma + 1e-12) / least) +
                     std::sqrt(n) * radius / least)};
}

}  // namespace experiments::st_arnaud_2026
