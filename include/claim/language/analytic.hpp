// Taylor coefficients of analytic functions over balls, sharp over wide ones: at most the ends of a monotone quantity.
#pragma once

#include "rigor/number/ball_functions.hpp"

#include <string>
#include <vector>

namespace claim::language {

/// Thrown where a ball is too wide for a function, or a form for a decision: the box has to be smaller.
struct Wide {
    std::string why;
};

/// f^(k)(u)/k! for k <= n and every u of the ball; throws Wide for a ball that leaves the open domain. Names: exp, log,
/// sin, cos, arctan, arcsin, arccos, kappa0, kappa1, inverse, "root angle" (2 arcsin u, the arccos of 1 - 2u^2), and
/// "kappa1 above", "kappa1 below": kappa1(1 - 2u^2), kappa1(2u^2 - 1) for u in [0, 1).
std::vector<rigor::Ball> taylor(const std::string& name, const rigor::Ball& u, long n);
/// The same of u^q.
std::vector<rigor::Ball> taylor_of_power(const rigor::Rational& q, const rigor::Ball& u, long n);

}  // namespace claim::language
