#include "claim/check.hpp"
#include "claim/cited_steps.hpp"
#include "claim/decided_steps.hpp"
#include "proofs/yu_2025/common/network_identities.hpp"

#include <algorithm>

namespace proofs::yu_2025::eq_c_4 {
namespace {

using claim::Relation;
using rigor::Rational, rigor::RationalMatrix, rigor::Truth;

/// D = diag 1(z > 0), and the power of sqrt(2/m_l).
struct Reading {
    Relation relation = Relation::greater;
    Rational threshold = 0;
    unsigned long power = 1;

    Rational indicator(const Rational& z) const { return compare(z, relation, threshold) == Truth::yes ? 1 : 0; }
};

/// alpha^(l) of the forward pass against s_l D z, every layer at x; z from the matrices.
Truth layers_agree(const NetworkSample& sample, const Reading& reading) {
    const LayerMatrices layers(sample.network, sample.x);
    bool equal = true;
    for (long l = 1; l <= layers.depth(); ++l) {  // free: the layers that are looked at
        RationalMatrix z = layers.weights(l) * layers.alpha(l - 1);
        RationalMatrix d(z.rows(), z.rows());
        for (long i = 0; i < z.rows(); ++i) {
            z(i, 0) += sample.network.maps[static_cast<std::size_t>(l - 1)].bias(i);
            d(i, i) = reading.indicator(z(i, 0));
        }
        equal = equal && layers.alpha(l) == scaled(d * z, rigor::power(layers.scale(l), reading.power));
    }
    return rigor::truth(equal);
}
/// The same with the first preactivation moved to 0.
Truth layers_agree_at_zero(NetworkSample sample, const Reading& reading) {
    sample.network.maps[0].bias(0) -= LayerMatrices(sample.network, sample.x).preactivation(1)(0, 0);
    return layers_agree(sample, reading);
}

claim::Result check(const claim::Context& context, const Reading& reading) {
    claim::Result result;
    result.scope = "all L, all widths, all parameters, all x, also where a preactivation is 0";
    result.steps
        .carries(claim::exact_for_each<Rational>(
            "z = -1, 0, 1, which decide: both sides are positively homogeneous", {-1, 0, 1},
            {"relu(z)", [](const Rational& z) { return std::max(z, Rational(0)); }}, Relation::equal,
            {"1(z > 0) z", [&](const Rational& z) { return Rational(reading.indicator(z) * z); }}))
        .carries(claim::written(context, "entries"))
        .supports(claim::instances(
            "every layer of a random network (2.1), exactly", context.seed, 60,
            [&](claim::Sampler& sampler) { return layers_agree(fully_connected_sample(sampler), reading); }))
        .supports(claim::instances(
            "the same with a preactivation that is 0", context.seed, 60,
            [&](claim::Sampler& sampler) { return layers_agree_at_zero(fully_connected_sample(sampler), reading); }));
    return result;
}

const claim::Registered registered{[]() -> claim::Check {
    return claim::checked("yu-2025/eq-c.4", check)
        .control("1(z < 0)", [](Reading& r) { r.relation = Relation::less; })
        .control("1(z > 1)", [](Reading& r) { r.threshold = 1; })
        .control("1(z > -2)", [](Reading& r) { r.threshold = -2; })
        .control("the factor 2/m_l, without the root", [](Reading& r) { r.power = 2; })
        .property(claim::property(
            "every layer of a random network, exactly, d, widths and L up to 3",
            [](const NetworkSample& sample) { return layers_agree(sample, {}) && layers_agree_at_zero(sample, {}); },
            claim::Input{"network", fully_connected_samples()}));
}};

}  // namespace
}  // namespace proofs::yu_2025::eq_c_4
