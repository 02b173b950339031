// A function of the correlation on a ball: from its value at one point and a Lipschitz constant. Iterated, radii then
// grow no faster than the function expands, where naive ball arithmetic lets them explode.
#pragma once

#include "rigor/number/ball_functions.hpp"

namespace ntk {

/// Encloses f on the part of the ball in [-1, 1], for an f whose Lipschitz constant there is at most `lipschitz`; f is
/// called with one exact point of [-1, 1].
template <class F>
rigor::Ball on_correlations(const rigor::Ball& rho, const rigor::Ball& lipschitz, F f) {
    using rigor::Ball, rigor::Truth;
    if (!rho.is_finite()) return rho;
    // A point of [-1, 1] is no farther from the nearer end than from a midpoint beyond that end.
    Ball point = rho.midpoint();
    if (rigor::certainly_less(Ball(1), point) == Truth::yes) point = Ball(1);
    if (rigor::certainly_less(point, Ball(-1)) == Truth::yes) point = Ball(-1);
    const Ball value = f(point);
    return rho.is_exact() ? value : value.widened(rigor::abs(lipschitz) * rho.radius());
}

}  // namespace ntk
