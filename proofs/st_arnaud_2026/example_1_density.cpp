#include "claim/generators.hpp"
#include "claim/legacy.hpp"
#include "proofs/st_arnaud_2026/common/toy_network.hpp"
#include "rigor/number/ball_functions.hpp"

namespace proofs::st_arnaud_2026 {
namespace {

using rigor::Ball, rigor::Rational, rigor::Truth;

/// 2 E_l as a power: (number of weights) w^2; and as the footnote has it.
Monomial twice_energy(int layer) { return layer == 1 ? toy_inputs() * toy_width() * first_weight().raised(2) : toy_width() * toy_width() * second_weight().raised(2); }
Monomial footnote(int layer) {
    const Rational b = layer - 1;
    return toy_width() * Monomial{0, 2 * (1 - b) + b, 2 * (1 - b)}.raised(-1);
}
/// exp(-E) has a positive limit if and only if E stays bounded, for every alpha >= 0.
Truth positive_limit(const Monomial& twice) { return rigor::truth(twice.power <= 0 && twice.alpha_power <= 0); }

/// 2 E_l summed over the weights of an exact network.
bool network_has(int layer, const Monomial& claimed, long a, long b, long alpha) {
    const auto network = toy_network(a, b, alpha);
    Rational sum(0);
    const auto& weights = network.maps[static_cast<std::size_t>(layer - 1)].weights;
    for (long i = 0; i < weights.size(); ++i) sum += weights.data()[i] * weights.data()[i];
    return sum == claimed.value(a, b, alpha);
}
Truth networks_have(const Monomial& first, const Monomial& second) {
    bool all = true;
    for (long a = 1; a <= 3; ++a)
        for (long b = 2; b <= 4; ++b)
            for (long alpha = 0; alpha <= 2; ++alpha) all = all && network_has(1, first, a, b, alpha) && network_has(2, second, a, b, alpha);
    return rigor::truth(all);
}

claim::legacy::Finding check(const claim::Context& context) {
    const rigor::Precision precision(rigor::bits_for_digits(context.digits) + 64);
    claim::legacy::Argument printed;
    printed.step("the limits of the footnote's expression are positive for l = 1 (it is 1) and l = 2 (e^(-1/2))", positive_limit(footnote(1)) && positive_limit(footnote(2)))
        .step("l = 1: the footnote's exponent is the sum of w^2/2 over the weights of the layer", rigor::truth(footnote(1) == twice_energy(1)))
        .step("l = 2: the same", rigor::truth(footnote(2) == twice_energy(2)))
        .step("the density of the weights of both layers, as a fraction of its maximum, has a positive limit", positive_limit(twice_energy(1)) && positive_limit(twice_energy(2)));
    claim::legacy::Finding finding = conclude(printed, claim::Evidence::proved, "false for every alpha >= 0: the density at the weights of the second layer is e^(-n/2) of its maximum");
    for (const long n : {100L, 10'000L}) finding.values.push_back({"e^(-n/2), the second layer, n = " + std::to_string(n), rigor::exp(Ball(Rational(-n, 2))).enclosure(context.digits)});
    finding.values.push_back({"the footnote's expression for it, e^(-1/2)", rigor::exp(Ball(Rational(-1, 2))).enclosure(context.digits)});
    if (finding.verdict == claim::Verdict::fails) {
        finding.witness = "Layer 2 has n^2 weights n^(-1/2); each contributes exp(-1/(2n)), together exp(-n/2): 1.9e-22 of the maximum at n = 100. The footnote takes n of these factors instead of n^2.";
        finding.pari = "print([exp(-1/(2*100.))^(100^2), exp(-1/(2*100.))^100])";
        finding.harm = "The configuration of the example is not one that a wide network shows with a probability density that stays away from 0. As an illustration of sums of many small terms the example does not need this sentence.";
        claim::legacy::Argument corrected;
        corrected.step("the sums of w^2 are n^(-1-2 alpha) and n in exact networks (n0 = 1, 4, 9, n = 4, 9, 16, alpha = 0, 1, 2)", networks_have({0, -1, -2}, {0, 1, 0}))
            .step("and by exponents for all n0, n, alpha", rigor::truth(twice_energy(1) == Monomial{0, -1, -2} && twice_energy(2) == Monomial{0, 1, 0}))
            .step("the second does not stay bounded: exp(-n/2) tends to 0", !positive_limit(twice_energy(2)));
        finding.correction = {R"(As a fraction of its maximum, the density of the weights at the values of the example is $\exp\left(-\frac12n^{-1-2\alpha}\right)$ in the first layer and $\exp\left(-\frac n2\right)$ in the second, which vanishes with increasing width.)",
                              claim::verdict_of(corrected.conclusion()), claim::Evidence::proved, "all n0, n, alpha >= 0"};
        std::vector<claim::legacy::Line> all = printed.steps();
        all.insert(all.end(), corrected.steps().begin(), corrected.steps().end());
        finding.argument = std::move(all);
    }
    return finding;
}

}  // namespace

claim::legacy::Check example_1_density() {
    return {
        .id = "st-arnaud-2026/example-1-density",
        .check = check,
        .controls = {{"the sum of w^2/2 over layer 2 stays bounded", [](const claim::Context&) { return claim::verdict_of(positive_limit(twice_energy(2))); }},
                     {"the sum of w^2 over layer 2 is n^(1 + 1/2)", [](const claim::Context&) { return claim::verdict_of(networks_have({0, -1, -2}, {0, Rational(3, 2), 0})); }},
                     {"the sum of w^2 over layer 2 is 1, as the footnote has it", [](const claim::Context&) { return claim::verdict_of(networks_have({0, -1, -2}, {0, 0, 0})); }}},
        .property = claim::property("the sums of w^2 over the layers of exact networks", [](long a, long b, long alpha) { return rigor::truth(network_has(1, {0, -1, -2}, a, b, alpha) && network_has(2, {0, 1, 0}, a, b, alpha)); },
                                    claim::Input{"sqrt(n0)", claim::integers(1, 4)}, claim::Input{"sqrt(n)", claim::integers(1, 5)}, claim::Input{"alpha", claim::integers(0, 5)}),
    };
}
const claim::legacy::Registered registered_example_1_density{example_1_density};

}  // namespace proofs::st_arnaud_2026
