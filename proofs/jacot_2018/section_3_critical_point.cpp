#include "claim/check.hpp"
#include "claim/cited_steps.hpp"
#include "claim/decided_steps.hpp"
#include "claim/generators.hpp"
#include "claim/sampler.hpp"
#include "proofs/common/convex_descent.hpp"
#include "proofs/common/kernel_descent.hpp"

namespace proofs::jacot_2018::section_3_critical_point {
namespace {

using claim::Relation;
using rigor::Ball, rigor::Rational, rigor::RationalMatrix, rigor::Truth;

/// The conclusion asks for that many critical points. The example: one data point, K(x_1, x_1) = kernel, f_0 = 0, the
/// cross-entropy with the weight `other_label` of the other label. Any positive kernel would do.
struct Reading {
    long critical_points = 1;
    CrossEntropyExample example{};
    // Of the correction: two data points with K(x_1, x_1) = K(x_2, x_2) = 1, |K(x_1, x_2)| <= correlation; f' is
    // sign times the kernel gradient.
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
        .supports(claim::cites_refutation(context, "jacot-2018/section-3-global-minimum"));
    if (!context.verdict_only) result.steps.supports(cross_entropy_times());
    return result;
}

claim::Result check_correction(const claim::Context& context, const Reading& reading) {
    claim::Result result;
    result.scope = "all K positive definite on the data, C continuously differentiable, f(t) defined for all t";
    result.steps.carries(claim::cites(context, "jacot-2018/section-3-decay"))
        .carries(cost_falls(reading.correlation, reading.sign))
        .carries(claim::written(context, "decrease"))
        .carries(claim::written(context, "limit-points"));
    return result;
}

KernelDescent drawn(long points, long number) { return KernelDescent::sample(points, 1, points + 1, number); }
template <class T>
T cost(const T& f) {
    return cubic_cost(f);  // critical points on both sides, minimum and maximum, unbounded
}

Truth is_definite(long points, long number) {
    return rigor::truth(rigor::inertia(drawn(points, number).gram).positive == points);
}
Truth strictly_decreasing(long points, long number) {
    const KernelDescent s = drawn(points, number);
    const auto d = s.derivative([](const auto& f) { return cost(f); });
    const Rational rate = s.cost_rate([](const auto& f) { return cost(f); });
    return rigor::truth(s.product(d, d) > 0 ? rate < 0 : rate == 0);
}

const claim::Registered registered{[]() -> claim::Check {
    return claim::checked("jacot-2018/section-3-critical-point", check)
        .control("K = 0 in place of K = 1: not positive definite", [](Reading& r) { r.example.kernel = 0; })
        .control("both labels at the data point (not separable)", [](Reading& r) { r.example.other_label = 1; })
        .corrected(check_correction, {.critical_points = 0})
        .correction_control("K positive semidefinite only", [](Reading& r) { r.correlation = 1; })
        .correction_control("f' = +grad_K C", [](Reading& r) { r.sign = 1; })
        .property(
            claim::property_where("G positive definite: d/dt C < 0 unless d = 0, for the mean of f^3 - f, exactly",
                                  is_definite, strictly_decreasing, claim::Input{"points", claim::integers(1, 4)},
                                  claim::Input{"sample", claim::integers(0, 1'000'000)}));
}};

}  // namespace
}  // namespace proofs::jacot_2018::section_3_critical_point
