#include "claim/check.hpp"
#include "claim/cited_steps.hpp"
#include "claim/generators.hpp"
#include "proofs/le_2025/common/cost_descent.hpp"

#include <fmt/format.h>

namespace proofs::le_2025::section_3_4_cost {
namespace {

using claim::Relation;
using rigor::Rational, rigor::Truth;

/// Line four is sign (1/m^power) sum d^T K d. The example: one data point, K = 1, C = f^2, f = value.
struct Reading {
    long sign = 1;  // free: any but -1 refutes
    long power = 2;
    Rational value = 1;
};

Rational slope(const Rational& f) {
    const rigor::Dual<Rational> x(f, 1);
    return (x * x).derivative;
}
Rational rate(const Rational& f) {
    const rigor::Dual<Rational> x(f, Rational(-slope(f)));
    return (x * x).derivative;
}

claim::Result check(const claim::Context&, const Reading& reading) {
    claim::Result result;
    result.aim = claim::Result::Aim::refute;
    result.scope = "an example; wherever |d|_K > 0, by the correction";
    result.steps.carries(
        claim::witness<Rational>("one data point, K = 1, C = f^2, f = " + rigor::to_string(reading.value),
                                 reading.value, {"d/dt C along f' = -K d, by dual numbers", rate}, Relation::equal,
                                 {reading.sign > 0 ? "line four, d K d" : "-d K d",
                                  [&](const Rational& f) { return Rational(reading.sign * slope(f) * slope(f)); }}));
    return result;
}

claim::Result check_correction(const claim::Context& context, const Reading& reading) {
    claim::Result result;
    result.scope = "all kernels, data sets and differentiable costs";
    Rational weight = 1;  // of the double sum, in units of 1/m^2 with m = 2
    for (long k = 2; k < reading.power; ++k) weight /= 2;
    for (long k = reading.power; k < 2; ++k) weight *= 2;
    result.steps.carries(claim::written(context, "rate"))
        .carries(claim::identity<5>(
            "two points, C the mean of f^3 - f: d/dt C along f' = -grad_K C, by dual numbers",
            [](const auto& f1, const auto& f2, const auto& a, const auto& b, const auto& c) {
                using T = std::decay_t<decltype(f1)>;
                return TwoPoints<T>{{f1, f2}, a, b, c}.cost_rate(T(-1));
            },
            fmt::format("{}(1/m^{}) sum d^T K d", reading.sign < 0 ? "-" : "", reading.power),
            [&](const auto& f1, const auto& f2, const auto& a, const auto& b, const auto& c) {
                using T = std::decay_t<decltype(f1)>;
                return T(reading.sign * weight) * TwoPoints<T>{{f1, f2}, a, b, c}.double_sum();
            }))
        .supports(claim::instances(
            "1 to 3 points, 1 and 2 outputs, kernels of any rank: d/dt C = -E d(x)^T K(x, x') d(x'), exactly",
            context.seed, 60, [](claim::Sampler& sampler) {  // free: how many
                const CostDescent s = CostDescent::draw(sampler);
                return rigor::truth(s.cost_rate(-1) == -s.double_sum());
            }));
    return result;
}

CostDescent drawn(long number) {
    claim::Sampler sampler(34, static_cast<std::uint64_t>(number));  // free: a seed
    return CostDescent::draw(sampler);
}

const claim::Registered registered{[]() -> claim::Check {
    return claim::checked("le-2025/section-3.4-cost", check)
        .control("f = 0, the minimum, where d = 0", [](Reading& r) { r.value = 0; })
        .corrected(check_correction, {.sign = -1})
        .correction_control("line four with its printed sign", [](Reading& r) { r.sign = 1; })
        .correction_control("1/m in place of 1/m^2", [](Reading& r) { r.power = 1; })
        .property(claim::property_where(
            "several outputs, |d|_K > 0: d/dt C is minus the double sum and differs from it, exactly",
            [](long n) { return rigor::truth(drawn(n).double_sum() != 0); },
            [](long n) {
                const CostDescent s = drawn(n);
                const Rational rate = s.cost_rate(-1), sum = s.double_sum();
                return rigor::truth(rate == -sum && rate != sum);
            },
            claim::Input{"sample", claim::integers(0, 1'000'000)}));  // free: how many samples
}};

}  // namespace
}  // namespace proofs::le_2025::section_3_4_cost
