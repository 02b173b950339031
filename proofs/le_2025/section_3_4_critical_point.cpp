#include "claim/check.hpp"
#include "claim/cited_steps.hpp"
#include "claim/decided_steps.hpp"
#include "claim/generators.hpp"
#include "proofs/common/convex_descent.hpp"
#include "proofs/le_2025/common/cost_descent.hpp"

namespace proofs::le_2025::section_3_4_critical_point {
namespace {

using claim::Relation;
using rigor::Ball, rigor::Rational, rigor::RationalMatrix, rigor::Truth;

/// The conclusion asks for that many critical points. The example: one data point, K(x_1, x_1) = kernel, f_0 = 0, the
/// cross-entropy with the weight `other_label` of the other label.
struct Reading {
    long critical_points = 1;
    CrossEntropyExample example{};
    // Of the correction: K = [1, k; k, 1] with |k| <= correlation; f' is sign times the kernel gradient.
    Rational correlation{99, 100};  // any number below 1: K is positive definite
    long sign = -1;
};

claim::Result check(const claim::Context& context, const Reading& reading) {
    claim::Result result;
    result.aim = claim::Result::Aim::refute;
    result.scope = "costs without a critical point, such as the cross-entropy on separable data";
    const CrossEntropyExample& example = reading.example;
    result.steps.carries(example.definite())
        .carries(cross_entropy_differentiated(example.other_label))
        .carries(example.too_few("critical points of C (at most the changes of sign", reading.critical_points))
        .supports(claim::cites_refutation(context, "le-2025/section-3.4-global-minimum"));
    if (!context.verdict_only) result.steps.supports(cross_entropy_times());
    return result;
}

claim::Result check_correction(const claim::Context& context, const Reading& reading) {
    claim::Result result;
    result.scope = "all K positive definite on the data, C continuously differentiable, f_t defined for all t";
    result.steps.carries(claim::cites_correction(context, "le-2025/section-3.4-decay"))
        .carries(cost_falls(reading.correlation, reading.sign))
        .carries(claim::written(context, "decrease"))
        .carries(claim::written(context, "limit-points"));
    return result;
}

CostDescent drawn(long number) {
    claim::Sampler sampler(38, static_cast<std::uint64_t>(number));  // free: a seed
    return CostDescent::draw(sampler);
}

const claim::Registered registered{[]() -> claim::Check {
    return claim::checked("le-2025/section-3.4-critical-point", check)
        .control("K = 0 in place of K = 1: not positive definite", [](Reading& r) { r.example.kernel = 0; })
        .control("both labels at the data point (not separable)", [](Reading& r) { r.example.other_label = 1; })
        .corrected(check_correction, {.critical_points = 0})
        .correction_control("K positive semidefinite only", [](Reading& r) { r.correlation = 1; })
        .correction_control("f' = +grad_K C", [](Reading& r) { r.sign = 1; })
        .property(claim::property_where(
            "G positive definite: d/dt C < 0 unless d = 0, for the mean of f^3 - f, exactly",
            [](long n) {
                const CostDescent s = drawn(n);
                return rigor::truth(rigor::inertia(s.gram).positive == s.gram.rows());
            },
            [](long n) {
                const CostDescent s = drawn(n);
                const claim::RationalVector d = s.slopes();
                const Rational rate = s.cost_rate(-1);
                return rigor::truth(d != claim::RationalVector(d.size()) ? rate < 0 : rate == 0);
            },
            claim::Input{"sample", claim::integers(0, 1'000'000)}));  // free: how many samples
}};

}  // namespace
}  // namespace proofs::le_2025::section_3_4_critical_point
