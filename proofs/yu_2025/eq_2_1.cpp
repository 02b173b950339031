#include "claim/generators.hpp"
#include "claim/legacy.hpp"
#include "proofs/yu_2025/common/training_sample.hpp"

namespace proofs::yu_2025 {
namespace {

using rigor::Rational, rigor::Truth;

const std::vector<long> rational_widths{2, 8, 18};  // sqrt(2/m) = 1, 1/2, 1/3
Rational root_of_two_over(long m) { return m == 2 ? Rational(1) : m == 8 ? Rational(1, 2) : Rational(1, 3); }

/// The formula, with loops; `inside` puts the factor inside sigma on W alpha only.
Rational formula(const ExactNetwork& network, const std::vector<Rational>& x, bool bias_scaled) {
    std::vector<Rational> alpha = x;
    for (std::size_t l = 0; l + 1 < network.maps.size(); ++l) {
        const auto& map = network.maps[l];
        const long m = map.outputs();
        std::vector<Rational> next;
        for (long j = 0; j < m; ++j) {
            Rational z = 0;
            for (std::size_t k = 0; k < alpha.size(); ++k) z += map.weights(j, static_cast<long>(k)) * alpha[k];
            const Rational s = root_of_two_over(m);
            Rational value = bias_scaled ? Rational(z + map.bias(j)) : Rational(z + map.bias(j) / s);
            if (value < 0) value = 0;
            next.push_back(s * value);
        }
        alpha = next;
    }
    Rational f = 0;
    for (std::size_t k = 0; k < alpha.size(); ++k) f += network.maps.back().weights(0, static_cast<long>(k)) * alpha[k];
    return f;
}

Truth agrees(long seed, bool bias_scaled) {
    const long d = 1 + seed % 3;
    std::vector<long> widths;
    for (long l = 0; l <= seed % 2; ++l) widths.push_back(rational_widths[static_cast<std::size_t>((seed + l) % 3)]);
    ExactNetwork network = ntk::yu_fully_connected<Rational>(d, widths);
    long k = seed;
    const auto next = [&] { return Rational((k = k * 137 % 10007) % 41 - 20, 7); };
    for (auto& map : network.maps) {
        for (long i = 0; i < map.weights.size(); ++i) map.weights.data()[i] = next();
        for (long i = 0; i < map.bias.size(); ++i) map.bias(i) = next();
    }
    std::vector<Rational> x;
    ExactVector column(d);
    for (long i = 0; i < d; ++i) x.push_back(column(i) = next());
    return rigor::truth(formula(network, x, bias_scaled) == ntk::network_output(network, column)(0));
}

claim::legacy::Argument argue(bool bias_scaled) {
    claim::legacy::Argument argument;
    return argument.step("the formula written out gives the suite's f(x; theta): 40 networks, L = 1 and 2, widths 2, 8, 18, d = 1 to 3, exactly", for_seeds(40, [&](long seed) { return agrees(seed + 1, bias_scaled); }));
}

claim::legacy::Finding check(const claim::Context&) {
    claim::legacy::Finding finding = unchecked(argue(true), "a definition: nothing in it is true or false");
    finding.remark = "The line above shows that the suite's network is the one defined. \"The dimension of matrices W^(l) and b^(l)\": m_0 = d for this network. The kernel that (3.6) gives belongs to another place of the bias (yu-2025/eq-3.6).";
    return finding;
}

}  // namespace

claim::legacy::Check eq_2_1() {
    return {
        .id = "yu-2025/eq-2.1",
        .check = check,
        .controls = {{"the factor on the weights only", [](const claim::Context&) { return claim::verdict_of(argue(false).conclusion()); }}},
        .property = claim::property("the formula written out gives the suite's f(x; theta), exactly", [](long seed) { return agrees(seed, true); }, claim::Input{"seed", claim::integers(1, 10'000)}),
    };
}
const claim::legacy::Registered registered_eq_2_1{eq_2_1};

}  // namespace proofs::yu_2025
