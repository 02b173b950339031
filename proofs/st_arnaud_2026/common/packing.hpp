// How many points of S^(n0-1) have inner products of at most 1 - delta (theorem-3-scenarios, #packing): balls of radius
// s = sqrt(delta/2) about them are disjoint and lie in a ball of radius 1 + s, so n <= (1 + 1/s)^n0.
#pragma once

#include "claim/decided_steps.hpp"

namespace proofs::st_arnaud_2026 {

/// n = |x - y|^2 of unit vectors in terms of <x, y>, for the coordinates of R^3.
inline claim::Step squared_distance() {
    return claim::identity<6>(
        "|x - y|^2, x, y in R^3",
        [](const auto& a, const auto& b, const auto& c, const auto& d, const auto& e, const auto& f) {
            return (a - d) * (a - d) + (b - e) * (b - e) + (c - f) * (c - f);
        },
        "|x|^2 + |y|^2 - 2 x^T y",
        [](const auto& a, const auto& b, const auto& c, const auto& d, const auto& e, const auto& f) {
            return a * a + b * b + c * c + (d * d + e * e + f * f) - 2 * (a * d + b * e + c * f);
        });
}

/// (1 + 1/s)^n0, exactly.
inline rigor::Rational most_separated_points(long n0, const rigor::Rational& s) {
    rigor::Rational most = 1;
    for (long k = 0; k < n0; ++k) most *= 1 + 1 / s;
    return most;
}

}  // namespace proofs::st_arnaud_2026
