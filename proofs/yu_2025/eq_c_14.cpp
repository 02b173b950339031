#include "claim/check.hpp"
#include "claim/cited_steps.hpp"
#include "claim/decided_steps.hpp"
#include "proofs/yu_2025/common/network_identities.hpp"
#include "rigor/number/ball.hpp"

namespace proofs::yu_2025::eq_c_14 {
namespace {

using claim::Relation;
using rigor::Ball, rigor::Rational, rigor::Truth;
using Vector = ntk::DenseVector<Rational>;

/// Behind V^(l): outer relu(inner W alpha + bias b), each factor s = sqrt(2/m_l) or 1; and whether d^(l) is added.
struct Reading {
    bool outer = false, inner = true, bias = false, shift = true;
    // Of the example: s, and b^(1).
    Rational scale{1, 2}, first_bias = 1;
};

/// The right side of (C.14), with alpha^(l-1) as (2.2) gives it.
Vector right_side(const NetworkSample& sample, const Reading& reading) {
    const auto& maps = sample.network.maps;
    const auto trace = ntk::forward(sample.network, sample.x);
    Vector sum = trace.results[0];  // sqrt(1/m_0) (A x + b)
    for (std::size_t i = 1; i + 1 < maps.size(); i += 2) {
        const auto &inner = maps[i], &branch = maps[i + 1];
        const Rational s = inner.activation_scale, one(1);
        Vector neurons = Vector::Constant(inner.outputs(), Rational(0));
        for (long j = 0; j < inner.outputs(); ++j) {
            Rational z = 0;
            for (long k = 0; k < inner.inputs(); ++k) z += inner.weights(j, k) * trace.inputs[i](k);
            z = (reading.inner ? s : one) * z + (reading.bias ? s : one) * inner.bias(j);
            neurons(j) = (reading.outer ? s : one) * (z > 0 ? z : Rational(0));
        }
        for (long j = 0; j < branch.outputs(); ++j) {
            Rational value = reading.shift ? branch.bias(j) : Rational(0);
            for (long k = 0; k < branch.inputs(); ++k) value += branch.weights(j, k) * neurons(k);
            sum(j) += branch.weight_scale * value;  // sqrt(1/m) alpha
        }
    }
    return sum;
}
Rational output(const NetworkSample& sample, const Vector& top) {
    const auto& w = sample.network.maps.back().weights;
    Rational f = 0;
    for (long j = 0; j < w.cols(); ++j) f += w(0, j) * top(j);
    return f;
}
Truth equal(const NetworkSample& sample, const Reading& reading) {
    const Vector left = ntk::forward(sample.network, sample.x).inputs.back(), right = right_side(sample, reading);
    bool same = true;
    for (long j = 0; j < left.size(); ++j) same = same && left(j) == right(j);
    return rigor::truth(same);
}
/// As at initialisation.
NetworkSample without_inner_biases(NetworkSample sample) {
    for (std::size_t i = 1; i + 1 < sample.network.maps.size(); i += 2)
        sample.network.maps[i].bias = Vector::Constant(sample.network.maps[i].outputs(), Rational(0));
    return sample;
}

/// L = d = 1, alpha = 1, b^(1)_1 = V^(1)_11 = W^(2)_1 = 1, all other parameters 0. With sqrt(1/m) for the unit of f.
NetworkSample example(const Reading& reading) {
    NetworkSample sample;
    sample.network.wiring = ntk::Wiring::residual;
    const Rational one(1);
    constexpr long m = 8;
    sample.network.maps = {ntk::affine_map(m, 1, true, one, one, one),
                           ntk::affine_map(m, m, true, one, one, reading.scale),
                           ntk::affine_map(m, m, true, one, one, one), ntk::affine_map(1, m, false, one, one, one)};
    sample.network.maps[1].bias(0) = reading.first_bias;
    sample.network.maps[2].weights(0, 0) = sample.network.maps[3].weights(0, 0) = 1;
    sample.x = sample.other = Vector::Constant(1, Rational(0));
    return sample;
}

claim::Result check(const claim::Context& context, const Reading& reading) {
    claim::Result result;
    result.aim = claim::Result::Aim::refute;
    result.scope =
        "false for every L >= 1, every m != 2, every alpha != 0, at parameters with b^(1) != 0 like the witness's; "
        "true for m = 2, and where all b^(l) are 0, as at initialisation";
    const NetworkSample at = example(reading);
    const auto left = [](const NetworkSample& s) { return ntk::network_output(s.network, s.x)(0); };
    const auto right = [&](const NetworkSample& s) { return output(s, right_side(s, reading)); };
    result.steps
        .carries(claim::witness<NetworkSample>(
            "L = d = 1, m = 8, alpha = 1, b^(1)_1 = V^(1)_11 = W^(2)_1 = 1, all other parameters 0, sqrt(2/m) = " +
                rigor::to_string(reading.scale) + ", in units of sqrt(1/m)",
            at, {"f by (2.2)", left}, Relation::equal, {"f by (C.14)", right}))
        .supports(claim::instances(
            "where all b^(l) are 0 the two are equal, exactly", context.seed, 40,
            [&](claim::Sampler& sampler) { return equal(without_inner_biases(residual_sample(sampler)), reading); }));
    if (context.verdict_only) return result;
    result.values = {{"sqrt(8) f of the network (2.2)", Ball(left(at)).enclosure(context.digits)},
                     {"sqrt(8) f by (C.14)", Ball(right(at)).enclosure(context.digits)}};
    return result;
}

claim::Result check_correction(const claim::Context& context, const Reading& reading) {
    claim::Result result;
    result.scope = "all L >= 1, all m, all alpha, all parameters, all x";
    result.steps.carries(claim::written(context, "sum"))
        .supports(claim::instances("alpha^(L) of (2.2) is the right side: random networks, any positive rationals for "
                                   "sqrt(2/m), sqrt(1/m), exactly",
                                   context.seed, 80,
                                   [&](claim::Sampler& sampler) { return equal(residual_sample(sampler), reading); }));
    return result;
}

Reading corrected() { return {.outer = true, .inner = false}; }
Reading drawn_in() { return {.outer = false, .inner = true, .bias = true}; }

const claim::Registered registered{[]() -> claim::Check {
    return claim::checked("yu-2025/eq-c.14", check)
        .control("sqrt(2/m_l) before b^(l) as well", [](Reading& r) { r = drawn_in(); })
        .control("m = 2, where sqrt(2/m) = 1", [](Reading& r) { r.scale = 1; })
        .control("b^(1) = 0, as at initialisation", [](Reading& r) { r.first_bias = 0; })
        .corrected(check_correction, corrected())
        .correction_control("sqrt(2/m_l) outside and before W^(l)", [](Reading& r) { r.inner = true; })
        .correction_control("no sqrt(2/m_l)", [](Reading& r) { r.outer = false; })
        .correction_control("without d^(l)", [](Reading& r) { r.shift = false; })
        .property(claim::property_where(
            "alpha != 0: the corrected formula, the one with the root drawn into the ReLU before W and b, and the "
            "printed "
            "one at b^(l) = 0, exactly; d, m and L up to 3",
            [](const NetworkSample& s) { return rigor::truth(s.alpha != 0); },
            [](const NetworkSample& s) {
                return equal(s, corrected()) && equal(s, drawn_in()) && equal(without_inner_biases(s), Reading{});
            },
            claim::Input{"network", residual_samples()}));
}};

}  // namespace
}  // namespace proofs::yu_2025::eq_c_14
