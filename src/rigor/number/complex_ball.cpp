// Points of a circle as a rectangle, by Arb.
#include "rigor/number/complex_ball.hpp"

namespace rigor {

ComplexBall ComplexBall::on_circle(const Ball& modulus, const Ball& turn) {
    use_flint_on_this_thread();
    ComplexBall z;
    arb_sin_cos_pi(acb_imagref(z.value_), acb_realref(z.value_), turn.raw(), Precision::bits());
    acb_mul_arb(z.value_, z.value_, modulus.raw(), Precision::bits());
    return z;
}

}  // namespace rigor
