// The directions of a user's points in doubles, with proved errors: inner products by one matrix product, distances
// where those lose digits.
//
// u = 2^-53, w the unit roundoff of long double, d the dimension. A point x, known coordinate by coordinate up to a
// relative error e <= 2^-48, gives
//   its norm in long double, d products and d - 1 sums, a square root: relative error at most (d/2 + 2) w, rounded to
//   double: + u, and + e for the data;
//   v ~ x/|x|: one division more; an error e of each coordinate turns a direction by at most 2 e + O(e^2).
// Hence |v - x/|x|| <= eta := 1.01 ((d/2 + 2) w + 2 u + 2 e) + d 2^-1074 (the last term if a quotient underflows). Then
//   |fl(<v, v'>) - cos| <= gamma_k (1 + eta)^2 + 2 eta + eta^2,  k = min(d, q) + ceil(d/q) - 1:
// the products of q = 128 coordinates at a time are summed by a matrix product, which is conventional (the assumption
// of floating_cholesky.hpp), and those sums are added here, so that a product passes its multiplication, at most q - 1
// additions in its sum and ceil(d/q) - 1 after it. And
//   |fl(|v -+ v'|/2) - |x/|x| -+ x'/|x'||/2| <= (d/2 + 4) u (1 + 2 u d) fl + eta:
// a difference is rounded once, its square and the sum d times, halved by the root. Coordinates beyond 10^±150 would
// over- or underflow and are refused.
#pragma once

#include <Eigen/Core>

namespace ntk {

/// See the top of this file. A column is a point.
class UnitPoints {
public:
    /// points: d x n, a column a point, finite; coordinate_error: relative, 0 if the doubles are the data, 2^-53 if
    /// they are the data rounded to nearest. lifted: (x, 1) instead of x. Throws std::domain_error, naming the point
    /// from 0, for the zero vector and for coordinates beyond 10^±150.
    UnitPoints(const Eigen::Ref<const Eigen::MatrixXd>& points, double coordinate_error, bool lifted);

    /// The points x/|x| as data in their own right, with the error of their coordinates; what is below 1e-150 there
    /// becomes 0.
    static UnitPoints on_the_sphere(const Eigen::Ref<const Eigen::MatrixXd>& points, double coordinate_error,
                                    bool lifted);

    /// Points that another process has: `with` is called with every number that they are made of, in one order, and
    /// sends it here, receives it there.
    template <class Transfer>
    void send(Transfer&& with) const {
        parts(*this, with);
    }
    template <class Transfer>
    static UnitPoints received(Transfer&& with) {
        UnitPoints points;
        parts(points, with);
        return points;
    }

    long size() const { return directions_.cols(); }
    long dimension() const { return directions_.rows(); }
    const Eigen::VectorXd& norms() const { return norms_; }
    double norm_error() const { return norm_error_; }      ///< relative
    double cosine_error() const { return cosine_error_; }  ///< of cosines()

    /// q, at the top of this file.
    static constexpr long coordinates_at_once = 128;

    /// cosines(i, j) ~ cos of the angle of points from + i and column + j, clamped to [-1, 1], for i < rows,
    /// j < columns.
    void cosines(long from, long rows, long column, long columns, double* values, long step) const;
    /// sin and cos of half the angle, |v - v'|/2 and |v + v'|/2, with absolute errors.
    struct HalfChord {
        double value, error;
    };
    HalfChord half_distance(long i, long j) const;
    HalfChord half_sum(long i, long j) const;

private:
    UnitPoints() = default;
    template <class Self, class Transfer>
    static void parts(Self& self, Transfer& with) {
        with(self.directions_);
        with(self.norms_);
        with(self.norm_error_);
        with(self.direction_error_);
        with(self.cosine_error_);
    }
    HalfChord half_chord(double square) const;

    Eigen::MatrixXd directions_;
    Eigen::VectorXd norms_;
    double norm_error_ = 0, direction_error_ = 0, cosine_error_ = 0;
};

}  // namespace ntk
