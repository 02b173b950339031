#include "claim/check.hpp"
#include "claim/cited_steps.hpp"
#include "claim/decided_steps.hpp"
#include "claim/generators.hpp"
#include "proofs/common/cross_entropy.hpp"
#include "proofs/le_2025/common/cost_descent.hpp"

namespace proofs::le_2025 {
namespace {

using claim::Relation;
using rigor::Ball, rigor::Rational, rigor::RationalMatrix, rigor::Truth;

/// The conclusion asks for that many critical points. The example: one data point, K(x_1, x_1) = kernel, f_0 = 0, the
/// cross-entropy with the weight `other_label` of the other label.
struct Reading {
    long critical_points = 1;
    Rational kernel = 1, other_label = 0;
    // Of the correction: K = [1, k; k, 1] with |k| <= correlation; f' is sign times the kernel gradient.
    Rational correlation{99, 100};  // any number below 1: K is positive definite
    long sign = -1;
};

claim::Result check(const claim::Context& context, const Reading& reading) {
    claim::Result result;
    result.aim = claim::Result::Aim::refute;
    result.scope = "costs without a critical point, such as the cross-entropy on separable data";
    RationalMatrix kernel(1, 1);
    kernel(0, 0) = reading.kernel;
    const Rational& q = reading.other_label;
    result.steps.carries(claim::exact_inertia({"K on the data", kernel}, {.positive = 1}))
        .carries(cross_entropy_differentiated(q))
        .carries(claim::witness<Rational>(
            "one data point, K = " + rigor::to_string(reading.kernel) + ", C = " + cross_entropy_name(q), q,
            {"the number of critical points of C (at most the changes of sign in C'(f) (1 + E))",
             cross_entropy_critical_points},
            Relation::at_least,
            {"what the conclusion asks for", [&](const Rational&) { return reading.critical_points; }}))
        .supports(claim::cites_refutation(context, "le-2025/section-3.4-global-minimum"));
    if (!context.verdict_only) result.steps.supports(cross_entropy_times());
    return result;
}

/// d/dt C = (1/2) sum_i d_i f_i' with f' = sign grad_K C, two points, K = [1, k; k, 1], d = (cos a, sin a).
Ball rate(const Ball& a, const Ball& k, long sign) {
    Ball sine, cosine;
    rigor::sin_cos(a, sine, cosine);
    const Ball first = (cosine + k * sine) / Ball(2), second = (k * cosine + sine) / Ball(2);  // grad_K C
    return Ball(sign) * (cosine * first + sine * second) / Ball(2);
}

claim::Result check_correction(const claim::Context& context, const Reading& reading) {
    claim::Result result;
    result.scope = "all K positive definite on the data, C continuously differentiable, f_t defined for all t";
    const claim::Domain all{{{"a", {0, 7}},  // more than a turn
                             {"k", {-reading.correlation, reading.correlation}}}};
    result.steps.carries(claim::cites_correction(context, "le-2025/section-3.4-decay"))
        .carries(claim::everywhere(all,
                                   {"d/dt C at two points with K = [1, k; k, 1] and d = (cos a, sin a)",
                                    [&](const rigor::Point& p) { return rate(p[0], p[1], reading.sign); }},
                                   Relation::less, claim::constant(0)))
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
        .control("K = 0 in place of K = 1: not positive definite", [](Reading& r) { r.kernel = 0; })
        .control("both labels at the data point (not separable)", [](Reading& r) { r.other_label = 1; })
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
}  // namespace proofs::le_2025
