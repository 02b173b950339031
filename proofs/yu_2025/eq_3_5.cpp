#include "claim/check.hpp"
#include "claim/cited_steps.hpp"
#include "claim/decided_steps.hpp"
#include "claim/generators.hpp"
#include "claim/sampler.hpp"
#include "proofs/yu_2025/common/initial_expectation.hpp"
#include "proofs/yu_2025/common/training_sample.hpp"

#include <fmt/format.h>

namespace proofs::yu_2025::eq_3_5 {
namespace {

using claim::Relation;
using rigor::Rational, rigor::Truth;

/// Theta^(l+1) = Theta^(l) (dotSigma^(l+1))^power + factor Sigma^(l+1); exchanged: Theta^(l) + dotSigma Sigma.
struct Reading {
    long power = 1;
    Rational factor = 1;
    bool exchanged = false;

    template <class T>
    T next(const T& theta, const T& slope, const T& sigma) const {
        if (exchanged) return theta + slope * sigma;
        return (power == 0 ? theta : theta * slope) + factor * sigma;
    }
};

/// The sum over k of Sigma^(k) times the slopes above k, from the sum below it.
claim::Step all_layers(const Reading& reading) {
    claim::Steps base, step;
    base.carries(claim::identity<3>(
        "Sigma^(1) dotSigma^(2) + Sigma^(2)",
        [](const auto& first, const auto& slope, const auto& second) { return first * slope + second; },
        "(3.5) from Theta^(1) = Sigma^(1)",
        [=](const auto& first, const auto& slope, const auto& second) { return reading.next(first, slope, second); }));
    step.carries(claim::identity<4>(
        "(S + T) dotSigma^(l+1) + Sigma^(l+1), S and T any two terms of the sum for Theta^(l)",
        [](const auto& s, const auto& t, const auto& slope, const auto& sigma) {
            return s * slope + t * slope + sigma;
        },
        "(3.5) from S + T",
        [=](const auto& s, const auto& t, const auto& slope, const auto& sigma) {
            return reading.next(s + t, slope, sigma);
        }));
    return claim::induction("the layers", base, step);
}

/// One hidden layer, d = 1, a preactivation of layer 2 with its bias, or the output f without one: the mean of its
/// tangent kernel over all signs of W against (3.5) with sums over the neurons; w and b are the layer's parameters.
Truth one_layer_identity(const std::vector<Rational>& w, const std::vector<Rational>& b, const Rational& x,
                         const Rational& y, bool bias, const Reading& reading) {
    const auto m = static_cast<long>(w.size());
    const Rational s(2, 3), one(1);
    ExactNetwork network{ntk::Wiring::chain, {}};
    network.maps.push_back(ntk::affine_map(m, 1, true, one, one, s));
    network.maps.push_back(ntk::affine_map(1, m, bias, one, one, one));
    Rational sigma = bias ? 1 : 0, slope = 0;
    for (long j = 0; j < m; ++j) {
        const auto at = static_cast<std::size_t>(j);
        network.maps[0].weights(j, 0) = w[at];
        network.maps[0].bias(j) = b[at];
        const Rational z = w[at] * x + b[at], t = w[at] * y + b[at];
        if (z > 0 && t > 0) {
            sigma += s * s * z * t;
            slope += s * s;
        }
    }
    ExactMatrix points(1, 2);
    points << x, y;
    Rational sum = 0;
    for (long signs = 0; signs < 1 << m; ++signs) {
        for (long j = 0; j < m; ++j) network.maps[1].weights(0, j) = signs >> j & 1 ? 1 : -1;
        sum += ntk::empirical_kernel(network, points)(0, 1);
    }
    return rigor::truth(sum / Rational(1L << m) == reading.next(Rational(x * y + 1), slope, sigma));
}
Truth sampled_identity(claim::Sampler& sampler, const Reading& reading) {
    const long m = sampler.integer(1, 4);
    const std::vector<Rational> w = sampler.vector(m);
    const std::vector<Rational> b = sampler.vector(m);
    const Rational x = sampler.rational();
    const Rational y = sampler.rational();
    return one_layer_identity(w, b, x, y, true, reading) && one_layer_identity(w, b, x, y, false, reading);
}

/// The mean of the tangent kernel at x = x' of a preactivation of this layer, widths 8, against the recursion with the
/// network's own Sigma^(l+1) = Sigma^(l) + 1 and dotSigma = 1; or of the output, layer L + 1, whose Sigma has no 1.
Truth diagonal(long layer, const Rational& square, bool bias, const Reading& reading) {
    const Rational one(1), half(1, 2);
    ExactNetwork network{ntk::Wiring::chain, {}};
    for (long l = 1; l < layer; ++l)
        network.maps.push_back(ntk::affine_map(8, l == 1 ? 1 : 8, true, one, one, half));  // sqrt(2/8)
    network.maps.push_back(ntk::affine_map(1, layer == 1 ? 1 : 8, bias, one, one, one));
    Rational sigma = square + 1, theta = sigma;
    for (long l = 1; l < layer; ++l) {
        if (l + 1 < layer || bias) sigma += 1;
        theta = reading.next(theta, one, sigma);
    }
    return rigor::truth(expected_kernel(network, square) == theta);
}

claim::Result check(const claim::Context& context, const Reading& reading) {
    claim::Result result;
    result.aim = claim::Result::Aim::nothing;
    result.scope =
        "a definition: that the limit kernel of network (2.1) comes of it is another claim; with Sigma^(l+1) of the "
        "network it is the recursion of the limits, every l, all x and x'";
    result.steps.carries(claim::written(context, "output"))
        .carries(claim::cites(context, "yu-2025/eq-3.3"))
        .carries(claim::written(context, "limits"))
        .carries(all_layers(reading))
        .carries(claim::written(context, "recursion"))
        .supports(claim::instances(
            "l = 1: the mean over the signs of W^(2) is (3.5) with sums over the neurons for the expectations, exactly, "
            "widths 1 to 4, a preactivation with its bias and the output without one",
            context.seed, 40, [&](claim::Sampler& sampler) { return sampled_identity(sampler, reading); }))
        .supports(claim::range("the layer", 1, 20, "at x = x', |x|^2 = 7/3, the mean at every width follows (3.5)",
                               [&](long layer) { return diagonal(layer, Rational(7, 3), true, reading); }))
        .supports(claim::range("L", 1, 20, "the same for the output f, which has no bias",
                               [&](long depth) { return diagonal(depth + 1, Rational(7, 3), false, reading); }));
    return result;
}

const claim::Registered registered{[]() -> claim::Check {
    return claim::checked("yu-2025/eq-3.5", check)
        .control("Theta^(l) + dotSigma^(l+1) Sigma^(l+1)", [](Reading& r) { r.exchanged = true; })
        .control("without dotSigma^(l+1)", [](Reading& r) { r.power = 0; })
        .control("1 + 1e-20 times Sigma^(l+1)", [](Reading& r) { r.factor += rigor::parse_rational("1e-20"); })
        .property(claim::property(
            "l = 1: the identity for random networks of width 1 to 4 and points, exactly",
            [](long number) {
                claim::Sampler sampler(35, static_cast<std::uint64_t>(number));
                return sampled_identity(sampler, {});
            },
            claim::Input{"network", claim::integers(1, 1'000'000)}));
}};

}  // namespace
}  // namespace proofs::yu_2025::eq_3_5
