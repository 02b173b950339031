#include "claim/check.hpp"
#include "claim/cited_steps.hpp"
#include "claim/decided_steps.hpp"
#include "claim/generators.hpp"
#include "proofs/le_2025/common/gradient_flow.hpp"

namespace proofs::le_2025::section_3_annotation {
namespace {

using claim::Relation;
using rigor::Rational;

/// d theta/dt = sign grad (C o f), for a flow with theta' = -grad (C o f); and a start for f_theta = theta, y = 0.
struct Reading {
    Rational sign = 1;  // free: any but -1 refutes
    Rational theta = 1;
};

/// grad (C o f) = C'(theta), C(theta) = theta^2.
Rational gradient(const Reading& reading) {
    const RationalDual theta(reading.theta, 1);
    return (theta * theta).derivative;
}

claim::Result check(const claim::Context&, const Reading& reading) {
    claim::Result result;
    result.aim = claim::Result::Aim::refute;
    result.scope = "an example with one parameter; the page says where in general";
    result.steps.carries(claim::witness<Reading>(
        "f_theta = theta, one data point, y = 0, C = theta^2, theta = " + rigor::to_string(reading.theta), reading,
        {"d theta/dt of the flow", [](const Reading& r) { return Rational(-gradient(r)); }}, Relation::equal,
        {rigor::to_string(reading.sign) + " grad (C o f)",
         [](const Reading& r) { return Rational(r.sign * gradient(r)); }}));
    return result;
}

claim::Result check_correction(const claim::Context& context, const Reading& reading) {
    claim::Result result;
    result.scope = "all f_theta differentiable in theta";
    result.steps.carries(claim::written(context, "flow"))
        .supports(claim::instances(
            "networks: with this sign the second line leads to the fourth", context.seed, 12,  // free: how many
            [&](claim::Sampler& sampler) { return flow_of_network(sampler, {.sign = -reading.sign}); }));
    return result;
}

const claim::Registered registered{[]() -> claim::Check {
    return claim::checked("le-2025/section-3-annotation", check)
        .control("a critical point, theta = 0", [](Reading& r) { r.theta = 0; })
        .corrected(check_correction, {.sign = -1})
        .correction_control("half the gradient", [](Reading& r) { r.sign = Rational(-1, 2); })
        .correction_control("the gradient without the minus sign", [](Reading& r) { r.sign = 1; })
        .property(claim::property(
            "with the minus sign the velocity of f is the kernel sum, exactly",
            [](long number) {
                claim::Sampler sampler(5, static_cast<std::uint64_t>(number));  // free: a seed
                return flow_of_network(sampler, {});
            },
            claim::Input{"sample", claim::integers(0, 1'000'000)}));
}};

}  // namespace
}  // namespace proofs::le_2025::section_3_annotation
