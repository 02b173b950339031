// Exact points of the circle and of the sphere, by rational parametrization.
#include "claim/sphere_points.hpp"

#include <stdexcept>
#include <string>
#include <vector>

namespace claim {

rigor::RationalMatrix antipodal_circle_points(long pairs) {
    using rigor::Rational;
    if (pairs < 1) throw std::invalid_argument(std::to_string(pairs) + " antipodal pairs; expected at least 1");
    rigor::RationalMatrix points(2 * pairs, 2);
    for (long k = 0; k < pairs; ++k) {
        const Rational t = Rational(2 * k + 1, pairs) - 1, norm = 1 + t * t;
        points(2 * k, 0) = (1 - t * t) / norm;
        points(2 * k, 1) = 2 * t / norm;
        points(2 * k + 1, 0) = -points(2 * k, 0);
        points(2 * k + 1, 1) = -points(2 * k, 1);
    }
    return points;
}

rigor::RationalMatrix sphere_points() {
    using rigor::Rational;
    const Rational directions[6][3] = {{1, 0, 0},
                                       {0, 1, 0},
                                       {Rational(3, 5), Rational(4, 5), 0},
                                       {0, Rational(3, 5), Rational(4, 5)},
                                       {Rational(1, 3), Rational(2, 3), Rational(2, 3)},
                                       {Rational(2, 7), Rational(3, 7), Rational(-6, 7)}};
    rigor::RationalMatrix points(12, 3);
    for (long k = 0; k < 6; ++k)
        for (long i = 0; i < 3; ++i) {
            points(2 * k, i) = directions[k][i];
            points(2 * k + 1, i) = -directions[k][i];
        }
    return points;
}

rigor::RationalMatrix rows_of(const rigor::RationalMatrix& points, long mask) {
    std::vector<long> rows;
    for (long i = 0; i < points.rows(); ++i)
        if (mask >> i & 1) rows.push_back(i);
    if (rows.empty())
        throw std::invalid_argument("the mask " + std::to_string(mask) + " names no row of " +
                                    std::to_string(points.rows()));
    rigor::RationalMatrix chosen(static_cast<long>(rows.size()), points.columns());
    for (long i = 0; i < chosen.rows(); ++i)
        for (long k = 0; k < points.columns(); ++k) chosen(i, k) = points(rows[static_cast<std::size_t>(i)], k);
    return chosen;
}

}  // namespace claim
