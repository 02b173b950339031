// Certified integrals over a real segment, by Arb's acb_calc_integrate (adaptive Gauss-Legendre with proved error
// bounds).
#pragma once

#include "rigor/number/complex_ball.hpp"

#include <functional>

namespace rigor {

/// An integrand: encloses its values on a rectangle, and gives something that is not finite on a rectangle where it is
/// not holomorphic. Must not throw.
using Integrand = std::function<ComplexBall(const ComplexBall&)>;

/// Where to stop. Whatever it is, the answer encloses the integral; it is wide, or not finite, if the goal was not
/// reached.
struct IntegralGoal {
    long bits = 0;         ///< the error aimed at is 2^-bits; 0: the working precision
    long evaluations = 0;  ///< at most about as many; 0: as Arb chooses
};

/// int_a^b f(x) dx.
ComplexBall complex_integral(const Integrand& f, const Ball& a, const Ball& b, const IntegralGoal& goal = {});

/// The same for an f that is real on the real segment.
Ball integral(const Integrand& f, const Ball& a, const Ball& b, const IntegralGoal& goal = {});

}  // namespace rigor
