#include "claim/check.hpp"
#include "claim/cited_steps.hpp"
#include "claim/decided_steps.hpp"
#include "claim/generators.hpp"
#include "claim/sampler.hpp"
#include "proofs/yu_2025/common/resting_network.hpp"
#include "rigor/number/ball_functions.hpp"

namespace proofs::yu_2025 {
namespace {

using claim::Relation;
using rigor::Ball, rigor::Rational, rigor::Truth;

/// The error as a function of q = e^M of the margin M, or that of the squared error at the margin.
struct Reading {
    bool squared = false;
};

/// Network (2.1), L = 1, d = 2, of m neurons, all with z_j > 0 at x, and the velocity of (2.7) with c = S u: z_j' = s
/// V_j c r^2 and V_j' = s z_j c, by the suite's backward pass; so a^2 - b^2 = z_j^2 - r^2 V_j^2 does not change.
Truth hyperbolic(claim::Sampler& sampler) {
    const Rational x = sampler.rational(), s = sampler.positive_rational(), c = sampler.nonzero_rational();
    std::vector<Rational> w, b, v;
    const long m = sampler.integer(1, 4);
    for (long j = 0; j < m; ++j) {
        w.push_back(sampler.rational());
        b.push_back(sampler.positive_rational() - w.back() * x);
        v.push_back(sampler.rational());
    }
    ExactMatrix point(1, 1);
    point << x;
    ExactVector coefficient(1);
    coefficient << c;
    const auto velocity = flow_velocity(one_layer(w, b, v, s), point, coefficient);
    const Rational square = 1 + x * x;
    bool all = true;
    for (long j = 0; j < m; ++j) {
        const auto k = static_cast<std::size_t>(j);
        const Rational z = w[k] * x + b[k], z_rate = velocity[0].weights(j, 0) * x + velocity[0].bias(j),
                       v_rate = velocity[1].weights(0, j);
        all = all && z_rate == s * v[k] * c * square && v_rate == s * z * c && z * z_rate == square * v[k] * v_rate;
    }
    return rigor::truth(all);
}

claim::Result check(const claim::Context& context, const Reading& reading) {
    claim::Result result;
    result.scope =
        "the kernel: both networks, every width, every theta_0 with an absolutely continuous solution of (2.7) on [0, "
        "infinity); the parameters: the same with lambda_min(K_t(X, X)) >= C > 0, and network (2.1), L = 1, one "
        "sample, with a probability of at least 1 - (3/4)^m";
    result.steps.carries(claim::cites(context, "yu-2025/abstract-training-samples"))
        .carries(claim::cites(context, "yu-2025/corollary-1"))
        .carries(claim::written(context, "kernel"))
        .supports(claim::instances(
            "z_j' = s V_j c r^2 and V_j' = s z_j c at active neurons, by the suite's backward pass, exactly",
            context.seed, 60, hyperbolic))
        .carries(claim::identity<3>(
            "a^2 - b^2 at a = a_0 cosh + b_0 sinh, b = b_0 cosh + a_0 sinh, e^tau = E",
            [](const auto& a, const auto& b, const auto& e) {
                const auto c = (e + 1 / e) / 2, s = (e - 1 / e) / 2;
                return (a * c + b * s) * (a * c + b * s) - (b * c + a * s) * (b * c + a * s);
            },
            "a_0^2 - b_0^2", [](const auto& a, const auto& b, const auto&) { return a * a - b * b; }))
        .carries(claim::written(context, "most"))
        .carries(claim::everywhere({{{"M", {-10, 10}}}},
                                   {reading.squared ? "the error 1 - M" : "the error 1/(1 + e^M)",
                                    [&](const rigor::Point& at) {
                                        return reading.squared ? Ball(1) - at[0]
                                                               : Ball(1) / (Ball(1) + rigor::exp(at[0]));
                                    }},
                                   Relation::greater, claim::constant(0)))
        .carries(claim::written(context, "error"));
    if (context.verdict_only) return result;
    result.values = {
        {"probability, m = 10, at least", Ball(1 - rigor::power(Rational(3, 4), 10)).enclosure(context.digits)}};
    return result;
}

const claim::Registered registered{[]() -> claim::Check {
    return claim::checked("yu-2025/section-4.1-regime", check)
        .control("the squared error in place of the cross-entropy", [](Reading& r) { r.squared = true; })
        .property(claim::property(
            "z_j' = s V_j c r^2 and V_j' = s z_j c at active neurons, by the suite's backward pass, exactly",
            [](long number) {
                claim::Sampler sampler(41, static_cast<std::uint64_t>(number));  // free: a seed
                return hyperbolic(sampler);
            },
            claim::Input{"sample", claim::integers(0, 1'000'000)}));
}};

}  // namespace
}  // namespace proofs::yu_2025
