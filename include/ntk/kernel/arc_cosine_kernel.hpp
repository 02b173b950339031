// The arc-cosine kernels kappa_0 and kappa_1 of the ReLU (Cho and Saul 2009):
//   kappa_0(u) = (pi - arccos u)/pi,
//   kappa_1(u) = (u (pi - arccos u) + sqrt(1 - u^2))/pi,           -1 <= u <= 1,
// Yu, Tian and Chen (2025), display before (3.8). For a centred Gaussian pair (f, f') with unit variances and
// correlation u: kappa_0(u) = 2 E[relu'(f) relu'(f')] and kappa_1(u) = 2 E[relu(f) relu(f')].
//
// With s = arccos(-u) = pi - arccos u both lose their cancellation at u = -1:
//   kappa_0 = s/pi,   kappa_1 = (sin s - s cos s)/pi.
#pragma once

#include "ntk/kernel/sine_remainder.hpp"

namespace ntk {

/// kappa_0 at the angle theta = arccos u (radians). Domain: [0, pi]; no error outside, where it is affine.
template <rigor::Scalar T>
T kappa_0_of_angle(const T& theta) {
    return T(1) - theta / rigor::pi<T>();
}

/// kappa_1 at the angle theta = arccos u (radians), entire in theta. Domain: [0, pi].
template <rigor::Scalar T>
T kappa_1_of_angle(const T& theta) {
    using std::cos;
    const T cosine = cos(theta);
    return cosine + T(sin_minus_x_cos(theta) / rigor::pi<T>());
}

namespace detail {
template <rigor::Scalar T>
T supplementary_angle(const T& u) {
    using std::acos;
    if constexpr (std::same_as<T, rigor::Ball>)
        return rigor::acos_on_domain(-u);
    else
        return acos(T(-u));
}
}  // namespace detail

/// kappa_0(u). Domain: [-1, 1]; a ball partly outside is read as its part inside, one wholly outside gives nan.
/// Exact at u = -1 (0); kappa_0(1) = 1 is enclosed.
template <rigor::Scalar T>
T kappa_0(const T& u) {
    return detail::supplementary_angle(u) / rigor::pi<T>();
}

/// kappa_1(u). Domain as for kappa_0. Exact at u = -1 (0).
template <rigor::Scalar T>
T kappa_1(const T& u) {
    const T s = detail::supplementary_angle(u);
    return T(sin_minus_x_cos(s)) / rigor::pi<T>();
}

/// arccos z as a T, for exact z in [-1, 1], without loss where z is near 1 or -1.
/// Exact 0 at z = 1. Throws std::domain_error, naming z, outside [-1, 1].
template <rigor::Scalar T>
T angle_of(const rigor::Rational& z) {
    if (z < -1 || z > 1) throw std::domain_error("z = " + rigor::to_string(z) + "; expected a number in [-1, 1]");
    using rigor::Rational;
    const bool obtuse = z < 0;
    // sin^2(theta/2) = (1 - cos theta)/2, from the exact 1 - |z|.
    const T half_square = rigor::from_rational<T>(Rational(obtuse ? Rational(1 + z) : Rational(1 - z)) / 2);
    using std::asin;
    using std::sqrt;
    const T acute = T(2) * asin(sqrt(half_square));
    return obtuse ? rigor::pi<T>() - acute : acute;
}
template <rigor::Scalar T, std::floating_point F>
T angle_of(F) = delete;

}  // namespace ntk
