// What is known about a kernel matrix before any eigenvalue is computed: exact relations between the points, and what they do to the kernel.
//
// The kernels here are positive semidefinite, so a vector c != 0 with c^T K c = 0 makes lambda_min = 0 exactly, and strict definiteness is a theorem:
//   without bias (homogeneous, on directions): positive multiples of one direction give proportional rows, a zero vector a zero row. L = 1 has rank <= d.
//     L = 2: f(theta) - f(pi - theta) = 2 cos(theta), so a function c that is odd on antipodal pairs sees only the linear kernel: K is singular if and only
//     if the directions of the antipodal pairs are linearly dependent (or two points share a direction). L >= 3: only if two points share a direction.
//     (st-arnaud-2026/section-4-case-a and -b.)
//   with biases, and K^Res with alpha != 0: strictly positive definite at distinct points from L = 2 (K^Res: L = 1) on: yu-2025/proposition-2, -3.
#pragma once

#include "rigor/rational_matrix.hpp"

#include <functional>
#include <map>
#include <string>

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

/// See the top of this file. `relations` of all points that have any; n points in R^d; directions only: the kernel is evaluated at x/|x|.
/// `number` says by which number a point is named in the sentence.
inline GramVerdict gram_verdict(KernelClass kernel, long depth, long n, long d, bool directions_only, bool alpha_is_zero,
                                const PointRelations& relations, const ExactCoordinate& coordinate, const std::function<long(long)>& number) {
    const auto singular = [](std::string why) { return GramVerdict{true, false, std::move(why)}; };
    const auto numbers = [&](const std::vector<long>& rows) {
        std::string text;
        for (std::size_t i = 0; i < rows.size() && i < 3; ++i) text += (i ? ", " : "") + std::to_string(number(rows[i]));
        return rows.size() > 3 ? text + ", …" : text;
    };
    const bool homogeneous = kernel == KernelClass::homogeneous;
    const auto& coinciding = homogeneous || directions_only ? relations.same_direction : relations.same_point;
    if (homogeneous && !relations.zero.empty()) return singular("point " + std::to_string(number(relations.zero.front())) + " is 0, and so is its row");
    if (!coinciding.empty())
        return singular("points " + numbers(coinciding.front()) +
                        (homogeneous && !directions_only ? " are positive multiples of one another, and so are their rows" : " coincide, and so do their rows"));
    const bool linear = kernel == KernelClass::residual ? alpha_is_zero : depth == 1;
    if (linear) {
        const long rank = homogeneous ? d : d + 1;
        if (n > rank) return singular("the kernel is linear and has rank at most " + std::to_string(rank) + ", less than n = " + std::to_string(n));
        return {false, false, "the kernel is linear: its matrix is singular exactly where the points are linearly dependent"};
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
