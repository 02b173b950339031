// Gram matrices of the deep kernels at large data in doubles, every entry with a proved error: one matrix product, one
// table (gram_entries.hpp), a few columns at a time.
#pragma once

#include "ntk/gram/gram_entries.hpp"
#include "rigor/matrix/column_blocks.hpp"
#include "rigor/number/ball.hpp"

#include <Eigen/Core>

#include <cstddef>
#include <functional>
#include <vector>

namespace ntk {

/// Points i > j from 0 and an approximate cosine of their angle.
struct PairOfPoints {
    long i, j;
    double cosine;
};

/// All pairs that may have the largest (sign = 1) or the smallest (sign = -1) cosine, given its error; the first `most`
/// of them where they tie.
class ExtremePairs {
public:
    static constexpr std::size_t most = 20'000;
    ExtremePairs(int sign, double cosine_error) : sign_(sign), slack_(2 * cosine_error) {}
    /// Takes the pair if it may be extreme, and drops those that no longer are.
    void offer(long i, long j, double cosine);
    /// Those that another process found among its pairs.
    void offer(std::span<const PairOfPoints> others, bool complete);
    /// What a pair has to reach to be of interest.
    double threshold() const { return best_ - slack_; }
    const std::vector<PairOfPoints>& pairs() const { return pairs_; }
    bool complete() const { return complete_; }

private:
    int sign_;
    double slack_, best_ = -2;
    std::vector<PairOfPoints> pairs_;
    bool complete_ = true;
};

/// What the cosines of all pairs tell.
struct PairGeometry {
    ExtremePairs closest, farthest;
    std::vector<char> may_coincide;  ///< per point: has another one with a cosine that may be 1
    std::vector<char> may_oppose;    ///< the same for -1

    /// Of n points, each cosine known up to cosine_error.
    PairGeometry(long n, double cosine_error);
    /// The pair i > j, from 0, with the cosine z. Each pair once, in any order.
    void take(long i, long j, double z);

private:
    double limit_;
};

/// The geometry alone. progress, if any, is called with the number of columns done.
PairGeometry pair_geometry(const UnitPoints& points, const std::function<void(long)>& progress = {});

/// The matrix of gram_entries.hpp, a few columns at a time and computed anew on every visit. Points and f are not
/// copied. Visits from several threads at once are not allowed: they add to what is known of the errors.
class GramBlocks final : public rigor::detail::ColumnBlocks {
public:
    /// progress, if any, is called with the number of columns done, on every visit.
    GramBlocks(const UnitPoints& points, const KernelApproximation& f, bool scaled,
               std::function<void(long)> progress = {});

    long size() const override { return entries_.size(); }
    void visit(const Visitor& visitor) const override { pass(visitor, nullptr, nullptr); }
    /// A visit that also looks at all pairs, and stores the error of each entry in the lower triangle of `radius`
    /// (n x n) unless that is null.
    void survey(const Visitor& visitor, PairGeometry& geometry, Eigen::MatrixXd* radius) const {
        pass(visitor, &geometry, radius);
    }

    /// ||kernel matrix - values||_2, at most, for the values of every visit so far; not finite before the first.
    rigor::Ball radius_norm() const { return GramEntries::radius_norm(largest_sum_); }
    double largest_radius() const { return largest_radius_; }  ///< of an entry, likewise
    long refined() const { return refined_; }                  ///< entries computed from distances, on the last visit

private:
    void pass(const Visitor& visitor, PairGeometry* geometry, Eigen::MatrixXd* radius) const;

    GramEntries entries_;
    std::function<void(long)> progress_;
    mutable double largest_sum_ = -1, largest_radius_ = 0;
    mutable long refined_ = 0;
};

/// The matrix and its errors.
struct FastGram {
    Eigen::MatrixXd values;    ///< the lower triangle; the upper one is 0
    Eigen::MatrixXd radius{};  ///< |kernel - values|, at most, lower triangle; empty unless asked for
    rigor::Ball radius_norm;   ///< ||kernel matrix - values||_2, at most
    double largest_radius = 0;
    long refined = 0;  ///< entries computed from distances
    PairGeometry geometry;
};

/// The matrix of GramBlocks in memory.
FastGram fast_gram(const UnitPoints& points, const KernelApproximation& f, bool scaled, bool keep_radius = false,
                   const std::function<void(long)>& progress = {});

}  // namespace ntk
