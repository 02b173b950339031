// Corollary 1: under the conditions of theorem 1 limsup ||theta_t - theta_0||_infinity = infinity. For a fixed network f(x; theta) is bounded on bounded
// sets of parameters, by a polynomial in R = ||theta||_infinity: |z| <= w k R A + c R for a map with k inputs of size at most A, and so on layer by layer.
// As |f_t(x_i)| -> infinity, theta_t leaves every ball for good: not only limsup, the limit is infinite.
#include "claim/generators.hpp"
#include "proofs/yu_2025/claims.hpp"
#include "proofs/yu_2025/common/divergence.hpp"
#include "proofs/yu_2025/common/training_sample.hpp"

#include <algorithm>

namespace proofs::yu_2025 {
namespace {

using rigor::Rational, rigor::Truth;

/// An upper bound for |f(x)| if no parameter exceeds R; layers: how many of the maps are allowed their factor R.
Rational output_bound(const ExactNetwork& network, const Rational& input, const Rational& r, std::size_t layers = 1000) {
    const auto map_bound = [&](std::size_t i, const Rational& a) {
        const auto& map = network.maps[i];
        const Rational size = i < layers ? r : Rational(1);
        return Rational(map.weight_scale * map.inputs() * size * a + (map.has_bias() ? Rational(map.bias_scale * size) : Rational(0)));
    };
    const std::size_t last = network.maps.size() - 1;
    Rational a = input;
    if (network.wiring == ntk::Wiring::chain) {
        for (std::size_t i = 0; i < last; ++i) a = network.maps[i].activation_scale * map_bound(i, a);
    } else {
        a = map_bound(0, a);
        for (std::size_t i = 1; i < last; i += 2) a += map_bound(i + 1, network.maps[i].activation_scale * map_bound(i, a));
    }
    return map_bound(last, a);
}

Truth bounded(long seed, std::size_t layers) {
    const TrainingSample sample = training_sample(seed);
    Rational r = 1;
    for (const auto& map : sample.network.maps) {
        for (long k = 0; k < map.weights.size(); ++k) r = std::max(r, Rational(abs(map.weights.data()[k])));
        for (long k = 0; k < map.bias.size(); ++k) r = std::max(r, Rational(abs(map.bias(k))));
    }
    bool all = true;
    for (long p = 0; p < sample.points.cols(); ++p) {
        Rational input = 0;
        for (long k = 0; k < sample.points.rows(); ++k) input = std::max(input, Rational(abs(sample.points(k, p))));
        const Rational f = ntk::network_output(sample.network, ExactVector(sample.points.col(p)))(0);
        all = all && abs(f) <= output_bound(sample.network, input, r, layers);
    }
    return rigor::truth(all);
}

claim::Argument argue(const Rational& c, std::size_t layers) {
    claim::Argument argument = divergence_argument(c);
    return argument.step("|f(x; theta)| is at most a polynomial in ||theta||_infinity: its bound holds for 200 networks, exactly", for_seeds(200, [&](long seed) { return bounded(seed, layers); }));
}

claim::Finding check(const claim::Context&) {
    claim::Finding finding = conclude(argue(Rational(1, 1000), 1000), claim::Evidence::proved, "every n, samples, labels, widths and depths, every absolutely continuous solution of (2.7) on [0, infinity) with lambda_min(K_t(X, X)) >= C > 0");
    finding.stronger = "||theta_t - theta_0|| -> infinity, not only along a sequence.";
    finding.remark = "\"For any initialized parameter\": for any from which there is such a solution; along Filippov solutions, which slide on kinks, it is false with theorem 1 (yu-2025/theorem-1-beyond-kinks).";
    return finding;
}

}  // namespace

claim::Claim corollary_1() {
    return {
        .id = "yu-2025/corollary-1",
        .where = "section 4.1, corollary 1",
        .title = "The parameters leave every bounded set",
        .statement = R"(Assume the conditions in Theorem 1 holds. For any initialized parameter $\theta_0$, after training we have that $\limsup_{t\to\infty}\|\theta_t-\theta_0\|_\infty=\infty$ (4.2).)",
        .reading = "As in theorem 1. The network is fixed; ||.||_infinity is the largest entry.",
        .method = "Theorem 1; f is bounded where the parameters are, by a polynomial bound checked on exact networks.",
        .attack = "Tried: C = 0, a bound with too few factors (controls), networks of both kinds up to three layers at random parameters.",
        .uses = {"yu-2025/theorem-1"},
        .check = check,
        .controls = {{"C = 0", [](const claim::Context&) { return claim::verdict_of(argue(0, 1000).conclusion()); }},
                     {"the bound with a factor R for the first map only", [](const claim::Context&) { return claim::verdict_of(argue(Rational(1, 1000), 1).conclusion()); }}},
        .property = claim::property("|f(x)| is at most the polynomial bound, for the network of a random seed", [](long seed) { return bounded(seed, 1000); }, claim::Input{"seed", claim::integers(1000, 1'000'000)}),
    };
}

}  // namespace proofs::yu_2025
