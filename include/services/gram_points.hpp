// The points of a kernel matrix: those that have a direction, exact, in balls and in doubles. For services/gram.hpp.
#pragma once

#include "ntk/gram/unit_points.hpp"
#include "services/gram.hpp"

namespace services {

class GramPoints {
public:
    /// Sets zero rows apart where the kernel needs directions. Throws BadInput, naming the row, if it is evaluated at
    /// x/|x|. Keeps references to both.
    GramPoints(const PointSet& data, const GramOptions& options);

    long size() const { return static_cast<long>(rows_.size()); }
    long dimension() const { return data_.columns; }
    /// The number of point i, by which users know it.
    long row(long i) const { return row_of_data(rows_[static_cast<std::size_t>(i)]); }
    long row_of_data(long i) const {
        return data_.row_numbers.empty() ? i : data_.row_numbers[static_cast<std::size_t>(i)];
    }
    const std::vector<long>& rows() const { return rows_; }            ///< of the data set, from 0
    const std::vector<long>& zero_rows() const { return zero_rows_; }  ///< set apart: their rows of the matrix are 0

    /// The angles are those of (x, c) with the c that the kernel sees: GramKernel::bias_square() with biases, 1 of a
    /// residual network.
    bool lifted() const { return kernel_.lift() != ntk::KernelLift::none; }
    /// c^2.
    rigor::Rational lift_squared() const;
    /// Positive multiples of one point are different points of the geometry.
    bool distinguishes_norms() const { return lifted() && !kernel_.directions_only; }
    rigor::Rational exact(long i, long k) const;
    ntk::ExactCoordinate coordinates() const {
        return [this](long i, long k) { return exact(i, k); };
    }
    /// At the working precision.
    ntk::BallPoints in_balls() const;
    /// The angle between points i and j, at the working precision.
    rigor::Ball angle(long i, long j) const;
    /// Throws BadInput if c is so small beside a point that doubles cannot tell (x, c) from (x, 0).
    ntk::UnitPoints directions() const;

private:
    ntk::UnitPoints lifted_directions(Eigen::MatrixXd points, double error) const;

    const PointSet& data_;
    const ntk::GramKernel& kernel_;
    Eigen::Map<const Eigen::MatrixXd> columns_;  ///< a column a row of the data set
    std::vector<long> rows_, zero_rows_;
};

}  // namespace services
