#include "claim/check.hpp"
#include "claim/cited_steps.hpp"
#include "claim/decided_steps.hpp"
#include "claim/generators.hpp"
#include "ntk/kernel/two_point_kernel.hpp"
#include "ntk/network/empirical_kernel.hpp"
#include "ntk/network/network_batch.hpp"
#include "ntk/network/random_network.hpp"
#include "proofs/common/random_networks.hpp"
#include "proofs/jacot_2018/common/relu_moments.hpp"
#include "rigor/number/ball_functions.hpp"

#include <fmt/format.h>

#include <array>
#include <cmath>

namespace proofs::jacot_2018::theorem_1 {
namespace {

using claim::Relation;
using ntk::DenseMatrix, ntk::FiniteNetwork;
using rigor::Ball, rigor::Rational, rigor::Truth;

/// Theta^(1) = Sigma^(1) = input <x, x'>/n_0 + bias beta^2, Sigma^(l+1) = E[sigma sigma] + bias beta^2, Theta^(l+1) =
/// factor Theta^(l) dotSigma^(l+1) + sum Sigma^(l+1); or dotSigma^(l) in place of dotSigma^(l+1) for l >= 2.
struct Reading {
    Rational input = 1, bias = 1, factor = 1, sum = 1;
    bool slope_of_layer_below = false;
};

const Rational beta(1, 3), size(5, 2);      // |x|^2/n_0
const Rational inner(1, 2), other_size(2);  // <x, x'>/n_0, |x'|^2/n_0

/// Theta_infinity^(L)(x, x) for the ReLU: dotSigma(x, x) = 1/2 at all layers.
Rational limit_kernel(const Reading& reading, long depth) {
    Rational sigma = reading.input * size + reading.bias * beta * beta, theta = sigma;
    for (long l = 1; l < depth; ++l) {
        sigma = sigma / 2 + reading.bias * beta * beta;
        theta = reading.factor * theta / 2 + reading.sum * sigma;
    }
    return theta;
}

/// Theta_infinity^(L)(x, x') for the ReLU at two points.
Ball limit_kernel_of_two_points(const Reading& reading, long depth) {
    const Rational bias = reading.bias * beta * beta;
    Rational a = reading.input * size + bias, b = reading.input * other_size + bias;
    Ball sigma{Rational(reading.input * inner + bias)}, theta = sigma, slope;
    for (long l = 1; l < depth; ++l) {
        const Ball root = rigor::sqrt(Ball(Rational(a * b))), correlation = sigma / root,
                   next = (Ball::pi() - rigor::acos(correlation)) / (Ball(2) * Ball::pi());  // dotSigma^(l+1)
        const Ball sine = rigor::sqrt(Ball(1) - correlation * correlation);
        sigma = root * sine / (Ball(2) * Ball::pi()) + sigma * next + Ball(bias);
        theta = Ball(reading.factor) * theta * (reading.slope_of_layer_below && l > 1 ? slope : next) +
                Ball(reading.sum) * sigma;
        slope = next;
        a = a / 2 + bias;
        b = b / 2 + bias;
    }
    return theta;
}
/// The same by the program of ntk/kernel, in which nothing of the reading occurs.
Ball program(long depth) {
    ntk::TwoPointKernelIteration<Ball> walk({size, inner, other_size}, ntk::FullyConnectedKernel::jacot(1, beta));
    walk.advance_to(depth);
    return walk.tangent_kernel();
}

std::vector<long> depths() {
    std::vector<long> list;
    for (long depth = 1; depth <= 30; ++depth) list.push_back(depth);
    return list;
}

/// Means over networks of Theta(x, x), Theta(x, x'), Theta(x', x'), and of the square of their largest distance from
/// the limit.
struct Kernels {
    std::array<Mean, 3> entries;
    Mean squared_distance;
};
Kernels kernels(Activation activation, long depth, long width, long samples, std::uint64_t seed,
                const Limit& expected) {
    const DenseMatrix<double> points = points_of_unequal_norm();
    FiniteNetwork<double> network = shape(activation, 2, width, depth, Rational(1, 2));
    ntk::NetworkBatch<double> batch(network, points);
    DenseMatrix<double> kernel;
    Kernels found;
    for (long k = 0; k < samples; ++k) {
        ntk::initialize(network, seed + static_cast<std::uint64_t>(100 * depth + width), static_cast<std::uint64_t>(k));
        batch.forward(network);
        batch.backward(network);
        batch.kernel(network, kernel);
        found.entries[0].add(kernel(0, 0));
        found.entries[1].add(kernel(0, 1));
        found.entries[2].add(kernel(1, 1));
        found.squared_distance.add(std::pow((kernel - expected.tangent).cwiseAbs().maxCoeff(), 2));
    }
    return found;
}
/// The mean of Theta_12(x, x')^2 for two outputs.
ntk::Estimate crossed(Activation activation, long width, long samples, std::uint64_t seed) {
    const DenseMatrix<double> points = points_of_unequal_norm();
    FiniteNetwork<double> network = shape(activation, 2, width, 3, Rational(1, 2), 2);
    Mean mean;
    for (long k = 0; k < samples; ++k) {
        ntk::initialize(network, seed + static_cast<std::uint64_t>(width), static_cast<std::uint64_t>(k));
        mean.add(std::pow(ntk::empirical_kernel(network, points)(0, 3), 2));
    }
    return mean.estimate();
}

constexpr long networks = 1500;

/// The mean at two widths, extrapolated, against the limit; for L = 3 how fast the distance falls.
void add_simulation(claim::Result& result, Activation activation, long depth, std::uint64_t seed) {
    const Limit expected = limit(activation, points_of_unequal_norm(), depth, Recursion::printed(2, 0.5));
    const Kernels narrow = kernels(activation, depth, 16, networks, seed, expected),
                  wide = kernels(activation, depth, 32, networks, seed, expected);
    const std::array<double, 3> limits{expected.tangent(0, 0), expected.tangent(0, 1), expected.tangent(1, 1)};
    const std::array<const char*, 3> names{"(x, x)", "(x, x')", "(x', x')"};
    const std::string name = fmt::format("{}, L = {}", activation == Activation::relu ? "ReLU" : "erf", depth);
    for (std::size_t e = 0; e < 3; ++e) {
        const ntk::Estimate mean = ntk::extrapolated_mean(narrow.entries[e].estimate(), wide.entries[e].estimate());
        result.steps.supports(
            claim::simulated(fmt::format("{}: mean of Theta{}, from widths 16 and 32", name, names[e]), mean.mean,
                             mean.standard_error, limits[e]));
        if (depth == 3 && e == 1)
            result.values.push_back(claim::estimated_value(
                fmt::format("{}, mean of Theta(x, x'), extrapolated; Theta_infinity = {:.3f}", name, limits[e]),
                mean.mean, mean.standard_error));
    }
    if (depth != 3) return;
    std::vector<AtWidth> distances{{16, narrow.squared_distance.estimate()}, {32, wide.squared_distance.estimate()}};
    for (const long width : {64L, 128L})
        distances.push_back(
            {width,
             kernels(activation, depth, width, width == 64 ? 300 : 100, seed, expected).squared_distance.estimate()});
    std::vector<AtWidth> off;
    for (const long width : {4L, 8L, 16L, 32L}) off.push_back({width, crossed(activation, width, 400, seed)});
    const ntk::Estimate slope = exponent(distances), off_slope = exponent(off);
    const std::string says = name + ", exponent of n in E max|Theta - Theta_infinity|^2, n = 16 to 128",
                      off_says = name + ", exponent of n in E Theta_12(x, x')^2, two outputs, n = 4 to 32";
    result.steps.supports(claim::simulated_below(says, slope.mean, slope.standard_error, -0.5))
        .supports(claim::simulated_below(off_says, off_slope.mean, off_slope.standard_error, 0));
    result.values.push_back(claim::estimated_value(says, slope.mean, slope.standard_error));
    result.values.push_back(claim::estimated_value(off_says, off_slope.mean, off_slope.standard_error));
}

claim::Result check(const claim::Context& context, const Reading& reading) {
    claim::Result result;
    const rigor::Precision precision(256);  // free: how precisely
    result.scope =
        "all Lipschitz sigma, L, n_0, n_L, beta > 0, pairs of points; min(n_1, …, n_(L-1)) -> infinity in any "
        "manner, one after the other among them; convergence in L^2";
    result.steps.carries(claim::cites(context, "jacot-2018/proposition-1"))
        .carries(claim::cites_correction(context, "jacot-2018/a.3-subnetwork-kernels"))
        .carries(claim::written(context, "chain-rule"))
        .carries(claim::written(context, "different"))
        .carries(claim::written(context, "same"))
        .carries(claim::written(context, "continuity"))
        .carries(claim::written(context, "mean"))
        .carries(claim::exact_for_each<ReluShape>(
            "ReLU, one point, L = 1 to 6, n = 1 and 2", narrow_shapes(),
            {"E Theta^(L)_11(x, x), the mean over all patterns of signs of the hidden neurons",
             [](const ReluShape& s) { return pattern_means(s.depth, s.width, size + beta * beta, beta).tangent; }},
            Relation::equal,
            {"Theta_infinity^(L)(x, x)", [&](const ReluShape& s) { return limit_kernel(reading, s.depth); }}))
        .carries(claim::exact_for_each<long>(
            "ReLU, two points of unequal norm, L = 1 to 30", depths(),
            {"|Theta_infinity^(L)(x, x') - the recursion of another program|",
             [&](long depth) { return rigor::abs(limit_kernel_of_two_points(reading, depth) - program(depth)); }},
            Relation::less, {"1e-30", [](long) { return rigor::parse_rational("1e-30"); }}));
    if (context.verdict_only) return result;
    for (const Activation activation : {Activation::relu, Activation::erf})
        for (const long depth : {2L, 3L, 4L}) add_simulation(result, activation, depth, context.seed);
    return result;
}

const claim::Registered registered{[]() -> claim::Check {
    const Rational little = rigor::parse_rational("1e-20");
    return claim::checked("jacot-2018/theorem-1", check)
        .control("dotSigma^(L) for dotSigma^(L+1), L >= 2", [](Reading& r) { r.slope_of_layer_below = true; })
        .control("no bias", [](Reading& r) { r.bias = 0; })
        .control("(1 + 1e-20) beta^2", [=](Reading& r) { r.bias += little; })
        .control("(1 + 1e-20) <x, x'>/n_0", [=](Reading& r) { r.input += little; })
        .control("Theta^(L+1) = Theta^(L) dotSigma^(L+1) + (1 + 1e-20) Sigma^(L+1)",
                 [=](Reading& r) { r.sum += little; })
        .control("Theta^(L+1) = (1 + 1e-20) Theta^(L) dotSigma^(L+1) + Sigma^(L+1)",
                 [=](Reading& r) { r.factor += little; })
        .property(claim::property(
            "ReLU, random |x|^2, beta, L, n: the exact E Theta^(L)_11(x, x) lies in the enclosure of "
            "Theta_infinity^(L)(x, x)",
            [](const Rational& squared, long b, long depth, long n) {
                const rigor::Precision precision(128);  // free: how precisely
                const Rational bias(b, 4);
                ntk::TwoPointKernelIteration<Ball> walk({squared, squared, squared},
                                                        ntk::FullyConnectedKernel::jacot(1, bias));
                walk.advance_to(depth);
                return rigor::truth(walk.tangent_kernel().contains(
                           relu_moments(depth, n, squared + bias * bias, bias).tangent)) &&
                       rigor::certainly_less(walk.tangent_kernel().radius(), Ball::dyadic(1, -60));
            },
            claim::Input{"|x|^2", claim::positive_rationals()},
            claim::Input{"4 beta", claim::integers(0, 8)},  // free: random inputs
            claim::Input{"L", claim::integers(2, 20)},
            claim::Input{"n", claim::integers(1, 1000)}));  // free: random inputs
}};

}  // namespace
}  // namespace proofs::jacot_2018::theorem_1
