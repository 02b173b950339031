// Taylor coefficients of a deep kernel over a whole interval of angles, enclosed: the remainders behind
// kernel_approximation.hpp.
//
// The variable is x = sin(theta/2) for angles up to about pi/2 ("near") and x = cos(theta/2) for the others ("far"),
// theta the angle of layer 1. In it every kernel here is analytic, also at x = 0, that is at z = 1 and z = -1, where it
// has square-root singularities in z.
//
// One layer is (kernel_recurrence.hpp; p = 1 is a fully connected network)
//   sin^2(theta'/2) = ratio (sin^2(theta/2) - p (sin theta - theta cos theta)/(2 pi)).
// Acute side: v = sin(theta/2), phi = arcsin v = theta/2, kappa_0 = 1 - 2 phi/pi, w = 1 - 2 v^2, and
//   v' = sqrt(ratio) v sqrt(1 - p v R(v)),   R(v) = (sin theta - theta cos theta)/(2 pi v^3).
// From d(sin theta - theta cos theta)/dv = 8 v phi and the series of the arcsine, with b_n = binomial(2n, n)/4^n,
//   v R' + 3 R = (4/pi) arcsin(v)/v,   R(v) = (4/pi) sum_n b_n/((2n + 1)(2n + 3)) v^(2n):
// the series serves for small v, where nothing must be divided by v, the equation for the others.
// Obtuse side: x = cos(theta/2), phi = arcsin x, kappa_0 = 2 phi/pi, w = 2 x^2 - 1, and
//   v'^2 = ratio (1 - Q(x)),   Q(x) = (1 - p) x^2 + p (1/2 + x^3 R(x)).
// When that v' is small enough the walk changes to the acute side, at once for p = 1, where Q >= 1/2. Otherwise
// (ratio = 1) it stays with x' = sqrt(Q). That root has a singularity at a distance of about sqrt(p/2) from x = 0. Well
// away from it, for x^2 >= p, the layer changes x only a little, and
//   x' = x sqrt(1 - p + p (1/(2 x^2) + x R(x)))
// says so in its coefficients: all but the first are proportional to p.
//
// Lagrange's remainder. The recurrences are carried out on truncated series in t, started with x = X + t, X the ball
// of a whole interval. Each coefficient of each series is then enclosed for every x in X, hence the coefficient of t^k
// of the result contains f^(k)(x)/k! for all x in X. Four things keep the enclosures narrow through hundreds of layers,
// where plain interval arithmetic would be off by 20 orders of magnitude:
//   - the power series of arcsin, R, x R and Q have nonnegative coefficients, so they and all their derivatives
//     increase on [0, 1), and those of 1/x^2 are monotone as well: the values at the two ends of an interval enclose
//     them;
//   - v -> v' and x -> x' increase and x -> v' decreases, as theta' increases with theta, so the constant terms are the
//     hull of the two ends as well;
//   - a layer is expanded in v - v_0 by itself and then the series of v is substituted, so that a coefficient of v
//     enters a layer once: its width is multiplied by the (contracting) slope of the map and not by the sum of its
//     parts;
//   - where p is small, what a layer changes, and with it the width that it adds, is proportional to p.
#pragma once

#include "ntk/gram/kernel_recurrence.hpp"
#include "rigor/number/ball.hpp"
#include "rigor/series/formal_series.hpp"

#include <utility>
#include <vector>

namespace ntk {

enum class AngleSide { near, far };  ///< x = sin(theta/2) or x = cos(theta/2)

namespace detail {

using BallSeries = rigor::FormalSeries<rigor::Ball>;

/// sum_j f_j (v - v_0)^j for two series f, g at once: the powers are shared.
std::pair<BallSeries, BallSeries> compose_series(const BallSeries& f, const BallSeries& g, BallSeries v);

}  // namespace detail

/// Taylor coefficients of one kernel, at a fixed order and at the precision at construction.
class KernelSeries {
    using Ball = rigor::Ball;
    using Series = detail::BallSeries;

public:
    /// Coefficients of t^k for k < order; order >= 2 (std::invalid_argument).
    KernelSeries(KernelRecurrence recurrence, long order);

    long order() const { return order_; }

    /// Coefficient k of the result contains f^(k)(x)/k! for all x in [lower, upper], f the kernel as a function of x.
    /// Domain: 0 <= lower <= upper <= 3/4, exact balls (std::domain_error otherwise).
    Series over(AngleSide side, const Ball& lower, const Ball& upper) const;

    /// The series in t at v = point + t of the things a layer is made of.
    struct Expansion {
        Series line, phi, r;  ///< v itself, arcsin v, R(v)
    };
    /// At a point of [0, 1), a ball of rounding width.
    Expansion expansion_at(const Ball& point) const;

private:
    static constexpr double series_limit = 0.4;

    Series remainder_by_series(const Ball& v) const;

    /// From v R' + 3 R = G, v G = (4/pi) arcsin v: each coefficient gives the next, at the price of the factor 1/v in
    /// its error.
    Series remainder_by_equation(const Ball& v, const Series& phi) const;

    struct State;  ///< a layer on the way
    struct Ends;   ///< the two ends of an interval of v

    /// Terms of R and its derivatives up to the working precision.
    long terms_for(double v) const;

    /// w
    static Series correlation(const State& s);

    void step(State& s, const KernelRecurrence::Layer& layer) const;

    /// v' on the acute side; the ends are moved along.
    Series near_map(State& s, const KernelRecurrence::Layer& layer, const Ends& ends) const;

    /// v' or x' on the obtuse side; the ends are moved along, and the side is changed when v' allows.
    Series far_map(State& s, const KernelRecurrence::Layer& layer, const Ends& ends) const;

    /// v + t over the whole interval
    Series interval_line(const State& s) const;

    KernelRecurrence recurrence_;
    long order_;
    Ball inverse_pi_;
    std::vector<std::vector<Ball>> coefficients_;  ///< index j, then n: of v^(2n - j) in R^(j)/j!
};

}  // namespace ntk
