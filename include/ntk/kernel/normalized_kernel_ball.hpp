// NormalizedKernelIteration<Ball>: the walk of normalized_kernel.hpp, enclosed, at the price of one arc tangent, two
// square roots and a few products a layer.
//
// State at layer L >= 2: an exact dyadic v^ close to v = sin(theta_L/2), and r >= |v - v^|. One layer maps v^ by
//   c^ = sqrt(1 - v^2),   theta^ = 2 arctan(v^/c^),   v'^2 = v^2 - (v c - (theta/2)(1 - 2 v^2))/pi
//   (all at the exact v^),
// rounds v' to a dyadic, and adds what the rounding missed to r. The error is only carried over, because v -> v' does
// not expand: dv'/dv = (1 - theta/pi) v/v' lies in [0, 1]. The upper bound is equivalent to
// v^2 (1 - (1 - theta/pi)^2) >= (sin theta - theta cos theta)/(2 pi), that is to
//   N(theta) = (1 - cos theta) theta (2 pi - theta) - pi (sin theta - theta cos theta) >= 0 on [0, pi],
// and N(0) = 0, N' = (pi - theta)(theta sin theta + 2 (1 - cos theta)) >= 0.
//
// The true angle obeys |theta - theta^| <= 2 |arcsin v - arcsin v^| <= 4 r as long as v, v^ <= 3/4: v <= sin(pi/4) from
// layer 2 on, and if r ever exceeds 1/32 (a hopeless precision) the state becomes "not finite" rather than wrong.
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
    explicit NormalizedKernelIteration(const rigor::Rational& z);
    template <std::floating_point F>
    explicit NormalizedKernelIteration(F) = delete;

    const Ball& angle() const { return angle_; }
    const Ball& correlation() const { return correlation_; }
    const Ball& unnormalized() const { return unnormalized_; }
    Ball value() const { return unnormalized_ / Ball(layer()); }

private:
    friend LayerWalk<NormalizedKernelIteration>;

    void step();

    /// From the exact z, so that z = -1 and z = 1 stay exact and nothing is lost next to them. Sets up the state at
    /// layer 2.
    void first_layer();

    void later_layer();

    /// v^2, c, theta/2 at the exact v^, and the ball of the true angle.
    void set_angle();

    Ball angle_, correlation_, unnormalized_, inverse_pi_, supplement_;
    bool obtuse_;
    Ball v_;                        ///< exact v^
    Ball r_;                        ///< the ball [-r, r] with |v - v^| <= r
    Ball square_, c_, half_angle_;  ///< v^2, sqrt(1 - v^2), arcsin(v) at v^
    Ball a_;                        ///< scratch: a layer allocates nothing
};

}  // namespace ntk
