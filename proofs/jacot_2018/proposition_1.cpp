#include "claim/generators.hpp"
#include "ntk/network/network_gradient.hpp"
#include "ntk/kernel/two_point_kernel.hpp"
#include "ntk/network/random_network.hpp"
#include "claim/legacy.hpp"
#include "proofs/common/random_networks.hpp"

#include <fmt/format.h>

namespace proofs::jacot_2018 {
namespace {

using rigor::Ball, rigor::Rational, rigor::Truth;

/// What the proposition says of the covariance, or a falsified variant.
struct Statement {
    Rational bias = 1;        ///< Sigma^(l+1) = E[sigma sigma] + bias beta^2
    Rational excess = -1;     ///< a claimed excess kurtosis at every finite width; -1: none claimed
    double correlation = 0;   ///< of two outputs
};

struct Moments {
    Rational mean, square;  ///< E q, E q^2
    Rational variance() const { return square - mean * mean; }
    Rational excess_kurtosis() const { return 3 * variance() / (mean * mean); }
};
/// Of q_L for the ReLU, all hidden widths n, q_1 = first.
Moments relu_moments(long depth, const Rational& n, const Rational& first, const Rational& beta) {
    const Rational b = beta * beta;
    Moments m{first, first * first};
    for (long l = 1; l < depth; ++l) m = {b + m.mean / 2, b * b + b * m.mean + (1 + 5 / n) / 4 * m.square};
    return m;
}

void exact_steps(claim::legacy::Argument& argument, const Statement& statement) {
    const Rational beta(1, 3), first = Rational(5, 2) + beta * beta;
    bool mean = true, excess = true, decreasing = true;
    for (long depth = 1; depth <= 30; ++depth) {
        Rational sigma = first;
        for (long l = 1; l < depth; ++l) sigma = sigma / 2 + statement.bias * beta * beta;
        Rational last = 0;
        for (long k = 0; k <= 40; ++k) {
            const Rational n = rigor::power_of_two(k);
            const Moments m = relu_moments(depth, n, first, beta);
            mean = mean && m.mean == sigma;
            excess = excess && (statement.excess < 0 || m.excess_kurtosis() == statement.excess);
            const Rational scaled = n * m.variance();
            decreasing = decreasing && (depth == 1 ? scaled == 0 : scaled > 0 && (k == 0 || scaled <= last));
            last = scaled;
        }
    }
    argument.step("ReLU, one point: E f(x)^2 = Sigma^(L)(x, x) exactly, L = 1 to 30, n = 1, 2, 4, …, 2^40", rigor::truth(mean))
        .step("n Var S^(L)(x, x) does not increase with n (same L, n): |E e^(i t f) - e^(-t^2 Sigma/2)| <= (t^2/2) Var^(1/2) is O(n^(-1/2)), and the excess kurtosis O(1/n)", rigor::truth(decreasing));
    if (statement.excess >= 0) argument.step("the excess kurtosis at finite width is as claimed", rigor::truth(excess));
}

/// What is estimated from f_1(x), f_1(x'), f_2(x): products, and cos of a fixed combination.
struct Law {
    Mean xx, xy, yy, crossed, cosine, fourth;
};
constexpr double t1 = 0.8, t2 = -0.6, t3 = 0.7;

Law law(Activation activation, long depth, long width, long samples, std::uint64_t seed) {
    const ntk::DenseMatrix<double> points = points_of_unequal_norm();
    const ntk::DenseVector<double> x = points.col(0), y = points.col(1);
    ntk::FiniteNetwork<double> network = shape(activation, 2, width, depth, Rational(1, 2), 2);
    Law found;
    for (long k = 0; k < samples; ++k) {
        ntk::initialize(network, seed + static_cast<std::uint64_t>(100 * depth + width), static_cast<std::uint64_t>(k));
        const auto fx = ntk::network_output(network, x), fy = ntk::network_output(network, y);
        found.xx.add(fx(0) * fx(0));
        found.xy.add(fx(0) * fy(0));
        found.yy.add(fy(0) * fy(0));
        found.crossed.add(fx(0) * fx(1));
        found.cosine.add(std::cos(t1 * fx(0) + t2 * fy(0) + t3 * fx(1)));
        found.fourth.add(std::pow(fx(0), 4));
    }
    return found;
}

struct Plan {
    std::vector<std::pair<Activation, long>> networks;  ///< and depth
    long samples;
};
const Plan full{{{Activation::relu, 2}, {Activation::relu, 3}, {Activation::relu, 4}, {Activation::erf, 2}, {Activation::erf, 3}, {Activation::erf, 4}}, 2000}, brief{{{Activation::relu, 3}}, 2000}, none{{}, 0};

void simulated_steps(claim::legacy::Argument& argument, const Statement& statement, const Plan& plan, std::uint64_t seed, std::vector<claim::Value>* values) {
    for (const auto& [activation, depth] : plan.networks) {
        const Law narrow = law(activation, depth, 16, plan.samples, seed), wide = law(activation, depth, 32, plan.samples, seed);
        Recursion recursion = Recursion::printed(2, 0.5);
        recursion.bias *= statement.bias.convert_to<double>();
        const ntk::DenseMatrix<double> sigma = limit(activation, points_of_unequal_norm(), depth, recursion).covariance;
        const double cross = statement.correlation * sigma(0, 0);
        const double variance = t1 * t1 * sigma(0, 0) + 2 * t1 * t2 * sigma(0, 1) + t2 * t2 * sigma(1, 1) + t3 * t3 * sigma(0, 0) + 2 * t3 * (t1 * cross + t2 * statement.correlation * sigma(0, 1));
        const auto agrees = [](const Mean& n, const Mean& w, double value) { return claim::compatible(ntk::extrapolated_mean(n.estimate(), w.estimate()).z_score(value)); };
        const char* name = activation == Activation::relu ? "ReLU" : "erf";
        argument
            .step(fmt::format("simulation, {}, L = {}: second moments of f_1(x), f_1(x') and f_1(x) f_2(x), extrapolated from widths 16 and 32, are compatible with the covariance", name, depth),
                  agrees(narrow.xx, wide.xx, sigma(0, 0)) && agrees(narrow.xy, wide.xy, sigma(0, 1)) && agrees(narrow.yy, wide.yy, sigma(1, 1)) && agrees(narrow.crossed, wide.crossed, cross))
            .step(fmt::format("simulation, {}, L = {}: so is the characteristic function at one combination of f_1(x), f_1(x'), f_2(x) with the Gaussian one", name, depth),
                  agrees(narrow.cosine, wide.cosine, std::exp(-variance / 2)));
        if (values && depth == 3) {
            const ntk::Estimate cosine = ntk::extrapolated_mean(narrow.cosine.estimate(), wide.cosine.estimate());
            values->push_back(claim::estimated_value(fmt::format("{}, L = 3, E cos of the combination, extrapolated; Gaussian: {:.3f}", name, std::exp(-variance / 2)), cosine.mean, cosine.standard_error));
        }
    }
    if (plan.networks.empty()) return;
    // The exact recursion for the fourth moment against networks that are narrow enough to be far from Gaussian.
    const Rational beta(1, 2);
    const Moments exact = relu_moments(3, 4, Rational(1, 2) + beta * beta, beta);
    const ntk::Estimate fourth = law(Activation::relu, 3, 4, 2 * plan.samples, seed).fourth.estimate();
    argument.step("simulation, ReLU, L = 3, width 4: E f^4 is compatible with 3 E q^2 of the recursion", claim::compatible(fourth.z_score(Rational(3 * exact.square).convert_to<double>())));
}

claim::legacy::Argument argue(const Statement& statement, const Plan& plan, std::uint64_t seed, std::vector<claim::Value>* values = nullptr) {
    claim::legacy::Argument argument;
    exact_steps(argument, statement);
    simulated_steps(argument, statement, plan, seed, values);
    return argument;
}

claim::legacy::Finding check(const claim::Context& context) {
    std::vector<claim::Value> values;
    const claim::legacy::Argument argument = argue({}, full, context.seed, &values);
    claim::legacy::Finding finding = conclude(argument, claim::Evidence::simulated,
                                      fmt::format("two points, {} random networks at each of the widths 16 and 32, extrapolated, ReLU and erf, L = 2, 3, 4, n_0 = n_L = 2, beta = 1/2, seed {}; exact moments of the ReLU at every width", full.samples, context.seed));
    finding.values = std::move(values);
    finding.values.push_back({"excess kurtosis of f(x), ReLU, L = 4, n = 10, |x|^2/n_0 + beta^2 = 1, beta = 1/10, exact value", Ball(relu_moments(4, 10, 1, Rational(1, 10)).excess_kurtosis()).enclosure(12)});
    finding.values.push_back({"the same, n = 1000", Ball(relu_moments(4, 1000, 1, Rational(1, 10)).excess_kurtosis()).enclosure(12)});
    finding.remark = "The evidence is called simulated by the rule of the suite for random networks; the comment of the source file has a complete proof by hand (all Lipschitz sigma, L, n_0, n_L, beta, all finite sets of points, min(n_1, …, n_(L-1)) -> infinity in any manner), of which the machine checks instances only. Stronger than proved in the appendix: the widths may grow together. At finite width the outputs are neither Gaussian nor independent (f_1(x)^2 and f_2(x)^2 have the covariance Var S^(L)(x, x) > 0), only uncorrelated.";
    return finding;
}

}  // namespace

claim::legacy::Check proposition_1() {
    return {
        .id = "jacot-2018/proposition-1",
        .check = check,
        .controls = {{"no bias in the recursion", [](const claim::Context& c) { return claim::verdict_of(argue({.bias = 0}, brief, c.seed).conclusion()); }},
                     {"(1 + 1e-20) beta^2", [](const claim::Context& c) { return claim::verdict_of(argue({.bias = 1 + rigor::parse_rational("1e-20")}, none, c.seed).conclusion()); }},
                     {"Gaussian at every finite width", [](const claim::Context& c) { return claim::verdict_of(argue({.excess = 0}, none, c.seed).conclusion()); }},
                     {"two outputs with correlation 1/2", [](const claim::Context& c) { return claim::verdict_of(argue({.correlation = 0.5}, brief, c.seed).conclusion()); }}},
        .property = claim::property("ReLU, random |x|^2, beta, L, n: the exact E f(x)^2 lies in the enclosure of Sigma^(L)(x, x), and n Var S^(L) does not increase with n", [](const Rational& size, long b, long depth, long n) {
            const rigor::Precision precision(128);
            const Rational beta(b, 4), first = size + beta * beta;
            ntk::TwoPointKernelIteration<Ball> walk({size, size, size}, ntk::FullyConnectedKernel::jacot(1, beta));
            walk.advance_to(depth);
            const Moments narrow = relu_moments(depth, n, first, beta), wide = relu_moments(depth, n + 1, first, beta);
            return rigor::truth(walk.covariance().contains(narrow.mean) && (n + 1) * wide.variance() <= n * narrow.variance()) && rigor::certainly_less(walk.covariance().radius(), Ball::dyadic(1, -60));
        }, claim::Input{"|x|^2", claim::positive_rationals()}, claim::Input{"4 beta", claim::integers(0, 8)}, claim::Input{"L", claim::integers(2, 20)}, claim::Input{"n", claim::integers(1, 1000)}),
    };
}
const claim::legacy::Registered registered_proposition_1{proposition_1};

}  // namespace proofs::jacot_2018
