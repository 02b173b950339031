// Directions of points in doubles: the errors added up here are derived in ntk/gram/unit_points.hpp.
#include "ntk/gram/unit_points.hpp"

#include "rigor/matrix/double_matrix.hpp"
#include "rigor/matrix/lapack.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <sstream>
#include <stdexcept>
#include <string>

namespace ntk {

namespace {

std::string text(double x) {
    std::ostringstream out;
    out << x;
    return out.str();
}

[[noreturn]] void refuse(long point, const std::string& why) {
    throw std::domain_error("point " + std::to_string(point) + " " + why);
}

}  // namespace

UnitPoints::UnitPoints(const Eigen::Ref<const Eigen::MatrixXd>& points, double coordinate_error, bool lifted)
    : directions_(points.rows() + (lifted ? 1 : 0), points.cols()),
      norms_(points.cols()) {
    if (!rigor::detail::usual_floating_point())
        throw std::runtime_error("this thread does not round to nearest, or flushes subnormal numbers");
    const long d = directions_.rows();
    for (long j = 0; j < points.cols(); ++j) {
        long double sum = lifted ? 1 : 0;
        for (long i = 0; i < points.rows(); ++i) {
            const double x = points(i, j), size = std::fabs(x);
            if (!(size <= 1e150) || (x != 0 && size < 1e-150))
                refuse(j, "has a coordinate " + text(x) + "; expected 0, or a size between 1e-150 and 1e150");
            sum += static_cast<long double>(x) * x;
        }
        norms_(j) = static_cast<double>(std::sqrt(sum));
        if (norms_(j) == 0) refuse(j, "is the zero vector, which has no direction");
        directions_.col(j).head(points.rows()) = points.col(j) / norms_(j);
        if (lifted) directions_(d - 1, j) = 1 / norms_(j);
    }
    const double u = 0x1p-53, w = static_cast<double>(std::numeric_limits<long double>::epsilon() / 2),
                 dimension = static_cast<double>(d);
    norm_error_ = 1.01 * ((dimension / 2 + 2) * w + u + coordinate_error);
    direction_error_ = 1.01 * ((dimension / 2 + 2) * w + 2 * u + 2 * coordinate_error) + dimension * 0x1p-1070;
    const double k = static_cast<double>(std::min(d, coordinates_at_once) +
                                         (d + coordinates_at_once - 1) / coordinates_at_once - 1),
                 gamma = k * u / (1 - k * u);
    cosine_error_ =
        1.0001 * (gamma * (1 + direction_error_) * (1 + direction_error_) + direction_error_ * (2 + direction_error_));
}

UnitPoints UnitPoints::on_the_sphere(const Eigen::Ref<const Eigen::MatrixXd>& points, double coordinate_error,
                                     bool lifted) {
    UnitPoints sphere(points, coordinate_error, false);
    if (!lifted) return sphere;
    sphere.directions_ = (sphere.directions_.array().abs() < 1e-150).select(0, sphere.directions_);
    return UnitPoints(sphere.directions_, sphere.direction_error_, true);
}

void UnitPoints::cosines(long from, long rows, long column, long columns, double* values, long step) const {
    // A piece of the rows at a time: it is still in the cache when the next coordinates are added to it.
    constexpr long height = 512;
    const long d = dimension();
    const int step_of_points = static_cast<int>(d);
    Eigen::MatrixXd part;
    for (long row = 0; row < rows; row += height) {
        const long piece = std::min(height, rows - row);
        Eigen::Map<Eigen::MatrixXd, 0, Eigen::OuterStride<>> sum(values + row, piece, columns,
                                                                 Eigen::OuterStride<>(step));
        for (long first = 0; first < d; first += coordinates_at_once) {
            const bool later = first > 0;
            if (later) part.resize(piece, columns);
            rigor::detail::blas_transposed_product(
                static_cast<int>(piece), static_cast<int>(columns),
                static_cast<int>(std::min(coordinates_at_once, d - first)), directions_.col(from + row).data() + first,
                step_of_points, directions_.col(column).data() + first, step_of_points,
                later ? part.data() : values + row, static_cast<int>(later ? piece : step));
            if (later) sum += part;
        }
        sum = sum.cwiseMax(-1.0).cwiseMin(1.0);
    }
}

UnitPoints::HalfChord UnitPoints::half_distance(long i, long j) const {
    return half_chord((directions_.col(i) - directions_.col(j)).squaredNorm());
}

UnitPoints::HalfChord UnitPoints::half_sum(long i, long j) const {
    return half_chord((directions_.col(i) + directions_.col(j)).squaredNorm());
}

UnitPoints::HalfChord UnitPoints::half_chord(double square) const {
    const double value = std::fmin(1.0, std::sqrt(square) / 2);
    return {value, 1.0001 * ((static_cast<double>(dimension()) / 2 + 4) * 0x1p-53 * value + direction_error_)};
}

}  // namespace ntk
