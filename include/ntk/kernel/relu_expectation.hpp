// E[relu(f) relu(f')] and E[relu'(f) relu'(f')] for a centred Gaussian pair with unit variances, from the definition:
// in polar coordinates the radius integrates to 2 (and to 1), and the angle runs over the sector in which both are
// positive,
//   E[relu relu']   = (1/pi)   int_(theta - pi/2)^(pi/2) cos(phi) cos(phi - theta) dphi,
//   E[relu' relu'']= (1/2 pi) int_(theta - pi/2)^(pi/2) dphi = (pi - theta)/(2 pi),
// where cos(theta) is the correlation. This file evaluates the integral by certified quadrature and as a power series
// at the antipode; it uses no closed form of the arc-cosine kernels, so that the two can be compared.
#pragma once

#include "rigor/number/ball.hpp"
#include "rigor/series/power_series.hpp"

namespace ntk {

/// A ball that contains E[relu(f) relu(f')], by acb_calc_integrate. theta in [0, pi] radians.
rigor::Ball relu_expectation_by_quadrature(const rigor::Ball& theta);

/// The same integral without 1/pi as an exact power series in s = pi - theta: the substitution phi = pi/2 - t turns it
/// into the convolution int_0^s sin(t) sin(s - t) dt, and t^i/i! * t^j/j! convolve to s^(i+j+1)/(i+j+1)!.
rigor::PowerSeries relu_expectation_series(long order);

}  // namespace ntk
