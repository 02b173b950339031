#include "claim/check.hpp"
#include "claim/cited_steps.hpp"
#include "claim/decided_steps.hpp"
#include "claim/generators.hpp"
#include "claim/simulation.hpp"
#include "ntk/network/network_gradient.hpp"
#include "ntk/network/random_network.hpp"
#include "proofs/common/random_networks.hpp"
#include "proofs/le_2025/common/one_hidden_layer.hpp"

#include <fmt/format.h>

namespace proofs::le_2025::theorem_2_6 {
namespace {

using ntk::Activation;
using rigor::Rational, rigor::Truth;

/// Sigma^(l+1) = E[sigma sigma] + bias beta^2; the maps are scaled by n_l^(-power/2), each output has its own
/// parameters; E f^4 at finite width.
struct Reading {
    Rational bias = 1;
    long power = 1;
    LastMap::Sets sets = LastMap::Sets::separate;
    Rational excess{15, 4};
};

/// Given the layers below, f(x) and f(x') are exactly Gaussian with the covariance S = <alpha, alpha'>/n + beta^2: the
/// largest (S - Sigma^L)^2 over the pair, its mean over networks by width, L = 3.
constexpr long networks = 300;
ntk::Estimate decay_of_the_error(Activation activation, const Reading& reading, std::uint64_t seed) {
    const ntk::DenseMatrix<double> points = points_of_unequal_norm();
    Recursion recursion = Recursion::printed(2, 0.5);
    recursion.bias *= reading.bias.convert_to<double>();
    const ntk::DenseMatrix<double> limit = proofs::limit(activation, points, 3, recursion).covariance;
    std::vector<AtWidth> means;
    for (const long width : {16L, 32L, 64L, 128L}) {
        ntk::FiniteNetwork<double> network = shape(activation, 2, width, 3, Rational(1, 2));
        Mean mean;
        for (long k = 0; k < networks; ++k) {
            ntk::initialize(network, seed + static_cast<std::uint64_t>(width), static_cast<std::uint64_t>(k));
            ntk::DenseMatrix<double> signals(width, 2);
            for (long p = 0; p < 2; ++p)
                signals.col(p) = ntk::forward(network, ntk::DenseVector<double>(points.col(p))).inputs.back();
            const ntk::DenseMatrix<double> error =
                ((signals.transpose() * signals).array() / static_cast<double>(width) + 0.25).matrix() - limit;
            mean.add(error.cwiseAbs2().maxCoeff());
        }
        means.push_back({width, mean.estimate()});
    }
    return exponent(means);
}

claim::Result check(const claim::Context& context, const Reading& reading) {
    claim::Result result;
    result.scope =
        "all Lipschitz sigma, all beta, L, n_0, d_out and finite sets of points, n_1 first, then n_2 and so on";
    result.steps.carries(claim::cites(context, "le-2025/theorem-2.6-base"))
        .carries(claim::cites(context, "le-2025/theorem-2.5"))
        .carries(claim::written(context, "sequence"))
        .carries(claim::written(context, "hidden"))
        .carries(claim::written(context, "next"))
        .supports(second_moment(reading.bias, reading.power))
        .supports(fourth_moment(reading.excess))
        .supports(
            claim::instances("given the signals, f_i(x) and f_i'(x'), i != i', are uncorrelated, from the coefficients "
                             "of the parameters",
                             context.seed, 40, [&](claim::Sampler& sampler) {  // free: how many
                                 return rigor::truth(LastMap::draw(sampler).outputs_are_uncorrelated(reading.sets));
                             }));
    for (const Activation activation : {Activation::relu, Activation::erf}) {
        const char* name = activation == Activation::relu ? "ReLU" : "erf";
        const ntk::Estimate power = decay_of_the_error(activation, reading, context.seed);
        result.steps.supports(claim::simulated_below(
            fmt::format(
                "{}, L = 3, beta = 1/2, two points, n_1 = n_2 = 16 to 128, {} networks each: the power of n with "
                "which the mean of the largest squared entry of S - Sigma^L falls",
                name, networks),
            power.mean, power.standard_error, -0.25));
        if (!context.verdict_only)
            result.values.push_back(claim::estimated_value(
                fmt::format("{}, L = 3: exponent of n in the mean of the largest squared entry of S - Sigma^L", name),
                power.mean, power.standard_error));
    }
    return result;
}

/// Of the sampled exact moments: E f^4 - 3 (E f^2)^2 = (15/4) v^2/n.
Truth excess_at(long n, const Rational& v, const Rational& b) {
    const Rational second = relu_moment(2) * v, fourth = normal_moment(4) * relu_moment(4) * v * v;
    const Rational moment = normal_moment(4) * b * b + 6 * b * second +
                            (n * fourth + 3 * n * (n - 1) * second * second) / (Rational(n) * n);
    return rigor::truth(moment == 3 * (second + b) * (second + b) + Rational(15, 4) * v * v / n);
}

const claim::Registered registered{[]() -> claim::Check {
    return claim::checked("le-2025/theorem-2.6", check)
        .control("(1 + 1e-20) beta^2 above the first layer",
                 [](Reading& r) { r.bias += rigor::parse_rational("1e-20"); })
        .control("twice beta^2 above the first layer", [](Reading& r) { r.bias = 2; })
        .control("maps scaled by 1/n_l in place of 1/sqrt(n_l)", [](Reading& r) { r.power = 2; })
        .control("one bias for all outputs", [](Reading& r) { r.sets = LastMap::Sets::one_bias; })
        .control("Gaussian at every width", [](Reading& r) { r.excess = 0; })
        .property(claim::property("ReLU, one hidden layer: E f^4 = 3 (E f^2)^2 + (15/4) v^2/n_1, exactly", excess_at,
                                  claim::Input{"n_1", claim::integers(1, 1'000'000)},
                                  claim::Input{"v", claim::positive_rationals()},
                                  claim::Input{"beta^2", claim::positive_rationals()}));
}};

}  // namespace
}  // namespace proofs::le_2025::theorem_2_6
