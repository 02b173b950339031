#include "claim/generators.hpp"
#include "ntk/network/empirical_kernel.hpp"
#include "ntk/network/network_batch.hpp"
#include "ntk/network/random_network.hpp"
#include "proofs/common/random_rational.hpp"
#include "claim/legacy.hpp"
#include "proofs/common/random_networks.hpp"

#include <fmt/format.h>

#include <random>

namespace proofs::jacot_2018 {
namespace {

using rigor::Rational, rigor::Truth;
using ntk::DenseMatrix, ntk::DenseVector, ntk::FiniteNetwork;

/// The chain rule for the tangent kernel, exactly, for a network with the ReLU, L = 3: empirical kernel of the whole against that of the first two maps.
bool chain_rule(long number, long outputs) {
    std::mt19937_64 random(static_cast<std::uint64_t>(number));
    const auto draw = [&] { return random_rational(random, 10, 5); };
    const Rational beta(1, 2);
    FiniteNetwork<Rational> network = ntk::jacot_network<Rational>(std::vector<long>{1, 4, 4, outputs}, beta);
    for (auto& m : network.maps) {
        for (long i = 0; i < m.weights.size(); ++i) m.weights.data()[i] = draw();
        for (long i = 0; i < m.bias.size(); ++i) m.bias(i) = draw();
    }
    DenseMatrix<Rational> points(1, 2);
    points << draw(), draw();
    FiniteNetwork<Rational> below = network;
    below.maps.pop_back();
    const DenseMatrix<Rational> whole = ntk::empirical_kernel(network, points), part = ntk::empirical_kernel(below, points);
    std::vector<DenseVector<Rational>> z;
    for (long x = 0; x < 2; ++x) z.push_back(ntk::network_output(below, DenseVector<Rational>(points.col(x))));
    const auto& w = network.maps.back().weights;
    const long n = 4;
    for (long x = 0; x < 2; ++x)
        for (long y = 0; y < 2; ++y)
            for (long k = 0; k < outputs; ++k)
                for (long l = 0; l < outputs; ++l) {
                    const auto &zx = z[static_cast<std::size_t>(x)], &zy = z[static_cast<std::size_t>(y)];
                    Rational sum = k == l ? Rational(beta * beta) : Rational(0);
                    for (long i = 0; i < n; ++i) {
                        if (k == l && zx(i) > 0 && zy(i) > 0) sum += zx(i) * zy(i) / n;
                        for (long j = 0; j < n; ++j)
                            if (zx(i) > 0 && zy(j) > 0) sum += w(k, i) * w(l, j) * part(x * n + i, y * n + j) / n;
                    }
                    if (sum != whole(x * outputs + k, y * outputs + l)) return false;
                }
    return true;
}

/// Means over networks of Theta(x, x), Theta(x, x'), Theta(x', x'), and of the square of their largest distance from the limit.
struct Kernels {
    std::array<Mean, 3> entries;
    Mean squared_distance;
};
Kernels kernels(Activation activation, long depth, long width, long samples, std::uint64_t seed, const Limit& expected) {
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

const char* name(Activation activation) { return activation == Activation::relu ? "ReLU" : "erf"; }

constexpr long samples = 1500;

claim::legacy::Argument argue(const Recursion& recursion, bool brief, std::uint64_t seed, std::vector<claim::Value>* values = nullptr) {
    claim::legacy::Argument argument;
    bool exact = true;
    for (long number = 0; number < 10; ++number) exact = exact && chain_rule(number, 2);
    argument.step("the chain rule for the tangent kernel, exactly: ReLU networks with widths 1, 4, 4, 2", rigor::truth(exact));
    for (const Activation activation : {Activation::relu, Activation::erf}) {
        if (brief && activation == Activation::erf) continue;
        for (const long depth : {2L, 3L, 4L}) {
            if (brief && depth != 3) continue;
            const Limit expected = limit(activation, points_of_unequal_norm(), depth, recursion);
            const Kernels narrow = kernels(activation, depth, 16, samples, seed, expected), wide = kernels(activation, depth, 32, samples, seed, expected);
            const std::array<double, 3> limits{expected.tangent(0, 0), expected.tangent(0, 1), expected.tangent(1, 1)};
            Truth compatible = Truth::yes;
            for (std::size_t e = 0; e < 3; ++e) compatible = compatible && claim::compatible(ntk::extrapolated_mean(narrow.entries[e].estimate(), wide.entries[e].estimate()).z_score(limits[e]));
            argument.step(fmt::format("simulation, {}, L = {}: the mean of Theta at two points of different norm, extrapolated from widths 16 and 32, is compatible with Theta_infinity", name(activation), depth), compatible);
            if (depth != 3) continue;
            std::vector<AtWidth> distances{{16, narrow.squared_distance.estimate()}, {32, wide.squared_distance.estimate()}};
            for (const long width : {64L, 128L}) distances.push_back({width, kernels(activation, depth, width, width == 64 ? 300 : 100, seed, expected).squared_distance.estimate()});
            const ntk::Estimate slope = exponent(distances);
            argument.step(fmt::format("simulation, {}, L = 3: E max|Theta - Theta_infinity|^2 falls with the width, n = 16 to 128, with an exponent below -1/2", name(activation)), below(slope, -0.5));
            std::vector<AtWidth> off;
            for (const long width : {4L, 8L, 16L, 32L}) off.push_back({width, crossed(activation, width, 400, seed)});
            const ntk::Estimate off_slope = exponent(off);
            argument.step(fmt::format("simulation, {}, L = 3, two outputs: E Theta_12(x, x')^2 falls with the width, n = 4 to 32: its exponent is below 0", name(activation)), below(off_slope, 0));
            if (values) {
                const ntk::Estimate mean = ntk::extrapolated_mean(narrow.entries[1].estimate(), wide.entries[1].estimate());
                values->push_back(claim::estimated_value(fmt::format("{}, L = 3, mean of Theta(x, x'), extrapolated; Theta_infinity = {:.3f}", name(activation), limits[1]), mean.mean, mean.standard_error));
                values->push_back(claim::estimated_value(fmt::format("{}, L = 3, exponent of n in E max|Theta - Theta_infinity|^2", name(activation)), slope.mean, slope.standard_error));
                values->push_back(claim::estimated_value(fmt::format("{}, L = 3, exponent of n in E Theta_12^2", name(activation)), off_slope.mean, off_slope.standard_error));
            }
        }
    }
    return argument;
}

const Recursion printed = Recursion::printed(2, 0.5);

claim::legacy::Finding check(const claim::Context& context) {
    std::vector<claim::Value> values;
    const claim::legacy::Argument argument = argue(printed, false, context.seed, &values);
    claim::legacy::Finding finding = conclude(argument, claim::Evidence::simulated,
                                      fmt::format("two points, {} random networks at each of the widths 16 and 32, 300 at 64, 100 at 128, 400 with two outputs at 4, 8, 16 and 32, ReLU and erf, L = 2, 3, 4, n_0 = 2, beta = 1/2, seed {}; the chain rule exactly for ten networks", samples, context.seed));
    finding.values = std::move(values);
    finding.remark = "The evidence is called simulated by the rule of the suite for random networks; the comment of the source file has a complete proof by hand (all Lipschitz sigma, L, n_0, n_L, beta > 0, all pairs of points, min(n_1, …, n_(L-1)) -> infinity in any manner), of which the machine checks instances only. Stronger than proved in the appendix: the convergence is in L^2, and the widths may grow together. beta > 0 is used where sigma has kinks: with beta = 0 and x = 0 the preactivations are 0, and dotsigma(0) need not exist.";
    return finding;
}

}  // namespace

claim::legacy::Check theorem_1() {
    const auto variant = [](Recursion recursion) {
        return [recursion](const claim::Context& context) { return claim::verdict_of(argue(recursion, true, context.seed).conclusion()); };
    };
    Recursion no_bias = printed, no_input = printed, below = printed, gain = printed;
    no_bias.bias = 0;
    no_input.input = 1;
    below.slope_of_layer_below = true;
    gain.bias *= 1.5;
    return {
        .id = "jacot-2018/theorem-1",
        .check = check,
        .controls = {{"dotSigma^(L) for dotSigma^(L+1)", variant(below)}, {"no bias above the first layer", variant(no_bias)}, {"1.5 beta^2 above the first layer", variant(gain)}, {"<x, x'> without 1/n_0", variant(no_input)}},
        .property = claim::property("the chain rule for the tangent kernel of ReLU networks with random rational parameters, exactly", [](long number, long outputs) { return rigor::truth(chain_rule(number, outputs)); },
                                    claim::Input{"network", claim::integers(0, 1'000'000)}, claim::Input{"n_L", claim::integers(1, 2)}),
    };
}
const claim::legacy::Registered registered_theorem_1{theorem_1};

}  // namespace proofs::jacot_2018
