// Data sets with exact inner products: those that have a name in the language, and explicit ones.
#pragma once

#include "claim/language/expression.hpp"

#include <optional>
#include <stdexcept>
#include <string>
#include <vector>

namespace claim::language {

/// Points of R^dimension by their inner products, which are closed expressions (numbers where they are rational), or
/// expressions in the names of the set's arguments.
struct PointSet {
    Expression text;
    long dimension = 2;
    std::vector<std::vector<Expression>> inner;

    long size() const { return static_cast<long>(inner.size()); }
};

/// circle(n): (cos 2 pi k/n, sin 2 pi k/n), k = 0 … n - 1. antipodal(n): x_0, -x_0, x_1, -x_1, …, the points of
/// circle(2 n) by pairs. pair(z): two unit vectors with inner product z. triple(z): such a pair and a unit vector
/// orthogonal to both. {(a, b), (c, d)}: the points written. n is a literal from 1 to 64.
/// Empty for other expressions. Throws std::domain_error, naming the set, for arguments for which there is no such set.
std::optional<PointSet> point_set(const Expression& e);

/// As many points, all equal to the first unit vector: data sets may repeat points.
PointSet repeated_point(long copies);

}  // namespace claim::language
