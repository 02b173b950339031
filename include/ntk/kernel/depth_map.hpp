// The depth map h of St-Arnaud et al. (2026), definition 5, and what one layer does to the angle.
//   h(z) = z arcsin(z)/pi + sqrt(1 - z^2)/pi + z/2 = kappa_1(z),   h'(z) = kappa_0(z),   -1 <= z <= 1.
//
// In the angle, g(theta) = arccos h(cos theta) satisfies
//   sin^2(g/2) = sin^2(theta/2) - (sin theta - theta cos theta)/(2 pi).
// g does not expand: 0 <= g' <= 1 on [0, pi]. Indeed g' = (1 - theta/pi) sin(theta)/sin(g), and
//   pi^2 (sin^2 g - (1 - theta/pi)^2 sin^2 theta) = theta (2 pi - theta) - sin^2 theta - (pi - theta) sin 2 theta
// vanishes at 0 and has the derivative 4 (pi - theta) sin^2 theta >= 0. Hence |g(a) - g(b)| <= |a - b|: a ball
// of angles goes through a layer by its midpoint, and only the rounding of that one evaluation is added to the radius.
#pragma once

#include "ntk/kernel/arc_cosine_kernel.hpp"

namespace ntk {

/// h(z), domain [-1, 1].
template <rigor::Scalar T>
T depth_map(const T& z) {
    return kappa_1(z);
}

/// h'(z) = 1 - arccos(z)/pi, domain [-1, 1] (one-sided at the ends).
template <rigor::Scalar T>
T depth_map_derivative(const T& z) {
    return kappa_0(z);
}

/// h as printed in definition 5, with arcsin: an independent evaluation for tests and claims.
template <rigor::Scalar T>
T depth_map_as_printed(const T& z) {
    using std::asin;
    using std::sqrt;
    const T root = sqrt(T(1) - z * z);
    return (z * asin(z) + root) / rigor::pi<T>() + z / T(2);
}

/// An angle theta with the correlation cos theta that belongs to it.
template <rigor::Scalar T>
struct AngleImage {
    T angle;        ///< g(theta), radians, in [0, pi/2]
    T correlation;  ///< cos g(theta) = h(cos theta)
};

/// One layer in the angle; theta in [0, pi] radians: sin^2(theta'/2) = variance_ratio · sin^2(g/2) + offset, which
/// biases need. For a Ball, the enclosure is that of plain ball arithmetic on the whole ball: use advance_angle to
/// iterate.
template <rigor::Scalar T>
AngleImage<T> depth_map_of_angle(const T& theta, const T& inverse_pi, const T& variance_ratio = T(1),
                                 const T& offset = T(0)) {
    using std::asin;
    using std::cos;
    using std::sin;
    using std::sqrt;
    const T half = theta / T(2);
    T sine, cosine;
    if constexpr (std::same_as<T, rigor::Ball>) {
        rigor::sin_cos(half, sine, cosine);
    } else {
        sine = sin(half);
        cosine = cos(half);
    }
    const T sine_square = sine * sine;
    const T cosine_theta = T(1) - T(2) * sine_square;
    const T difference = T(2) * sine * cosine - theta * cosine_theta;
    const T image_square = variance_ratio * (sine_square - difference * inverse_pi / T(2)) + offset;
    T root;
    if constexpr (std::same_as<T, rigor::Ball>)
        root = rigor::sqrt_on_domain(image_square);
    else
        root = image_square > 0 ? sqrt(image_square) : T(0);
    return {T(2) * asin(root), T(1) - T(2) * image_square};
}

/// One layer for an uncertain angle: the midpoint is mapped and the radius carried over, since the map
/// does not expand. Neither does it with a variance_ratio r and an offset o such that r + c <= 1, c = 1 - r - 2 o >= 0:
/// there cos theta' = r cos g + c, so dtheta'/dg = r sin g/sin theta', and sin^2 theta' - r^2 sin^2 g = 1 - r^2 - 2 r c
/// cos g - c^2 >= 1 - (r + c)^2. For points it is one evaluation.
template <rigor::Scalar T>
AngleImage<T> advance_angle(const T& theta, const T& inverse_pi, const T& variance_ratio = T(1),
                            const T& offset = T(0)) {
    using std::abs;
    AngleImage<T> image = depth_map_of_angle(abs(rigor::midpoint(theta)), inverse_pi, variance_ratio, offset);
    // An angle of [0, pi] is no farther from |midpoint| than from the midpoint, which may be negative.
    // |cos a - cos b| <= |a - b|: the correlation inherits the same radius.
    image.angle = rigor::inherit_radius(image.angle, theta);
    image.correlation = rigor::inherit_radius(image.correlation, theta);
    return image;
}

}  // namespace ntk
