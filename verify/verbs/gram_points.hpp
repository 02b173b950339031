// The points of `verify gram`: the rows of a data set that have a direction, exact, in balls and in doubles.
#pragma once

#include "ntk/gram/gram_kernel.hpp"
#include "ntk/gram/unit_points.hpp"
#include "verify/readers/data_file.hpp"

namespace verify {

class GramPoints {
public:
    /// Sets zero rows apart where the kernel needs directions. Throws BadInput, naming the row, if it is evaluated at x/|x|.
    GramPoints(const DataSet& data, const ntk::GramKernel& kernel);

    long size() const { return static_cast<long>(rows_.size()); }
    long dimension() const { return data_.columns; }
    /// The number of point i in the file, from 0.
    long row(long i) const { return row_of_data(rows_[static_cast<std::size_t>(i)]); }
    long row_of_data(long i) const { return data_.row_numbers[static_cast<std::size_t>(i)]; }
    const std::vector<long>& rows() const { return rows_; }            ///< of the data set, from 0
    const std::vector<long>& zero_rows() const { return zero_rows_; }  ///< set apart: their rows of the kernel matrix are 0

    /// The angles are those of (x, c) with the c that the kernel sees: beta sqrt(n0) with biases, 1 of a residual
    /// network.
    bool lifted() const { return kernel_.lifts() || !kernel_.has_table(); }
    rigor::Rational lift_squared() const {
        return kernel_.lifts() ? rigor::Rational(1)
                               : rigor::Rational(kernel_.beta * kernel_.beta * kernel_.input_dimension);
    }
    /// Positive multiples of one point are different points of the geometry.
    bool distinguishes_norms() const { return lifted() && !kernel_.directions_only; }
    rigor::Rational exact(long i, long k) const {
        const auto at = static_cast<std::size_t>(rows_[static_cast<std::size_t>(i)] * data_.columns + k);
        return data_.exact.empty() ? rigor::Rational(data_.values[at]) : data_.exact[at];
    }
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

    const DataSet& data_;
    const ntk::GramKernel& kernel_;
    Eigen::Map<const Eigen::MatrixXd> columns_;  ///< a column a row of the data set
    std::vector<long> rows_, zero_rows_;
};

}  // namespace verify
