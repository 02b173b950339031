// Example 2 of section 6.1: n0 = 128, n = 2^30, delta = binom(n, 2)^(-1/(n0-1)), at the working precision.
#pragma once

#include "ntk/kernel/depth_map.hpp"
#include "proofs/st_arnaud_2026/common/angle_distribution.hpp"

namespace proofs::st_arnaud_2026 {

struct Example2 {
    long dimension = 128;
    long points = 1L << 30;

    /// binom(n, 2).
    rigor::Rational pairs() const { return rigor::Rational(points) * (points - 1) / 2; }
    rigor::Ball delta() const { return rigor::power(rigor::Ball(pairs()), rigor::Rational(-1, dimension - 1)); }
    /// P(x^T x' >= 1 - delta) for one pair, and P(angle <= delta).
    rigor::Ball cosine_probability() const {
        return angle_probability(dimension, rigor::acos(rigor::Ball(1) - delta()));
    }
    rigor::Ball angle_probability_at_delta() const { return angle_probability(dimension, delta()); }
};

/// [1 - e^(-p n/2), 1], which contains the probability that some of n independent points are close if a pair is with
/// probability p: the pairs (x_1, x_2), (x_3, x_4), … are independent, and (1 - p)^m <= e^(-m p).
inline rigor::Ball probability_of_a_close_pair(const rigor::Ball& p, long points) {
    using rigor::Ball;
    const Ball none = rigor::exp(-p * Ball(points / 2));
    return Ball::hull(Ball(1) - none, Ball(1));
}

/// 1/sqrt(1 - h(z)): increases with z.
inline rigor::Ball offset(const rigor::Ball& z) {
    return rigor::Ball(1) / rigor::sqrt(rigor::Ball(1) - ntk::depth_map(z));
}

}  // namespace proofs::st_arnaud_2026
