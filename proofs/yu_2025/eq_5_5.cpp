#include "claim/check.hpp"
#include "claim/cited_steps.hpp"
#include "claim/decided_steps.hpp"
#include "claim/generators.hpp"
#include "claim/sampler.hpp"
#include "proofs/yu_2025/common/lyapunov.hpp"
#include "rigor/number/ball.hpp"

#include <fmt/format.h>

namespace proofs::yu_2025::eq_5_5 {
namespace {

using claim::Relation;
using rigor::Ball, rigor::Rational, rigor::Truth;

/// V(u) = factor sum ln(1 - u_i), printed with the factor 1. The example has the biases `bias` and -1.
struct Reading {
    long factor = 1;  // free: any but -1, of which the correction has controls
    Rational bias = 1;
};

claim::Result check(const claim::Context& context, const Reading& reading) {
    claim::Result result;
    result.aim = claim::Result::Aim::refute;
    result.scope = "false for every network, sample and time with u^T K^r u > 0";
    const HalfError example(reading.bias);
    result.steps.carries(claim::witness<HalfError>(
        "network (2.1), L = 1, m = 2, x = 0, y = 1, W^(1) = 0, W^(2) = 0, b = (" + rigor::to_string(reading.bias) +
            ", -1)",
        example, {"dV/dt", [&](const HalfError& e) { return e.rate(reading.factor); }}, Relation::equal,
        {"-u^T diag(2Y - 1) K diag(2Y - 1) u", [](const HalfError& e) { return e.form(); }}));
    if (context.verdict_only) return result;
    result.values = {{"witness: dV/dt for V = ln(1 - u)", Ball(example.rate(reading.factor)).enclosure(context.digits)},
                     {"(5.5) says", Ball(example.form()).enclosure(context.digits)}};
    return result;
}

claim::Result check_correction(const claim::Context& context, const Reading& reading) {
    claim::Result result;
    result.scope = "both networks, all n, along every absolutely continuous solution of (2.7), for almost every t";
    const long factor = reading.factor;
    result.steps.carries(claim::cites(context, "yu-2025/eq-c.1"))
        .carries(claim::identity<2>(
            fmt::format("{} (-1/(1 - u)) u' with u' = -u (1 - u) k, the part of one sample in V'", factor),
            [=](const auto& u, const auto& k) { return -factor / (1 - u) * (-u * (1 - u) * k); }, "-u k",
            [](const auto& u, const auto& k) { return -u * k; }))
        .carries(claim::written(context, "sum"))
        .supports(claim::instances("V' through the forward pass is -u^T K^r u, networks of both kinds, exactly",
                                   context.seed, 60, [=](claim::Sampler& sampler) {
                                       const LyapunovRate r =
                                           lyapunov_rate(sampler.integer(1, 1'000'000'000), static_cast<int>(factor));
                                       return rigor::truth(r.rate == -r.form);
                                   }));
    return result;
}

const claim::Registered registered{[]() -> claim::Check {
    return claim::checked("yu-2025/eq-5.5", check)
        .control("an inactive neuron, K = 0: both sides are 0", [](Reading& r) { r.bias = -1; })
        .corrected(check_correction, {.factor = -1})
        .correction_control("V = sum ln(1 - u_i)", [](Reading& r) { r.factor = 1; })
        .correction_control("V = -2 sum ln(1 - u_i)", [](Reading& r) { r.factor = -2; })
        .property(claim::property_where(
            "where u^T K^r u > 0: with the minus sign V' = -u^T K^r u, with the printed sign the opposite, for the "
            "network of a random seed, exactly",
            [](long seed) { return rigor::truth(lyapunov_rate(seed, -1).form > 0); },
            [](long seed) {
                const LyapunovRate minus = lyapunov_rate(seed, -1), printed = lyapunov_rate(seed, 1);
                return rigor::truth(minus.rate == -minus.form && printed.rate == printed.form);
            },
            claim::Input{"seed", claim::integers(1000, 1'000'000)}));
}};

}  // namespace
}  // namespace proofs::yu_2025::eq_5_5
