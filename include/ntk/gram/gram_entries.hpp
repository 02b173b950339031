// Entries of a Gram matrix in doubles from cosines, each with a proved error, for whoever keeps the matrix: in columns
// (fast_gram.hpp) or in tiles (mpi/gram_tiles.hpp).
//
// Entry (i, j) is s_i s_j f(cos), s = 1 or the norm. The cosine is known up to UnitPoints::cosine_error(), which costs
// f little where |cos| is not close to 1; there the entry is computed again from the distance (or the sum) of the two
// directions. Every other entry has one bound in common, up to its scale, so that the sums of the errors by rows need
// no second matrix; the largest of them bounds the spectral norm of the error.
#pragma once

#include "ntk/gram/kernel_approximation.hpp"
#include "ntk/gram/unit_points.hpp"
#include "rigor/number/ball.hpp"

#include <Eigen/Core>

#include <functional>
#include <span>

namespace ntk {

/// What the entries that were computed from distances add to the errors.
struct RefinedErrors {
    Eigen::VectorXd more;  ///< by rows: sums of what they are beyond the common bound
    double largest = 0;    ///< of one of these entries
    long count = 0;

    explicit RefinedErrors(long n) : more(Eigen::VectorXd::Zero(n)) {}
};

/// s_i s_j f(cos_ij), s the norms if scaled, else 1. f: the kernel on unit vectors (of the lifted points if the points
/// are). Points and f are not copied. Reading it from several threads is safe.
class GramEntries {
public:
    GramEntries(const UnitPoints& points, const KernelApproximation& f, bool scaled);

    long size() const { return points_.size(); }
    const UnitPoints& points() const { return points_; }
    double diagonal(long j) const { return f_.at_half_distance(0) * (s_(j) * s_(j)); }
    double diagonal_error(long j) const { return entry_error(s_(j) * s_(j), f_.error_bound()); }
    /// Of an entry off the diagonal that is not refined, at most.
    double common_error(long i, long j) const { return entry_error(s_(i) * s_(j), common_); }
    double largest_common_error() const { return entry_error(s_.maxCoeff() * s_.maxCoeff(), common_); }

    /// values(i): entry (from + i, column), none of them on the diagonal, from its cosine z(i); as long as z. refined
    /// is told row and error of each entry that was computed from a distance.
    void strip(long column, long from, std::span<const double> z, double* values,
               const std::function<void(long row, double error)>& refined) const;
    /// Adds a refined entry (i, j), and (j, i) with it, to what is known.
    void add(long i, long j, double error, RefinedErrors& errors) const;

    /// max_i sum_j |error of entry (i, j)|, at most, but for the rounding of the sums; infinite for what is no number.
    double largest_row_sum(const Eigen::VectorXd& more) const;
    /// Covers that rounding: fewer than 2^20 in each sum. Not finite for a negative sum and beyond the doubles.
    static rigor::Ball radius_norm(double largest_row_sum);

private:
    double entry_error(double scale, double error_of_f) const;

    const UnitPoints& points_;
    const KernelApproximation& f_;
    bool scaled_;
    Eigen::VectorXd s_;
    double cut_, common_;  // cosines beyond cut_ are not used; the error of f up to there
};

}  // namespace ntk
