#include "experiments/st_arnaud_2026/experiments.hpp"
#include "ntk/network/random_network.hpp"

#include <Eigen/Dense>

namespace experiments::st_arnaud_2026 {

using ntk::DenseMatrix;

DenseMatrix<double> uniform_sphere(long d, long n, std::uint64_t seed) {
    ntk::NormalStream normal(seed, 0);
    DenseMatrix<double> points(d, n);
    for (long i = 0; i < points.size(); ++i) points.data()[i] = normal();
    points.colwise().normalize();
    return points;
}

DenseMatrix<double> normalized(const experiment::Data& data) {
    DenseMatrix<double> points(data.columns, data.rows);
    std::copy(data.values.begin(), data.values.end(), points.data());
    for (long i = 0; i < data.rows; ++i) {
        const double norm = points.col(i).norm();
        if (norm == 0)
            throw std::invalid_argument("point " + std::to_string(i + 1) +
                                        " of those chosen is the zero vector; expected points with a direction");
        points.col(i) /= norm;
    }
    return points;
}

DeepKernels::DeepKernels(const DenseMatrix<double>& x, const DenseMatrix<double>& y)
    : rows_(x.cols()),
      columns_(y.cols()) {
    const DenseMatrix<double> cosines = x.transpose() * y;
    const bool same = &x == &y;
    walks_.reserve(static_cast<std::size_t>(cosines.size()));
    for (long j = 0; j < columns_; ++j)
        for (long i = 0; i < rows_; ++i)
            walks_.emplace_back(rigor::Rational(same && i == j ? 1.0 : std::clamp(cosines(i, j), -1.0, 1.0)));
}
void DeepKernels::advance_to(long layer) {
    for (auto& walk : walks_) walk.advance_to(layer);
    layer_ = layer;
}
DenseMatrix<double> DeepKernels::normalized_kernel() const {
    DenseMatrix<double> values(rows_, columns_);
    for (long i = 0; i < values.size(); ++i) values.data()[i] = walks_[static_cast<std::size_t>(i)].value();
    return values;
}

}  // namespace experiments::st_arnaud_2026
