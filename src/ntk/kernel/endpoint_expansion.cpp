// The series S, A and Q at z = 1 and the bounds of their remainders, derived in ntk/kernel/endpoint_expansion.hpp.
#include "ntk/kernel/endpoint_expansion.hpp"

#include "rigor/number/ball_functions.hpp"

namespace ntk {

rigor::PowerSeries endpoint_series(EndpointSeries which, long order) {
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

rigor::Rational endpoint_coefficient(EndpointSeries which, long n) {
    using rigor::Rational;
    if (which == EndpointSeries::gap)
        return n == 0 ? Rational(0)
                      : Rational(endpoint_coefficient(EndpointSeries::angle, n - 1) / Rational(2 * n + 1, 2));
    Rational c = 1;
    for (long k = 0; k < n; ++k)
        c *= which == EndpointSeries::angle ? Rational((2 * k + 1) * (2 * k + 1), 4 * (k + 1) * (2 * k + 3))
                                            : Rational(2 * k - 1, 4 * (k + 1));
    return c;
}

rigor::Ball endpoint_value(EndpointSeries which, const rigor::Ball& x, const rigor::Ball& theta) {
    using rigor::Ball;
    const Ball root = rigor::sqrt_on_domain(Ball(2) * x);
    if (which == EndpointSeries::sine) return rigor::sqrt_on_domain(Ball(1) - rigor::scaled_by_power_of_two(x, -1));
    const Ball angle = theta / root;
    if (which == EndpointSeries::angle) return angle;
    return rigor::sqrt_on_domain(Ball(1) - rigor::scaled_by_power_of_two(x, -1)) - (Ball(1) - x) * angle;
}

rigor::Ball endpoint_remainder_bound(EndpointSeries which, long M) {
    using rigor::Ball, rigor::Rational;
    const Ball at_two = which == EndpointSeries::sine ? Ball(0) : rigor::scaled_by_power_of_two(Ball::pi(), -1);
    Rational head = 0;
    for (long n = 0; n < M; ++n) head += endpoint_coefficient(which, n) * rigor::power_of_two(n);
    return rigor::abs(at_two - Ball(head)) * Ball(rigor::power_of_two(-M));
}

}  // namespace ntk
