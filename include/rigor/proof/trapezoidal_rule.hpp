// The error of the trapezoidal rule on the whole real line (Trefethen and Weideman, SIAM Review 56 (2014),
// theorem 5.1).
#pragma once

#include "rigor/number/ball_functions.hpp"

namespace rigor {

/// A bound of |int f - step · sum over all integers j of f(j step)|, if f is analytic in |Im x| < a, tends to 0
/// uniformly there as |Re x| -> infinity, and int |f(x + iy)| dx <= M for all |y| < a: 2 M/(exp(2 pi a/step) - 1). a,
/// step > 0.
inline Ball trapezoidal_rule_error(const Ball& a, const Ball& step, const Ball& M) {
    return Ball(2) * M / (exp(Ball(2) * Ball::pi() * a / step) - Ball(1));
}

}  // namespace rigor
