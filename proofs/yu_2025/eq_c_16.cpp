#include "claim/check.hpp"
#include "claim/cited_steps.hpp"
#include "claim/decided_steps.hpp"
#include "proofs/yu_2025/common/network_identities.hpp"
#include "rigor/number/ball.hpp"

#include <fmt/format.h>

namespace proofs::yu_2025::eq_c_16 {
namespace {

using claim::Relation;
using rigor::Ball, rigor::Rational, rigor::Truth;

/// |df/dd^(L)|^2 = (1/m) alpha^power |W^(L+1)|^2, printed with the power 0; perhaps for d^(1). The example has this
/// alpha.
struct Reading {
    unsigned long power = 0;  // free: any but 2, of which the correction has controls
    bool last_layer = true;
    Rational alpha{1, 2};
};

/// |df/d(bias of the map)|^2 by dual numbers.
Rational bias_square(const NetworkSample& sample, std::size_t map) {
    const auto derivatives = partial_derivatives(sample.network, sample.x);
    return bias_product(derivatives.at(map), derivatives.at(map));
}
Rational left_side(const NetworkSample& sample, const Reading& reading) {
    return bias_square(sample, reading.last_layer ? sample.network.maps.size() - 2 : 2);
}
/// (1/m) |W^(L+1)|^2; the factor of A x + b stands for sqrt(1/m).
Rational output_weights(const NetworkSample& sample) {
    const auto& w = sample.network.maps.back().weights;
    const Rational& root = sample.network.maps.front().weight_scale;
    Rational sum = 0;
    for (long j = 0; j < w.cols(); ++j) sum += root * root * w(0, j) * w(0, j);
    return sum;
}
Rational right_side(const NetworkSample& sample, const Reading& reading) {
    return rigor::power(sample.alpha, reading.power) * output_weights(sample);
}
std::string right_name(const Reading& reading) { return fmt::format("(1/m) alpha^{} |W^(L+1)|^2", reading.power); }
Truth equal(const NetworkSample& sample, const Reading& reading) {
    return rigor::truth(left_side(sample, reading) == right_side(sample, reading));
}

claim::Result check(const claim::Context& context, const Reading& reading) {
    claim::Result result;
    result.aim = claim::Result::Aim::refute;
    result.scope = "the equality is false unless alpha^2 = 1 or W^(L+1) = 0; all L, all m, all parameters";
    const NetworkSample example = one_neuron_residual(reading.alpha, 1, 0);
    result.steps.carries(claim::witness<NetworkSample>(
        fmt::format("L = m = 1, alpha = {}, W^(2) = 1, all other parameters 0", rigor::to_string(reading.alpha)),
        example, {"|df/dd^(1)|^2 by dual numbers", [&](const NetworkSample& s) { return left_side(s, reading); }},
        Relation::equal, {right_name(reading), [&](const NetworkSample& s) { return right_side(s, reading); }}));
    if (context.verdict_only) return result;
    result.values = {{"|df/dd^(1)|^2, L = m = 1, alpha = 1/2, W^(2) = 1",
                      Ball(left_side(example, reading)).enclosure(context.digits)},
                     {"by (C.16)", Ball(right_side(example, reading)).enclosure(context.digits)}};
    return result;
}

/// alpha = 0: the branches are cut, and the bias of the input map takes the place of d^(L).
Truth input_bias_at_zero(NetworkSample sample) {
    sample.alpha = 0;
    for (std::size_t i = 2; i + 1 < sample.network.maps.size(); i += 2)
        sample.network.maps[i].weight_scale = sample.network.maps[i].bias_scale = 0;
    return rigor::truth(bias_square(sample, 0) == output_weights(sample));
}

claim::Result check_correction(const claim::Context& context, const Reading& reading) {
    claim::Result result;
    result.scope = "all L >= 1, all m, all alpha, all parameters, all x";
    result.steps.carries(claim::written(context, "shift"))
        .supports(claim::instances(
            "|df/dd^(L)|^2 = " + right_name(reading) + ", networks (2.2), derivatives by dual numbers, exactly",
            context.seed, 80, [&](claim::Sampler& sampler) { return equal(residual_sample(sampler), reading); }))
        .supports(claim::instances("at alpha = 0 |df/db|^2 = |W^(L+1)|^2/m, exactly", context.seed, 40,
                                   [](claim::Sampler& s) { return input_bias_at_zero(residual_sample(s)); }))
        .carries(claim::written(context, "superior"));
    return result;
}

const claim::Registered registered{[]() -> claim::Check {
    return claim::checked("yu-2025/eq-c.16", check)
        .control("alpha = 1", [](Reading& r) { r.alpha = 1; })
        .corrected(check_correction, {.power = 2})
        .correction_control("alpha in place of alpha^2", [](Reading& r) { r.power = 1; })
        .correction_control("alpha^4 in place of alpha^2", [](Reading& r) { r.power = 4; })
        .correction_control("d^(1) in place of d^(L)", [](Reading& r) { r.last_layer = false; })
        .property(claim::property_where(
            "W^(L+1) != 0: |df/dd^(L)|^2 = (alpha^2/m) |W^(L+1)|^2, and |df/db|^2 = |W^(L+1)|^2/m at alpha = 0; "
            "exactly; "
            "d, m and L up to 3, alpha from -2 to 2",
            [](const NetworkSample& s) { return rigor::truth(output_weights(s) > 0); },
            [](const NetworkSample& s) { return equal(s, {.power = 2}) && input_bias_at_zero(s); },
            claim::Input{"network", residual_samples()}));
}};

}  // namespace
}  // namespace proofs::yu_2025::eq_c_16
