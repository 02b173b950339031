// The computation behind gram.hpp: one object for one matrix. Its bodies: gram_computation.cpp what is common to all
// methods, gram_doubles.cpp and gram_balls.cpp the two methods.
#pragma once

#include "ntk/gram/fast_gram.hpp"
#include "services/gram.hpp"
#include "services/gram_points.hpp"
#include "services/stage_text.hpp"

#include <atomic>

namespace services {

/// Those of the matrix among the steps of progress.
inline constexpr std::size_t matrix_steps = 100, largest_steps = 50;
static_assert(matrix_steps + largest_steps < gram_steps);
/// Beyond it a table takes longer than entries in balls.
inline constexpr long largest_table_depth = 1000;
/// The table of a kernel, where it has one that is no more work than its entries in balls.
std::optional<ntk::KernelApproximation> affordable_table(const ntk::GramKernel& kernel);

class GramComputation {
    using Ball = rigor::Ball;

public:
    /// Checked by gram_checks.hpp. Both are kept by reference.
    GramComputation(const PointSet& data, const GramOptions& options)
        : data_(data),
          options_(options),
          kernel_(options.kernel),
          structure_(kernel_.structure()),
          points_(data, options) {}

    /// Once.
    GramReport report();

private:
    long n() const { return points_.size(); }
    bool homogeneous() const { return structure_.homogeneous; }

    /// Exact relations, and what they and the theorems say.
    void decide(const std::vector<long>& candidates);
    /// In the notes.
    void list_relations();
    static std::vector<long> flagged(const ntk::PairGeometry& geometry);
    /// The kernel is positive semidefinite: a lower bound below 0 is replaced by 0.
    void take_smallest(Ball lower, Ball upper, const std::string& reason);
    std::string geometry() const;
    void notable_pairs();

    /// So many columns of the lower triangle are done, the long ones first.
    void columns_done(long columns, const std::string& name);
    std::function<void(long)> block_progress();
    void stage(const char* name) { tell(name); }
    void tell(const std::string& stage) const;

    /// In balls, with the services' own exceptions.
    Ball entry(const ntk::BallPoints& points, long i, long j) const;
    double within_range(double x) const;
    Ball finite(double bound) const { return Ball::exact_double(within_range(bound)); }
    /// The double next to a ball, and how far it may be from what is inside.
    void store(const Ball& entry, double& value, double& radius) const;
    /// The whole matrix with its error bounds; zero rows take their places.
    void hand_over(Eigen::MatrixXd values, Eigen::MatrixXd radius);

    // gram_doubles.cpp
    void in_doubles();
    /// The lower triangle alone. Packed: until the largest eigenvalue is bounded; the smallest takes its place.
    void half_in_doubles(const ntk::KernelApproximation& table);
    /// The whole matrix and its errors.
    void full_in_doubles(const std::optional<ntk::KernelApproximation>& table);
    /// By GramOptions::elsewhere.
    void doubles_elsewhere(const std::optional<ntk::KernelApproximation>& table);
    using LargestBounds = std::function<rigor::VerifiedLargestEigenvalue(const rigor::VerifiedCholeskyOptions&)>;
    using SmallestBounds = std::function<rigor::VerifiedEigenvalue(const rigor::VerifiedCholeskyOptions&)>;
    /// Returns its method.
    std::string largest_in_doubles(const LargestBounds& bounds);
    std::string largest_in_doubles(const rigor::detail::ColumnBlocks& a, const rigor::detail::RadiusNorm& radius);
    void smallest_in_doubles(const SmallestBounds& bounds);
    void smallest_in_doubles(const rigor::detail::ColumnBlocks& a, const rigor::detail::RadiusNorm& radius);
    /// Nothing if the kernel is no function of one angle, or the table would take longer than entries in balls or leave
    /// the range of doubles.
    /// Biases at points of different norms: no table serves.
    bool directions_are_faster() const { return kernel_.lift() == ntk::KernelLift::bias; }
    std::string matrix_in_balls() const;
    Ball entries_from_balls(Eigen::MatrixXd& values, Eigen::MatrixXd& radius);

    // gram_balls.cpp
    void in_balls(long digits);

    const PointSet& data_;
    const GramOptions& options_;
    const ntk::GramKernel& kernel_;
    const ntk::KernelStructure structure_;
    GramPoints points_;
    std::optional<ntk::UnitPoints> unit_;
    std::optional<ntk::PairGeometry> geometry_;
    ntk::PointRelations relations_;
    ntk::GramVerdict verdict_;
    std::atomic<std::size_t> steps_{0};
    StageText stage_text_;
    GramReport report_;
};

}  // namespace services
