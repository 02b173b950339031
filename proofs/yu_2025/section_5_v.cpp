#include "claim/check.hpp"
#include "claim/cited_steps.hpp"
#include "claim/decided_steps.hpp"
#include "claim/generators.hpp"
#include "claim/sampler.hpp"
#include "proofs/yu_2025/common/divergence_steps.hpp"
#include "proofs/yu_2025/common/lyapunov.hpp"

namespace proofs::yu_2025::section_5_v {
namespace {

using claim::Relation;
using rigor::Rational;

/// V = factor sum ln(1 - u_i), printed with the factor 1. The example has the biases `bias` and -1. Of the correction
/// also what is supposed of lambda_min(K_t(X, X)).
struct Reading {
    long factor = 1;
    Rational bias = 1;
    KernelBound bound{};
};

claim::Result check(const claim::Context& context, const Reading& reading) {
    claim::Result result;
    result.aim = claim::Result::Aim::refute;
    result.scope = "false for every network, sample and time with u^T K^r u > 0, under (5.3) too";
    const HalfError example(reading.bias);
    result.steps
        .carries(claim::witness<HalfError>("network (2.1), L = 1, m = 2, x = 0, y = 1, W^(1) = 0, W^(2) = 0, b = (" +
                                               rigor::to_string(reading.bias) + ", -1)",
                                           example,
                                           {"dV/dt", [&](const HalfError& e) { return e.rate(reading.factor); }},
                                           Relation::at_most, {"0", [](const HalfError&) { return Rational(0); }}))
        .carries(claim::written(context, "bounded"));
    return result;
}

claim::Result check_correction(const claim::Context& context, const Reading& reading) {
    claim::Result result;
    result.scope =
        "both networks, every n, samples, labels, widths and depths, C > 0, every absolutely continuous solution of "
        "(2.7) on [0, infinity)";
    const long factor = reading.factor;
    result.steps.carries(claim::cites(context, "yu-2025/eq-c.22"))
        .carries(claim::identity<2>(
            std::to_string(factor) + " (-1/(1 - u)) u' with u' = -u (1 - u) k, the part of one sample in V'",
            [=](const auto& u, const auto& k) { return -factor / (1 - u) * (-u * (1 - u) * k); }, "-u k",
            [](const auto& u, const auto& k) { return -u * k; }))
        .carries(claim::written(context, "decreases"))
        .carries(claim::cites(context, "yu-2025/lemma-8"))
        .append(comparison_steps(reading.bound))
        .carries(claim::written(context, "vanishes"));
    return result;
}

const claim::Registered registered{[]() -> claim::Check {
    return claim::checked("yu-2025/section-5-v", check)
        .control("an inactive neuron, K = 0: V does not move", [](Reading& r) { r.bias = -1; })
        .corrected(check_correction, {.factor = -1})
        .correction_control("V as (5.4) prints it", [](Reading& r) { r.factor = 1; })
        .correction_control("lower bound 0 in place of C > 0", [](Reading& r) { r.bound.scale = 0; })
        .correction_control("lower bound C/(1 + t)^2: positive at each time", [](Reading& r) { r.bound.decay = 2; })
        .property(claim::property(
            "V' = -u^T K^r u = -|theta'|^2 at random networks of both kinds, exactly",
            [](long number) {
                claim::Sampler sampler(54, static_cast<std::uint64_t>(number));  // free: a seed
                return loss_falls_by_the_form(sampler);
            },
            claim::Input{"sample", claim::integers(0, 1'000'000)}));
}};

}  // namespace
}  // namespace proofs::yu_2025::section_5_v
