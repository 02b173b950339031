// The variance from layer to layer, V(q) = w E phi(sqrt(q) Z)^2 + b, and its fixed points: found by bisection of a
// range in ball arithmetic, none left out.
#pragma once

#include "ntk/activation/activation.hpp"

#include <vector>

namespace ntk {

/// A fixed point q of V between two numbers, the only one there; equal if it is known exactly.
struct VarianceFixedPoint {
    rigor::Rational lower, upper;
    /// V'(q) < 1: variances near q tend to it. no: V'(q) > 1, or every q is a fixed point (lower = upper = 1 then).
    rigor::Truth stable = rigor::Truth::unknown;
    bool every_variance = false;

    /// q, at the working precision, by Newton's method on intervals.
    rigor::Ball enclosure(const ActivationFunction& phi, const rigor::Rational& w, const rigor::Rational& b) const;
};

/// Neither shown nor refuted within the budget: two fixed points very near to each other, or one at which V is tangent
/// to the identity.
struct UndecidedVariance : std::runtime_error {
    using std::runtime_error::runtime_error;
};

/// The largest variance looked at: w s^2 + b where |phi| <= s, beyond which there is none; 900 + 4 b for an activation
/// without a bound.
rigor::Rational largest_variance(const ActivationFunction& phi, const rigor::Rational& w, const rigor::Rational& b);

/// All fixed points q > 0 up to largest_variance (homogeneous activations: all), in increasing order. w > 0 and b >= 0
/// (std::domain_error). An activation whose dual is given at q = 1 alone has that one, if it is one. Throws
/// UndecidedVariance.
std::vector<VarianceFixedPoint> variance_fixed_points(const ActivationFunction& phi, const rigor::Rational& w,
                                                      const rigor::Rational& b);

}  // namespace ntk
