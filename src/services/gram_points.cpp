// The points of a kernel matrix; see gram_points.hpp.
#include "services/gram_points.hpp"

#include <fmt/format.h>

namespace services {

using rigor::Ball, rigor::Rational;

GramPoints::GramPoints(const PointSet& data, const GramOptions& options)
    : data_(data),
      kernel_(options.kernel),
      columns_(data.values.data(), data.columns, data.rows) {
    for (long i = 0; i < data_.rows; ++i) {
        const bool needs_direction = kernel_.of_directions() || !lifted();
        if (!needs_direction || !columns_.col(i).isZero(0)) {
            rows_.push_back(i);
            continue;
        }
        if (kernel_.of_directions())
            throw BadInput(
                "", fmt::format("row {}", row_of_data(i)),
                fmt::format("row {} (counted from 0) is the zero vector, which has no direction", row_of_data(i)),
                "nonzero rows" +
                    (kernel_.kind.get().ignores_norms(kernel_) ? "" : ", or " + options.words.points_as_they_are));
        zero_rows_.push_back(i);
    }
}

Rational GramPoints::lift_squared() const {
    switch (kernel_.lift()) {
        case ntk::KernelLift::none: return 0;
        case ntk::KernelLift::one: return 1;
        case ntk::KernelLift::bias: return kernel_.bias_square();
    }
    throw std::logic_error("a lift that is none");
}

Rational GramPoints::exact(long i, long k) const {
    const auto at = static_cast<std::size_t>(rows_[static_cast<std::size_t>(i)] * data_.columns + k);
    return data_.exact.empty() ? Rational(data_.values[at]) : data_.exact[at];
}

ntk::UnitPoints GramPoints::directions() const {
    const double error = data_.exact.empty() ? 0 : 0x1p-53;
    const auto make = [&](const Eigen::Ref<const Eigen::MatrixXd>& points) {
        if (kernel_.lift() == ntk::KernelLift::bias) return lifted_directions(points, error);
        return kernel_.directions_only ? ntk::UnitPoints::on_the_sphere(points, error, lifted())
                                       : ntk::UnitPoints(points, error, lifted());
    };
    if (zero_rows_.empty()) return make(columns_);
    Eigen::MatrixXd kept(data_.columns, size());
    for (long i = 0; i < size(); ++i) kept.col(i) = columns_.col(rows_[static_cast<std::size_t>(i)]);
    return make(kept);
}

/// (x, c) has the direction of (x/c, 1). With u = 2^-53: c is rounded to nearest (and its square root enclosed before),
/// the quotient once more.
ntk::UnitPoints GramPoints::lifted_directions(Eigen::MatrixXd points, double error) const {
    const rigor::Precision scope(128);
    const double c = rigor::sqrt(Ball(lift_squared())).approx_double();
    points = (c >= 1e-150 && c <= 1e150) ? Eigen::MatrixXd(points / c)
                                         : Eigen::MatrixXd::Constant(points.rows(), points.cols(), HUGE_VAL);
    if (points.size() > 0 && !(points.cwiseAbs().maxCoeff() <= 1e150))
        throw BadInput(kernel_.beta() ? "beta" : "bias-variance",
                       rigor::to_string(kernel_.beta().value_or(kernel_.bias_variance)).substr(0, 60),
                       fmt::format("{} is about {:.3g}", kernel_.bias_coordinate(), c),
                       "1e-150 to 1e150, and no coordinate more than 1e150 times as large");
    points = (points.array().abs() < 1e-150).select(0, points);  // nothing beside 1
    return ntk::UnitPoints(points, error + 4 * 0x1p-53, true);
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
    const Ball square(lift_squared());
    return ntk::angle_between(xx + square, xy + square, yy + square);
}

}  // namespace services
