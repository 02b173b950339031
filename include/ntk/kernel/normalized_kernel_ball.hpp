// NormalizedKernelIteration<Ball>: the walk of normalized_kernel.hpp, enclosed, at the price of one arc tangent, two square roots and a few
// products a layer.
//
// State at layer L >= 2: an exact dyadic v^ close to v = sin(theta_L/2), and r >= |v - v^|. One layer maps v^ by
//   c^ = sqrt(1 - v^2),   theta^ = 2 arctan(v^/c^),   v'^2 = v^2 - (v c - (theta/2)(1 - 2 v^2))/pi   (all at the exact v^),
// rounds v' to a dyadic, and adds what the rounding missed to r. The error is only carried over, because v -> v' does not expand:
// dv'/dv = (1 - theta/pi) v/v' lies in [0, 1]. The upper bound is equivalent to v^2 (1 - (1 - theta/pi)^2) >= (sin theta - theta cos theta)/(2 pi), that is to
//   N(theta) = (1 - cos theta) theta (2 pi - theta) - pi (sin theta - theta cos theta) >= 0 on [0, pi],
// and N(0) = 0, N' = (pi - theta)(theta sin theta + 2 (1 - cos theta)) >= 0.
//
// The true angle obeys |theta - theta^| <= 2 |arcsin v - arcsin v^| <= 4 r as long as v, v^ <= 3/4: v <= sin(pi/4) from layer 2 on, and if r ever
// exceeds 1/32 (a hopeless precision) the state becomes "not finite" rather than wrong.
#pragma once

#include "ntk/kernel/depth_map.hpp"
#include "ntk/kernel/layer_walk.hpp"

namespace ntk {

template <rigor::Scalar T>
class NormalizedKernelIteration;

template <>
class NormalizedKernelIteration<rigor::Ball> : public LayerWalk<NormalizedKernelIteration<rigor::Ball>> {
    using Ball = rigor::Ball;

public:
    /// Layer 1. Throws std::domain_error for z outside [-1, 1].
    explicit NormalizedKernelIteration(const rigor::Rational& z)
        : angle_(angle_of<Ball>(z)), correlation_(z), unnormalized_(correlation_), inverse_pi_(Ball(1) / Ball::pi()), obtuse_(z < 0) {
        if (obtuse_) supplement_ = angle_of<Ball>(rigor::Rational(-z));
    }
    template <std::floating_point F>
    explicit NormalizedKernelIteration(F) = delete;


    const Ball& angle() const { return angle_; }
    const Ball& correlation() const { return correlation_; }
    const Ball& unnormalized() const { return unnormalized_; }
    Ball value() const { return unnormalized_ / Ball(layer()); }

private:
    friend LayerWalk<NormalizedKernelIteration>;

    void step() {
        if (layer() == 1)
            first_layer();
        else
            later_layer();
    }

    /// From the exact z, so that z = -1 and z = 1 stay exact and nothing is lost next to them. Sets up the state at layer 2.
    void first_layer() {
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

    void later_layer() {
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

    /// v^2, c, theta/2 at the exact v^, and the ball of the true angle.
    void set_angle() {
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

    Ball angle_, correlation_, unnormalized_, inverse_pi_, supplement_;
    bool obtuse_;
    Ball v_;                          ///< exact v^
    Ball r_;                          ///< the ball [-r, r] with |v - v^| <= r
    Ball square_, c_, half_angle_;    ///< v^2, sqrt(1 - v^2), arcsin(v) at v^
    Ball a_;                          ///< scratch: a layer allocates nothing
};

}  // namespace ntk
