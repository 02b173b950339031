#include "claim/generators.hpp"
#include "claim/legacy.hpp"
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

claim::legacy::Argument argue(const Rational& c, std::size_t layers) {
    claim::legacy::Argument argument = divergence_argument(c);
    return argument.step("|f(x; theta)| is at most a polynomial in ||theta||_infinity: its bound holds for 200 networks, exactly", for_seeds(200, [&](long seed) { return bounded(seed, layers); }));
}

claim::legacy::Finding check(const claim::Context&) {
    claim::legacy::Finding finding = conclude(argue(Rational(1, 1000), 1000), claim::Evidence::proved, "every n, samples, labels, widths and depths, every absolutely continuous solution of (2.7) on [0, infinity) with lambda_min(K_t(X, X)) >= C > 0");
    finding.stronger = "||theta_t - theta_0|| -> infinity, not only along a sequence.";
    finding.remark = "\"For any initialized parameter\": for any from which there is such a solution; along Filippov solutions, which slide on kinks, it is false with theorem 1 (yu-2025/theorem-1-beyond-kinks).";
    return finding;
}

}  // namespace

claim::legacy::Check corollary_1() {
    return {
        .id = "yu-2025/corollary-1",
        .check = check,
        .controls = {{"C = 0", [](const claim::Context&) { return claim::verdict_of(argue(0, 1000).conclusion()); }},
                     {"the bound with a factor R for the first map only", [](const claim::Context&) { return claim::verdict_of(argue(Rational(1, 1000), 1).conclusion()); }}},
        .property = claim::property("|f(x)| is at most the polynomial bound, for the network of a random seed", [](long seed) { return bounded(seed, 1000); }, claim::Input{"seed", claim::integers(1000, 1'000'000)}),
    };
}
const claim::legacy::Registered registered_corollary_1{corollary_1};

}  // namespace proofs::yu_2025
