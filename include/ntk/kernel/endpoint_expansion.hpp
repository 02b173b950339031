// Expansions at the fixed point z = 1 of the depth map, in the gap x = 1 - z = 1 - cos(theta), 0 <= x <= 2.
//   sqrt(1 - (1 - x)^2) = sqrt(2x) S(x),                S = sqrt(1 - x/2),
//   arccos(1 - x)       = sqrt(2x) A(x),                A = arcsin(w)/w at w^2 = x/2,
//   h(1 - x)            = 1 - x + sqrt(2x) Q(x)/pi,     Q = S - (1 - x) A,
//   h'(1 - x)           = 1 - sqrt(2x) A(x)/pi.
// S, A, Q are power series with rational coefficients and radius of convergence 2. Their signs are known for all n:
//   A: a_(n+1)/a_n = (2n + 1)^2/(4 (n + 1)(2n + 3)) > 0, from the differential equation of arcsin, a_0 = 1;
//   S: s_(n+1)/s_n = (2n - 1)/(4 (n + 1)) > 0 for n >= 1, s_1 = -1/4: all s_n < 0, n >= 1;
//   Q: q_0 = 0 and q_(n+1) = a_n/(n + 3/2) > 0, because d/dx (h(1 - x) - (1 - x)) = 1 - h'(1 - x).
// From index 1 on the coefficients of each series have one sign, so a remainder sum_(n >= M) c_n x^(n - M) is monotone
// in x and its supremum over [0, 2] is its value at 2, where S = 0 and A = Q = pi/2.
#pragma once

#include "rigor/number/ball.hpp"
#include "rigor/series/power_series.hpp"

namespace ntk {

enum class EndpointSeries { sine, angle, gap };

/// S, A or Q to O(x^order), from FLINT's series of sqrt and arcsin: not from the recurrences above.
rigor::PowerSeries endpoint_series(EndpointSeries which, long order);

/// The same coefficients by the ratios above: the route that is valid for every n.
rigor::Rational endpoint_coefficient(EndpointSeries which, long n);

/// The value of the series at x in [0, 2], in closed form. theta = arccos(1 - x) must be given too.
rigor::Ball endpoint_value(EndpointSeries which, const rigor::Ball& x, const rigor::Ball& theta);

/// sup over 0 <= x <= 2 of |sum_(n >= M) c_n x^(n - M)|, M >= 1: the exact value of the remainder at x = 2.
rigor::Ball endpoint_remainder_bound(EndpointSeries which, long M);

}  // namespace ntk
