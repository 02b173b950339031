// Certified integrals over a real segment, by Arb's acb_calc_integrate (adaptive Gauss-Legendre with proved error bounds).
#pragma once

#include "rigor/number/complex_ball.hpp"

#include <functional>

namespace rigor {

/// An integrand: encloses its values on a rectangle, and gives something that is not finite on a rectangle where it is not holomorphic. Must not throw.
using Integrand = std::function<ComplexBall(const ComplexBall&)>;

/// Where to stop. Whatever it is, the answer encloses the integral; it is wide, or not finite, if the goal was not reached.
struct IntegralGoal {
    long bits = 0;         ///< the error aimed at is 2^-bits; 0: the working precision
    long evaluations = 0;  ///< at most about as many; 0: as Arb chooses
};

/// int_a^b f(x) dx.
inline ComplexBall complex_integral(const Integrand& f, const Ball& a, const Ball& b, const IntegralGoal& goal = {}) {
    use_flint_on_this_thread();
    const long bits = Precision::bits(), wanted = goal.bits > 0 ? goal.bits : bits;
    const auto call = [](acb_ptr result, const acb_t z, void* parameter, slong, slong) {
        ComplexBall point;
        acb_set(point.raw(), z);
        acb_set(result, (*static_cast<const Integrand*>(parameter))(point).raw());
        return 0;
    };
    ComplexBall from(a), to(b), value;
    mag_t tolerance;
    mag_init(tolerance);
    mag_set_ui_2exp_si(tolerance, 1, -wanted);
    acb_calc_integrate_opt_t options;
    acb_calc_integrate_opt_init(options);
    options->eval_limit = goal.evaluations;
    acb_calc_integrate(value.raw(), call, const_cast<Integrand*>(&f), from.raw(), to.raw(), wanted, tolerance, options, bits);
    mag_clear(tolerance);
    return value;
}

/// The same for an f that is real on the real segment.
inline Ball integral(const Integrand& f, const Ball& a, const Ball& b, const IntegralGoal& goal = {}) {
    Ball real;
    arb_set(real.raw(), acb_realref(complex_integral(f, a, b, goal).raw()));
    return real;
}

}  // namespace rigor
