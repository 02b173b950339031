#include "claim/check.hpp"
#include "claim/cited_steps.hpp"
#include "claim/decided_steps.hpp"
#include "proofs/yu_2025/common/network_identities.hpp"

#include <fmt/format.h>

namespace proofs::yu_2025::eq_c_17 {
namespace {

using claim::Relation;
using rigor::Rational, rigor::Truth;

/// The right side is factor |alpha^(L)(x)|^power, or that of the layer below.
struct Reading {
    Rational factor{1};
    unsigned long power = 2;
    bool one_layer_back = false;
};

Rational left_side(const NetworkSample& sample) {
    const auto derivatives = partial_derivatives(sample.network, sample.x);
    return weights_product(derivatives.back(), derivatives.back());
}
/// The power is even.
Rational right_side(const NetworkSample& sample, const Reading& reading) {
    const auto trace = ntk::forward(sample.network, sample.x);
    const auto& top = trace.inputs[trace.inputs.size() - (reading.one_layer_back ? 3 : 1)];
    return reading.factor * rigor::power(ntk::detail::inner_product(top, top), reading.power / 2);
}
Truth equal(const NetworkSample& sample, const Reading& reading) {
    const auto derivatives = partial_derivatives(sample.network, sample.x);
    const Rational left = left_side(sample);
    return rigor::truth(left == right_side(sample, reading) && full_product(derivatives, derivatives) >= left);
}

claim::Result check(const claim::Context& context, const Reading& reading) {
    claim::Result result;
    result.scope =
        "all L >= 1, all m, all alpha, all parameters, all x; also for the network (2.1), whose output is the same";
    const std::string right = fmt::format("{} |alpha^({})|^{}", rigor::to_string(reading.factor),
                                          reading.one_layer_back ? "L - 1" : "L", reading.power);
    result.steps.carries(claim::written(context, "linear"))
        .supports(claim::instances(
            "|df/dW^(L+1)|^2 = " + right + " <= K(x, x), networks (2.2), derivatives by dual numbers, exactly",
            context.seed, 80, [&](claim::Sampler& sampler) { return equal(residual_sample(sampler), reading); }))
        .supports(
            claim::exact({"|df/dW^(2)|^2 for one neuron with alpha^(1) = 3", left_side(one_neuron_residual(1, 0, 3))},
                         Relation::equal, {right, right_side(one_neuron_residual(1, 0, 3), reading)}))
        .carries(claim::written(context, "superior"));
    return result;
}

const claim::Registered registered{[]() -> claim::Check {
    return claim::checked("yu-2025/eq-c.17", check)
        .control("alpha^(L-1) in place of alpha^(L)", [](Reading& r) { r.one_layer_back = true; })
        .control("factor 1 + 1e-20", [](Reading& r) { r.factor += rigor::parse_rational("1e-20"); })
        .control("|alpha^(L)|^4", [](Reading& r) { r.power = 4; })
        .property(claim::property_where(
            "alpha^(L)(x) != 0: |df/dW^(L+1)|^2 = |alpha^(L)(x)|^2 <= K_t(x, x), exactly; d, m and L up to 3",
            [](const NetworkSample& s) { return rigor::truth(right_side(s, {}) > 0); },
            [](const NetworkSample& s) { return equal(s, {}); }, claim::Input{"network", residual_samples()}));
}};

}  // namespace
}  // namespace proofs::yu_2025::eq_c_17
