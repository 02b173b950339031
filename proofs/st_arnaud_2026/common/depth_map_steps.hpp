// The map h of definition 5 with its coefficients as data, h(z) = (a z arcsin z + b sqrt(1 - z^2))/pi + c z, and what
// several claims need of it: h in the angle, its derivative, its values at the ends, the order of its expansion at 1.
#pragma once

#include "claim/decided_steps.hpp"

namespace proofs::st_arnaud_2026 {

/// As printed: a = b = 1, c = 1/2.
struct DepthMapPrint {
    rigor::Rational arcsin{1}, root{1}, linear{1, 2};

    /// h(1) or h(-1): the root is 0, arcsin is pi/2 or -pi/2.
    rigor::Rational at(int end) const;
    /// The limit there of the derivative a arcsin(z)/pi + c.
    rigor::Rational slope_at(int end) const;
};

/// h(cos theta) = cos theta + (sin theta - theta cos theta)/pi for the printed h, where arcsin z = pi/2 - theta.
claim::Step in_the_angle(const DepthMapPrint& h);

/// h'(z) = a arcsin(z)/pi + c on (-1, 1), by the rules of differentiation (dual numbers): the root drops out.
claim::Step derivative_in_arcsin(const DepthMapPrint& h);

/// h(1 - e) = 1 - e + sign k (sqrt 2/pi) e^(power/2) + O(e^(error/2)) as printed, where h(1 - e) = 1 - e + (sin theta -
/// theta cos theta)/pi with e = 1 - cos theta: the order of pi times the difference in theta, by its exact Taylor
/// series, is at least that of e^(error/2), which is `error`. power is odd, so that the series is rational.
struct EndpointPrint {
    rigor::Rational coefficient{2, 3};  ///< k, with its sign
    long power = 3;
    long error = 4;
};
claim::Step expansion_at_one(const EndpointPrint& print);

/// pi R(0), R = (sin theta - theta cos theta)/(2 pi sin(theta/2)^3), by the exact Taylor series.
rigor::Rational pi_R_at_zero();

}  // namespace proofs::st_arnaud_2026
