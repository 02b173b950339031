// The directions of a user's points in doubles, with proved errors: inner products by one matrix product, distances where those lose digits.
//
// u = 2^-53, w the unit roundoff of long double, d the dimension. A point x, known coordinate by coordinate up to a relative error e <= 2^-48, gives
//   its norm in long double, d products and d - 1 sums, a square root: relative error at most (d/2 + 2) w, rounded to double: + u, and + e for the data;
//   v ~ x/|x|: one division more; an error e of each coordinate turns a direction by at most 2 e + O(e^2).
// Hence |v - x/|x|| <= eta := 1.01 ((d/2 + 2) w + 2 u + 2 e) + d 2^-1074 (the last term if a quotient underflows). Then
//   |fl(<v, v'>) - cos| <= gamma_d (1 + eta)^2 + 2 eta + eta^2, the matrix product being conventional (the assumption of floating_cholesky.hpp),
//   |fl(|v -+ v'|/2) - |x/|x| -+ x'/|x'||/2| <= (d/2 + 4) u (1 + 2 u d) fl + eta: a difference is rounded once, its square and the sum d times, halved by
//   the root. Coordinates beyond 10^±150 would over- or underflow and are refused.
#pragma once

#include "rigor/matrix/double_matrix.hpp"
#include "rigor/matrix/lapack.hpp"

#include <sstream>

namespace ntk {

/// See the top of this file. A column is a point.
class UnitPoints {
public:
    /// points: d x n, a column a point, finite; coordinate_error: relative, 0 if the doubles are the data, 2^-53 if they are the data rounded to nearest.
    /// lifted: (x, 1) instead of x. Throws std::domain_error, naming the point from 0, for the zero vector and for coordinates beyond 10^±150.
    UnitPoints(const Eigen::Ref<const Eigen::MatrixXd>& points, double coordinate_error, bool lifted)
        : directions_(points.rows() + (lifted ? 1 : 0), points.cols()), norms_(points.cols()) {
        if (!rigor::detail::usual_floating_point()) throw std::runtime_error("this thread does not round to nearest, or flushes subnormal numbers");
        const long d = directions_.rows();
        for (long j = 0; j < points.cols(); ++j) {
            long double sum = lifted ? 1 : 0;
            for (long i = 0; i < points.rows(); ++i) {
                const double x = points(i, j), size = std::fabs(x);
                if (!(size <= 1e150) || (x != 0 && size < 1e-150)) refuse(j, "has a coordinate " + text(x) + "; expected 0, or a size between 1e-150 and 1e150");
                sum += static_cast<long double>(x) * x;
            }
            norms_(j) = static_cast<double>(std::sqrt(sum));
            if (norms_(j) == 0) refuse(j, "is the zero vector, which has no direction");
            directions_.col(j).head(points.rows()) = points.col(j) / norms_(j);
            if (lifted) directions_(d - 1, j) = 1 / norms_(j);
        }
        const double u = 0x1p-53, w = static_cast<double>(std::numeric_limits<long double>::epsilon() / 2), dimension = static_cast<double>(d);
        norm_error_ = 1.01 * ((dimension / 2 + 2) * w + u + coordinate_error);
        direction_error_ = 1.01 * ((dimension / 2 + 2) * w + 2 * u + 2 * coordinate_error) + dimension * 0x1p-1070;
        const double gamma = dimension * u / (1 - dimension * u);
        cosine_error_ = 1.0001 * (gamma * (1 + direction_error_) * (1 + direction_error_) + direction_error_ * (2 + direction_error_));
    }

    /// The points x/|x| as data in their own right, with the error of their coordinates; what is below 1e-150 there becomes 0.
    static UnitPoints on_the_sphere(const Eigen::Ref<const Eigen::MatrixXd>& points, double coordinate_error, bool lifted) {
        UnitPoints sphere(points, coordinate_error, false);
        if (!lifted) return sphere;
        sphere.directions_ = (sphere.directions_.array().abs() < 1e-150).select(0, sphere.directions_);
        return UnitPoints(sphere.directions_, sphere.direction_error_, true);
    }

    long size() const { return directions_.cols(); }
    long dimension() const { return directions_.rows(); }
    const Eigen::VectorXd& norms() const { return norms_; }
    double norm_error() const { return norm_error_; }      ///< relative
    double cosine_error() const { return cosine_error_; }  ///< of cosines()

    /// cosines(i, j) ~ cos of the angle of points from + i and column + j, clamped to [-1, 1], for i < rows, j < columns.
    void cosines(long from, long rows, long column, long columns, double* values, long step) const {
        const int d = static_cast<int>(dimension());
        rigor::detail::blas_transposed_product(static_cast<int>(rows), static_cast<int>(columns), d, directions_.col(from).data(), d,
                                               directions_.col(column).data(), d, values, static_cast<int>(step));
        for (long j = 0; j < columns; ++j)
            for (long i = 0; i < rows; ++i) values[j * step + i] = std::fmax(-1.0, std::fmin(1.0, values[j * step + i]));
    }
    /// sin and cos of half the angle, |v - v'|/2 and |v + v'|/2, with absolute errors.
    struct HalfChord {
        double value, error;
    };
    HalfChord half_distance(long i, long j) const { return half_chord((directions_.col(i) - directions_.col(j)).squaredNorm()); }
    HalfChord half_sum(long i, long j) const { return half_chord((directions_.col(i) + directions_.col(j)).squaredNorm()); }

private:
    HalfChord half_chord(double square) const {
        const double value = std::fmin(1.0, std::sqrt(square) / 2);
        return {value, 1.0001 * ((static_cast<double>(dimension()) / 2 + 4) * 0x1p-53 * value + direction_error_)};
    }
    static std::string text(double x) {
        std::ostringstream out;
        out << x;
        return out.str();
    }
    [[noreturn]] static void refuse(long point, const std::string& why) { throw std::domain_error("point " + std::to_string(point) + " " + why); }

    Eigen::MatrixXd directions_;
    Eigen::VectorXd norms_;
    double norm_error_ = 0, direction_error_ = 0, cosine_error_ = 0;
};

}  // namespace ntk
