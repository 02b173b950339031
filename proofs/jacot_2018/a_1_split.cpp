#include "claim/check.hpp"
#include "claim/cited_steps.hpp"
#include "claim/decided_steps.hpp"
#include "claim/generators.hpp"
#include "claim/sampler.hpp"
#include "proofs/jacot_2018/common/random_jacot_network.hpp"

#include <fmt/format.h>

#include <cmath>
#include <random>

namespace proofs::jacot_2018::a_1_split {
namespace {

using rigor::Rational, rigor::Truth;

/// The first sum over all pairs i, i' or over i = i' only; the second part there or not, and its beta^power; with
/// delta_kk' or without; bias beta^2 in its limit.
struct Reading {
    bool all_pairs = true, second_part = true, delta = true;
    long power = 2;
    double bias = 1;
};

/// The tangent kernel of the whole network against the two parts, from the kernel of the smaller one.
Truth split_holds(claim::Sampler& sampler, const Reading& reading) {
    const long outputs = 2;
    const RandomJacotNetwork sample(sampler, square_widths(sampler, sampler.integer(2, 3), outputs));
    const auto below = sample.below();
    const auto& w = sample.network.maps.back().weights;
    const auto x = random_point(sampler, below.input_dimension()), y = random_point(sampler, below.input_dimension());
    const auto z = ntk::network_output(below, x), u = ntk::network_output(below, y);
    const long n = z.size();
    ntk::DenseMatrix<Rational> kernel(n, n);  // with both slopes
    Rational second = rigor::power(sample.beta, static_cast<unsigned long>(reading.power));
    for (long i = 0; i < n; ++i) {
        second += sample.activation(z(i)) * sample.activation(u(i)) / n;
        for (long j = 0; j < n; ++j) {
            const Rational slopes = sample.slope(z(i)) * sample.slope(u(j));
            kernel(i, j) = slopes == 0 || (i != j && !reading.all_pairs)
                               ? Rational(0)
                               : Rational(slopes * tangent_kernel(below, x, y, i, j));
        }
    }
    for (long k = 0; k < outputs; ++k)
        for (long l = 0; l < outputs; ++l) {
            Rational sum = 0;
            for (long i = 0; i < n; ++i)
                for (long j = 0; j < n; ++j) sum += kernel(i, j) * w(k, i) * w(l, j) / n;
            if (reading.second_part && (k == l || !reading.delta)) sum += second;
            if (sum != tangent_kernel(sample.network, x, y, k, l)) return Truth::no;
        }
    return Truth::yes;
}

/// The second part for k = k' at x = x', one wide layer of the ReLU, Sigma^(L)(x, x) = 1, beta = 1/2: its limit is
/// E relu^2 + beta^2 = 1/2 + 1/4.
claim::Step wide_layer(std::uint64_t seed, const Reading& reading) {
    constexpr long n = 400'000;  // free: how wide the layer is
    std::mt19937_64 random(seed);
    std::normal_distribution<double> normal;
    double sum = 0, squares = 0;
    for (long i = 0; i < n; ++i) {
        const double f = normal(random), term = f > 0 ? f * f : 0;
        sum += term;
        squares += term * term;
    }
    const double mean = sum / n, error = std::sqrt((squares / n - mean * mean) / n), square = 0.25;
    return claim::simulated(
        fmt::format("the second part at n_L = {}, ReLU, k = k', x = x', Sigma^(L)(x, x) = 1, beta = "
                    "1/2, is E sigma^2 + {} beta^2",
                    n, reading.bias),
        mean + square, error, 0.5 + reading.bias * square);
}

claim::Result check(const claim::Context& context, const Reading& reading) {
    claim::Result result;
    result.scope = "all networks (the identity); Lipschitz sigma, widths to infinity one after the other (the limit)";
    result.steps.carries(claim::cites(context, "jacot-2018/a.1-chain-rule"))
        .carries(claim::written(context, "first"))
        .carries(claim::written(context, "second"))
        .carries(claim::cites(context, "jacot-2018/a.1-large-numbers"))
        .supports(claim::instances(
            "depth 2 and 3, unequal widths 1, 4, 9, scaled ReLUs, two outputs, two points: the tangent kernel "
            "is the sum of both parts, exactly",
            context.seed, 30,  // free: how many
            [&](claim::Sampler& sampler) { return split_holds(sampler, reading); }))
        .supports(wide_layer(context.seed, reading));
    return result;
}

const claim::Registered registered{[]() -> claim::Check {
    return claim::checked("jacot-2018/a.1-split", check)
        .control("i = i' only, as in the limit", [](Reading& r) { r.all_pairs = false; })
        .control("without the second part", [](Reading& r) { r.second_part = false; })
        .control("beta for beta^2 in the second part", [](Reading& r) { r.power = 1; })
        .control("the second part without delta_kk'", [](Reading& r) { r.delta = false; })
        .control("the second part tends to Sigma^(L+1) - beta^2", [](Reading& r) { r.bias = 0; })
        .property(claim::property_where(
            "the network of the seed, more than one neuron in its last hidden layer: the identity, exactly",
            [](long seed) {
                claim::Sampler sampler(static_cast<std::uint64_t>(seed), 0);
                return rigor::truth(square_widths(sampler, sampler.integer(2, 3), 2).end()[-2] > 1);
            },
            [](long seed) {
                claim::Sampler sampler(static_cast<std::uint64_t>(seed), 0);
                return split_holds(sampler, {});
            },
            claim::Input{"seed", claim::integers(1, 1'000'000)}));
}};

}  // namespace
}  // namespace proofs::jacot_2018::a_1_split
