// What is known about a kernel matrix before any eigenvalue is computed: exact relations between the points, and what
// they do to the kernel.
//
// The kernels here are positive semidefinite, so a vector c != 0 with c^T K c = 0 makes lambda_min = 0 exactly, and
// strict definiteness is a theorem:
//   without bias (homogeneous, on directions): positive multiples of one direction give proportional rows, a zero
//     vector a zero row.
//     L = 1 is the linear kernel: K is singular if and only if the points are linearly dependent, which exact
//     elimination decides; with biases, and for K^Res with alpha = 0, the points (x, 1) take the place of x, and at
//     x/|x| the points (x, |x|).
//     L = 2: f(theta) - f(pi - theta) = 2 cos(theta), so a function c that is odd on antipodal pairs sees only the
//     linear kernel: K is singular if and only if the directions of the antipodal pairs are linearly dependent (or two
//     points share a direction). L >= 3: only if two points share a direction. (st-arnaud-2026/section-4-case-a, -b.)
//   with biases, and K^Res with alpha != 0: strictly positive definite at distinct points from L = 2 (K^Res: L = 1) on:
//     yu-2025/proposition-2, -3.
#pragma once

#include "rigor/matrix/null_space.hpp"

#include <algorithm>
#include <functional>
#include <string>
#include <utility>
#include <vector>

namespace ntk {

/// Exact coordinate k of point i.
using ExactCoordinate = std::function<rigor::Rational(long i, long k)>;

/// Exact relations among some points of a data set; indices from 0.
struct PointRelations {
    std::vector<std::vector<long>> same_point;  ///< groups of two or more
    /// Groups of two or more, positive multiples of one another (same points included).
    std::vector<std::vector<long>> same_direction;
    std::vector<std::pair<long, long>> antipodal;  ///< one pair for each two opposite directions
    std::vector<long> zero;                        ///< the zero vector
};

/// The relations among the points listed, d coordinates each.
PointRelations point_relations(const std::vector<long>& points, long d, const ExactCoordinate& coordinate);

/// Where the kernel's matrices are singular; see the top of this file.
enum class Definiteness {
    linear,           ///< exactly where the points are linearly dependent: (x, 1), or (x/|x|, 1), if not homogeneous
    odd_part_linear,  ///< where two points share a direction or antipodal pairs have linearly dependent directions
    strict            ///< only where two points (homogeneous: directions) coincide
};

/// What is known of the kernel matrices of one kernel at its parameters. There are no defaults: a kernel says all of
/// it.
struct KernelStructure {
    bool homogeneous;  ///< positive multiples of one point give proportional rows, and the zero vector a row of zeros
    Definiteness definiteness;
    std::string theorem;    ///< why a matrix is strictly positive definite, if it is and the kernel is not linear
    std::string antipodes;  ///< what antipodal pairs of directions do to it

    KernelStructure(bool is_homogeneous, Definiteness where_singular, std::string by_theorem, std::string at_antipodes)
        : homogeneous(is_homogeneous),
          definiteness(where_singular),
          theorem(std::move(by_theorem)),
          antipodes(std::move(at_antipodes)) {}
};

struct GramVerdict {
    bool exactly_singular = false, strictly_positive = false;  ///< neither: not known
    std::string because;                                       ///< one sentence
};

/// Numbers beyond which exact elimination is not tried.
inline constexpr long most_exact_coordinates = 1'000'000;

/// Of the linear kernel at n points in R^d: biased: of the points (x, 1); directions only: of x/|x|. The points must
/// not be 0 for directions only.
struct LinearDependence {
    bool decided = false, dependent = false;
    long rank = 0;            ///< of the points (the lifted ones if biased), if decided
    std::vector<long> among;  ///< points that are linearly dependent
};

LinearDependence linear_dependence(long n, long d, bool biased, bool directions_only,
                                   const ExactCoordinate& coordinate);

/// See the top of this file. `relations` of all points that have any; n points in R^d; directions only: the kernel is
/// evaluated at x/|x|. `number` says by which number, counted from 0, a point is named in the sentence.
GramVerdict gram_verdict(const KernelStructure& kernel, long n, long d, bool directions_only,
                         const PointRelations& relations, const ExactCoordinate& coordinate,
                         const std::function<long(long)>& number);

}  // namespace ntk
