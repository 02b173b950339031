#include "claim/check.hpp"
#include "claim/cited_steps.hpp"
#include "claim/decided_steps.hpp"
#include "claim/generators.hpp"
#include "proofs/yu_2025/common/divergence_steps.hpp"
#include "proofs/yu_2025/common/training_sample.hpp"

#include <algorithm>

namespace proofs::yu_2025::corollary_1 {
namespace {

using rigor::Rational, rigor::Truth;

/// What is supposed of the kernel, "the conditions in theorem 1".
struct Reading {
    KernelBound bound;
};

/// An upper bound of |f(x)| where no entry of x exceeds `input` and no parameter exceeds r, layer by layer.
Rational output_bound(const ExactNetwork& network, const Rational& input, const Rational& r) {
    const auto map_bound = [&](std::size_t i, const Rational& a) {
        const auto& map = network.maps[i];
        return Rational(map.weight_scale * map.inputs() * r * a +
                        (map.has_bias() ? Rational(map.bias_scale * r) : Rational(0)));
    };
    const std::size_t last = network.maps.size() - 1;
    Rational a = input;
    if (network.wiring == ntk::Wiring::chain) {
        for (std::size_t i = 0; i < last; ++i) a = network.maps[i].activation_scale * map_bound(i, a);
    } else {
        a = map_bound(0, a);
        for (std::size_t i = 1; i < last; i += 2)
            a += map_bound(i + 1, network.maps[i].activation_scale * map_bound(i, a));
    }
    return map_bound(last, a);
}

/// ||theta||_infinity
Rational largest_parameter(const ExactNetwork& network) {
    Rational r = 0;
    for (const auto& map : network.maps) {
        for (long k = 0; k < map.weights.size(); ++k) r = std::max(r, Rational(abs(map.weights.data()[k])));
        for (long k = 0; k < map.bias.size(); ++k) r = std::max(r, Rational(abs(map.bias(k))));
    }
    return r;
}

Truth bounded_at(const TrainingSample& sample, const Rational& r) {
    bool all = true;
    for (long p = 0; p < sample.points.cols(); ++p) {
        Rational input = 0;
        for (long k = 0; k < sample.points.rows(); ++k) input = std::max(input, Rational(abs(sample.points(k, p))));
        const Rational f = ntk::network_output(sample.network, ExactVector(sample.points.col(p)))(0);
        all = all && abs(f) <= output_bound(sample.network, input, r);
    }
    return rigor::truth(all);
}

claim::Result check(const claim::Context& context, const Reading& reading) {
    claim::Result result;
    result.scope =
        "every n, samples, labels, widths and depths, every absolutely continuous solution of (2.7) on [0, infinity) "
        "with "
        "lambda_min(K_t(X, X)) >= C > 0";
    result.steps.carries(claim::cites(context, "yu-2025/theorem-1"))
        .append(comparison_steps(reading.bound))
        .carries(claim::written(context, "bounded"))
        .supports(claim::instances("|f(x; theta)| is at most the polynomial in ||theta||_infinity, exactly",
                                   context.seed, 200,
                                   [](claim::Sampler& sampler) {
                                       const TrainingSample sample = training_sample(sampler.integer(1, 1'000'000'000));
                                       return bounded_at(sample, largest_parameter(sample.network));
                                   }))
        .carries(claim::written(context, "leaves"));
    return result;
}

const claim::Registered registered{[]() -> claim::Check {
    return claim::checked("yu-2025/corollary-1", check)
        .control("lower bound 0 in place of C > 0", [](Reading& r) { r.bound.scale = 0; })
        .control("lower bound C/(1 + t)^2: positive at each time", [](Reading& r) { r.bound.decay = 2; })
        .property(claim::property_where(
            "where ||theta||_infinity <= R, |f(x)| is at most the polynomial bound in R: network of a random seed, "
            "exactly",
            [](long seed, long r) { return rigor::truth(largest_parameter(training_sample(seed).network) <= r); },
            [](long seed, long r) { return bounded_at(training_sample(seed), r); },
            claim::Input{"seed", claim::integers(1000, 1'000'000)}, claim::Input{"R", claim::integers(20, 60)}));
}};

}  // namespace
}  // namespace proofs::yu_2025::corollary_1
