// Three points of a sphere, x_1 and x_2 close and x_3 orthogonal to both: the smallest data set whose normalized kernel
// matrix does not have (1, 1, 1) as eigenvector (section 6.3, theorem 3). With p = Theta_bar(z), z = <x_1, x_2>, and
// q = Theta_bar(0):
//   K = [[1, p, q], [p, 1, q], [q, q, 1]],  eigenvector (1, -1, 0) with 1 - p,  and on span{(1, 1, 0)/sqrt 2, e_3} the
//   matrix [[1 + p, sqrt 2 q], [sqrt 2 q, 1]], whose leading eigenvector has the angle phi with
//   tan 2 phi = 2 sqrt 2 q/p (p, q > 0); (1, 1, 1)/sqrt 3 has tan 2 phi_0 = 2 sqrt 2.
// The projections on the leading eigenvectors of K and of (1/4) 1 1^T + (3/4) I, and those on their complements, differ
// by sin|phi - phi_0| in the spectral norm.
#pragma once

#include "ntk/depth/deep_kernel.hpp"
#include "proofs/st_arnaud_2026/common/theta_bar.hpp"

namespace proofs::st_arnaud_2026 {

struct ThreePoints {
    rigor::Ball p, q;
    /// phi_0 - phi, in (-pi/2, pi/2). Needs p, q > 0.
    rigor::Ball angle() const {
        using rigor::Ball;
        const Ball two_root_two = rigor::sqrt(Ball(8));
        return (rigor::atan(two_root_two) - rigor::atan(two_root_two * q / p)) / Ball(2);
    }
    rigor::Ball projection_distance() const { return rigor::abs(rigor::sin(angle())); }
    /// v_1^T (1, 1, 1)/sqrt 3.
    rigor::Ball overlap() const { return rigor::cos(angle()); }
};

inline ThreePoints three_points(const rigor::Rational& z, long L) { return {theta_bar(z, L), theta_bar(0, L)}; }

/// The same at any depth, by the jump in depth.
inline ThreePoints three_points_at_depth(const rigor::Rational& z, const rigor::Rational& L, long digits) {
    const long accuracy = rigor::bits_for_digits(digits) + 32;
    const auto value = [&](const rigor::Rational& at) {
        return rigor::Ball(rigor::Rational(1, 4)) +
               ntk::layer_state(at, numerator(L), accuracy).excess / rigor::Ball(L);
    };
    return {value(z), value(0)};
}

/// (sqrt 2/9) |C(z) - C(0)|, what L times the distance of the projections tends to.
inline rigor::Ball limit_of_scaled_distance(const rigor::Rational& z, long digits) {
    const rigor::Precision more(rigor::bits_for_digits(digits) + 128);
    return rigor::sqrt(rigor::Ball(2)) / rigor::Ball(9) *
           rigor::abs(depth_constant(z, digits) - depth_constant(rigor::Rational(0), digits));
}

}  // namespace proofs::st_arnaud_2026
