// Integrals by acb_calc_integrate: the integrand is handed to Arb as a function pointer with its closure as parameter.
#include "rigor/proof/integral.hpp"

namespace rigor {

ComplexBall complex_integral(const Integrand& f, const Ball& a, const Ball& b, const IntegralGoal& goal) {
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
    acb_calc_integrate(value.raw(), call, const_cast<Integrand*>(&f), from.raw(), to.raw(), wanted, tolerance, options,
                       bits);
    mag_clear(tolerance);
    return value;
}

Ball integral(const Integrand& f, const Ball& a, const Ball& b, const IntegralGoal& goal) {
    Ball real;
    arb_set(real.raw(), acb_realref(complex_integral(f, a, b, goal).raw()));
    return real;
}

}  // namespace rigor
