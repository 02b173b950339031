#include "claim/check.hpp"
#include "claim/cited_steps.hpp"
#include "claim/decided_steps.hpp"
#include "claim/generators.hpp"
#include "claim/sampler.hpp"
#include "proofs/yu_2025/common/divergence_steps.hpp"

namespace proofs::yu_2025 {
namespace {

using claim::Relation;
using rigor::Ball, rigor::Rational, rigor::Truth;

/// V = sign sum ln(1 - u_i), -1 in the appendix, and what is supposed of lambda_min(K_t(X, X)).
struct Reading {
    long sign = -1;
    KernelBound bound{};
};

claim::Result check(const claim::Context& context, const Reading& reading) {
    claim::Result result;
    result.scope =
        "both networks, every n, samples, labels, widths and depths, C > 0, every absolutely continuous solution of "
        "(2.7) on [0, infinity)";
    result.steps.carries(claim::cites(context, "yu-2025/eq-c.22"))
        .carries(claim::everywhere({{{"1 - u", {0, 1}}}},
                                   {"(1 - u) dV/du", [&](const rigor::Point&) { return Ball(-reading.sign); }},
                                   Relation::greater, claim::constant(0)))
        .carries(claim::written(context, "decreases"))
        .carries(claim::cites(context, "yu-2025/lemma-8"))
        .append(comparison_steps(reading.bound))
        .carries(claim::written(context, "vanishes"));
    return result;
}

const claim::Registered registered{[]() -> claim::Check {
    return claim::checked("yu-2025/section-5-v", check)
        .control("V as (5.4) prints it", [](Reading& r) { r.sign = 1; })
        .control("lower bound 0 in place of C > 0", [](Reading& r) { r.bound.scale = 0; })
        .control("lower bound C/(1 + t)^2: positive at each time", [](Reading& r) { r.bound.decay = 2; })
        .property(claim::property(
            "V' = -u^T K^r u = -|theta'|^2 at random networks of both kinds, exactly",
            [](long number) {
                claim::Sampler sampler(54, static_cast<std::uint64_t>(number));  // free: a seed
                return loss_falls_by_the_form(sampler);
            },
            claim::Input{"sample", claim::integers(0, 1'000'000)}));
}};

}  // namespace
}  // namespace proofs::yu_2025
