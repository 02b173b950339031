// The deep kernels of the project as one recurrence with different coefficients, for code that serves them all. With
// theta the angle of the correlation w = cos theta at a layer, kappa_0 = 1 - theta/pi and g the angle map of
// depth_map.hpp:
//   sin^2(theta'/2) = ratio ((1 - p) sin^2(theta/2) + p sin^2(g/2)),
//   N' = keep N + hold w + lift + kappa_0 (decay N + pull w + lift + slope),   N_1 = 0,
//   kernel = scale (N_L + top w_L).
//
// Fully connected. T' = decay kappa_0 T + q' w' with T_1 = q_1 w_1, q the variance; N = T - q w removes the last
// term: keep = lift = slope = 0, pull = decay q, p = 1, top = q_L. Theta_bar^(L) (normalized_kernel.hpp):
// ratio = decay = q = 1, scale = 1/L. Theta^(L) of two_point_kernel.hpp: decay = gain, q' = gain q + bias,
// ratio = gain q/q', scale = 1; cos theta_1 = (input_scale z + input_bias)/(input_scale + input_bias), hence
//   sin^2(theta_1/2) = input_scale/(input_scale + input_bias) (1 - z)/2.
// Sigma^(L) = q_L w_L is the same without N (decay = pull = 0). kappa_0 itself, the arc-cosine kernel of order 0, is
// one layer with slope = 1 and nothing else, top = 0.
//
// phi(s) = a s + b |s| at the edge of chaos, Delta = b^2/(a^2 + b^2) <= 1/2 (leaky ReLUs): h = (1 - p) z + p kappa_1
// and h' = 1 - p + p kappa_0 with p = 2 Delta, since that of the ReLU (1/2) is kappa_1. T' = h' T + w', so N = T - w
// gives
//   N' = (1 - p) (N + w) + kappa_0 p (N + w),   ratio = 1, top = 1, scale = 1/L.
// For p > 1 the enclosures of kernel_series.hpp, which need 1 - p >= 0, do not hold.
//
// Residual: the bracket f = r^(L) + u B_1 + K_L of (3.9) (residual_kernel.hpp, with its S and P; a = alpha^2). With
// M = a S + u P - K, M_0 = 0 and
//   M' = (1 + a kappa_0)(M + K) + a (1 + a)^(l-1) kappa_1 + a (K + 1) kappa_0 + a - K'
//      = (1 + a kappa_0) M + a (1 + kappa_0 + 2 kappa_0 K),
// because K' = K + a (1 + a)^(l-1) kappa_1, and f = M + 2 K. N = M/(1 + a)^l, w = K/(1 + a)^l and p = a/(1 + a) give
//   N' = (1 - p) N + p (1 + a)^(1-l) + kappa_0 (p N + 2 p w + p (1 + a)^(1-l)),
//   f = (1 + a)^L (N_L + 2 w_L),   ratio = 1.
// Nothing cancels there: what a layer adds is proportional to p.
#pragma once

#include "ntk/kernel/neural_tangent_kernel.hpp"

#include <vector>

namespace ntk {

/// What distinguishes the kernels: the coefficients of the recurrence.
struct KernelRecurrence {
    /// From one layer to the next. ratio = 1 or weight = 1.
    struct Layer {
        rigor::Ball root_ratio{1}, weight{1};  ///< of the angle: sqrt(ratio), p
        rigor::Ball keep{0}, hold{0}, decay{1}, pull{1}, lift{0}, slope{0};
    };
    rigor::Rational half_chord_square = 1;  ///< sin^2(theta_1/2) = half_chord_square · (1 - z)/2, in (0, 1]
    rigor::Ball scale{1}, top{1};           ///< the kernel is scale (N_L + top w_L)
    std::vector<Layer> layers;
    /// max |kernel|, its value at z = 1: the kernel is positive definite with a constant diagonal.
    rigor::Ball maximum{1};
    /// How far from x = 0 the nearest complex singularity is, roughly, for x = sin(theta_1/2) and x = cos(theta_1/2).
    /// A guess: no proof depends on it.
    double near_scale = 1, far_scale = 1;
    rigor::Ball neglected{0};  ///< |kernel - what the recurrence gives|, at most

    /// Theta_bar^(depth). depth >= 1 (std::invalid_argument).
    static KernelRecurrence normalized(long depth);
    /// Theta_bar^(depth) of a kinked network at the edge of chaos, 0 < Delta <= 1/2 (std::domain_error).
    static KernelRecurrence kinked(long depth, const rigor::Rational& delta);
    /// Theta_infinity^(depth) of the fully connected network on unit vectors. Errors as NeuralTangentKernelIteration,
    /// and depth >= 1.
    static KernelRecurrence tangent(long depth, const NetworkParameters& network);
    /// Theta^(depth) and Sigma^(depth) of two_point_kernel.hpp on unit vectors. depth >= 1 (std::invalid_argument);
    /// std::domain_error as TwoPointKernelIteration.
    static KernelRecurrence fully_connected(long depth, const FullyConnectedKernel& kernel);
    static KernelRecurrence covariance(long depth, const FullyConnectedKernel& kernel);
    /// kappa_0(z).
    static KernelRecurrence step_covariance();
    /// The bracket of (3.9) at u = z. depth >= 1 (std::invalid_argument).
    static KernelRecurrence residual(long depth, const rigor::Rational& alpha);
};

}  // namespace ntk
