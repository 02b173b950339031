// Expansions at the fixed point z = 1 of the depth map, in the gap x = 1 - z = 1 - cos(theta), 0 <= x <= 2.
//   sqrt(1 - (1 - x)^2) = sqrt(2x) S(x),                S = sqrt(1 - x/2),
//   arccos(1 - x)       = sqrt(2x) A(x),                A = arcsin(w)/w at w^2 = x/2,
//   h(1 - x)            = 1 - x + sqrt(2x) Q(x)/pi,     Q = S - (1 - x) A,
//   h'(1 - x)           = 1 - sqrt(2x) A(x)/pi.
// S, A, Q are power series with rational coefficients and radius of convergence 2. Their signs are known for all n:
//   A: a_(n+1)/a_n = (2n + 1)^2/(4 (n + 1)(2n + 3)) > 0, from the differential equation of arcsin, a_0 = 1;
//   S: s_(n+1)/s_n = (2n - 1)/(4 (n + 1)) > 0 for n >= 1, s_1 = -1/4: all s_n < 0, n >= 1;
//   Q: q_0 = 0 and q_(n+1) = a_n/(n + 3/2) > 0, because d/dx (h(1 - x) - (1 - x)) = 1 - h'(1 - x).
// From index 1 on the coefficients of each series have one sign, so a remainder sum_(n >= M) c_n x^(n - M) is monotone in x and its
// supremum over [0, 2] is its value at 2, where S = 0 and A = Q = pi/2.
#pragma once

#include "rigor/number/ball_functions.hpp"
#include "rigor/series/power_series.hpp"

namespace ntk {

enum class EndpointSeries { sine, angle, gap };

/// S, A or Q to O(x^order), from FLINT's series of sqrt and arcsin: not from the recurrences above.
inline rigor::PowerSeries endpoint_series(EndpointSeries which, long order) {
    using rigor::PowerSeries, rigor::Rational;
    if (which == EndpointSeries::sine) {
        PowerSeries inside = PowerSeries::constant(1, order);
        inside.set(1, Rational(-1, 2));
        return sqrt(inside);
    }
    const PowerSeries arcsine = asin(PowerSeries::variable(2 * order + 1));
    PowerSeries angle(order);
    for (long n = 0; n < order; ++n) angle.set(n, arcsine[2 * n + 1] * rigor::power_of_two(-n));
    if (which == EndpointSeries::angle) return angle;
    PowerSeries one_minus_x = PowerSeries::constant(1, order);
    one_minus_x.set(1, -1);
    return endpoint_series(EndpointSeries::sine, order) - one_minus_x * angle;
}

/// The same coefficients by the ratios above: the route that is valid for every n.
inline rigor::Rational endpoint_coefficient(EndpointSeries which, long n) {
    using rigor::Rational;
    if (which == EndpointSeries::gap)
        return n == 0 ? Rational(0) : Rational(endpoint_coefficient(EndpointSeries::angle, n - 1) / Rational(2 * n + 1, 2));
    Rational c = 1;
    for (long k = 0; k < n; ++k)
        c *= which == EndpointSeries::angle ? Rational((2 * k + 1) * (2 * k + 1), 4 * (k + 1) * (2 * k + 3))
                                            : Rational(2 * k - 1, 4 * (k + 1));
    return c;
}

/// The value of the series at x in [0, 2], in closed form. theta = arccos(1 - x) must be given too.
inline rigor::Ball endpoint_value(EndpointSeries which, const rigor::Ball& x, const rigor::Ball& theta) {
    using rigor::Ball;
    const Ball root = rigor::sqrt_on_domain(Ball(2) * x);
    if (which == EndpointSeries::sine) return rigor::sqrt_on_domain(Ball(1) - rigor::scaled_by_power_of_two(x, -1));
    const Ball angle = theta / root;
    if (which == EndpointSeries::angle) return angle;
    return rigor::sqrt_on_domain(Ball(1) - rigor::scaled_by_power_of_two(x, -1)) - (Ball(1) - x) * angle;
}

/// sup over 0 <= x <= 2 of |sum_(n >= M) c_n x^(n - M)|, M >= 1: the exact value of the remainder at x = 2.
inline rigor::Ball endpoint_remainder_bound(EndpointSeries which, long M) {
    using rigor::Ball, rigor::Rational;
    const Ball at_two = which == EndpointSeries::sine ? Ball(0) : rigor::scaled_by_power_of_two(Ball::pi(), -1);
    Rational head = 0;
    for (long n = 0; n < M; ++n) head += endpoint_coefficient(which, n) * rigor::power_of_two(n);
    return rigor::abs(at_two - Ball(head)) * Ball(rigor::power_of_two(-M));
}

}  // namespace ntk
