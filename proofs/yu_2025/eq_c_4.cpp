#include "proofs/common/finding_parts.hpp"
#include "claim/legacy.hpp"
#include "proofs/yu_2025/common/network_identities.hpp"

#include <algorithm>

namespace proofs::yu_2025 {
namespace {

using rigor::Rational, rigor::RationalMatrix, rigor::Truth;
using Indicator = bool (*)(const Rational&);

bool positive(const Rational& z) { return z > 0; }
bool not_negative(const Rational& z) { return z >= 0; }

/// The numbers of entries with z > 0, z = 0, z < 0 met.
struct Signs {
    int positive = 0, zero = 0, negative = 0;
};

/// alpha^(l) of the network against s_l^power diag(indicator(z)) z, every layer, at x.
Truth layers_agree(const NetworkSample& sample, Indicator indicator, unsigned long power, Signs* met = nullptr) {
    const LayerMatrices layers(sample.network, sample.x);
    bool equal = true;
    for (long l = 1; l <= layers.depth(); ++l) {
        // W alpha + b from the matrices, not from what the forward pass left.
        RationalMatrix z = layers.weights(l) * layers.alpha(l - 1);
        RationalMatrix d(z.rows(), z.rows());
        for (long i = 0; i < z.rows(); ++i) {
            z(i, 0) += sample.network.maps[static_cast<std::size_t>(l - 1)].bias(i);
            d(i, i) = indicator(z(i, 0)) ? 1 : 0;
            if (met) ++(z(i, 0) > 0 ? met->positive : z(i, 0) == 0 ? met->zero : met->negative);
        }
        equal = equal && layers.alpha(l) == scaled(d * z, rigor::power(layers.scale(l), power));
    }
    return rigor::truth(equal);
}

claim::legacy::Argument argue(Indicator indicator, unsigned long power) {
    claim::legacy::Argument argument;
    Signs met;
    const Truth agree = at_all(fully_connected_examples(), [&](const NetworkSample& s) { return layers_agree(s, indicator, power, &met); });
    bool entries = true;
    for (const Rational& z : {Rational(1), Rational(1, 1000), Rational(0), Rational(-1, 1000), Rational(-1)})
        entries = entries && std::max(z, Rational(0)) == (indicator(z) ? z : Rational(0));
    argument.step("relu(z) = 1(z > 0) z: z > 0, z = 0 and z < 0 are all cases, and in each both sides are linear in z", rigor::truth(entries))
        .step("every layer of the fixed networks, exactly", agree)
        .step("positive, zero and negative preactivations all occur in them", rigor::truth(met.positive > 0 && met.zero > 0 && met.negative > 0));
    return argument;
}

claim::legacy::Finding check(const claim::Context&) {
    claim::legacy::Finding finding = conclude(argue(positive, 1), claim::Evidence::proved, "all L, all widths, all parameters, all x, also where a preactivation is 0");
    finding.remark = "With 1(… >= 0) instead it is as true (" + std::string(to_string(claim::verdict_of(argue(not_negative, 1).conclusion()))) +
                     "): the identity leaves the derivative of the ReLU at 0 open, on which (C.6), (C.7) and the flow depend where a preactivation is 0.";
    return finding;
}

}  // namespace

claim::legacy::Check eq_c_4() {
    return {
        .id = "yu-2025/eq-c.4",
        .check = with_misprint(check, R"($D_x^{(l)}=\mathrm{diag}\left(\mathbf 1(W^{(l)}\alpha^{(l-1)}(x)+b^{(l)}>0)\right)$.)"),
        .controls = {{"1(… < 0)", [](const claim::Context&) { return claim::verdict_of(argue([](const Rational& z) { return z < 0; }, 1).conclusion()); }},
                     {"1(… > 1/2000)", [](const claim::Context&) { return claim::verdict_of(argue([](const Rational& z) { return z > Rational(1, 2000); }, 1).conclusion()); }},
                     {"factor 2/m_l without the root", [](const claim::Context&) { return claim::verdict_of(argue(positive, 2).conclusion()); }}},
        .property = claim::property("every layer of a random network, exactly, d, widths and L up to 3", [](const NetworkSample& s) { return layers_agree(s, positive, 1); },
                                    claim::Input{"network", fully_connected_samples()}),
    };
}
const claim::legacy::Registered registered_eq_c_4{eq_c_4};

}  // namespace proofs::yu_2025
