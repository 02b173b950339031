// A kernel between two sets of points, entry by entry, and on the diagonal: what a program asks that trains and
// predicts with it. Entries as those of services/gram.hpp; nothing is said of eigenvalues.
#pragma once

#include "services/gram.hpp"

#include <Eigen/Core>

namespace services {

/// |kernel - values| <= radius, entry by entry at most; an entry of a zero vector that has no direction is 0.
struct KernelBlock {
    Eigen::MatrixXd values;
    double radius = 0;
};

/// values(i, j): the kernel at point i of x and point j of y, which may be the same points: n x m, in doubles from a
/// table with a proved error, or each in balls of 128 bits and rounded. Of the options kernel, progress and words are
/// looked at. Throws as gram, and BadInput for sets of different dimensions.
KernelBlock kernel_between(const PointSet& x, const PointSet& y, const GramOptions& options);

/// values(i, 0): the kernel at point i and itself, in balls of 128 bits and rounded. Throws as gram.
KernelBlock kernel_diagonal(const PointSet& x, const GramOptions& options);

}  // namespace services
