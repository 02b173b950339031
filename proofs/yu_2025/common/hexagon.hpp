// The six points of section 6.1 of Yu et al., (cos theta_i, sin theta_i), theta_i = i pi/3, exactly in Q(sqrt 3).
#pragma once

#include "rigor/number/rational.hpp"

#include <array>
#include <vector>

namespace proofs::yu_2025 {

/// rational + root sqrt(3)
struct InRootThree {
    rigor::Rational rational, root;
};
using HexagonPoint = std::array<InRootThree, 2>;

/// x_1, …, x_6.
inline const std::vector<HexagonPoint>& hexagon_points() {
    static const std::vector<HexagonPoint> points = [] {
        const rigor::Rational half(1, 2), zero(0), one(1);
        const auto point = [&](const rigor::Rational& cosine, const rigor::Rational& sine_over_root_three) {
            return HexagonPoint{InRootThree{cosine, zero}, InRootThree{zero, sine_over_root_three}};
        };
        return std::vector<HexagonPoint>{point(half, half),   point(-half, half), point(-one, zero),
                                         point(-half, -half), point(half, -half), point(one, zero)};
    }();
    return points;
}

/// |x|^2, which is rational: the mixed parts of these points vanish.
inline rigor::Rational squared_norm(const HexagonPoint& x) {
    rigor::Rational sum = 0;
    for (const InRootThree& q : x) sum += q.rational * q.rational + 3 * q.root * q.root;
    return sum;
}

}  // namespace proofs::yu_2025
