// The layers of NormalizedKernelIteration<Ball>: ntk/kernel/normalized_kernel_ball.hpp shows that they enclose.
#include "ntk/kernel/normalized_kernel_ball.hpp"

#include "rigor/number/ball_functions.hpp"

#include <utility>

namespace ntk {

NormalizedKernelIteration<rigor::Ball>::NormalizedKernelIteration(const rigor::Rational& z)
    : angle_(angle_of<Ball>(z)),
      correlation_(z),
      unnormalized_(correlation_),
      inverse_pi_(Ball(1) / Ball::pi()),
      obtuse_(z < 0) {
    if (obtuse_) supplement_ = angle_of<Ball>(rigor::Rational(-z));
}

void NormalizedKernelIteration<rigor::Ball>::step() {
    if (layer() == 1)
        first_layer();
    else
        later_layer();
}

void NormalizedKernelIteration<rigor::Ball>::first_layer() {
    const Ball slope = obtuse_ ? supplement_ * inverse_pi_ : Ball(1) - angle_ * inverse_pi_;
    AngleImage<Ball> image = advance_angle(angle_, inverse_pi_);
    if (obtuse_) image.correlation = sin_minus_x_cos(supplement_) * inverse_pi_;
    unnormalized_ = slope * unnormalized_ + image.correlation;
    correlation_ = std::move(image.correlation);
    const Ball v = rigor::sin(rigor::scaled_by_power_of_two(image.angle, -1));
    r_ = v - v.midpoint();
    v_ = rigor::abs(v.midpoint());  // v >= 0 is no farther from |v^| than from v^
    set_angle();
}

void NormalizedKernelIteration<rigor::Ball>::later_layer() {
    const long bits = rigor::Precision::bits();
    // T := (1 - theta/pi) T with the true angle.
    arb_mul(a_.raw(), angle_.raw(), inverse_pi_.raw(), bits);
    arb_sub_ui(a_.raw(), a_.raw(), 1, bits);
    arb_mul(unnormalized_.raw(), unnormalized_.raw(), a_.raw(), bits);
    arb_neg(unnormalized_.raw(), unnormalized_.raw());

    // v'^2 at the exact v^; half_angle_, square_ and c_ belong to it.
    arb_mul_2exp_si(a_.raw(), square_.raw(), 1);
    arb_sub_ui(a_.raw(), a_.raw(), 1, bits);
    arb_mul(a_.raw(), a_.raw(), half_angle_.raw(), bits);
    arb_addmul(a_.raw(), v_.raw(), c_.raw(), bits);
    arb_mul(a_.raw(), a_.raw(), inverse_pi_.raw(), bits);
    arb_sub(a_.raw(), square_.raw(), a_.raw(), bits);
    arb_sqrtpos(v_.raw(), a_.raw(), bits);

    // The new exact point; what it missed goes into r.
    mag_add(arb_radref(r_.raw()), arb_radref(r_.raw()), arb_radref(v_.raw()));
    mag_zero(arb_radref(v_.raw()));
    if (mag_cmp_2exp_si(arb_radref(r_.raw()), -5) > 0) arb_indeterminate(v_.raw());
    set_angle();

    // rho = 1 - 2 v^2 over all of v^ + [-r, r]: |v^2 - v^^2| <= r (2 v^ + r).
    arb_mul_2exp_si(a_.raw(), v_.raw(), 1);
    arb_add(a_.raw(), a_.raw(), r_.raw(), 32);
    arb_mul(a_.raw(), a_.raw(), r_.raw(), 32);
    arb_add(a_.raw(), a_.raw(), square_.raw(), bits);
    arb_mul_2exp_si(a_.raw(), a_.raw(), 1);
    arb_sub_ui(a_.raw(), a_.raw(), 1, bits);
    arb_neg(correlation_.raw(), a_.raw());
    arb_add(unnormalized_.raw(), unnormalized_.raw(), correlation_.raw(), bits);
}

void NormalizedKernelIteration<rigor::Ball>::set_angle() {
    const long bits = rigor::Precision::bits();
    arb_sqr(square_.raw(), v_.raw(), bits);
    arb_sub_ui(a_.raw(), square_.raw(), 1, bits);
    arb_neg(a_.raw(), a_.raw());
    arb_sqrt(c_.raw(), a_.raw(), bits);
    arb_div(a_.raw(), v_.raw(), c_.raw(), bits);
    arb_atan(half_angle_.raw(), a_.raw(), bits);
    arb_mul_2exp_si(angle_.raw(), half_angle_.raw(), 1);
    arb_mul_2exp_si(a_.raw(), r_.raw(), 2);
    arb_add(angle_.raw(), angle_.raw(), a_.raw(), bits);
}

}  // namespace ntk
