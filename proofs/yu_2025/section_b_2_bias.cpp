#include "claim/generators.hpp"
#include "claim/legacy.hpp"
#include "proofs/yu_2025/common/network_identities.hpp"
#include "rigor/number/ball_functions.hpp"

namespace proofs::yu_2025 {
namespace {

using rigor::Ball, rigor::Rational, rigor::Truth;

/// The kernel has a part from the biases behind the first layer, of at least |df/dd^(L)|^2 = (scale of d)^2 |W^(L+1)|^2; no part at all for the control.
Truth has_part(const NetworkSample& sample, bool expected) {
    const auto g = partial_derivatives(sample.network, sample.x);
    const std::size_t last = sample.network.maps.size() - 1;
    Rational behind = 0;
    for (std::size_t i = 1; i < last; ++i) behind += bias_product(g[i], g[i]);
    const auto& shift = sample.network.maps[last - 1];
    Rational norm = 0;
    for (long j = 0; j < sample.network.maps[last].weights.size(); ++j) norm += sample.network.maps[last].weights.data()[j] * sample.network.maps[last].weights.data()[j];
    const bool equal = bias_product(g[last - 1], g[last - 1]) == shift.bias_scale * shift.bias_scale * norm;
    return rigor::truth(equal && (expected ? behind >= shift.bias_scale * shift.bias_scale * norm : behind == 0));
}
claim::legacy::Argument argue(bool expected) {
    claim::legacy::Argument argument;
    return argument.step("|df/dd^(L)|^2 = (alpha^2/m) |W^(L+1)|^2 is part of K(x, x): the fixed residual networks, by dual numbers, exactly", at_all(residual_examples(), [&](const NetworkSample& s) { return has_part(s, expected); }));
}

claim::legacy::Finding check(const claim::Context& context) {
    claim::legacy::Finding finding = refute(argue(true), claim::Evidence::proved, "false for network (2.2), every L >= 1, alpha != 0, width");
    finding.values = {{"E |df/dd^(L)|^2 in K_0(x, x), alpha = 1, every x and width", Ball(1).enclosure(context.digits)}};
    if (finding.verdict == claim::Verdict::fails) {
        finding.witness = "L = 1, m = 1, alpha = 1: f = W^(2) (A x + b + V relu(..) + d), df/dd = W^(2). At W^(2) = 1 this bias contributes 1 to K(x, x) at every x; so do b^(l). (2.2) prints them, section 2.2 sets them to 0 at the start, and (3.10) has terms for them (kappa_0 and 1).";
        finding.pari = "f(W, A, b, V, w, c, d, x) = W*(A*x + b + V*max(w*(A*x + b) + c, 0) + d);\nprint((f(1, 1, 1, 1, 1, 0, 10^-6, 2) - f(1, 1, 1, 1, 1, 0, 0, 2))*10^6)";
        finding.harm = "The kernel is not a dot-product kernel times |x~| |x~'|, as (3.9) has it (yu-2025/eq-3.9). None for strict positive definiteness: the extra terms are semidefinite.";
        finding.correction = {R"(In (2.2) the biases $b^{(l)}$, $d^{(l)}$ of every layer contribute to the kernel, $\lVert\partial f/\partial d^{(L)}\rVert^2=\frac{\alpha^2}m\lVert W^{(L+1)}\rVert^2$ for one; a dot-product kernel on the sphere remains when they are left out.)",
                              claim::verdict_of(argue(true).conclusion()), claim::Evidence::proved, "every network (2.2)"};
    }
    return finding;
}

}  // namespace

claim::legacy::Check section_b_2_bias() {
    return {
        .id = "yu-2025/section-b.2-bias",
        .check = check,
        .controls = {{"no part of the kernel comes from b^(l), d^(l)", [](const claim::Context&) { return claim::verdict_of(argue(false).conclusion()); }}},
        .property = claim::property("|df/dd^(L)|^2 = (alpha^2/m) |W^(L+1)|^2, exactly", [](const NetworkSample& s) { return has_part(s, true); }, claim::Input{"network", residual_samples()}),
    };
}
const claim::legacy::Registered registered_section_b_2_bias{section_b_2_bias};

}  // namespace proofs::yu_2025
