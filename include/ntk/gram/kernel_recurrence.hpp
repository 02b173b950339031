// The deep kernels of the project as one recurrence with different coefficients, for code that serves them all. With theta the angle of the correlation
// w = cos theta at a layer, kappa_0 = 1 - theta/pi and g the angle map of depth_map.hpp:
//   sin^2(theta'/2) = ratio ((1 - p) sin^2(theta/2) + p sin^2(g/2)),   N' = keep N + lift + kappa_0 (decay N + pull w + lift),   N_1 = 0,
//   kernel = scale (N_L + top w_L).
//
// Fully connected. T' = decay kappa_0 T + q' w' with T_1 = q_1 w_1, q the variance; N = T - q w removes the last term: keep = lift = 0, pull = decay q,
// p = 1, top = q_L. Theta_bar^(L) (normalized_kernel.hpp): ratio = decay = q = 1, scale = 1/L. Theta_infinity^(L) (neural_tangent_kernel.hpp): decay = 1/2
// from E[relu' relu'] = kappa_0/2, q' = q/2 + beta^2, ratio = (q/2)/q', scale = 1; cos theta_1 = (z/n0 + beta^2)/(1/n0 + beta^2), hence
//   sin^2(theta_1/2) = (1 - z)/(2 (1 + n0 beta^2)).
//
// Residual: the bracket f = r^(L) + u B_1 + K_L of (3.9) (residual_kernel.hpp, with its S and P; a = alpha^2). M = a S + u P - K satisfies M_0 = 0,
//   M' = (1 + a kappa_0)(M + K) + a (1 + a)^(l-1) kappa_1 + a (K + 1) kappa_0 + a - K' = (1 + a kappa_0) M + a (1 + kappa_0 + 2 kappa_0 K),
// because K' = K + a (1 + a)^(l-1) kappa_1, and f = M + 2 K. N = M/(1 + a)^l, w = K/(1 + a)^l and p = a/(1 + a) give
//   N' = (1 - p) N + p (1 + a)^(1-l) + kappa_0 (p N + 2 p w + p (1 + a)^(1-l)),   f = (1 + a)^L (N_L + 2 w_L),   ratio = 1.
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
        rigor::Ball keep{0}, decay{1}, pull{1}, lift{0};
    };
    rigor::Rational half_chord_square = 1;  ///< sin^2(theta_1/2) = half_chord_square · (1 - z)/2, in (0, 1]
    rigor::Ball scale{1}, top{1};           ///< the kernel is scale (N_L + top w_L)
    std::vector<Layer> layers;
    rigor::Ball maximum{1};                 ///< max |kernel|, its value at z = 1: the kernel is positive definite with a constant diagonal
    /// How far from x = 0 the nearest complex singularity is, roughly, for x = sin(theta_1/2) and x = cos(theta_1/2). A guess: no proof depends on it.
    double near_scale = 1, far_scale = 1;
    rigor::Ball neglected{0};               ///< |kernel - what the recurrence gives|, at most

    /// Theta_bar^(depth). depth >= 1 (std::invalid_argument).
    static KernelRecurrence normalized(long depth) {
        using rigor::Ball;
        require_depth(depth);
        KernelRecurrence r;
        r.scale = Ball(1) / Ball(depth);
        r.layers.resize(static_cast<std::size_t>(depth - 1));
        r.near_scale = near_scale_of(static_cast<double>(depth));
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
        Ball variance(Rational(1 / network.input_dimension + beta_square)), diagonal = variance;
        for (long layer = 1; layer < depth; ++layer) {
            const Ball pull = half * variance, next = pull + Ball(beta_square);
            r.layers.push_back({.root_ratio = beta_square == 0 ? Ball(1) : rigor::sqrt(pull / next), .decay = half, .pull = pull});
            diagonal = half * diagonal + next;
            variance = next;
        }
        r.top = variance;
        r.maximum = diagonal;
        r.near_scale = near_scale_of(static_cast<double>(depth));
        return r;
    }
    /// The bracket of (3.9) at u = z. depth >= 1 (std::invalid_argument).
    static KernelRecurrence residual(long depth, const rigor::Rational& alpha) {
        using rigor::Ball, rigor::Rational;
        require_depth(depth);
        const Rational square = alpha * alpha, weight = square / (1 + square);
        const Ball p(weight), keep(Rational(1 / (1 + square)));
        KernelRecurrence r;
        r.top = Ball(2);
        r.scale = rigor::power(Ball(Rational(1 + square)), static_cast<unsigned long>(depth));
        // kappa_0 = kappa_1 = 1 at u = 1
        r.maximum = r.scale * (Ball(4) + Ball(2 * depth) * p) - Ball(2);
        // f - 2 u is a power series in u with nonnegative coefficients, as kappa_0 and kappa_1 are: it is at most f(1) - 2. Where that is negligible
        // the kernel is 2 u, and no layer is walked.
        const Ball rest = r.maximum - Ball(2);
        if (square == 0 || certainly_less(rest, Ball::dyadic(1, -60)) == rigor::Truth::yes) {
            r.scale = Ball(1);
            if (square != 0) r.neglected = rigor::abs(rest).upper();
            return r;
        }
        Ball lift = p;
        for (long layer = 1; layer <= depth; ++layer) {
            r.layers.push_back({.weight = p, .keep = keep, .decay = p, .pull = Ball(2) * p, .lift = lift});
            lift *= keep;
        }
        // Next to the antipode the first layer is x' = sqrt(x^2 + p/2 + …).
        const double approximate_p = p.approx_double();
        r.near_scale = near_scale_of(static_cast<double>(depth) * approximate_p);
        r.far_scale = std::sqrt(approximate_p / 2);
        return r;
    }

private:
    static void require_depth(long depth) {
        if (depth < 1) throw std::invalid_argument("L = " + std::to_string(depth) + "; expected L >= 1");
    }
    /// 3 pi/(2 L) after L layers that take away the part theta/(3 pi) of theta each.
    static double near_scale_of(double layers) { return 4.7 / layers; }
};

}  // namespace ntk
