// The deep kernels of the project as one recurrence with different coefficients, for code that serves them all. With v = sin(theta/2), theta the angle of
// the correlation at the layer, g the angle map of depth_map.hpp and q the variance (1 where the kernel is normalized):
//   v' = sqrt(ratio) sin(g/2),   T' = decay (1 - theta/pi) T + q' (1 - 2 v'^2),   T_1 = q_1 cos theta_1,   kernel = scale · T_L.
// Theta_bar^(L) (normalized_kernel.hpp): ratio = decay = q = 1, scale = 1/L. Theta_infinity^(L) (neural_tangent_kernel.hpp): decay = 1/2 from
// E[relu' relu'] = kappa_0/2, q' = q/2 + beta^2, ratio = (q/2)/q', scale = 1. There cos theta_1 = (z/n0 + beta^2)/(1/n0 + beta^2), hence
//   sin^2(theta_1/2) = (1 - z)/(2 (1 + n0 beta^2)).
#pragma once

#include "ntk/neural_tangent_kernel.hpp"

#include <vector>

namespace ntk {

/// What distinguishes the kernels: the coefficients of the recurrence.
struct KernelRecurrence {
    /// From one layer to the next.
    struct Layer {
        rigor::Ball root_ratio, decay, variance;
    };
    rigor::Rational half_chord_square = 1;  ///< sin^2(theta_1/2) = half_chord_square · (1 - z)/2, in (0, 1]
    rigor::Ball first_variance{1};          ///< T_1 = first_variance · cos theta_1
    rigor::Ball scale{1};                   ///< the kernel is scale · T_L
    std::vector<Layer> layers;              ///< L - 1 of them
    rigor::Ball maximum{1};                 ///< max |kernel|, its value at z = 1: the kernel is positive definite with a constant diagonal

    /// Theta_bar^(depth). depth >= 1 (std::invalid_argument).
    static KernelRecurrence normalized(long depth) {
        using rigor::Ball;
        require_depth(depth);
        KernelRecurrence r;
        r.scale = Ball(1) / Ball(depth);
        r.layers.assign(static_cast<std::size_t>(depth - 1), Layer{Ball(1), Ball(1), Ball(1)});
        return r;
    }
    /// Theta_infinity^(depth) of the fully connected network on unit vectors. Errors as NeuralTangentKernelIteration, and depth >= 1.
    static KernelRecurrence tangent(long depth, const NetworkParameters& network) {
        using rigor::Ball, rigor::Rational;
        require_depth(depth);
        const NeuralTangentKernelIteration<Ball> check(1, network);  // throws for parameters out of range
        const Rational beta_square = network.beta * network.beta;
        const Ball half = Ball::dyadic(1, -1);
        KernelRecurrence r;
        r.half_chord_square = 1 / Rational(1 + network.input_dimension * beta_square);
        r.first_variance = Ball(Rational(1 / network.input_dimension + beta_square));
        Ball variance = r.first_variance, diagonal = variance;
        for (long layer = 1; layer < depth; ++layer) {
            const Ball next = half * variance + Ball(beta_square);
            r.layers.push_back({beta_square == 0 ? Ball(1) : rigor::sqrt(half * variance / next), half, next});
            diagonal = half * diagonal + next;
            variance = next;
        }
        r.maximum = diagonal;
        return r;
    }

private:
    static void require_depth(long depth) {
        if (depth < 1) throw std::invalid_argument("L = " + std::to_string(depth) + "; expected L >= 1");
    }
};

}  // namespace ntk
