#include "verify/gram_points.hpp"

#include "verify/status.hpp"

#include <fmt/format.h>

namespace verify {

using rigor::Ball;

GramPoints::GramPoints(const DataSet& data, const ntk::GramKernel& kernel)
    : data_(data), kernel_(kernel), columns_(data.values.data(), data.columns, data.rows) {
    for (long i = 0; i < data_.rows; ++i) {
        const bool needs_direction = kernel_.directions_only || !lifted();
        if (!needs_direction || !columns_.col(i).isZero(0)) {
            rows_.push_back(i);
            continue;
        }
        if (kernel_.directions_only)
            throw BadInput(fmt::format("row {} is the zero vector, which has no direction; expected nonzero rows{}", row_of_data(i),
                                       kernel_.name == ntk::KernelName::normalized ? "" : ", or --normalize none"));
        zero_rows_.push_back(i);
    }
}

ntk::UnitPoints GramPoints::directions() const {
    const double error = data_.exact.empty() ? 0 : 0x1p-53;
    const auto make = [&](const Eigen::Ref<const Eigen::MatrixXd>& points) {
        return kernel_.directions_only ? ntk::UnitPoints::on_the_sphere(points, error, lifted()) : ntk::UnitPoints(points, error, lifted());
    };
    if (zero_rows_.empty()) return make(columns_);
    Eigen::MatrixXd kept(data_.columns, size());
    for (long i = 0; i < size(); ++i) kept.col(i) = columns_.col(rows_[static_cast<std::size_t>(i)]);
    return make(kept);
}

ntk::BallPoints GramPoints::in_balls() const {
    rigor::BallMatrix rows(size(), dimension());
    for (long i = 0; i < size(); ++i)
        for (long k = 0; k < dimension(); ++k) rows.set(i, k, Ball(exact(i, k)));
    return ntk::BallPoints(std::move(rows));
}

Ball GramPoints::angle(long i, long j) const {
    Ball xx(0), xy(0), yy(0);
    for (long k = 0; k < dimension(); ++k) {
        const Ball a(exact(i, k)), b(exact(j, k));
        xx += a * a;
        xy += a * b;
        yy += b * b;
    }
    const Ball one(1);
    if (!lifted()) return ntk::angle_between(xx, xy, yy);
    if (kernel_.directions_only) return ntk::angle_between(Ball(2), xy / rigor::sqrt(xx * yy) + one, Ball(2));
    return ntk::angle_between(xx + one, xy + one, yy + one);
}

}  // namespace verify
