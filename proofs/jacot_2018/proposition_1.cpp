#include "claim/check.hpp"
#include "claim/cited_steps.hpp"
#include "claim/decided_steps.hpp"
#include "claim/generators.hpp"
#include "ntk/kernel/two_point_kernel.hpp"
#include "ntk/network/network_gradient.hpp"
#include "ntk/network/random_network.hpp"
#include "proofs/common/random_networks.hpp"
#include "proofs/jacot_2018/common/relu_moments.hpp"

#include <fmt/format.h>

#include <cmath>

namespace proofs::jacot_2018::proposition_1 {
namespace {

using claim::Relation;
using rigor::Ball, rigor::Rational, rigor::Truth;

/// Sigma^(1) = input <x, x'>/n_0 + bias beta^2, Sigma^(l+1) = product E[sigma sigma] + bias beta^2; two outputs have
/// the correlation that is said.
struct Reading {
    Rational input = 1, product = 1, bias = 1, correlation = 0;
};

const Rational beta(1, 3), size(5, 2);  // |x|^2/n_0

/// Sigma^(L)(x, x) for the ReLU.
Rational covariance(const Reading& reading, long depth) {
    Rational sigma = reading.input * size + reading.bias * beta * beta;
    for (long l = 1; l < depth; ++l) sigma = reading.product * sigma / 2 + reading.bias * beta * beta;
    return sigma;
}

std::vector<long> depths() {
    std::vector<long> list;
    for (long depth = 1; depth <= 30; ++depth) list.push_back(depth);
    return list;
}

/// n Var S^(L)(x, x) does not increase from n = 2^(k-1) to 2^k, L = 2 … 30.
Truth variance_falls(long k) {
    bool falls = true;
    for (long depth = 2; depth <= 30; ++depth) {
        const Rational n = rigor::power_of_two(k), half = rigor::power_of_two(k - 1), first = size + beta * beta;
        const Rational now = n * relu_moments(depth, n, first, beta).variance(),
                       before = half * relu_moments(depth, half, first, beta).variance();
        falls = falls && now > 0 && now <= before;
    }
    return rigor::truth(falls);
}

/// What is estimated from f_1(x), f_1(x'), f_2(x): products, and cos of a fixed combination.
struct Law {
    Mean xx, xy, yy, crossed, cosine, fourth;
};
constexpr double t1 = 0.8, t2 = -0.6, t3 = 0.7;
constexpr long networks = 2000;

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

void add_simulation(claim::Result& result, Activation activation, long depth, std::uint64_t seed) {
    const Law narrow = law(activation, depth, 16, networks, seed), wide = law(activation, depth, 32, networks, seed);
    const ntk::DenseMatrix<double> sigma =
        limit(activation, points_of_unequal_norm(), depth, Recursion::printed(2, 0.5)).covariance;
    const double variance = (t1 * t1 + t3 * t3) * sigma(0, 0) + 2 * t1 * t2 * sigma(0, 1) + t2 * t2 * sigma(1, 1);
    const std::string name = fmt::format("{}, L = {}", activation == Activation::relu ? "ReLU" : "erf", depth);
    const auto agrees = [&](const std::string& what, Mean Law::*which, double value) {
        const ntk::Estimate e = ntk::extrapolated_mean((narrow.*which).estimate(), (wide.*which).estimate());
        result.steps.supports(claim::simulated(fmt::format("{}: {}, from widths 16 and 32", name, what), e.mean,
                                               e.standard_error, value));
        return e;
    };
    agrees("E f_1(x)^2", &Law::xx, sigma(0, 0));
    agrees("E f_1(x) f_1(x')", &Law::xy, sigma(0, 1));
    agrees("E f_1(x')^2", &Law::yy, sigma(1, 1));
    agrees("E f_1(x) f_2(x)", &Law::crossed, 0);
    const ntk::Estimate cosine = agrees("E cos of a combination of f_1(x), f_1(x'), f_2(x), Gaussian in the limit",
                                        &Law::cosine, std::exp(-variance / 2));
    if (depth == 3)
        result.values.push_back(claim::estimated_value(
            fmt::format("{}, E cos of the combination, extrapolated; Gaussian: {:.3f}", name, std::exp(-variance / 2)),
            cosine.mean, cosine.standard_error));
}

claim::Result check(const claim::Context& context, const Reading& reading) {
    claim::Result result;
    result.scope =
        "all Lipschitz sigma, L, n_0, n_L, beta >= 0, finite sets of points; min(n_1, …, n_(L-1)) -> infinity "
        "in any manner, one after the other among them; S^(l) -> Sigma^(l) in L^p for every p";
    // Given the layers below, f_1(x) f_2(x) = sum of W_1i W_2j and b_1 b_2 times factors: products of independent ones.
    const Rational crossed = ntk::gaussian_mean({0, 1}, 1) * ntk::gaussian_mean({0, 1}, 1);
    result.steps.carries(claim::written(context, "conditional"))
        .carries(claim::written(context, "covariance"))
        .carries(claim::written(context, "law"))
        .carries(claim::exact_for_each<ReluShape>(
            "ReLU, one point, L = 1 to 6, n = 1 and 2", narrow_shapes(),
            {"E f(x)^2, the mean over all patterns of signs of the hidden neurons",
             [](const ReluShape& s) { return pattern_means(s.depth, s.width, size + beta * beta, beta).covariance; }},
            Relation::equal, {"Sigma^(L)(x, x)", [&](const ReluShape& s) { return covariance(reading, s.depth); }}))
        .carries(claim::exact_for_each<long>(
            "ReLU, one point, L = 1 to 30", depths(),
            {"E f(x)^2 by the recursion of moments, in which no width occurs",
             [](long depth) { return relu_moments(depth, 1, size + beta * beta, beta).mean; }},
            Relation::equal, {"Sigma^(L)(x, x)", [&](long depth) { return covariance(reading, depth); }}))
        .carries(claim::exact(
            {"E W_1i W_2j of two independent weights", crossed}, Relation::equal,
            {"the correlation of the weights of two outputs, which is that of the outputs", reading.correlation}));
    if (context.verdict_only) return result;
    result.steps.supports(claim::range("k", 1, 40,
                                       "ReLU, one point, L = 2 to 30: n Var S^(L)(x, x) does not increase from n = "
                                       "2^(k-1) to 2^k: the excess kurtosis is O(1/n)",
                                       variance_falls));
    for (const Activation activation : {Activation::relu, Activation::erf})
        for (const long depth : {2L, 3L, 4L}) add_simulation(result, activation, depth, context.seed);
    // Networks that are narrow enough to be far from Gaussian.
    const Rational half(1, 2);
    const ReluMoments exact = relu_moments(3, 4, half + half * half, half);
    const ntk::Estimate fourth = law(Activation::relu, 3, 4, 2 * networks, context.seed).fourth.estimate();
    result.steps.supports(claim::simulated("ReLU, L = 3, width 4: E f^4 against 3 E q^2, exactly", fourth.mean,
                                           fourth.standard_error, Rational(3 * exact.square).convert_to<double>()));
    const Rational tenth(1, 10);
    for (const long n : {10L, 1000L})
        result.values.push_back({fmt::format("excess kurtosis of f(x), ReLU, L = 4, n = {}, |x|^2/n_0 + beta^2 = 1, "
                                             "beta = 1/10, exact value",
                                             n),
                                 Ball(relu_moments(4, n, 1, tenth).excess_kurtosis()).enclosure(12)});
    return result;
}

const claim::Registered registered{[]() -> claim::Check {
    const Rational little = rigor::parse_rational("1e-20");
    return claim::checked("jacot-2018/proposition-1", check)
        .control("no bias in the recursion", [](Reading& r) { r.bias = 0; })
        .control("(1 + 1e-20) beta^2", [=](Reading& r) { r.bias += little; })
        .control("(1 + 1e-20) <x, x'>/n_0", [=](Reading& r) { r.input += little; })
        .control("(1 + 1e-20) E[sigma sigma]", [=](Reading& r) { r.product += little; })
        .control("two outputs with the correlation 1e-20", [=](Reading& r) { r.correlation = little; })
        .property(claim::property(
            "ReLU, random |x|^2, beta, L, n: the exact E f(x)^2 lies in the enclosure of Sigma^(L)(x, x), and n Var "
            "S^(L) does not increase with n",
            [](const Rational& squared, long b, long depth, long n) {
                const rigor::Precision precision(128);  // free: how precisely
                const Rational bias(b, 4), first = squared + bias * bias;
                ntk::TwoPointKernelIteration<Ball> walk({squared, squared, squared},
                                                        ntk::FullyConnectedKernel::jacot(1, bias));
                walk.advance_to(depth);
                const ReluMoments narrow = relu_moments(depth, n, first, bias),
                                  wide = relu_moments(depth, n + 1, first, bias);
                return rigor::truth(walk.covariance().contains(narrow.mean) &&
                                    (n + 1) * wide.variance() <= n * narrow.variance()) &&
                       rigor::certainly_less(walk.covariance().radius(), Ball::dyadic(1, -60));
            },
            claim::Input{"|x|^2", claim::positive_rationals()},
            claim::Input{"4 beta", claim::integers(0, 8)},  // free: random inputs
            claim::Input{"L", claim::integers(2, 20)},
            claim::Input{"n", claim::integers(1, 1000)}));  // free: random inputs
}};

}  // namespace
}  // namespace proofs::jacot_2018::proposition_1
