#include "claim/generators.hpp"
#include "claim/legacy.hpp"
#include "proofs/yu_2025/common/divergence.hpp"
#include "proofs/yu_2025/common/training_sample.hpp"

namespace proofs::yu_2025 {
namespace {

using rigor::Ball, rigor::Rational, rigor::Truth;

/// One point x, neuron 0 of m on its kink, the others at preactivations not 0: its rate with derivative 0 is 0 (with derivative 1 it is s V c (x^2 + 1)).
Truth stays_on_kink(const Rational& x, const std::vector<long>& outputs, const Rational& c) {
    const auto m = static_cast<long>(outputs.size());
    ExactNetwork network{ntk::Wiring::chain, {}};
    const Rational one(1), s(2, 3);
    network.maps.push_back(ntk::affine_map(m, 1, true, one, one, s));
    network.maps.push_back(ntk::affine_map(1, m, false, one, one, one));
    for (long j = 0; j < m; ++j) {
        network.maps[0].weights(j, 0) = Rational(j - 2, 3);
        network.maps[0].bias(j) = -network.maps[0].weights(j, 0) * x + Rational(j % 2 ? j : -j);
        network.maps[1].weights(0, j) = outputs[static_cast<std::size_t>(j)];
    }
    ExactMatrix point(1, 1);
    point << x;
    ExactVector coefficient(1);
    coefficient << c;
    const auto rates = ntk::kink_rates(network, point, coefficient, {0, 0, 0});
    return rigor::truth(rates.inactive == 0 && rates.active == s * outputs[0] * c * (x * x + 1));
}

claim::legacy::Argument argue(const Rational& factor) {
    claim::legacy::Argument argument = divergence_argument(Rational(1, 1000));
    Truth stays = Truth::yes;
    for (long k = 1; k <= 12; ++k) stays = stays && stays_on_kink(Rational(k - 6, 5), {k - 5, 3, -2, 1}, Rational(1 - 2 * (k % 2), k + 1));
    return argument.step("one point, L = 1: a neuron on its kink stays there under (2.7) with 1(z > 0), exactly: a solution for all t from every theta_0", stays)
        .step("4 s^2 f(x)^2 <= K(x, x)^2, 100 networks and the case of equality, exactly", for_seeds(100, [&](long seed) { return kernel_dominates_for_seed(seed, false, factor); }) && kernel_dominates_at_equality(false, factor));
}

claim::legacy::Finding check(const claim::Context&) {
    claim::legacy::Finding finding = unchecked(argue(4), "a report of what other papers show; nothing is asserted about training by (2.7)");
    finding.remark = "Read as a sentence about (2.7), uniformly in t, it would be false, as the paper itself says: with one sample point, network (2.1), L = 1, at every width and from every theta_0, sup_t |K_t(x, x) - K(x, x)| >= K(x, x)/2 (the lines above; n samples: yu-2025/abstract-training-samples). "
                     "What the works cited show was not examined here; K_t at t = 0 is yu-2025/eq-3.3.";
    return finding;
}

}  // namespace

claim::legacy::Check section_3_whole_training() {
    return {
        .id = "yu-2025/section-3-whole-training",
        .check = check,
        .controls = {{"factor 4 + 1e-20 in K(x, x)^2 >= 4 s^2 f(x)^2", [](const claim::Context&) { return claim::verdict_of(argue(4 + rigor::parse_rational("1e-20")).conclusion()); }}},
        .property = claim::property("one point: on its kink a neuron has rate 0 with 1(z > 0), and s V c (x^2 + 1) with 1(z >= 0), exactly", stays_on_kink, claim::Input{"x", claim::correlations()},
                                    claim::Input{"V", rc::gen::container<std::vector<long>>(4, claim::integers(-9, 9))}, claim::Input{"c", claim::correlations()}),
    };
}
const claim::legacy::Registered registered_section_3_whole_training{section_3_whole_training};

}  // namespace proofs::yu_2025
