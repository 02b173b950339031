// The arc-cosine kernels of Cho and Saul (2009), Kernel methods for deep learning, of order n = 0, 1, 2, composed as in
// their section 2.3:
//   k_(l+1)(x, x') = (1/pi) (k_l(x, x) k_l(x', x'))^(n/2) J_n(theta_l),   cos theta_l = k_l(x, x')/sqrt(k_l(x, x)
//   k_l(x', x')), k_0 = <x, x'>,   J_0 = pi - theta,   J_1 = sin theta + (pi - theta) cos theta, J_2 = 3 sin theta cos
//   theta + (pi - theta) (1 + 2 cos^2 theta).
// k_1(x, x') = 2 E[s(f) f^n s(f') f'^n] for (f, f') = (<w, x>, <w, x'>), w ~ N(0, 1), s the step: (1/pi) |x|^n |x'|^n
// J_n(theta). Hence k_L(x, x) = 1, |x|^2, and for n = 2, from k_(l+1)(x, x) = 3 k_l(x, x)^2, 3^(2^L - 1) |x|^(2^(L+1)).
//
// The angle, without cancellation, from 1 - cos theta_(l+1) = 1 - J_n(theta)/J_n(0):
//   sin^2(theta_(l+1)/2) = theta/(2 pi)                                                      for n = 0,
//   depth_map.hpp                                                                            for n = 1,
//   sin^2(theta_(l+1)/2) = (3 (theta - sin theta cos theta) + 2 (pi - theta) sin^2 theta)/(6 pi)  for n = 2.
#pragma once

#include "rigor/number/ball_functions.hpp"

namespace ntk {

/// k_L(x, x')/sqrt(k_L(x, x) k_L(x', x')) at the angle of x and x' in [0, pi] radians (up to rounding), a ball at the
/// working precision; 1 at an exact 0. Throws std::invalid_argument for an order other than 0, 1, 2 and depth < 1.
rigor::Ball composed_arc_cosine_correlation(int order, long depth, const rigor::Ball& angle);

/// k_L(x, x) of a point with <x, x> = square. The exponent doubles with each layer of order 2. Throws alike.
rigor::Ball composed_arc_cosine_variance(int order, long depth, const rigor::Ball& square);

}  // namespace ntk
