// Truncated series with exact coefficients, and what elementary functions do to them. They tell zeros from small
// numbers.
#pragma once

#include "rigor/series/symbolic_constant.hpp"

#include <optional>
#include <string>
#include <vector>

namespace claim::language {

using Exact = std::vector<rigor::SymbolicConstant>;  ///< c_0, c_1, … as far as they are known

/// Thrown where a result leaves Q[pi, 1/pi, square roots of rationals].
struct Inexact {};

namespace exact {

Exact add(const Exact& a, const Exact& b);
Exact scale(const rigor::SymbolicConstant& c, Exact a);
Exact multiply(const Exact& a, const Exact& b);
/// 1/a and a^q; a_0 != 0.
Exact inverse(const Exact& a);
Exact power(const Exact& a, const rigor::Rational& q);
/// exp, log, sin, cos, arctan, arcsin, arccos, kappa0, kappa1; the last four not for a_0 = 1 or -1.
Exact function(const std::string& name, const Exact& a);
/// The series of kappa1(u), by kappa1' = kappa0 from that of kappa0(u) and the value at t = 0.
Exact kappa1_from(const Exact& u, const Exact& kappa0, const rigor::SymbolicConstant& start);

}  // namespace exact
}  // namespace claim::language
