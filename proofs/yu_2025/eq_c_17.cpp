#include "proofs/common/finding_parts.hpp"
#include "claim/legacy.hpp"
#include "proofs/yu_2025/common/network_identities.hpp"

namespace proofs::yu_2025 {
namespace {

using rigor::Rational, rigor::Truth;

/// The right side is factor |alpha^(L - back)(x)|^2.
struct Reading {
    Rational factor{1};
    bool one_layer_back = false;
};

Truth equal(const NetworkSample& sample, const Reading& reading) {
    const auto derivatives = partial_derivatives(sample.network, sample.x);
    const auto trace = ntk::forward(sample.network, sample.x);
    const auto& top = trace.inputs[trace.inputs.size() - (reading.one_layer_back ? 3 : 1)];
    const Rational part = weights_product(derivatives.back(), derivatives.back());
    return rigor::truth(part == reading.factor * ntk::detail::inner_product(top, top) && full_product(derivatives, derivatives) >= part);
}

claim::legacy::Argument argue(const Reading& reading) {
    claim::legacy::Argument argument;
    argument.step("df/dW^(L+1) = alpha^(L)(x), and its square is at most K_t(x, x): the fixed networks, exactly, derivatives by dual numbers",
                  at_all(residual_examples(), [&](const NetworkSample& s) { return equal(s, reading); }));
    return argument;
}
claim::Verdict variant(const Reading& reading) { return claim::verdict_of(argue(reading).conclusion()); }

claim::legacy::Finding check(const claim::Context&) {
    return conclude(argue({}), claim::Evidence::proved, "all L >= 1, all m, all alpha, all parameters, all x; also for the network (2.1), whose output is the same");
}

}  // namespace

claim::legacy::Check eq_c_17() {
    return {
        .id = "yu-2025/eq-c.17",
        .check = with_misprint(check, R"($\|\alpha_t^{(L)}(x_i)\|_2^2$ for $\|\alpha_t^{(L)}\|_2^2$.)"),
        .controls = {{"alpha^(L-1) in place of alpha^(L)", [](const claim::Context&) { return variant({1, true}); }},
                     {"factor 1 + 1e-20", [](const claim::Context&) { return variant({1 + rigor::parse_rational("1e-20")}); }}},
        .property = claim::property("|df/dW^(L+1)|^2 = |alpha^(L)(x)|^2 <= K_t(x, x), exactly; d, m and L up to 3", [](const NetworkSample& s) { return equal(s, {}); },
                                    claim::Input{"network", residual_samples()}),
    };
}
const claim::legacy::Registered registered_eq_c_17{eq_c_17};

}  // namespace proofs::yu_2025
