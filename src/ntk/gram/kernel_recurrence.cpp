// The coefficients of each kernel's recurrence; where they come from stands at the top of kernel_recurrence.hpp.
#include "ntk/gram/kernel_recurrence.hpp"

#include "rigor/number/scalar.hpp"

#include <algorithm>

namespace ntk {
namespace {

using rigor::Ball, rigor::Rational;

void require_depth(long depth) {
    if (depth < 1) throw std::invalid_argument("L = " + std::to_string(depth) + "; expected L >= 1");
}

/// 3 pi/(2 L) after L layers that take away the part theta/(3 pi) of theta each.
double near_scale_of(double layers) { return 4.7 / layers; }

}  // namespace

KernelRecurrence KernelRecurrence::normalized(long depth) {
    require_depth(depth);
    KernelRecurrence r;
    r.scale = Ball(1) / Ball(depth);
    r.layers.resize(static_cast<std::size_t>(depth - 1));
    r.near_scale = near_scale_of(static_cast<double>(depth));
    return r;
}

KernelRecurrence KernelRecurrence::kinked(long depth, const Rational& delta) {
    if (delta <= 0 || delta > Rational(1, 2))
        throw std::domain_error("Delta = " + rigor::to_string(delta) + "; expected a number in (0, 1/2]");
    KernelRecurrence r = normalized(depth);
    const Rational p = 2 * delta;
    const Ball part(p), rest(Rational(1 - p));
    for (Layer& layer : r.layers) layer = {.weight = part, .keep = rest, .hold = rest, .decay = part, .pull = part};
    const double approximate_p = rigor::from_rational<double>(p);
    r.near_scale = near_scale_of(static_cast<double>(depth) * approximate_p);
    if (p < 1) r.far_scale = std::sqrt(approximate_p / 2);  // as for a residual network
    return r;
}

KernelRecurrence KernelRecurrence::tangent(long depth, const NetworkParameters& network) {
    return fully_connected(depth, FullyConnectedKernel::jacot(network.input_dimension, network.beta));
}

KernelRecurrence KernelRecurrence::fully_connected(long depth, const FullyConnectedKernel& kernel) {
    KernelRecurrence r = covariance(depth, kernel);
    const Ball gain(kernel.gain), bias(kernel.bias);
    Ball variance(Rational(kernel.input_scale + kernel.input_bias)), diagonal = variance;
    for (Layer& layer : r.layers) {
        layer.decay = gain;
        layer.pull = gain * variance;
        variance = layer.pull + bias;
        diagonal = gain * diagonal + variance;
    }
    r.maximum = diagonal;
    return r;
}

KernelRecurrence KernelRecurrence::covariance(long depth, const FullyConnectedKernel& kernel) {
    require_depth(depth);
    static_cast<void>(TwoPointKernelIteration<Ball>::from_angle(Ball(0), kernel));  // throws for a kernel out of range
    const Ball gain(kernel.gain), bias(kernel.bias);
    const Rational first = kernel.input_scale + kernel.input_bias;
    KernelRecurrence r;
    r.half_chord_square = kernel.input_scale / first;
    Ball variance(first);
    for (long layer = 1; layer < depth; ++layer) {
        const Ball part = gain * variance, next = part + bias;
        const Ball root_ratio = kernel.bias == 0 ? Ball(1) : rigor::sqrt(part / next);
        r.layers.push_back({.root_ratio = root_ratio, .decay = Ball(0), .pull = Ball(0)});
        variance = next;
    }
    r.top = r.maximum = variance;
    r.near_scale = near_scale_of(static_cast<double>(depth));
    return r;
}

KernelRecurrence KernelRecurrence::step_covariance() {
    KernelRecurrence r;
    r.top = Ball(0);
    r.layers.push_back({.decay = Ball(0), .pull = Ball(0), .slope = Ball(1)});
    return r;
}

KernelRecurrence KernelRecurrence::residual(long depth, const Rational& alpha) {
    require_depth(depth);
    const Rational square = alpha * alpha, weight = square / (1 + square);
    const Ball p(weight), keep(Rational(1 / (1 + square)));
    KernelRecurrence r;
    r.top = Ball(2);
    r.scale = rigor::power(Ball(Rational(1 + square)), static_cast<unsigned long>(depth));
    // kappa_0 = kappa_1 = 1 at u = 1
    r.maximum = r.scale * (Ball(4) + Ball(2 * depth) * p) - Ball(2);
    // f - 2 u is a power series in u with nonnegative coefficients, as kappa_0 and kappa_1 are: it is at most f(1) - 2.
    // Where that is negligible the kernel is 2 u, and no layer is walked.
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

}  // namespace ntk
