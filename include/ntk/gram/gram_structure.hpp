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
#include <map>
#include <string>
#include <utility>

namespace ntk {

/// Exact coordinate k of point i.
using ExactCoordinate = std::function<rigor::Rational(long i, long k)>;

/// Exact relations among some points of a data set; indices from 0.
struct PointRelations {
    std::vector<std::vector<long>> same_point;       ///< groups of two or more
    std::vector<std::vector<long>> same_direction;   ///< groups of two or more, positive multiples of one another (same points included)
    std::vector<std::pair<long, long>> antipodal;    ///< one pair for each two opposite directions
    std::vector<long> zero;                          ///< the zero vector
};

/// The relations among the points listed, d coordinates each.
inline PointRelations point_relations(const std::vector<long>& points, long d, const ExactCoordinate& coordinate) {
    using rigor::Rational;
    PointRelations relations;
    // Directions by the coordinates divided by the size of the first that is not zero; points by that size as well.
    std::map<std::vector<Rational>, std::vector<long>> directions;
    std::map<std::vector<Rational>, std::map<Rational, std::vector<long>>> sizes;
    for (const long i : points) {
        std::vector<Rational> x(static_cast<std::size_t>(d));
        Rational size = 0;
        for (long k = 0; k < d; ++k) {
            const Rational c = coordinate(i, k);
            if (size == 0 && c != 0) size = abs(c);
            if (c != 0) x[static_cast<std::size_t>(k)] = c / size;
        }
        if (size == 0)
            relations.zero.push_back(i);
        else
            sizes[x][size].push_back(i);
        if (size != 0) directions[std::move(x)].push_back(i);
    }
    if (relations.zero.size() > 1) relations.same_point.push_back(relations.zero);
    for (auto& [direction, members] : directions) {
        if (members.size() > 1) relations.same_direction.push_back(members);
        for (auto& [size, same] : sizes[direction])
            if (same.size() > 1) relations.same_point.push_back(same);
        std::vector<Rational> opposite(direction);
        for (Rational& c : opposite) c = -c;
        if (direction < opposite)
            if (const auto other = directions.find(opposite); other != directions.end()) relations.antipodal.emplace_back(members.front(), other->second.front());
    }
    return relations;
}

/// Which theorem speaks about the kernel.
enum class KernelClass { homogeneous, biased, residual };

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

inline LinearDependence linear_dependence(long n, long d, bool biased, bool directions_only,
                                          const ExactCoordinate& coordinate) {
    using rigor::Rational;
    if (n > most_exact_coordinates / std::max(1L, d)) return {};
    const bool lifted = biased && !directions_only;
    rigor::RationalMatrix x(n, d + (lifted ? 1 : 0));
    for (long i = 0; i < n; ++i) {
        for (long k = 0; k < d; ++k) x(i, k) = coordinate(i, k);
        if (lifted) x(i, d) = 1;
    }
    const rigor::RowDependences found = rigor::row_dependences(x);
    LinearDependence answer{true, found.dimension > 0, n - found.dimension, {}};
    if (answer.dependent && biased && directions_only) {
        // (x, |x|): one equation more for c, which a space of two dimensions always meets.
        bool meets = found.dimension > 1;
        if (!meets) {
            std::vector<Rational> squares;
            for (long i = 0; i < n; ++i) {
                Rational square = 0;
                for (long k = 0; k < d; ++k) square += x(i, k) * x(i, k);
                squares.push_back(std::move(square));
            }
            meets = rigor::root_sum_vanishes(found.first, squares);
            if (meets)
                for (long i = 0; i < n; ++i)
                    if (found.first[static_cast<std::size_t>(i)] != 0) answer.among.push_back(i);
        }
        answer.dependent = meets;
        if (!meets) ++answer.rank;
        if (found.dimension > 1) answer.rank = -1;  // n minus the dimension, or one more
        return answer;
    }
    for (long i = 0; answer.dependent && i < n; ++i)
        if (found.first[static_cast<std::size_t>(i)] != 0) answer.among.push_back(i);
    return answer;
}

/// See the top of this file. `relations` of all points that have any; n points in R^d; directions only: the kernel is
/// evaluated at x/|x|. `number` says by which number, counted from 0, a point is named in the sentence.
inline GramVerdict gram_verdict(KernelClass kernel, long depth, long n, long d, bool directions_only, bool alpha_is_zero,
                                const PointRelations& relations, const ExactCoordinate& coordinate, const std::function<long(long)>& number) {
    const auto singular = [](std::string why) { return GramVerdict{true, false, std::move(why)}; };
    const auto numbers = [&](const std::vector<long>& rows) {
        std::string text = "rows ";
        for (std::size_t i = 0; i < rows.size() && i < 6; ++i)
            text += (i ? ", " : "") + std::to_string(number(rows[i]));
        return text + (rows.size() > 6 ? ", …" : "") + " (counted from 0)";
    };
    const bool homogeneous = kernel == KernelClass::homogeneous;
    const auto& coinciding = homogeneous || directions_only ? relations.same_direction : relations.same_point;
    if (homogeneous && !relations.zero.empty())
        return singular("row " + std::to_string(number(relations.zero.front())) +
                        " (counted from 0) is the zero vector, and so is its row of the matrix");
    if (!coinciding.empty())
        return singular(numbers(coinciding.front()) +
                        (homogeneous && !directions_only
                             ? " are positive multiples of one another, and so are their rows of the matrix"
                         : directions_only ? " have the same direction, and so the same rows of the matrix"
                                           : " coincide, and so do their rows of the matrix"));
    const bool linear = kernel == KernelClass::residual ? alpha_is_zero : depth == 1;
    if (linear) {
        const long largest = homogeneous ? d : d + 1;
        if (n > largest)
            return singular("the kernel is linear and has rank at most " + std::to_string(largest) +
                            ", less than n = " + std::to_string(n));
        const LinearDependence linear_relation = linear_dependence(n, d, !homogeneous, directions_only, coordinate);
        const std::string points = homogeneous       ? "the points"
                                   : directions_only ? "the points (x/|x|, 1)"
                                                     : "the points (x, 1)";
        if (!linear_relation.decided)
            return {false, false,
                    "the kernel is linear: its matrix is singular exactly where " + points +
                        " are linearly dependent, which was not decided for so many numbers"};
        if (!linear_relation.dependent)
            return {false, true,
                    "the kernel is linear, and " + points + " are linearly independent: exact rank " +
                        std::to_string(n) + " = n"};
        return singular(
            "the kernel is linear, and " + points +
            (linear_relation.rank < 0 ? " are linearly dependent"
                                      : " have exact rank " + std::to_string(linear_relation.rank) +
                                            ", less than n = " + std::to_string(n)) +
            (linear_relation.among.empty() ? "" : ": linearly dependent are " + numbers(linear_relation.among)));
    }
    if (homogeneous && depth == 2 && !relations.antipodal.empty()) {
        const long pairs = static_cast<long>(relations.antipodal.size());
        bool dependent = pairs > d;
        if (!dependent) {
            rigor::RationalMatrix rows(pairs, d);
            for (long i = 0; i < pairs; ++i)
                for (long k = 0; k < d; ++k) rows(i, k) = coordinate(relations.antipodal[static_cast<std::size_t>(i)].first, k);
            dependent = rigor::rank(rows) < pairs;
        }
        if (dependent)
            return singular(std::to_string(pairs) + " antipodal pairs with linearly dependent directions: at L = 2 without bias, odd functions on them see only the linear kernel");
    }
    if (homogeneous)
        return {false, true, depth == 2 ? "no two points share a direction, and antipodal pairs have independent directions (st-arnaud-2026/section-4-case-a, -b)"
                                        : "no two points share a direction (st-arnaud-2026/section-4-case-a, -b)"};
    return {false, true, kernel == KernelClass::residual ? "the points are distinct (yu-2025/proposition-3)" : "the points are distinct (yu-2025/proposition-2)"};
}

}  // namespace ntk
