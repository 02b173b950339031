#include "claim/check.hpp"
#include "claim/cited_steps.hpp"
#include "claim/decided_steps.hpp"
#include "claim/sampler.hpp"
#include "proofs/yu_2025/common/network_identities.hpp"

namespace proofs::yu_2025::section_b_2_bias {
namespace {

using claim::Relation;
using rigor::Rational, rigor::Truth;

/// |df/dd^(L)|^2 = factor (alpha^2/m) |W^(L+1)|^2: as printed no bias behind the first layer, factor 0.
struct Reading {
    Rational factor = 0;
};

/// |df/dd^(L)|^2 by dual numbers.
Rational of_last_bias(const NetworkSample& sample) {
    const auto derivatives = partial_derivatives(sample.network, sample.x);
    const std::size_t shift = sample.network.maps.size() - 2;
    return bias_product(derivatives[shift], derivatives[shift]);
}
/// (alpha^2/m) |W^(L+1)|^2.
Rational by_formula(const NetworkSample& sample) {
    const auto& maps = sample.network.maps;
    const Rational scale = maps[maps.size() - 2].bias_scale;
    Rational norm = 0;
    for (long j = 0; j < maps.back().weights.size(); ++j)
        norm += maps.back().weights.data()[j] * maps.back().weights.data()[j];
    return scale * scale * norm;
}
Truth agrees(const NetworkSample& sample, const Reading& reading) {
    return rigor::truth(of_last_bias(sample) == reading.factor * by_formula(sample));
}

/// L = m = d = 1, alpha = 1, W^(2) = 1, all other parameters 0 but A = 1: f = x + V relu(…) + d.
NetworkSample smallest() {
    NetworkSample sample;
    const Rational one(1);
    sample.network.wiring = ntk::Wiring::residual;
    auto& maps = sample.network.maps;
    maps.push_back(ntk::affine_map(1, 1, true, one, one, one));
    maps.push_back(ntk::affine_map(1, 1, true, one, one, one, true));
    maps.push_back(ntk::affine_map(1, 1, true, one, one, one, true));
    maps.push_back(ntk::affine_map(1, 1, false, one, one, one));
    maps.front().weights(0, 0) = maps.back().weights(0, 0) = one;
    sample.x.resize(1);
    sample.x(0) = 2;
    return sample;
}

claim::Result check(const claim::Context& context, const Reading& reading) {
    claim::Result result;
    result.aim = claim::Result::Aim::refute;
    result.scope =
        "false for network (2.2): L = m = d = 1, alpha = 1, and other networks by the paragraph on the last bias";
    result.steps
        .carries(claim::witness<NetworkSample>(
            "L = m = d = 1, alpha = 1, A = W^(2) = 1, all other parameters 0, x = 2", smallest(),
            {"|df/dd^(1)|^2", of_last_bias}, Relation::equal,
            {rigor::to_string(reading.factor) + " (alpha^2/m) |W^(2)|^2",
             [&](const NetworkSample& sample) { return Rational(reading.factor * by_formula(sample)); }}))
        .carries(claim::written(context, "trained"));
    return result;
}

claim::Result check_correction(const claim::Context& context, const Reading& reading) {
    claim::Result result;
    result.scope = "every network (2.2)";
    result.steps.carries(claim::written(context, "linear"))
        .supports(claim::exact_for_each<NetworkSample>(
            "the fixed residual networks", residual_examples(), {"|df/dd^(L)|^2 by dual numbers", of_last_bias},
            Relation::equal,
            {rigor::to_string(reading.factor) + " (alpha^2/m) |W^(L+1)|^2",
             [&](const NetworkSample& sample) { return Rational(reading.factor * by_formula(sample)); }}));
    return result;
}

const Reading corrected{1};

const claim::Registered registered{[]() -> claim::Check {
    return claim::checked("yu-2025/section-b.2-bias", check)
        .corrected(check_correction, corrected)
        .correction_control("nothing from d^(L)", [](Reading& r) { r.factor = 0; })
        .correction_control("(1 + 1e-20) (alpha^2/m) |W^(L+1)|^2",
                            [](Reading& r) { r.factor += rigor::parse_rational("1e-20"); })
        .property(claim::property(
            "|df/dd^(L)|^2 = (alpha^2/m) |W^(L+1)|^2, by dual numbers, exactly",
            [](const NetworkSample& sample) { return agrees(sample, corrected); },
            claim::Input{"network", residual_samples()}));
}};

}  // namespace
}  // namespace proofs::yu_2025::section_b_2_bias
